import type Database from 'better-sqlite3'
import type { SearchTerm } from '../record/store.js'
import type { Change, Filed, Sql, Table, Value } from './sql.js'
import { SqliteBands } from './sqlite-bands.js'
import { CLAIMED, CLAIMED_FROM, READ_FROM, READ_OF } from './sqlite-stretches.js'

/** The SQL of one connection to a SQLite file. Answers at once; promises only so that all stores look alike. */
export class SqliteSql implements Sql {
  readonly #prepared = new Map<string, Database.Statement>()
  readonly #bands = new SqliteBands((text) => this.#prepare(text))

  constructor(readonly db: Database.Database) {}

  async all<T>(text: string, values: readonly Value[] = []): Promise<T[]> {
    return this.#prepare(text).all(...values) as T[]
  }

  async run(text: string, values: readonly Value[] = []): Promise<void> {
    this.#prepare(text).run(...values)
  }

  async insert(table: Table, rows: readonly (readonly Value[])[], conflict = ''): Promise<void> {
    const names = Object.keys(table.columns)
    const text = `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ${conflict}`
    const statement = this.#prepare(text)
    for (const row of rows) statement.run(...row)
  }

  among(column: string): string {
    return `${column} IN (SELECT value FROM json_each(?))`
  }

  readonly claimed = CLAIMED
  readonly claimedFrom = CLAIMED_FROM
  readonly readFrom = READ_FROM
  readonly readOf = READ_OF

  within(column: string, query: string): string {
    return `${column} IN (${query})`
  }

  list(values: readonly (string | number)[]): Value {
    return JSON.stringify(values)
  }

  async each<T>(text: string, _types: readonly string[], rows: readonly (readonly (string | number)[])[]): Promise<T[]> {
    const statement = this.#prepare(text)
    return rows.flatMap((row) => statement.all(...row) as T[])
  }

  async change({ table, keys, set, also }: Change, rows: readonly (readonly (string | number)[])[]): Promise<void> {
    const where = [...Object.keys(keys).map((key) => `${key} = ?`), ...(also ? [also] : [])].join(' AND ')
    const statement = this.#prepare(`${set ? `UPDATE ${table} SET ${set[0]} = ?` : `DELETE FROM ${table}`} WHERE ${where}`)
    for (const row of rows) statement.run(...(set ? [set[1]] : []), ...row)
  }

  async putBands(rows: readonly (readonly [band: number, seq: number])[]): Promise<void> {
    this.#bands.put(rows)
  }

  async dropBands(seq: number): Promise<void> {
    this.#bands.drop(seq)
  }

  async underBands(bands: readonly number[], most: number): Promise<readonly Filed[]> {
    return this.#bands.under(bands, most)
  }

  async putWords(rows: readonly { readonly seq: number; readonly words: string }[]): Promise<void> {
    const statement = this.#prepare('INSERT INTO words (rowid, text) VALUES (?, ?)')
    for (const { seq, words } of rows) statement.run(seq, words)
  }

  async dropWords(_source: string, seq: number): Promise<void> {
    this.#prepare('DELETE FROM words WHERE rowid = ?').run(seq)
    // Deleted rows linger in an index's older segments until these are merged.
    this.#prepare("INSERT INTO words (words) VALUES ('optimize')").run()
  }

  async turn(): Promise<void> {
    // Any writing takes it; this one changes nothing. SQLite refuses it where another wrote since this transaction began.
    if (this.db.inTransaction) this.#prepare('DELETE FROM activity WHERE month IS NULL').run()
  }

  async stamp(): Promise<string> {
    // The first tells of the commits of others, the second of what this connection wrote.
    const others = this.db.pragma('data_version', { simple: true })
    return `${others} ${this.#prepare('SELECT total_changes()').pluck().get()}`
  }

  async search(
    terms: readonly SearchTerm[],
    filter: { readonly day?: number; readonly upTo?: number; readonly limit: number },
  ): Promise<readonly string[]> {
    // Words hold letters and digits only, so quoting is all the care a query needs.
    const match = terms.map(({ words, begun }) => `"${words.join(' ')}"${begun ? ' *' : ''}`).join(' AND ')
    const narrow = filter.day !== undefined || filter.upTo !== undefined
    if (!narrow) {
      const rows = this.#prepare(
        `SELECT s.id FROM (SELECT rowid, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?) w
         JOIN source s ON s.seq = w.rowid ORDER BY w.rank, s.seq`,
      ).all(match, filter.limit)
      return (rows as { id: string }[]).map((row) => row.id)
    }
    const rows = this.#prepare(
      `SELECT s.id FROM words w JOIN source s ON s.seq = w.rowid WHERE words MATCH ? AND s.day <= ? AND s.seq <= ?
       ORDER BY w.rank, s.seq LIMIT ?`,
    ).all(match, filter.day ?? Number.MAX_SAFE_INTEGER, filter.upTo ?? Number.MAX_SAFE_INTEGER, filter.limit)
    return (rows as { id: string }[]).map((row) => row.id)
  }

  #prepare(text: string): Database.Statement {
    let statement = this.#prepared.get(text)
    if (!statement) {
      statement = this.db.prepare(text)
      this.#prepared.set(text, statement)
    }
    return statement
  }
}
