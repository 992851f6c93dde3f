import { KeptRecord } from '../record/kept-record.js'
import type { ParleyRecord } from '../record/record.js'
import type { Store } from '../record/store.js'
import { openSqlite } from './sqlite.js'

/** Opens a store, and makes it where there is none: a file's path, `:memory:`, or `postgres://…` (`?schema=NAME`, else `parley`). */
export async function openStore(location: string): Promise<Store> {
  return openSqlite(location)
}

/** Opens a record, and makes it where there is none. See `openStore` for what a location may be. */
export async function openRecord(location: string): Promise<ParleyRecord> {
  return new KeptRecord(await openStore(location))
}
