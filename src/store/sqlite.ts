import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { ParleyError } from '../model/error.js'
import type { Reads, Store, Writes } from '../record/store.js'
import { failure, translated } from './failures.js'
import { SqlRecord } from './sql-record.js'
import { APPLICATION, MIGRATIONS } from './sqlite-migrations.js'
import { SqliteSql } from './sqlite-sql.js'
import { Turns } from './turns.js'

export interface SqliteOptions {
  /** How long to wait for another program's write, in milliseconds. [10,000] */
  readonly patience?: number
  /** The most the file may grow to, in pages of 4 kB: for tests of a full disk. */
  readonly maxPages?: number
  /** How much of the file each connection holds in memory, in kB. [32,768 for writing, 16,384 for asking] */
  readonly cache?: number
}

/** Opens (and makes, with mode 0600) a record in a file, or in memory with `:memory:`. */
export function openSqlite(location: string, options: SqliteOptions = {}): Store {
  try {
    return new SqliteStore(location, options)
  } catch (error) {
    throw translated(error, location)
  }
}

// Pages that every batch touches are copied back once for many batches.
const LONG_LOG = 64_000_000

// How often to try for the writer's turn. Importers pause longer than this between batches, so that nobody starves.
const TRY_EVERY = 2

class SqliteStore implements Store {
  readonly kind: 'memory' | 'sqlite'
  readonly #writer: SqliteSql
  /** A second connection: readers see the last commit while a write is under way. In memory there is only one. */
  readonly #reader: SqliteSql
  readonly #writes = new Turns()
  readonly #reads: Turns
  readonly #patience: number

  constructor(
    readonly location: string,
    options: SqliteOptions,
  ) {
    const memory = location === ':memory:'
    this.kind = memory ? 'memory' : 'sqlite'
    this.#patience = options.patience ?? 10_000
    if (!memory) makePrivate(location)
    const db = new Database(location, { timeout: this.#patience })
    try {
      configure(db, memory, options.cache ?? WRITERS_CACHE)
      migrate(db, location)
      // The rest waits in turns of our own, which do not block the process.
      db.pragma('busy_timeout = 0')
      if (options.maxPages !== undefined) db.pragma(`max_page_count = ${Math.trunc(options.maxPages)}`)
      this.#writer = new SqliteSql(db)
      if (memory) {
        this.#reader = this.#writer
        this.#reads = this.#writes
      } else {
        const reader = new Database(location, { timeout: this.#patience })
        configure(reader, false, options.cache ?? READERS_CACHE)
        reader.pragma('query_only = on')
        this.#reader = new SqliteSql(reader)
        this.#reads = new Turns()
      }
    } catch (error) {
      db.close()
      throw error
    }
  }

  read<T>(work: (store: Reads) => Promise<T>): Promise<T> {
    return this.#reads.take(() => this.#within(this.#reader, 'BEGIN', () => work(new SqlRecord(this.#reader))))
  }

  write<T>(work: (store: Writes) => Promise<T>, { late = false } = {}): Promise<T> {
    const run = (): Promise<T> => work(new SqlRecord(this.#writer))
    return this.#writes
      .take(async () => {
        if (late) {
          try {
            return await this.#within(this.#writer, 'BEGIN', run)
          } catch (error) {
            // Another program writes or wrote: then in turn.
            if (!(error instanceof ParleyError) || error.code !== 'record-busy') throw error
          }
        }
        return this.#within(this.#writer, 'BEGIN IMMEDIATE', run)
      })
      .finally(() => this.#tidy(late))
  }

  /**
   * Copies the log back into the file once it is long: after a writing, not within, so that nobody waits for it with the turn
   * taken. Who writes in bulk does so first; a single ruling only where nobody did for long.
   */
  #tidy(bulk: boolean): void {
    if (this.kind === 'memory') return
    const log = statSync(`${this.location}-wal`, { throwIfNoEntry: false })?.size ?? 0
    if (log < (bulk ? LONG_LOG : 4 * LONG_LOG)) return
    void this.#writes
      .take(async () => {
        const { db } = this.#writer
        if (db.open) db.pragma('wal_checkpoint(PASSIVE)')
        // It begins anew only once nobody reads from it; where many do it is tried with the turn taken, and without waiting.
        if (db.open && log > 2 * LONG_LOG) db.pragma('wal_checkpoint(TRUNCATE)')
      })
      .catch(() => undefined)
  }

  integrity(): Promise<readonly string[]> {
    return this.#writes.take(async () => {
      // A connection of its own: one that has searched may hold an older picture of the search index.
      const db = this.kind === 'memory' ? this.#writer.db : new Database(this.location, { timeout: this.#patience })
      try {
        const found = db.pragma('integrity_check(20)') as { integrity_check: string }[]
        const broken = db.pragma('foreign_key_check') as { table: string; rowid: number }[]
        return [
          ...found.map((row) => row.integrity_check).filter((says) => says !== 'ok'),
          ...broken.slice(0, 20).map((row) => `row ${row.rowid} of ${row.table} points at nothing`),
        ]
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)]
      } finally {
        if (db !== this.#writer.db) db.close()
      }
    })
  }

  // Its tables are always looked through by the same indexes: there is nothing for it to learn.
  async settle(): Promise<void> {}

  async scrub(): Promise<void> {
    if (this.kind === 'sqlite') await this.#writes.take(async () => void this.#writer.db.pragma('wal_checkpoint(TRUNCATE)'))
  }

  async close(): Promise<void> {
    await this.#writes.take(async () => undefined)
    await this.#reads.take(async () => undefined)
    if (this.#reader !== this.#writer) this.#reader.db.close()
    this.#writer.db.close()
  }

  async #within<T>({ db }: SqliteSql, begin: string, work: () => Promise<T>): Promise<T> {
    try {
      await this.#begin(db, begin)
      const done = await work()
      await this.#retried(() => db.exec('COMMIT'))
      return done
    } catch (error) {
      // A full disk or a damaged page may have ended the transaction already.
      if (db.open && db.inTransaction) db.exec('ROLLBACK')
      throw translated(error, this.location)
    }
  }

  #begin(db: Database.Database, begin: string): Promise<void> {
    if (!db.open) throw failure('record-unavailable', this.location, 'the record is closed')
    return this.#retried(() => db.exec(begin))
  }

  async #retried(work: () => unknown): Promise<void> {
    const until = performance.now() + this.#patience
    for (;;) {
      try {
        work()
        return
      } catch (error) {
        const busy = String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
        if (!busy || performance.now() > until) throw error
        await pause(TRY_EVERY)
      }
    }
  }
}

// What people say to mediators is nobody else's business: the file is made for its owner alone, before anything is in it.
function makePrivate(location: string): void {
  if (existsSync(location)) return
  closeSync(openSync(location, 'a', 0o600))
  chmodSync(location, 0o600)
}

// Besides the system's own cache: with these an import of any length stays in the memory that it has after the first few thousand
// reports, and a server may have a connection in each of its threads. Twice as much made the loading of 40,000 sources no faster.
const WRITERS_CACHE = 32_768
const READERS_CACHE = 16_384

function configure(db: Database.Database, memory: boolean, cache: number): void {
  if (!memory) {
    db.pragma('journal_mode = WAL')
    // See SqliteStore.#tidy, which goes by the log's size: begun anew, it must not keep the length it had.
    db.pragma('wal_autocheckpoint = 0')
    db.pragma('journal_size_limit = 0')
  }
  // Under WAL the build's own default is NORMAL, which may lose the last commits on a power cut.
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = on')
  // What is redacted is overwritten, not only unlinked.
  db.pragma('secure_delete = on')
  db.pragma(`cache_size = -${Math.trunc(cache)}`)
  db.pragma('temp_store = memory')
}

function migrate(db: Database.Database, location: string): void {
  const version = (): number => Number(db.pragma('user_version', { simple: true }))
  const check = (): void => {
    const application = Number(db.pragma('application_id', { simple: true }))
    const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get())
    if (application !== APPLICATION && tables > 0) {
      throw failure('record-damaged', location, 'this is a SQLite file, but not a record of Parley')
    }
    if (version() > MIGRATIONS.length) {
      throw failure(
        'record-version',
        location,
        `a newer Parley wrote it (version ${version()}, this one knows ${MIGRATIONS.length})`,
      )
    }
  }
  check()
  if (version() === MIGRATIONS.length) return
  db.exec('BEGIN IMMEDIATE')
  try {
    check()
    for (const step of MIGRATIONS.slice(version())) {
      if (typeof step === 'string') db.exec(step)
      else step(db)
    }
    db.pragma(`application_id = ${APPLICATION}`)
    db.pragma(`user_version = ${MIGRATIONS.length}`)
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}
