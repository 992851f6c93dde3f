import type { Instant } from '../model/edtf.js'
import type { Entry, EntryType } from '../record/entry.js'
import { GENESIS } from '../record/entry.js'
import { groupBy } from '../record/shelf.js'
import type { AlikeRow, HeldSourceRow, ReadingRow, SearchTerm, SourceCardRow, SourceRow } from '../record/store.js'
import type { Sql, Value } from './sql.js'
import { columns, ENTRY, READING, SOURCE } from './tables.js'
import { Where } from './where.js'

// Heads are read a hundred at a time for lists and judgements, texts one at a time for readers.
const HEADS = columns(SOURCE).replace(' text,', " '' AS text,")
const CARD = 'id, seq, head, outlet, agency, reprint, redacted'

// Sources looked at as perhaps copied, and of those filed under one key.
const MOST_ALIKE = 50
const MOST_UNDER_BAND = 50

/** What is asked of the journal and of the sources, as SQL that all stores share. */
export class SqlSources {
  constructor(protected readonly sql: Sql) {}

  async head(): Promise<{ seq: number; hash: string; at: Instant | null }> {
    const [last] = await this.sql.all<Entry>(`SELECT ${columns(ENTRY)} FROM entry ORDER BY seq DESC LIMIT 1`)
    return last ? { seq: last.seq, hash: last.hash, at: last.at } : { seq: 0, hash: GENESIS, at: null }
  }

  async rules(): Promise<number | null> {
    const [row] = await this.sql.all<{ value: string }>("SELECT value FROM meta WHERE key = 'rules'")
    return row ? Number(row.value) : null
  }

  async seqAt(at: Instant): Promise<number> {
    const [row] = await this.sql.all<{ seq: number | null }>('SELECT max(seq) AS seq FROM entry WHERE at <= ?', [at])
    return row?.seq ?? 0
  }

  acts(seqs: readonly number[]): Promise<{ seq: number; at: Instant; last: number }[]> {
    const last = '(SELECT max(x.seq) FROM entry x WHERE x.at = e.at)'
    const text = `SELECT e.seq, e.at, ${last} AS last FROM entry e WHERE ${this.sql.among('e.seq')}`
    return this.sql.all(text, [this.sql.list(seqs)])
  }

  async times(seqs: readonly number[]): Promise<ReadonlyMap<number, Instant>> {
    if (seqs.length === 0) return new Map()
    const text = `SELECT seq, at FROM entry WHERE ${this.sql.among('seq')}`
    const rows = await this.sql.all<{ seq: number; at: Instant }>(text, [this.sql.list([...new Set(seqs)])])
    return new Map(rows.map((row) => [row.seq, row.at]))
  }

  async entriesAt(seqs: readonly number[]): Promise<ReadonlyMap<number, Entry>> {
    if (seqs.length === 0) return new Map()
    const text = `SELECT ${columns(ENTRY)} FROM entry WHERE ${this.sql.among('seq')}`
    const rows = await this.sql.all<Entry>(text, [this.sql.list([...new Set(seqs)])])
    return new Map(rows.map((row) => [row.seq, row]))
  }

  entries(after: number, limit: number, types?: readonly EntryType[]): Promise<Entry[]> {
    const also = types ? ` AND ${this.sql.among('type')}` : ''
    const values: Value[] = types ? [after, this.sql.list(types), limit] : [after, limit]
    return this.sql.all(`SELECT ${columns(ENTRY)} FROM entry WHERE seq > ?${also} ORDER BY seq LIMIT ?`, values)
  }

  sources(ids: readonly string[]): Promise<SourceRow[]> {
    return this.among(columns(SOURCE), 'source', 'id', ids)
  }

  sourceHeads(ids: readonly string[]): Promise<SourceRow[]> {
    return this.among(HEADS, 'source', 'id', ids)
  }

  sourceCards(ids: readonly string[]): Promise<SourceCardRow[]> {
    return this.among(CARD, 'source', 'id', ids)
  }

  texts(ids: readonly string[]): Promise<{ id: string; text: string }[]> {
    return this.among('id, text', 'source', 'id', ids)
  }

  sourceList(filter: { before?: number; upTo?: number; outlet?: string; day?: number; limit: number }): Promise<SourceRow[]> {
    const where = new Where()
    where.add('seq < ?', filter.before)
    where.add('seq <= ?', filter.upTo)
    where.add('outlet = ?', filter.outlet)
    where.add('day <= ?', filter.day)
    return this.sql.all(`SELECT ${HEADS} FROM source${where} ORDER BY seq DESC LIMIT ?`, [...where.values, filter.limit])
  }

  sourcesAt(page: string): Promise<SourceRow[]> {
    const text = `SELECT ${HEADS} FROM source WHERE ${this.sql.within('seq', 'SELECT seq FROM page WHERE page = ?')} ORDER BY seq`
    return this.sql.all(text, [page])
  }

  async alike(asked: readonly (readonly number[])[]): Promise<readonly (readonly AlikeRow[])[]> {
    const filed = await this.sql.underBands([...new Set(asked.flat())], MOST_UNDER_BAND)
    if (filed.length === 0) return asked.map(() => [])
    const under = groupBy(filed, ({ band }) => String(band))
    const near = asked.map((bands) => {
      const counts = new Map<number, number>()
      for (const band of new Set(bands))
        for (const { seq } of under.get(String(band)) ?? []) counts.set(seq, (counts.get(seq) ?? 0) + 1)
      return [...counts]
        .sort(([a, m], [b, n]) => n - m || a - b)
        .slice(0, MOST_ALIKE)
        .map(([seq]) => seq)
    })
    const text = `SELECT id, seq, sketch, reprint FROM source WHERE ${this.sql.among('seq')}`
    const rows = await this.sql.all<AlikeRow>(text, [this.sql.list([...new Set(near.flat())])])
    const bySeq = new Map(rows.map((row) => [row.seq, row]))
    return near.map((seqs) => seqs.flatMap((seq) => bySeq.get(seq) ?? []))
  }

  async heldSources(ids: readonly string[]): Promise<HeldSourceRow[]> {
    if (ids.length === 0) return []
    // One question instead of four: where the database is another program each takes its way there and back.
    // For lists PostgreSQL plans anew each time, which takes longer than to answer.
    const one = ids.length === 1 ? (ids[0] ?? null) : null
    const rows = await this.sql.all<JoinedSource>(
      `SELECT s.id, s.seq, s.head, s.text, s.reprint, s.redacted, e.at AS recorded,
         CASE WHEN EXISTS (SELECT 1 FROM source_bytes b WHERE b.source = s.id) THEN 1 ELSE 0 END AS bytes,
         r.seq AS read_seq, r.reader AS read_by, r.json AS read_json
       FROM source s JOIN entry e ON e.seq = s.seq LEFT JOIN reading r ON ${this.sql.readOf}
       WHERE ${one === null ? this.sql.among('s.id') : 's.id = ?'} ORDER BY s.seq, r.seq`,
      [one ?? this.sql.list(ids)],
    )
    return [...groupBy(rows, (row) => row.id).values()].flatMap(([first, ...more]) => (first ? [held([first, ...more])] : []))
  }

  async bytes(source: string): Promise<Uint8Array | null> {
    const [row] = await this.sql.all<{ bytes: Uint8Array }>('SELECT bytes FROM source_bytes WHERE source = ?', [source])
    return row?.bytes ?? null
  }

  async hasBytes(sources: readonly string[]): Promise<readonly string[]> {
    const rows = await this.among<{ source: string }>('source', 'source_bytes', 'source', sources)
    return rows.map((row) => row.source)
  }

  readings(sources: readonly string[]): Promise<ReadingRow[]> {
    if (sources.length === 0) return Promise.resolve([])
    const text = `SELECT ${columns(READING)} FROM reading WHERE ${this.sql.readFrom} ORDER BY source, seq`
    return this.sql.all(text, [this.sql.list(sources)])
  }

  search(
    terms: readonly SearchTerm[],
    filter: { readonly day?: number; readonly upTo?: number; readonly limit: number },
  ): Promise<readonly string[]> {
    return this.sql.search(terms, filter)
  }

  protected among<T>(what: string, table: string, column: string, ids: readonly string[], order?: string): Promise<T[]> {
    if (ids.length === 0) return Promise.resolve([])
    const sorted = order ? ` ORDER BY ${order}` : ''
    return this.sql.all(`SELECT ${what} FROM ${table} WHERE ${this.sql.among(column)}${sorted}`, [this.sql.list(ids)])
  }
}

/** A source with one of its readings, or none. */
type JoinedSource = Omit<HeldSourceRow, 'read'> & {
  readonly read_seq: number | null
  readonly read_by: string
  readonly read_json: string
}

function held(rows: readonly [JoinedSource, ...JoinedSource[]]): HeldSourceRow {
  const { read_seq: _, read_by: __, read_json: ___, ...own } = rows[0]
  const read = rows.flatMap((row) => {
    if (row.read_seq === null) return []
    return [{ source: row.id, seq: row.read_seq, reader: row.read_by, json: row.read_json }]
  })
  return { ...own, read }
}
