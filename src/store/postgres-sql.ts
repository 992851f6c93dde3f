import type { PoolClient } from 'pg'
import type { SearchTerm } from '../record/store.js'
import type { Change, Filed, Sql, Table, Value } from './sql.js'
import { BAND } from './tables.js'

/** Takes the writer's turn until the transaction ends, and leaves word in `meta` that somebody wrote. */
export const TAKE_TURN = "UPDATE meta SET value = pg_current_xact_id()::text WHERE key = 'writer'"

/** Thrown where another wrote since a transaction began that takes its turn late. */
export class Overtaken extends Error {}

/** The SQL of one transaction on PostgreSQL. */
export class PostgresSql implements Sql {
  /** `since`: who wrote last as the transaction began, where the turn is yet to be taken. */
  constructor(
    private readonly client: PoolClient,
    private since: string | null = null,
  ) {}

  async turn(): Promise<void> {
    if (this.since === null) return
    const { rowCount } = await this.client.query(`${TAKE_TURN} AND value = $1`, [this.since])
    if (rowCount === 0) throw new Overtaken()
    this.since = null
  }

  async stamp(): Promise<string> {
    const { rows } = await this.client.query("SELECT value FROM meta WHERE key = 'writer'")
    return (rows[0] as { value: string }).value
  }

  async all<T>(text: string, values: readonly Value[] = []): Promise<T[]> {
    const { rows } = await this.client.query({ ...numbered(text), values: values as unknown[] })
    return rows as T[]
  }

  async run(text: string, values: readonly Value[] = []): Promise<void> {
    await this.client.query({ ...numbered(text), values: values as unknown[] })
  }

  async insert(table: Table, rows: readonly (readonly Value[])[], conflict = ''): Promise<void> {
    if (rows.length === 0) return
    const names = Object.keys(table.columns)
    const types = Object.values(table.columns)
    const lists = names.map((_, column) => rows.map((row) => row[column] ?? null))
    const arrays = types.map((type, i) => `$${i + 1}::${type}[]`).join(', ')
    const text = `INSERT INTO ${table.name} (${names.join(', ')}) SELECT * FROM unnest(${arrays}) ${conflict}`
    await this.client.query({ text, values: lists })
  }

  among(column: string): string {
    return `${column} = ANY (?)`
  }

  readonly claimed = this.among('id')
  readonly claimedFrom = this.among('source')
  readonly readFrom = this.among('source')
  readonly readOf = 'r.source = s.id'

  within(column: string, query: string): string {
    // As an array the planner knows it for a short list, whatever it believes of the tables.
    return `${column} = ANY (ARRAY(${query}))`
  }

  list(values: readonly (string | number)[]): Value {
    return values as unknown as Value
  }

  async each<T>(
    text: string,
    types: readonly ('text' | 'int4')[],
    rows: readonly (readonly (string | number)[])[],
  ): Promise<T[]> {
    if (rows.length === 0) return []
    // The same question for many rows in one go: each `?` becomes the row's own value.
    let column = 0
    const body = text.replace(/\?/g, () => `r.p${++column}`)
    const arrays = types.map((type, i) => `$${i + 1}::${type}[]`).join(', ')
    const names = types.map((_, i) => `p${i + 1}`).join(', ')
    const lists = types.map((_, i) => rows.map((row) => row[i]))
    const { rows: found } = await this.client.query({
      text: `SELECT q.* FROM unnest(${arrays}) AS r (${names}), LATERAL (${body}) AS q`,
      values: lists,
    })
    return found as T[]
  }

  async change({ table, keys, set, also }: Change, rows: readonly (readonly (string | number)[])[]): Promise<void> {
    if (rows.length === 0) return
    const names = Object.keys(keys)
    const lists = `unnest(${Object.values(keys).map((type, i) => `$${i + 1}::${type}[]`)}) AS r (${names})`
    const where = [...names.map((name) => `t.${name} = r.${name}`), ...(also ? [`t.${also}`] : [])].join(' AND ')
    const verb = set ? `UPDATE ${table} t SET ${set[0]} = ${Math.trunc(set[1])} FROM` : `DELETE FROM ${table} t USING`
    await this.client.query({ text: `${verb} ${lists} WHERE ${where}`, values: names.map((_, i) => rows.map((row) => row[i])) })
  }

  async underBands(bands: readonly number[], most: number): Promise<readonly Filed[]> {
    if (bands.length === 0) return []
    const { rows } = await this.client.query({
      text: `SELECT r.band, b.seq FROM unnest($1::int4[]) AS r (band),
             LATERAL (SELECT seq FROM band WHERE band = r.band ORDER BY seq LIMIT $2) AS b`,
      values: [bands, most],
    })
    return rows as Filed[]
  }

  putBands(rows: readonly (readonly [band: number, seq: number])[]): Promise<void> {
    return this.insert(BAND, rows)
  }

  dropBands(seq: number): Promise<void> {
    return this.run('DELETE FROM band WHERE seq = ?', [seq])
  }

  async putWords(
    rows: readonly { readonly id: string; readonly seq: number; readonly day: number; readonly words: string }[],
  ): Promise<void> {
    if (rows.length === 0) return
    await this.client.query({
      text: `INSERT INTO source_words (source, seq, day, words)
             SELECT s, q, d, w::tsvector FROM unnest($1::text[], $2::int4[], $3::int4[], $4::text[]) AS r (s, q, d, w)`,
      values: [
        rows.map((row) => row.id),
        rows.map((row) => row.seq),
        rows.map((row) => row.day),
        rows.map((row) => vector(row.words.split(' '))),
      ],
    })
  }

  async dropWords(source: string): Promise<void> {
    await this.client.query({ text: 'DELETE FROM source_words WHERE source = $1', values: [source] })
  }

  async search(
    terms: readonly SearchTerm[],
    filter: { readonly day?: number; readonly upTo?: number; readonly limit: number },
  ): Promise<readonly string[]> {
    const query = terms
      .map(
        ({ words, begun }) =>
          `(${words.map((word, i) => `'${word}'${begun && i === words.length - 1 ? ':*' : ''}`).join(' <-> ')})`,
      )
      .join(' & ')
    // Long rows lie outside of their table, which so looks small: the planner would read all of it, and unpack every text, rather
    // than look into the index.
    await this.client.query('SET LOCAL enable_seqscan = off')
    const { rows } = await this.client.query({
      text: `SELECT source FROM source_words, CAST($1 AS tsquery) AS query
             WHERE words @@ query AND day <= $2 AND seq <= $3 ORDER BY ts_rank(words, query) DESC, seq LIMIT $4`,
      values: [query, filter.day ?? MOST, filter.upTo ?? MOST, filter.limit],
    })
    await this.client.query('SET LOCAL enable_seqscan TO DEFAULT')
    return (rows as { source: string }[]).map((row) => row.source)
  }
}

const MOST = 2_147_483_647

interface Named {
  /** Under which each connection keeps it prepared: parsing and planning take as long as most answers. */
  readonly name: string
  readonly text: string
}

/** `?` as `$1`, `$2` …; no text of ours has a question mark elsewhere. */
function numbered(text: string): Named {
  const known = NUMBERED.get(text)
  if (known !== undefined) return known
  let n = 0
  const made = { name: `parley_${NUMBERED.size + 1}`, text: text.replace(/\?/g, () => `$${++n}`) }
  NUMBERED.set(text, made)
  return made
}
const NUMBERED = new Map<string, Named>()

// PostgreSQL counts positions to 16,383 and keeps 255 of a word; phrases beyond are not found there.
const LAST_POSITION = 16_383
const MOST_POSITIONS = 255
const LONGEST_VECTOR = 900_000

/** Our own words with their places, as a tsvector's text: PostgreSQL's parser would divide them otherwise. */
function vector(words: readonly string[]): string {
  const places = new Map<string, number[]>()
  for (const [i, word] of words.entries()) {
    const at = places.get(word)
    if (!at) places.set(word, [Math.min(i + 1, LAST_POSITION)])
    else if (at.length < MOST_POSITIONS && i < LAST_POSITION) at.push(i + 1)
  }
  let text = ''
  for (const [word, at] of places) {
    const one = `'${word}':${at.join(',')} `
    if (text.length + one.length > LONGEST_VECTOR) break
    text += one
  }
  return text
}
