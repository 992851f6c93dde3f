import type { Edtf } from '../model/edtf.js'
import type { ActorId, FormatId, JunctionId, LinkId, PlaceId, ProcessId, SectorId, TrackId } from '../model/ids.js'
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
        all,
        row.id,
        all.parts.filter((other) => folderOf(other.file) === folderOf(part.file)),
      ),
    )
  }
}

/** The border and the transport network of a process; a stretch, end or owner that is not there is told with its line. */
function strandsOf(all: Gathering, parts: readonly PackPart[]): Pick<Dossier, 'sectors' | 'junctions' | 'links'> {
  const ids = (list: 'sectors' | 'junctions'): Set<string> =>
    new Set(parts.flatMap(({ data }) => data[list].map(({ id }) => id)))
  const [stretches, nodes] = [ids('sectors'), ids('junctions')]
  const known = (
    part: PackPart,
    at: readonly (string | number)[],
    id: string,
    what: string,
    held: { has(id: string): boolean },
  ) => {
    if (!held.has(id)) refuse(part, at, `no ${what} has the id ${id}`)
    return id
  }
  return {
    sectors: parts.flatMap((part) =>
      part.data.sectors.map(({ basis, sure, ...row }, i) => ({
        id: row.id as SectorId,
        name: row.name,
        aliases: row.aliases,
        between: row.between.map((id, at) => known(part, ['sectors', i, 'between', at], id, 'actor', all.actors)) as [
          ActorId,
          ActorId,
        ],
        within: (row.within ? known(part, ['sectors', i, 'within'], row.within, 'sector', stretches) : null) as SectorId | null,
        line: row.line ?? null,
        km: row.km ?? null,
        invokes: row.invokes ?? null,
        states: row.states.map((state) => ({
          state: state.state,
          from: state.from as Edtf,
          to: (state.to ?? null) as Edtf | null,
          km: state.km ?? null,
          basis: basisOf(part.data, state),
        })),
        basis: basisOf(part.data, { basis, sure }),
      })),
    ),
    junctions: parts.flatMap(({ data }) =>
      data.junctions.map(({ basis, sure, lat, lon, ...row }) => ({
        ...row,
        id: row.id as JunctionId,
        at: { lat, lon },
        basis: basisOf(data, { basis, sure }),
      })),
    ),
    links: parts.flatMap((part) =>
      part.data.links.map(({ basis, sure, ends, ...row }, i) => ({
        id: row.id as LinkId,
        name: row.name,
        aliases: row.aliases,
        mode: row.mode,
        from: known(part, ['links', i, 'ends', 0], ends[0], 'junction', nodes) as JunctionId,
        to: known(part, ['links', i, 'ends', 1], ends[1], 'junction', nodes) as JunctionId,
        km: row.km ?? null,
        line: row.line ?? null,
        lines: row.lines,
        control: row.control.map((id, at) => known(part, ['links', i, 'control', at], id, 'actor', all.actors)) as ActorId[],
        states: row.states.map((state) => ({
          state: state.state,
          from: state.from as Edtf,
          to: (state.to ?? null) as Edtf | null,
          terms: state.terms ?? null,
          basis: basisOf(part.data, state),
        })),
        basis: basisOf(part.data, { basis, sure }),
      })),
    ),
  }
}

function dossierOf(all: Gathering, process: string, parts: readonly PackPart[]): Dossier {
  return {
    process: process as ProcessId,
    ...strandsOf(all, parts),
    actors: parts.flatMap(({ data }) => data.actors.map((row) => (row.id ?? slugOf(row.name)) as ActorId)),
    places: parts.flatMap(({ data }) => data.places.map((row) => (row.id ?? slugOf(row.name)) as PlaceId)),
    agreements: parts.flatMap(({ data }) =>
      data.agreements.map(({ basis, sure, ...row }) => ({
        ...row,
        date: row.date as Edtf,
        tracks: row.tracks as TrackId[],
        points: row.points.map((point) => ({
          says: point.says,
          by: point.by as ActorId[],
          due: ('due' in point ? (point.due ?? null) : null) as Edtf | null,
          concerns: point.concerns,
          states: point.states.map((state) => ({
            state: state.state,
            from: state.from as Edtf,
            to: (state.to ?? null) as Edtf | null,
            basis: basisOf(data, state),
          })),
        })),
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
