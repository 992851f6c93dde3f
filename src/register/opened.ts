import type { Actor, Incumbency, Office } from '../model/actor.js'
import type { Edtf } from '../model/edtf.js'
import type { ActorId, OfficeId, PlaceId } from '../model/ids.js'
import { bodyRules } from './bodies.js'
import type { HeldOffice } from './compiled.js'
import { familyKey, keyOf } from './fold.js'
import { indexNames } from './name-index.js'
import { officeRules } from './offices.js'
import type { OpenTables } from './packed.js'
import type { Match, Register } from './register.js'
import { daysOf, heldIn, isPastChecking } from './tenure.js'

/** Groups rows once, on first use. */
function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function groupBy<K, V>(rows: Iterable<V>, key: (row: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const row of rows) {
    const at = key(row)
    const group = groups.get(at)
    if (group) group.push(row)
    else groups.set(at, [row])
  }
  return groups
}

const NONE: readonly never[] = []
const byStart = (a: HeldOffice, b: HeldOffice): number => {
  const [x, y] = [a.from ?? '', b.from ?? '']
  return x < y ? -1 : x > y ? 1 : 0
}

/** A register over compiled tables. Look-ups that a short run may never make are indexed on first use. */
export function openRegister(tables: OpenTables): Register {
  const spellings: ReadonlyMap<string, string> = new Map(tables.spellings)
  const actors = new Map<string, Actor>()
  for (const actor of tables.actors) actors.set(actor.id, actor)
  const places = lazy(() => new Map(tables.places.map((place) => [place.id as string, place])))
  const byOffice = lazy(() => {
    const groups = groupBy(tables.holdings, (held) => held.office as string)
    for (const group of groups.values()) group.sort(byStart)
    return groups
  })
  const byHolder = lazy(() => groupBy([...tables.holdings].sort(byStart), (held) => held.holder as string))
  const families = lazy(() => {
    const groups = new Map<string, ActorId[]>()
    for (const [key, id] of tables.families) groups.set(key, [...(groups.get(key) ?? []), id])
    return groups
  })
  const common = lazy(() => new Set(tables.commonFamilies))
  const hosts = lazy(() => new Map(tables.hosts))
  const outlets = lazy(() => groupBy(tables.outlets, ([key]) => key))
  // "Report" is an agency, "report" is none, and MAP is not a map.
  const outletCalled = (words: string) => {
    if (words.length > 100) return null
    const name = words.replace(/^the\s+/i, '').trim()
    const found = outlets().get(keyOf(words.trim())) ?? outlets().get(keyOf(name))
    const written = (known: string): boolean => {
      if (/^\p{Ll}/u.test(known)) return true
      return known.toUpperCase() === known ? name.toUpperCase() === name : /^[\p{Lu}\p{N}]/u.test(name)
    }
    return found?.find(([, known]) => written(known)) ?? null
  }
  const seats = lazy(() => new Map<PlaceId, ActorId>(tables.seats))
  const codes = lazy(() => new Map<ActorId, string>(tables.codes))
  const processes = new Map(tables.processes.map((process) => [process.id as string, process]))
  const dossiers = lazy(() => new Map(tables.dossiers.map((dossier) => [dossier.process as string, dossier])))

  const rules = officeRules(tables, actors)
  const bodies = bodyRules(tables.bodies, actors)
  const index = indexNames(tables.names, spellings)

  // Several passes ask about the same words of a report, each at every one of them.
  const matches = new WeakMap<readonly string[], (Match | null | undefined)[]>()
  const match = (words: readonly string[], at: number): Match | null => {
    let found = matches.get(words)
    if (!found) {
      found = new Array(words.length)
      matches.set(words, found)
    }
    const known = found[at]
    if (known !== undefined) return known
    const made = bodies.extend(words, at, index.match(words, at), index.match)
    found[at] = made
    return made
  }

  const held = (office: OfficeId): readonly HeldOffice[] => byOffice().get(office) ?? NONE
  return {
    actor: (id) => actors.get(id) ?? bodies.actor(id),
    place: (id) => places().get(id) ?? null,
    office: (id): Office | null => rules.office(id),
    process: (id) => processes.get(id) ?? null,
    processes: tables.processes,
    match,
    bySurname(word, titled = false) {
      if (word.length > 100 || (!titled && common().has(keyOf(word)))) return NONE
      return families().get(familyKey(word.replace(/['’]s$/, ''), spellings)) ?? NONE
    },
    officesOf: (of, title, on) => rules.officesOf(of, title, on),
    incumbents(office, on: Edtf): readonly Incumbency[] {
      const days = daysOf(on)
      return held(office).filter((one) => heldIn(one, days) && !isPastChecking(one, days))
    },
    posts(person, on): readonly Incumbency[] {
      const all = byHolder().get(person) ?? NONE
      if (on === null) return all
      const days = daysOf(on)
      return all.filter((one) => heldIn(one, days))
    },
    holders: (office) => held(office),
    counterparts: (office, of) => rules.counterparts(office, of),
    countryCode: (of) => codes().get(of) ?? null,
    bodyOf: (of, words) => bodies.bodyOf(of, words),
    several: (office, title) => rules.several(office, title),
    titleAt: (words, at) => rules.titleAt(words, at),
    outlet(host) {
      let name = host.toLowerCase().replace(/\.$/, '')
      // Subdomains belong to their host: edition.example.com is example.com where nothing nearer is known.
      for (let steps = 0; steps < 8 && name.includes('.'); steps++) {
        const found = hosts().get(name)
        if (found !== undefined) return found
        name = name.slice(name.indexOf('.') + 1)
      }
      return null
    },
    agency(words) {
      const found = outletCalled(words)
      return found?.[3] ? found[2] : null
    },
    outletNamed: (words) => outletCalled(words)?.[2] ?? null,
    seatOf: (place) => seats().get(place) ?? null,
    dossier: (process) => dossiers().get(process) ?? null,
    checked: (incumbency) => ('checked' in incumbency && typeof incumbency.checked === 'string' ? incumbency.checked : null),
  }
}
