import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { ParleyError } from '../../src/model/error.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { openPostgres } from '../../src/store/postgres.js'
import { TABLES } from '../../src/store/postgres-migrations.js'
import { page, reading } from '../record/make.js'
import { type Place, postgresAt, postgresPlace } from './places.js'

const address = await postgresAt()
if (address === null) console.warn('PostgreSQL left out: set PARLEY_TEST_POSTGRES to test on it')

const at = async (work: (place: Place) => Promise<void>): Promise<void> => {
  const place = postgresPlace(address ?? '')
  try {
    await work(place)
  } finally {
    await place.clear()
  }
}
const failing = async (work: () => unknown): Promise<string> => {
  try {
    await work()
    return 'nothing failed'
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return error.code
  }
}
const asked = async <T>(text: string, values: unknown[] = []): Promise<T[]> => {
  const client = new pg.Client({ connectionString: address ?? '' })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as T[]
  } finally {
    await client.end()
  }
}
const schemaOf = (place: Place): string => new URL(place.location).searchParams.get('schema') ?? ''
const numbered = (i: number) => reading({ title: `Report ${i}`, claims: [{}, { when: '2022-05-02' }] })

describe.skipIf(address === null)('a record in PostgreSQL', () => {
  it('works out anew what copies are told by, of a record of the version before', () =>
    at(async (place) => {
      const text = Array.from({ length: 60 }, (_, i) => `word${i * 7} of a story long enough to be copied`).join(' ')
      const before = new KeptRecord(await openPostgres(place.location))
      const first = await before.add(reading({ outlet: 'A', text }))
      await before.close()
      const schema = schemaOf(place)
      await asked(`UPDATE ${schema}.source SET sketch = decode(repeat('00', 160), 'hex')`)
      await asked(`DELETE FROM ${schema}.band`)
      await asked(`UPDATE ${schema}.meta SET value = '1' WHERE key = 'version'`)
      const after = new KeptRecord(await openPostgres(place.location))
      const copy = await after.add(reading({ outlet: 'B', title: 'A copy', text: text.slice(0, text.length / 2) }))
      expect(copy.reprintOf).toBe(first.source)
      await after.close()
    }))

  it('files pages by their address and findings by their day, of a record of the version before', () =>
    at(async (place) => {
      const before = new KeptRecord(await openPostgres(place.location))
      await before.add(page('https://www.press.example/talks', 'As it was said at first.'))
      await before.close()
      const schema = schemaOf(place)
      await asked(`DROP TABLE ${schema}.page`)
      await asked(`DROP INDEX ${schema}.finding_order`)
      await asked(`UPDATE ${schema}.meta SET value = '2' WHERE key = 'version'`)
      const after = new KeptRecord(await openPostgres(place.location))
      await after.add(page('https://press.example/talks/', 'As it was said later.'))
      expect(await after.page({ address: 'press.example/talks?utm_source=x#top' })).toHaveLength(2)
      const indexes = await asked(`SELECT 1 FROM pg_indexes WHERE schemaname = '${schema}' AND indexname = 'finding_order'`)
      expect(indexes).toHaveLength(1)
      await after.close()
    }))

  it('obeys the rules of Citus: its tables can be cut by the hash of their distribution key', () =>
    at(async (place) => {
      const record = new KeptRecord(await openPostgres(place.location, { partitions: 3 }))
      const schema = schemaOf(place)
      const keys = await asked<{ name: string; key: string }>(
        `SELECT c.relname AS name, a.attname AS key FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
         JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
         WHERE n.nspname = $1 AND p.partstrat = 'h' ORDER BY 1`,
        [schema],
      )
      const spread = TABLES.filter(({ by }) => by !== 'reference')
      expect(keys).toEqual(spread.map(({ name, by }) => ({ name, key: by })).sort((a, b) => (a.name < b.name ? -1 : 1)))
      // Every primary and unique key holds the distribution key.
      const unique = await asked<{ name: string; columns: string[] }>(
        `SELECT c.relname AS name, array_agg(a.attname::text) AS columns FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
         JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
         WHERE n.nspname = $1 AND i.indisunique AND c.relkind = 'p' GROUP BY c.relname, i.indexrelid`,
        [schema],
      )
      expect(unique.length).toBeGreaterThanOrEqual(spread.length)
      for (const { name, columns } of unique) expect(columns).toContain(TABLES.find((table) => table.name === name)?.by)
      for (let i = 0; i < 5; i++) await record.add(numbered(i))
      expect((await record.search({ text: 'report' })).length).toBe(5)
      expect((await record.check()).damage).toEqual([])
      await record.close()
    }))

  it('takes ten writers and readers at once: one chain, nothing lost', () =>
    at(async (place) => {
      const records = await Promise.all(
        Array.from({ length: 10 }, async () => new KeptRecord(await openPostgres(place.location, { connections: 2 }))),
      )
      const [first] = records
      await first?.add(numbered(1000))
      const [claim] = (await first?.claims())?.claims ?? []
      const work = records.map(async (record, w) => {
        let stale = 0
        for (let i = 0; i < 6; i++) {
          await record.add(numbered(w * 100 + i))
          const base = (await record.head()).seq
          await record.findings()
          // All rule on the same claim: whoever looked at what no longer stands is told so.
          const code = await failing(() =>
            record.decide({ ruling: 'accept', of: [claim?.id ?? ''], author: `w${w}`, reason: String(i), base }),
          )
          expect(['nothing failed', 'decision-stale']).toContain(code)
          if (code === 'decision-stale') stale++
        }
        return 6 - stale
      })
      const ruled = (await Promise.all(work)).reduce((a, b) => a + b, 0)
      expect((await first?.sources({ limit: 1000 }))?.sources).toHaveLength(61)
      expect(await first?.decisions({ limit: 1000 })).toHaveLength(ruled)
      const report = await first?.check()
      expect(report?.damage).toEqual([])
      expect(report?.head.seq).toBe(61 * 2 + ruled)
      await Promise.all(records.map((record) => record.close()))
    }))

  it('says so when the connection is cut, writes nothing by halves, and goes on', () =>
    at(async (place) => {
      const record = new KeptRecord(await openStore(place.location))
      await record.add(numbered(1))
      const code = await failing(() =>
        record.store.write(async (writes) => {
          await writes.head()
          await kill(place)
          await writes.head()
        }),
      )
      expect(code).toBe('record-unavailable')
      await record.add(numbered(2))
      expect((await record.sources()).sources).toHaveLength(2)
      expect((await record.check()).damage).toEqual([])
      await record.close()
      expect(await failing(() => record.head())).toBe('record-unavailable')
    }))

  it('says so when no server answers, or has no such database', async () => {
    expect(await failing(() => openPostgres('postgres://postgres@127.0.0.1:1/test', { patience: 1000 }))).toBe(
      'record-unavailable',
    )
    const url = new URL(address ?? '')
    url.pathname = '/no_such_database_here'
    expect(await failing(() => openStore(url.href))).toBe('record-unavailable')
    url.searchParams.set('schema', 'x"; DROP TABLE entry; --')
    expect(await failing(() => openStore(url.href))).toBe('record-unavailable')
  })

  it('keeps passwords to itself', async () => {
    const url = new URL(address ?? '')
    url.password = 'hunter2'
    url.pathname = '/no_such_database_here'
    await expect(openStore(url.href)).rejects.toThrow(/\*\*\*/)
    await expect(openStore(url.href)).rejects.not.toThrow(/hunter2/)
  })

  it('refuses a record of a newer version', () =>
    at(async (place) => {
      await (await openStore(place.location)).close()
      await asked(`UPDATE ${schemaOf(place)}.meta SET value = '999' WHERE key = 'version'`)
      expect(await failing(() => openStore(place.location))).toBe('record-version')
    }))
})

/** Ends the backend that holds this record's writer lock. */
async function kill(place: Place): Promise<void> {
  await asked(
    `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relname = 'meta'`,
    [schemaOf(place)],
  )
}
