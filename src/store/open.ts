import { existsSync } from 'node:fs'
import { type Copied, copyRecord } from '../record/copy.js'
import { KeptRecord } from '../record/kept-record.js'
import type { ParleyRecord } from '../record/record.js'
import { underTheseRules } from '../record/rules.js'
import type { Store } from '../record/store.js'
import { noRecord } from './failures.js'
import { openSqlite } from './sqlite.js'

export interface OpenOptions {
  /** False for who only asks: a mistyped name is then told, not made into an empty record. True where left out. */
  readonly make?: boolean
  /**
   * True for who goes through the record once, as an export does: little of it is held in memory, since nothing is asked for twice.
   */
  readonly passing?: boolean
}

/**
 * Opens a store: a file's path, `:memory:`, or `postgres://…` (`?schema=NAME`, else `parley`). Where there is none it is made, or,
 * with `make: false`, ParleyError 'not-found' is thrown.
 */
export async function openStore(location: string, { make = true, passing = false }: OpenOptions = {}): Promise<Store> {
  if (/^postgres(?:ql)?:\/\//.test(location)) {
    // Loaded only where it is used: a record in a file starts faster without it.
    const { openPostgres } = await import('./postgres.js')
    return openPostgres(location, { make })
  }
  if (!make && location !== ':memory:' && !existsSync(location)) throw noRecord(location)
  return openSqlite(location, passing ? { cache: 16_384 } : {})
}

/**
 * Opens a record; `openStore` says what a location may be and when one is made. Findings that were worked out under other rules are
 * worked out anew, which may take minutes for a large one, once.
 */
export async function openRecord(location: string, options: OpenOptions = {}): Promise<ParleyRecord> {
  const store = await openStore(location, options)
  try {
    await underTheseRules(store)
  } catch (error) {
    await store.close()
    throw error
  }
  return new KeptRecord(store)
}

/** Copies a record from one location to another, verified by its chain. */
export async function copyBetween(from: string, to: string, told?: (done: number, of: number) => void): Promise<Copied> {
  const source = await openStore(from, { make: false })
  try {
    const target = await openStore(to)
    try {
      return await copyRecord(source, target, told)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
