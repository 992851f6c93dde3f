import type { Actor, Incumbency, Place } from '../model/actor.js'
import type { Edtf } from '../model/edtf.js'
import type { ActorId, FormatId, OfficeId, PlaceId, ProcessId, TrackId } from '../model/ids.js'
import type { Compiled, HeldOffice, LeaderRow, SenseRow, TitleKind } from './compiled.js'
import type { Dossier } from './dossier.js'
import { familyKey, keyOf, slugOf } from './fold.js'
import { addName, type NameBook, newNameBook, sortedNames } from './name-book.js'
import type { PackPart } from './pack.js'
import type { PackFile } from './pack-schema.js'
import { invalid } from './safe-yaml.js'

type Path = readonly PropertyKey[]
type Fact = { readonly basis?: string | undefined; readonly sure?: string | undefined }

/** "high: own knowledge": how sure, then where from; the file's word where the fact has none. */
function basisOf(file: PackFile, fact: Fact, note?: string): string | null {
  const basis = fact.basis ?? file.basis
  const sure = fact.sure ?? file.sure
  const said = [sure, basis].filter((part) => part !== undefined).join(': ')
  return [said, note].filter((part) => part !== undefined && part !== '').join('; ') || null
}

const surnameOf = (name: string): string => {
  const words = name.split(/\s+/)
  const particle = words.findIndex((word, i) => i > 0 && i < words.length - 1 && PARTICLES.has(word.toLowerCase()))
  return particle > 0 ? words.slice(particle).join(' ') : (words.at(-1) ?? name)
}
const PARTICLES = new Set([
  'von',
  'van',
  'de',
  'der',
  'den',
  'le',
  'la',
  'di',
  'da',
  'al',
  'el',
  'bin',
  'ben',
  'ter',
  'dos',
  'du',
])

/** Gathers the files of all packs, in order, into the tables a register is made of. Later files add to earlier ones. */
class Gathering {
  readonly actors = new Map<string, Actor>()
  readonly offices = new Map<string, Compiled['offices'][number]>()
  readonly places = new Map<string, Place>()
  readonly placeByName = new Map<string, string>()
  readonly holdings: HeldOffice[] = []
  readonly processes = new Map<string, Compiled['processes'][number]>()
  readonly dossiers = new Map<string, Dossier>()
  readonly titles = new Map<string, TitleKind>()
  readonly bodies = new Map<string, Compiled['bodies'][number]>()
  readonly leaders: LeaderRow[] = []
  readonly seats = new Map<string, string>()
  readonly families = new Map<string, Set<string>>()
  readonly hosts = new Map<string, string>()
  readonly outlets = new Map<string, { name: string; agency: boolean }>()
  readonly spellings = new Map<string, string>()
  readonly names: NameBook

  constructor(readonly parts: readonly PackPart[]) {
    for (const { data } of parts) {
      for (const group of data.spellings) {
        const kept = keyOf(group[0] ?? '')
        for (const spelling of group) this.spellings.set(keyOf(spelling), kept)
      }
    }
    this.names = newNameBook(this.spellings)
  }

  family(name: string, id: string): void {
    // Al-Burhan is Burhan, too.
    for (const key of [familyKey(name, this.spellings), familyKey(name.replace(/^(?:al|el)[- ]/i, ''), this.spellings)]) {
      const ids = this.families.get(key) ?? new Set()
      this.families.set(key, ids.add(id))
    }
  }

  person(id: string, name: string, family: string | undefined): void {
    if (family !== '-') this.family(family ?? surnameOf(name), id)
  }
}

/** A fact that names something the packs do not hold is an error at its line. */
function refuse(part: PackPart, path: Path, says: string): never {
  throw invalid(part.file, part.yaml.lineOf(path), says)
}

function addTitlesAndBodies(all: Gathering): void {
  for (const { data } of all.parts) {
    for (const row of data.titles) {
      const titles = [...new Set([...(all.titles.get(row.kind)?.titles ?? []), ...row.titles.map((t) => t.toLowerCase())])]
      all.titles.set(row.kind, { kind: row.kind, name: row.name, titles, like: row.like ?? null, everywhere: row.everywhere })
    }
    for (const row of data.bodies) all.bodies.set(row.kind, { ...row, words: row.words.map((w) => w.toLowerCase()) })
  }
}

function addPlaces(all: Gathering): void {
  for (const part of all.parts) {
    for (const [i, row] of part.data.places.entries()) {
      const id = row.id ?? slugOf(row.name)
      const before = all.places.get(id)
      const aliases = [...new Set([...(before?.aliases ?? []), ...row.aliases])].filter((alias) => alias !== row.name)
      if (row.disputed && aliases.length === 0) {
        refuse(part, ['places', i], `${row.name} is disputed: both sides’ names must stand here, one of them in aliases`)
      }
      const at = row.lat !== undefined && row.lon !== undefined ? { lat: row.lat, lon: row.lon } : (before?.at ?? null)
      const name = before?.name ?? row.name
      if (name !== row.name) aliases.unshift(row.name)
      all.places.set(id, {
        id: id as PlaceId,
        name,
        aliases: aliases.filter((alias) => alias !== name),
        type: row.type,
        country: (row.country ?? before?.country ?? null) as ActorId | null,
        at,
        basis: basisOf(part.data, row),
      })
      for (const word of [row.name, ...row.aliases]) addName(all.names, word, ['p', id], 'name')
    }
  }
}

function addStates(all: Gathering): void {
  for (const part of all.parts) {
    for (const row of part.data.states) {
      all.actors.set(row.id, {
        id: row.id as ActorId,
        type: row.type,
        name: row.name,
        aliases: row.aliases,
        demonyms: row.demonyms,
        of: null,
        basis: basisOf(part.data, row),
      })
      for (const word of [row.name, ...row.aliases]) addName(all.names, word, ['a', row.id], 'name')
      for (const word of row.demonyms) addName(all.names, word, ['d', row.id], 'name')
      if (!all.places.has(row.id)) {
        all.places.set(row.id, {
          id: row.id as PlaceId,
          name: row.name,
          aliases: row.aliases,
          type: 'country',
          country: row.id as ActorId,
          at: null,
          basis: basisOf(part.data, row),
        })
      }
      for (const word of [row.name, ...row.aliases]) addName(all.names, word, ['p', row.id], 'name')
      const rows = typeof row.leader === 'string' ? [{ office: row.leader }] : (row.leader ?? [])
      for (const at of rows) {
        const { office, from = null, to = null } = at as { office: string; from?: string; to?: string }
        all.leaders.push({ of: row.id as ActorId, kind: office, from, to })
      }
    }
  }
}

function addActors(all: Gathering): void {
  for (const part of all.parts) {
    for (const row of part.data.actors) {
      const id = row.id ?? slugOf(row.name)
      const before = all.actors.get(id)
      all.actors.set(id, {
        id: id as ActorId,
        type: row.type,
        name: before?.name ?? row.name,
        aliases: [...new Set([...(before?.aliases ?? []), ...row.aliases])],
        demonyms: [...new Set([...(before?.demonyms ?? []), ...row.demonyms])],
        of: (row.of ?? before?.of ?? null) as ActorId | null,
        basis: basisOf(part.data, row) ?? before?.basis ?? null,
      })
      const way = row.type === 'person' ? 'person' : 'name'
      for (const word of [row.name, ...row.aliases]) addName(all.names, word, ['a', id], way)
      for (const word of row.demonyms) addName(all.names, word, ['d', id], 'name')
      if (row.type === 'person') {
        all.person(id, row.name, row.family)
        // One-word aliases of a person are further spellings of the family name.
        for (const alias of row.aliases) {
          if (!/\s/.test(alias)) all.family(alias, id)
          else all.person(id, alias, row.family)
        }
      }
    }
  }
}

function addOffices(all: Gathering): void {
  for (const part of all.parts) {
    for (const [i, row] of part.data.offices.entries()) {
      if (!all.actors.has(row.of)) refuse(part, ['offices', i, 'of'], `no actor has the id ${row.of}`)
      const kind = row.kind ?? all.offices.get(row.id)?.kind ?? null
      if (kind !== null && !all.titles.has(kind)) refuse(part, ['offices', i, 'kind'], `no titles have the kind ${kind}`)
      const before = all.offices.get(row.id)
      const titles = [...(kind === null ? [] : (all.titles.get(kind)?.titles ?? [])), ...row.titles.map((t) => t.toLowerCase())]
      all.offices.set(row.id, {
        id: row.id as OfficeId,
        name: before?.name ?? row.name,
        titles: [...new Set([...(before?.titles ?? []), ...titles])],
        of: row.of as ActorId,
        kind,
      })
      for (const word of row.aliases) addName(all.names, word, ['o', row.id], 'name')
      addHolders(all, part, i)
    }
  }
}

function addHolders(all: Gathering, part: PackPart, i: number): void {
  const row = part.data.offices[i]
  for (const [j, held] of (row?.holders ?? []).entries()) {
    const id = slugOf(held.holder)
    if (id === '') refuse(part, ['offices', i, 'holders', j, 'holder'], 'a holder needs a name')
    if (!all.actors.has(id)) {
      const person: Actor = {
        id: id as ActorId,
        type: 'person',
        name: held.holder,
        aliases: [],
        demonyms: [],
        of: null,
        basis: basisOf(part.data, held),
      }
      all.actors.set(id, person)
      addName(all.names, held.holder, ['a', id], 'person')
      all.person(id, held.holder, undefined)
    }
    if (held.from !== undefined && held.to !== undefined && held.from > held.to) {
      refuse(part, ['offices', i, 'holders', j, 'to'], `${held.holder} leaves before coming`)
    }
    const incumbency: Incumbency = {
      office: row?.id as OfficeId,
      holder: id as ActorId,
      from: (held.from ?? null) as Edtf | null,
      to: (held.to ?? null) as Edtf | null,
      acting: held.acting,
      basis: basisOf(part.data, held, held.note),
    }
    all.holdings.push({ ...incumbency, checked: held.to === undefined ? (held.checked ?? part.data.checked ?? null) : null })
  }
}

/** Capitals stand for their states, and what `metonyms` says goes before that. */
function addMetonyms(all: Gathering): void {
  const explicit = new Set(all.parts.flatMap(({ data }) => data.metonyms.flatMap((row) => row.words.map(keyOf))))
  for (const part of all.parts) {
    for (const [i, row] of part.data.metonyms.entries()) {
      if (!knownActor(all, row.actor)) refuse(part, ['metonyms', i, 'actor'], `no actor has the id ${row.actor}`)
      if (row.place !== undefined && !all.places.has(row.place)) {
        refuse(part, ['metonyms', i, 'place'], `no place has the id ${row.place}`)
      }
      for (const word of row.words) addName(all.names, word, ['m', row.actor, row.place ?? null], 'name')
      if (row.place !== undefined && !all.seats.has(row.place)) all.seats.set(row.place, row.actor)
    }
  }
  for (const part of all.parts) {
    for (const [i, row] of part.data.states.entries()) {
      if (row.capital === undefined) continue
      const place = all.places.get(row.capital)
      if (!place) refuse(part, ['states', i, 'capital'], `no place has the id ${row.capital}`)
      if (!all.seats.has(row.capital)) all.seats.set(row.capital, row.id)
      for (const word of [place.name, ...place.aliases]) {
        if (!explicit.has(keyOf(word))) addName(all.names, word, ['m', row.id, row.capital], 'name')
      }
    }
  }
}

/** `united-states.defence-ministry` is there by rule wherever the state is. */
function knownActor(all: Gathering, id: string): boolean {
  if (all.actors.has(id)) return true
  const dot = id.lastIndexOf('.')
  return dot > 0 && all.actors.has(id.slice(0, dot)) && all.bodies.has(id.slice(dot + 1))
}

function addOutlets(all: Gathering): void {
  for (const { data } of all.parts) {
    for (const row of data.outlets) {
      for (const host of row.hosts) all.hosts.set(host, row.name)
      for (const name of [row.name, ...row.aliases]) all.outlets.set(name, { name: row.name, agency: row.agency })
      const id = slugOf(row.name)
      if (row.common || all.actors.has(id)) continue
      all.actors.set(id, {
        id: id as ActorId,
        type: 'organisation',
        name: row.name,
        aliases: row.aliases,
        demonyms: [],
        of: null,
        basis: basisOf(data, row),
      })
      for (const name of [row.name, ...row.aliases]) addName(all.names, name, ['a', id], 'name')
    }
  }
}

function addProcesses(all: Gathering): void {
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

function refuseUnknownOwners(all: Gathering): void {
  for (const part of all.parts) {
    for (const [i, row] of part.data.actors.entries()) {
      if (row.of !== undefined && !all.actors.has(row.of)) refuse(part, ['actors', i, 'of'], `no actor has the id ${row.of}`)
    }
    for (const [i, row] of part.data.places.entries()) {
      if (row.country !== undefined && !all.actors.has(row.country)) {
        refuse(part, ['places', i, 'country'], `no actor has the id ${row.country}`)
      }
    }
  }
}

/** The tables of all packs together. Throws `pack-invalid` with file and line where one names what none of them holds. */
export function compile(parts: readonly PackPart[]): Compiled {
  const all = new Gathering(parts)
  addTitlesAndBodies(all)
  addPlaces(all)
  addStates(all)
  addActors(all)
  refuseUnknownOwners(all)
  addOffices(all)
  addMetonyms(all)
  addOutlets(all)
  addProcesses(all)
  return {
    version: 1,
    actors: [...all.actors.values()],
    offices: [...all.offices.values()],
    holdings: all.holdings,
    places: [...all.places.values()],
    processes: [...all.processes.values()],
    dossiers: [...all.dossiers.values()],
    titles: [...all.titles.values()],
    bodies: [...all.bodies.values()],
    leaders: all.leaders,
    seats: [...all.seats] as [PlaceId, ActorId][],
    families: [...all.families].flatMap(([key, ids]) => [...ids].map((id) => [key, id as ActorId] as const)),
    commonFamilies: [...new Set(parts.flatMap(({ data }) => data.commonFamilies.map(keyOf)))],
    hosts: [...all.hosts],
    outlets: [...all.outlets].map(([known, { name, agency }]) => [keyOf(known), known, name, agency] as const),
    spellings: [...all.spellings],
    names: sortedNames(all.names),
  }
}

export type { SenseRow }
