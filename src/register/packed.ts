import type { Actor, Place } from '../model/actor.js'
import type { Compiled, HeldOffice, NameRow, SenseRow } from './compiled.js'

/**
 * The compiled tables as the build writes them: each section is JSON in a string, read only when something asks for it, so
 * that a start pays for what it uses. Rows are lists of values; bases, which repeat, stand once.
 */
export interface Packed {
  readonly version: 2
  readonly bases: readonly string[]
  /** Sorted keys, one a line; and for each a line of its senses. */
  readonly keys: string
  readonly senses: string
  readonly sections: Readonly<Record<string, string>>
}

type Cell = string | number | null | readonly string[]
const NONE: readonly string[] = []

/** Names by sorted key; a key's rows are made when it is first met. */
export interface NameTable {
  readonly keys: readonly string[]
  rows(at: number): readonly NameRow[]
}

/** Compiled tables with the names as a table, which is all the register needs. */
export interface OpenTables extends Omit<Compiled, 'names'> {
  readonly names: NameTable
}

/** The table of rows sorted by key. */
export function tableOf(names: readonly NameRow[]): NameTable {
  const keys: string[] = []
  const groups: NameRow[][] = []
  for (const row of names) {
    if (keys.at(-1) !== row[0]) {
      keys.push(row[0])
      groups.push([])
    }
    groups.at(-1)?.push(row)
  }
  return { keys, rows: (at) => groups[at] ?? [] }
}

export const openTables = (tables: Compiled): OpenTables => ({ ...tables, names: tableOf(tables.names) })

const writeSense = ([, shape, sense]: NameRow): string => [shape, ...sense.map((part) => part ?? '')].join(',')

function readSenses(key: string, line: string): NameRow[] {
  return line.split('|').map((one): NameRow => {
    const [shape = '', of = 'a', id = '', place = ''] = one.split(',')
    const sense: SenseRow = of === 'm' ? ['m', id, place === '' ? null : place] : [of as 'a' | 'd' | 'p' | 'o', id]
    return [key, shape, sense]
  })
}

/** Packs compiled tables for the file. */
export function pack(tables: Compiled): Packed {
  const bases: string[] = []
  const at = new Map<string, number>()
  const basis = (text: string | null): number | null => {
    if (text === null) return null
    const known = at.get(text)
    if (known !== undefined) return known
    at.set(text, bases.length)
    return bases.push(text) - 1
  }
  const actors = tables.actors.map((a): Cell[] => [a.id, a.type, a.name, a.of, basis(a.basis), a.aliases, a.demonyms])
  const places = tables.places.map((p): Cell[] => [
    p.id,
    p.name,
    p.type,
    p.country,
    p.at?.lat ?? null,
    p.at?.lon ?? null,
    basis(p.basis),
    p.aliases,
  ])
  const holdings = tables.holdings.map((h): Cell[] => [
    h.office,
    h.holder,
    h.from,
    h.to,
    h.acting ? 1 : 0,
    basis(h.basis),
    h.checked,
  ])
  const names = tableOf(tables.names)
  const { version: _version, names: _names, ...rest } = tables
  const sections: Record<string, unknown> = { ...rest, actors, places, holdings }
  return {
    version: 2,
    bases,
    keys: names.keys.join('\n'),
    senses: names.keys.map((_, i) => names.rows(i).map(writeSense).join('|')).join('\n'),
    sections: Object.fromEntries(Object.entries(sections).map(([name, rows]) => [name, JSON.stringify(rows)])),
  }
}

/** Tables over a packed file: a section is read on first use and kept. */
export function unpack(packed: Packed): OpenTables {
  const { bases, sections } = packed
  const basis = (at: unknown): string | null => (typeof at === 'number' ? (bases[at] ?? null) : null)
  const made = new Map<string, unknown>()
  function section<T>(name: string, read: (rows: unknown) => T): T {
    if (!made.has(name)) made.set(name, read(JSON.parse(sections[name] ?? '[]')))
    return made.get(name) as T
  }
  const plain = <K extends keyof Compiled>(name: K): Compiled[K] => section(name, (rows) => rows as Compiled[K])

  const keys = packed.keys.split('\n')
  let lines: readonly string[] | null = null
  return {
    version: 1,
    names: {
      keys,
      rows(at) {
        lines ??= packed.senses.split('\n')
        return readSenses(keys[at] ?? '', lines[at] ?? '')
      },
    },
    get actors() {
      return section('actors', (rows) =>
        (rows as Cell[][]).map(
          ([id, type, name, of, at, aliases, demonyms]) =>
            ({ id, type, name, aliases: aliases ?? NONE, demonyms: demonyms ?? NONE, of, basis: basis(at) }) as Actor,
        ),
      )
    },
    get places() {
      return section('places', (rows) =>
        (rows as Cell[][]).map(
          ([id, name, type, country, lat, lon, at, aliases]) =>
            ({
              id,
              name,
              aliases: aliases ?? NONE,
              type,
              country,
              at: typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null,
              basis: basis(at),
            }) as Place,
        ),
      )
    },
    get holdings() {
      return section('holdings', (rows) =>
        (rows as Cell[][]).map(
          ([office, holder, from, to, acting, at, checked]) =>
            ({ office, holder, from, to, acting: acting === 1, basis: basis(at), checked }) as HeldOffice,
        ),
      )
    },
    get offices() {
      return plain('offices')
    },
    get processes() {
      return plain('processes')
    },
    get dossiers() {
      return plain('dossiers')
    },
    get titles() {
      return plain('titles')
    },
    get bodies() {
      return plain('bodies')
    },
    get leaders() {
      return plain('leaders')
    },
    get codes() {
      return plain('codes')
    },
    get seats() {
      return plain('seats')
    },
    get families() {
      return plain('families')
    },
    get commonFamilies() {
      return plain('commonFamilies')
    },
    get hosts() {
      return plain('hosts')
    },
    get outlets() {
      return plain('outlets')
    },
    get spellings() {
      return plain('spellings')
    },
  }
}
