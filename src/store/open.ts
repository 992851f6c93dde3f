import { type Copied, copyRecord } from '../record/copy.js'
import { KeptRecord } from '../record/kept-record.js'
import type { ParleyRecord } from '../record/record.js'
import type { Store } from '../record/store.js'
import { openSqlite } from './sqlite.js'

/** Opens a store, and makes it where there is none: a file's path, `:memory:`, or `postgres://…` (`?schema=NAME`, else `parley`). */
export async function openStore(location: string): Promise<Store> {
  if (/^postgres(?:ql)?:\/\//.test(location)) {
    // Loaded only where it is used: a record in a file starts faster without it.
    const { openPostgres } = await import('./postgres.js')
    return openPostgres(location)
  }
  return openSqlite(location)
}

/** Opens a record, and makes it where there is none. See `openStore` for what a location may be. */
export async function openRecord(location: string): Promise<ParleyRecord> {
  return new KeptRecord(await openStore(location))
}

/** Copies a record from one location to another, verified by its chain. */
export async function copyBetween(from: string, to: string, told?: (done: number, of: number) => void): Promise<Copied> {
  const source = await openStore(from)
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
