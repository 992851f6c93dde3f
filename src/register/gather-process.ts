import type { Edtf } from '../model/edtf.js'
import type { ActorId, FormatId, PlaceId, ProcessId, TrackId } from '../model/ids.js'
import type { Dossier } from './dossier.js'
import { slugOf } from './fold.js'
import { basisOf, type Gathering, refuse } from './gathering.js'
import type { PackPart } from './pack.js'

/** Processes with what stands in their folders. */
export function addProcesses(all: Gathering): void {
  // A process's files share its folder: what stands beside `process` belongs to it.
  const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1)
  for (const part of all.parts) {
    const row = part.data.process
    if (row === undefined) continue
    for (const [i, party] of row.parties.entries()) {
      if (!all.actors.has(party)) refuse(part, ['process', 'parties', i], `no actor has the id ${party}`)
    }
    all.processes.set(row.id, {
      id: row.id as ProcessId,
      name: row.name,
      aliases: row.aliases,
      parties: row.parties as ActorId[],
      words: row.words,
      tracks: row.tracks.map((track) => ({ ...track, id: track.id as TrackId })),
      formats: row.formats.map((format, i) => {
        for (const lead of format.leads) {
          if (!all.actors.has(lead)) refuse(part, ['process', 'formats', i, 'leads'], `no actor has the id ${lead}`)
        }
        return {
          id: format.id as FormatId,
          name: format.name,
          aliases: format.aliases,
          leads: format.leads as ActorId[],
          from: (format.from ?? null) as Edtf | null,
          to: (format.to ?? null) as Edtf | null,
          basis: basisOf(part.data, format),
        }
      }),
    })
    all.dossiers.set(
      row.id,
      dossierOf(
        row.id,
        all.parts.filter((other) => folderOf(other.file) === folderOf(part.file)),
      ),
    )
  }
}

function dossierOf(process: string, parts: readonly PackPart[]): Dossier {
  return {
    process: process as ProcessId,
    actors: parts.flatMap(({ data }) => data.actors.map((row) => (row.id ?? slugOf(row.name)) as ActorId)),
    places: parts.flatMap(({ data }) => data.places.map((row) => (row.id ?? slugOf(row.name)) as PlaceId)),
    agreements: parts.flatMap(({ data }) =>
      data.agreements.map(({ basis, sure, ...row }) => ({
        ...row,
        date: row.date as Edtf,
        tracks: row.tracks as TrackId[],
        basis: basisOf(data, { basis, sure }),
      })),
    ),
    events: parts.flatMap(({ data }) =>
      data.events.map(({ basis, sure, ...row }) => ({
        ...row,
        date: row.date as Edtf,
        tracks: row.tracks as TrackId[],
        place: row.place ?? null,
        outcome: row.outcome ?? null,
        basis: basisOf(data, { basis, sure }),
      })),
    ),
    figures: parts.flatMap(({ data }) =>
      data.figures.map(({ basis, sure, ...row }) => ({
        ...row,
        of: row.of ?? null,
        low: row.low ?? null,
        best: row.best ?? null,
        high: row.high ?? null,
        at: (row.at ?? null) as Edtf | null,
        basis: basisOf(data, { basis, sure }),
      })),
    ),
  }
}
