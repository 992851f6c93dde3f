import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Store } from '../../src/record/store.js'
import { openStore } from '../../src/store/open.js'

const DEFAULT = 'postgres://postgres@127.0.0.1:5432/test'

/** The PostgreSQL to test on: as the environment says, else the usual address where something answers; null for none. */
export async function postgresAt(): Promise<string | null> {
  const told = process.env.PARLEY_TEST_POSTGRES
  const client = new pg.Client({ connectionString: told ?? DEFAULT, connectionTimeoutMillis: told ? 5000 : 500 })
  try {
    await client.connect()
    await client.end()
    return told ?? DEFAULT
  } catch (error) {
    if (told) throw error
    return null
  }
}

let made = 0

/** A fresh place for a record, and how to clear it away. */
export interface Place {
  readonly location: string
  clear(): Promise<void>
}

export function sqlitePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'parley-'))
  return {
    location: join(folder, 'record.parley'),
    clear: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function postgresPlace(address: string): Place {
  const schema = `parley_test_${process.pid}_${++made}`
  return {
    location: `${address}?schema=${schema}`,
    async clear() {
      const client = new pg.Client({ connectionString: address })
      await client.connect()
      await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
      await client.end()
    },
  }
}

export const memoryPlace = (): Place => ({ location: ':memory:', clear: async () => undefined })

/** Every kind of store there is here; PostgreSQL only where one answers. */
export async function places(): Promise<readonly (readonly [string, () => Place])[]> {
  const address = await postgresAt()
  if (address === null) console.warn('PostgreSQL left out: set PARLEY_TEST_POSTGRES to test on it')
  return [
    ['memory', memoryPlace] as const,
    ['SQLite', sqlitePlace] as const,
    ...(address === null ? [] : [['PostgreSQL', () => postgresPlace(address)] as const]),
  ]
}

/** Runs on a fresh store, and clears it away whatever happens. */
export async function withStore<T>(place: Place, work: (store: Store) => Promise<T>): Promise<T> {
  try {
    const store = await openStore(place.location)
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  } finally {
    await place.clear()
  }
}
