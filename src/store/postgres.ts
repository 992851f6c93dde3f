import pg from 'pg'
import { ParleyError } from '../model/error.js'
import type { Reads, Store, Writes } from '../record/store.js'
import { failure, noRecord, translated } from './failures.js'
import { MIGRATIONS, TABLES } from './postgres-migrations.js'
import { Overtaken, PostgresSql, TAKE_TURN } from './postgres-sql.js'
import { SqlRecord } from './sql-record.js'
import { Turns } from './turns.js'

export interface PostgresOptions {
  /** How long to wait for a connection and for another writer, in milliseconds. [10,000] */
  readonly patience?: number
  /** Connections kept at most. [8] */
  readonly connections?: number
  /** Cut the spread tables into so many partitions when they are made. [0: whole] */
  readonly partitions?: number
  /** False: a schema that is not there is told ('not-found'), not made. [true] */
  readonly make?: boolean
}

/** Opens (and makes) a record in a schema of a PostgreSQL database: `postgres://user@host/database?schema=name`. */
export async function openPostgres(location: string, options: PostgresOptions = {}): Promise<Store> {
  const url = new URL(location)
  const schema = url.searchParams.get('schema') ?? 'parley'
  url.searchParams.delete('schema')
  const told = withoutPassword(location)
  if (!/^[a-z_][a-z0-9_]{0,50}$/.test(schema)) {
    throw failure('record-unavailable', told, `"${schema}" is no name for a schema: use small letters, digits and _`)
  }
  const patience = options.patience ?? 10_000
  const pool = new pg.Pool({
    connectionString: url.href,
    max: options.connections ?? 8,
    connectionTimeoutMillis: patience,
    idleTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'parley',
    options: `-c search_path=${schema} -c lock_timeout=${Math.trunc(patience)} -c synchronous_commit=on`,
  })
  // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  const store = new PostgresStore(pool, told)
  try {
    if (options.make === false) {
      const { rowCount } = await pool.query('select 1 from information_schema.schemata where schema_name = $1', [schema])
      if (rowCount === 0) throw noRecord(told)
    }
    await store.migrate(schema, options.partitions ?? 0)
    return store
  } catch (error) {
    await pool.end().catch(() => undefined)
    if (error instanceof ParleyError) throw error
    throw translated(error, told)
  }
}

function withoutPassword(location: string): string {
  const url = new URL(location)
  if (url.password !== '') url.password = '***'
  return url.href
}

class PostgresStore implements Store {
  readonly kind = 'postgres'
  /** Writers of this process take turns here, so that they do not take up connections while they wait. */
  readonly #writes = new Turns()
  #closed = false

  constructor(
    private readonly pool: pg.Pool,
    readonly location: string,
  ) {}

  read<T>(work: (store: Reads) => Promise<T>, { single = false } = {}): Promise<T> {
    const begin = single ? null : 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'
    return this.#within(begin, (client) => work(new SqlRecord(new PostgresSql(client))), true)
  }

  write<T>(work: (store: Writes) => Promise<T>, { late = false } = {}): Promise<T> {
    return this.#writes.take(async () => {
      if (late) {
        try {
          return await this.#within('BEGIN', async (client) => {
            const { rows } = await client.query("SELECT value FROM meta WHERE key = 'writer'")
            return work(new SqlRecord(new PostgresSql(client, (rows[0] as { value: string }).value)))
          })
        } catch (error) {
          if (!(error instanceof Overtaken)) throw error
        }
      }
      return this.#within('BEGIN', async (client) => {
        // One writer at a time, everywhere: the chain has one end. With one lock there is nothing to deadlock on.
        await client.query(TAKE_TURN)
        return work(new SqlRecord(new PostgresSql(client)))
      })
    })
  }

  async integrity(): Promise<readonly string[]> {
    return this.#within('BEGIN READ ONLY', async (client) => {
      const { rows } = await client.query(
        `SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
         JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND NOT i.indisvalid`,
      )
      return (rows as { relname: string }[]).map((row) => `the index ${row.relname} is not valid`)
    })
  }

  /** Where autovacuum is off or late, a list of ids would be looked for by reading the whole table. */
  async settle(): Promise<void> {
    const client = await this.#connect()
    try {
      await client.query(`ANALYZE ${TABLES.map((table) => table.name).join(', ')}`)
    } catch (error) {
      throw translated(error, this.location)
    } finally {
      client.release()
    }
  }

  async scrub(): Promise<void> {
    // Overwritten rows linger until vacuumed.
    const client = await this.#connect()
    try {
      await client.query('VACUUM source, source_bytes, source_words, reading, claim, decision, finding, standing')
    } catch (error) {
      throw translated(error, this.location)
    } finally {
      client.release()
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.pool.end()
  }

  async migrate(schema: string, partitions: number): Promise<void> {
    await this.#within('BEGIN', async (client) => {
      // Two programs may open a new record at once; the first makes it.
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`parley ${schema}`])
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
      const { rows: tables } = await client.query("SELECT to_regclass('meta') IS NOT NULL AS made")
      const made = (tables[0] as { made: boolean }).made
      const { rows } = made ? await client.query("SELECT value FROM meta WHERE key = 'version'") : { rows: [] }
      const version = Number((rows[0] as { value: string } | undefined)?.value ?? 0)
      if (version > MIGRATIONS.length) {
        const says = `a newer Parley wrote it (version ${version}, this one knows ${MIGRATIONS.length})`
        throw failure('record-version', this.location, says)
      }
      for (const migration of MIGRATIONS.slice(version)) await migration(client, partitions)
      if (version === MIGRATIONS.length) return
      await client.query("INSERT INTO meta (key, value) VALUES ('writer', '') ON CONFLICT DO NOTHING")
      await client.query(
        "INSERT INTO meta (key, value) VALUES ('version', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [String(MIGRATIONS.length)],
      )
    })
  }

  async #connect(): Promise<pg.PoolClient> {
    if (this.#closed) throw failure('record-unavailable', this.location, 'the record is closed')
    try {
      return await this.pool.connect()
    } catch (error) {
      throw translated(error, this.location)
    }
  }

  async #within<T>(begin: string | null, work: (client: pg.PoolClient) => Promise<T>, reading = false): Promise<T> {
    const client = await this.#connect()
    let broken: Error | null = null
    const cut = (error: Error): void => {
      broken = error
    }
    const done = (): void => {
      client.off('error', cut)
      client.release(broken ?? undefined)
    }
    client.on('error', cut)
    let answer: T
    try {
      if (begin !== null) await client.query(begin)
      answer = await work(client)
      if (!reading) await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch((failed: Error) => {
        broken = failed
      })
      done()
      throw translated(error, this.location)
    }
    // Nobody who only asked need wait for the server to take note that this was all.
    if (reading && begin !== null) void client.query('COMMIT').catch(cut).finally(done)
    else done()
    return answer
  }
}
