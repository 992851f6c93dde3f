import type { Actor, Incumbency } from '../model/actor.js'
import type { Edtf } from '../model/edtf.js'
import type { ActorId, OfficeId, PlaceId } from '../model/ids.js'
import { slugOf } from './fold.js'
import { basisOf, type Gathering, refuse } from './gathering.js'
import { addName } from './name-book.js'
import type { PackPart } from './pack.js'

/** States, each a place as well, and who leads them. */
export function addStates(all: Gathering): void {
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
      if (row.code !== undefined) all.codes.push([row.id as ActorId, row.code])
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

/** Organisations, groups, forces and persons. */
export function addActors(all: Gathering): void {
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

/** Offices with their holders; a holder nobody knows yet becomes a person. */
export function addOffices(all: Gathering): void {
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

/** Owners and countries must be there, once all files are read. */
export function refuseUnknownOwners(all: Gathering): void {
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
