import type { Entry } from '../record/entry.js'
import type { ClaimRow, DecisionRow, FindingRow, ReadingRow, SourceRow, StandingRow, Writes } from '../record/store.js'
import { STANDS } from '../record/store.js'
import type { Table, Value } from './sql.js'
import { SqlReads } from './sql-reads.js'
import { ACTIVITY, BYTES, CLAIM, DECISION, ENTRY, FINDING, PAGE, READING, SOURCE, STANDING, SUBJECT } from './tables.js'

const rowOf = <T extends object>(table: Table, row: T): readonly Value[] =>
  Object.keys(table.columns).map((column) => (row as { readonly [column: string]: Value })[column] ?? null)

/** The questions and writings of a record as SQL that all stores share. Lives as long as one transaction. */
export class SqlRecord extends SqlReads implements Writes {
  turn(): Promise<void> {
    return this.sql.turn()
  }

  stamp(): Promise<string> {
    return this.sql.stamp()
  }

  setRules(rules: number): Promise<void> {
    const text = "INSERT INTO meta (key, value) VALUES ('rules', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    return this.sql.run(text, [String(rules)])
  }

  async nextClaim(): Promise<number> {
    const [row] = await this.sql.all<{ n: number | null }>('SELECT max(n) AS n FROM claim')
    return (row?.n ?? 0) + 1
  }

  append(entries: readonly Entry[]): Promise<void> {
    return this.#put(ENTRY, entries)
  }

  async putSources(
    rows: readonly SourceRow[],
    words: readonly string[],
    bands: readonly (readonly number[])[],
    pages: readonly (readonly string[])[],
  ): Promise<void> {
    await this.#put(SOURCE, rows)
    await this.sql.putBands(rows.flatMap((row, i) => [...new Set(bands[i])].map((band) => [band, row.seq])))
    await this.sql.insert(
      PAGE,
      rows.flatMap((row, i) => (pages[i] ?? []).map((page) => [page, row.seq])),
      'ON CONFLICT DO NOTHING',
    )
    await this.sql.putWords(rows.map(({ id, seq, day }, i) => ({ id, seq, day, words: words[i] ?? '' })))
  }

  putBytes(source: string, bytes: Uint8Array): Promise<void> {
    return this.sql.insert(BYTES, [[source, bytes]], 'ON CONFLICT DO NOTHING')
  }

  putReadings(rows: readonly ReadingRow[]): Promise<void> {
    return this.#put(READING, rows)
  }

  putClaims(rows: readonly ClaimRow[]): Promise<void> {
    return this.#put(CLAIM, rows)
  }

  async putDecision(row: DecisionRow): Promise<void> {
    await this.sql.insert(DECISION, [[row.id, row.seq, row.ruling, row.json, JSON.stringify(row.subjects)]])
    await this.sql.insert(
      SUBJECT,
      [...new Set(row.subjects)].map((subject) => [subject, row.id]),
    )
  }

  async putStandings(rows: readonly StandingRow[]): Promise<void> {
    const set = ['aspect', 'first', 'last', 'gist', 'finding', 'changed', 'waits'].map((c) => `${c} = excluded.${c}`)
    await this.#put(STANDING, rows, `ON CONFLICT (n, process) DO UPDATE SET ${set.join(', ')}`)
  }

  async dropStandings(rows: readonly StandingRow[]): Promise<void> {
    await this.sql.change(
      { table: 'standing', keys: { n: 'int4', process: 'text' } },
      rows.map(({ n, process }) => [n, process]),
    )
  }

  async closeFindings(rows: readonly { process: string; n: number }[], until: number): Promise<void> {
    await this.sql.change(
      { table: 'finding', keys: { n: 'int4', process: 'text' }, set: ['until', until], also: `until = ${STANDS}` },
      rows.map(({ n, process }) => [n, process]),
    )
  }

  putFindings(rows: readonly FindingRow[]): Promise<void> {
    return this.#put(FINDING, rows)
  }

  async addActivity(rows: readonly { actor: string; month: string; findings: number }[]): Promise<void> {
    const more = 'ON CONFLICT (month, actor) DO UPDATE SET findings = activity.findings + excluded.findings'
    await this.#put(ACTIVITY, rows, more)
    // A name that is nowhere any more, perhaps because it was redacted, must not linger here.
    await this.sql.change(
      { table: 'activity', keys: { month: 'text', actor: 'text' }, also: 'findings = 0' },
      rows.filter((row) => row.findings < 0).map(({ month, actor }) => [month, actor]),
    )
  }

  async dropFindings(rows: readonly FindingRow[]): Promise<void> {
    await this.sql.change(
      { table: 'finding', keys: { n: 'int4', process: 'text', since: 'int4' } },
      rows.map(({ n, process, since }) => [n, process, since]),
    )
  }

  async redact(told: {
    readonly source: SourceRow
    readonly readings: readonly ReadingRow[]
    readonly claims: readonly ClaimRow[]
    readonly decisions: readonly DecisionRow[]
  }): Promise<void> {
    const { source } = told
    await this.sql.run("UPDATE source SET head = ?, text = '', sketch = ?, redacted = ? WHERE id = ?", [
      source.head,
      source.sketch,
      source.redacted,
      source.id,
    ])
    await this.sql.run('DELETE FROM source_bytes WHERE source = ?', [source.id])
    await this.sql.dropBands(source.seq)
    await this.sql.run('DELETE FROM page WHERE seq = ?', [source.seq])
    await this.sql.dropWords(source.id, source.seq)
    for (const row of told.readings) {
      await this.sql.run('UPDATE reading SET json = ? WHERE source = ? AND seq = ?', [row.json, row.source, row.seq])
    }
    for (const row of told.claims) {
      const values = [row.json, row.process, row.id, row.seq]
      await this.sql.run('UPDATE claim SET json = ? WHERE process = ? AND id = ? AND seq = ?', values)
    }
    for (const row of told.decisions) await this.sql.run('UPDATE decision SET json = ? WHERE id = ?', [row.json, row.id])
  }

  #put(table: Table, rows: readonly object[], conflict?: string): Promise<void> {
    if (rows.length === 0) return Promise.resolve()
    return this.sql.insert(
      table,
      rows.map((row) => rowOf(table, row)),
      conflict,
    )
  }
}
