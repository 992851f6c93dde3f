import type { ActorId, PlaceId } from '../model/ids.js'
import type { Compiled } from './compiled.js'
import { keyOf, slugOf } from './fold.js'
import { addActors, addOffices, addStates, refuseUnknownOwners } from './gather-actors.js'
import { addProcesses } from './gather-process.js'
import { basisOf, Gathering, refuse } from './gathering.js'
import { addName, sortedNames } from './name-book.js'
import type { PackPart } from './pack.js'

function addTitlesAndBodies(all: Gathering): void {
  for (const { data } of all.parts) {
    for (const row of data.titles) {
      const titles = [...new Set([...(all.titles.get(row.kind)?.titles ?? []), ...row.titles.map((t) => t.toLowerCase())])]
      all.titles.set(row.kind, { ...row, titles, like: row.like ?? null })
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
    codes: all.codes,
    seats: [...all.seats] as [PlaceId, ActorId][],
    families: [...all.families].flatMap(([key, ids]) => [...ids].map((id) => [key, id as ActorId] as const)),
    commonFamilies: [...new Set(parts.flatMap(({ data }) => data.commonFamilies.map(keyOf)))],
    hosts: [...all.hosts],
    outlets: [...all.outlets].map(([known, { name, agency }]) => [keyOf(known), known, name, agency] as const),
    spellings: [...all.spellings],
    names: sortedNames(all.names),
  }
}
