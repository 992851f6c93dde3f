import { claimsIn } from '../record/project.js'
import type {
  ClaimRow,
  ClaimText,
  DecisionRow,
  FindingFilter,
  FindingRow,
  Reach,
  Reads,
  StandingRow,
  ToldRow,
} from '../record/store.js'
import { STANDS } from '../record/store.js'
import type { Value } from './sql.js'
import { SqlSources } from './sql-sources.js'
import { CLAIM, columns, DECISION, FINDING, STANDING } from './tables.js'
import { Where } from './where.js'

// Every column of a row has its price, and these are read for every finding of a record.
const TOLD = 'n, process, id, first, allout, claims, published, held, json'
const CLAIM_TEXT = 'id, seq, ordinal, source, kind, process, json'

/** What is asked of claims, rulings and findings beside, as SQL that all stores share. Lives as long as one transaction. */
export class SqlReads extends SqlSources implements Reads {
  claims(ids: readonly string[]): Promise<ClaimRow[]> {
    if (ids.length === 0) return Promise.resolve([])
    return this.sql.all(`SELECT ${columns(CLAIM)} FROM claim WHERE ${this.sql.claimed} ORDER BY seq, ordinal`, [
      this.sql.list(ids),
    ])
  }

  async claimTexts(numbers: readonly number[]): Promise<ClaimText[]> {
    if (numbers.length === 0) return []
    return this.sql.all(`SELECT ${CLAIM_TEXT} FROM claim WHERE ${this.sql.among('n')}`, [this.sql.list(numbers)])
  }

  claimsOf(sources: readonly string[]): Promise<ClaimRow[]> {
    if (sources.length === 0) return Promise.resolve([])
    const text = `SELECT ${columns(CLAIM)} FROM claim WHERE ${this.sql.claimedFrom} ORDER BY seq, ordinal`
    return this.sql.all(text, [this.sql.list(sources)])
  }

  claimTextsOf(sources: readonly string[]): Promise<ClaimText[]> {
    if (sources.length === 0) return Promise.resolve([])
    return this.sql.all(`SELECT ${CLAIM_TEXT} FROM claim WHERE ${this.sql.claimedFrom}`, [this.sql.list(sources)])
  }

  claimList(filter: {
    after?: { seq: number; ordinal: number }
    process?: string
    kinds?: readonly string[]
    upTo?: number
    limit: number
  }): Promise<ClaimRow[]> {
    const where = new Where()
    if (filter.after) where.put('(seq, ordinal) > (?, ?)', filter.after.seq, filter.after.ordinal)
    where.add('process = ?', filter.process)
    where.add('seq <= ?', filter.upTo)
    if (filter.kinds) where.put(this.sql.among('kind'), this.sql.list(filter.kinds))
    const text = `SELECT ${columns(CLAIM)} FROM claim${where} ORDER BY seq, ordinal LIMIT ?`
    return this.sql.all(text, [...where.values, filter.limit])
  }

  async countClaims(sources: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.sql.all<{ source: string; n: number }>(
      `SELECT source, CAST(count(DISTINCT id) AS integer) AS n FROM claim WHERE ${this.sql.claimedFrom} GROUP BY source`,
      [this.sql.list(sources)],
    )
    return new Map(rows.map((row) => [row.source, row.n]))
  }

  async decisionsOn(subjects: readonly string[]): Promise<readonly DecisionRow[]> {
    if (subjects.length === 0) return []
    const rows = await this.sql.all<StoredDecision>(
      `SELECT ${columns(DECISION)} FROM decision WHERE id IN
       (SELECT decision FROM decision_subject WHERE ${this.sql.among('subject')}) ORDER BY seq`,
      [this.sql.list(subjects)],
    )
    return rows.map(decision)
  }

  async decisions(filter: {
    rulings?: readonly string[]
    ids?: readonly string[]
    after?: number
    limit: number
  }): Promise<readonly DecisionRow[]> {
    const where = new Where()
    if (filter.rulings) where.put(this.sql.among('ruling'), this.sql.list(filter.rulings))
    if (filter.ids) where.put(this.sql.among('id'), this.sql.list(filter.ids))
    where.add('seq > ?', filter.after)
    const text = `SELECT ${columns(DECISION)} FROM decision${where} ORDER BY seq LIMIT ?`
    return (await this.sql.all<StoredDecision>(text, [...where.values, filter.limit])).map(decision)
  }

  standings(claims: readonly string[]): Promise<StandingRow[]> {
    if (claims.length === 0) return Promise.resolve([])
    const text = `SELECT ${columns(STANDING)} FROM standing WHERE ${this.#numbered}`
    return this.sql.all(text, [this.sql.list(claims)])
  }

  async standingsAt(numbers: readonly number[]): Promise<StandingRow[]> {
    if (numbers.length === 0) return []
    return this.sql.all(`SELECT ${columns(STANDING)} FROM standing WHERE ${this.sql.among('n')}`, [this.sql.list(numbers)])
  }

  async standingsIn(findings: readonly string[]): Promise<StandingRow[]> {
    if (findings.length === 0) return []
    const rows = await this.findings({ ids: findings, at: STANDS, order: 'oldest', limit: findings.length + 1 })
    return this.standings(rows.flatMap(claimsIn))
  }

  neighbours(reaches: readonly Reach[]): Promise<StandingRow[]> {
    return this.sql.each(
      `SELECT ${columns(STANDING)} FROM standing
       WHERE (first >> 5) = ? AND process = ? AND aspect = ? AND first BETWEEN ? AND ? AND finding <> ''`,
      ['int4', 'text', 'text', 'int4', 'int4'],
      reaches.flatMap((reach) => [...months(reach)]),
    )
  }

  async claimsNaming(actors: readonly string[]): Promise<readonly string[]> {
    // Rare (an identity is ruled on), so a look through what is kept will do.
    const rows = await Promise.all(
      actors.map((actor) =>
        this.sql.all<{ claim: string }>("SELECT claim FROM standing WHERE replace(gist, ?, '') <> gist", [
          JSON.stringify(actor),
        ]),
      ),
    )
    return [...new Set(rows.flat().map((row) => row.claim))]
  }

  waiting(): Promise<StandingRow[]> {
    return this.sql.all(`SELECT ${columns(STANDING)} FROM standing WHERE waits = 1 ORDER BY n LIMIT 10000`)
  }

  findings(filter: FindingFilter): Promise<FindingRow[]> {
    return this.#findings(columns(FINDING), filter)
  }

  told(filter: FindingFilter): Promise<ToldRow[]> {
    return this.#findings(TOLD, filter)
  }

  async #findings<R>(what: string, filter: FindingFilter): Promise<R[]> {
    const [than, way] = filter.order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC']
    const pick = (also?: readonly [text: string, value: Value]): { text: string; values: readonly Value[] } => {
      const where = this.#where(filter)
      if (filter.after) where.put(`(first, id) ${than} (?, ?)`, filter.after.first, filter.after.id)
      if (also) where.put(...also)
      const text = `SELECT ${what} FROM finding${where} ORDER BY first ${way}, id ${way} LIMIT ?`
      return { text, values: [...where.values, filter.limit] }
    }
    const { out } = filter
    if (out === undefined || filter.process === undefined || (filter.begins !== undefined && filter.begins <= out)) {
      const { text, values } = pick()
      return this.sql.all(text, values)
    }
    // What was out by a day had mostly begun by then; plans, which had not, are few and have an index of their own.
    const begun = pick(['first <= ?', out])
    const ahead = pick(['out < first AND first > ?', out])
    const text = `SELECT * FROM (${begun.text}) b UNION ALL SELECT * FROM (${ahead.text}) a ORDER BY first ${way}, id ${way} LIMIT ?`
    return this.sql.all(text, [...begun.values, ...ahead.values, filter.limit])
  }

  #where(filter: FindingFilter): Where {
    const where = new Where()
    where.add('process = ?', filter.process)
    if (filter.ids) where.put(this.#numbered, this.sql.list(filter.ids.map((id) => `clm_${id.slice(4)}`)))
    if (filter.at >= STANDS) where.put('until = ?', STANDS)
    else where.put('since <= ? AND until > ?', filter.at, filter.at)
    if (filter.kinds) where.put(this.sql.among('kind'), this.sql.list(filter.kinds))
    if (filter.actor !== undefined) where.put("actors LIKE ? ESCAPE '!'", `% ${filter.actor.replace(/[%_!]/g, '!$&')} %`)
    where.add('track = ?', filter.track)
    where.add('first <= ?', filter.begins)
    where.add('last >= ?', filter.reaches)
    where.add('out <= ?', filter.out)
    if (filter.lasting) {
      where.put(`(last >= ? OR NOT (${this.sql.among('kind')}))`, filter.lasting.to, this.sql.list(filter.lasting.kinds))
    }
    return where
  }

  findingRows(
    process: string,
    after: { readonly first: number; readonly id: string; readonly since: number } | null,
    limit: number,
  ): Promise<FindingRow[]> {
    const where = new Where()
    where.put('process = ?', process)
    // The index goes by the first two; the third parts the few rows of one finding.
    if (after)
      where.put(
        '(first, id) >= (?, ?) AND (first, id, since) > (?, ?, ?)',
        after.first,
        after.id,
        after.first,
        after.id,
        after.since,
      )
    const text = `SELECT ${columns(FINDING)} FROM finding${where} ORDER BY first, id, since LIMIT ?`
    return this.sql.all(text, [...where.values, limit])
  }

  async countStandings(): Promise<ReadonlyMap<string, number>> {
    const text = 'SELECT process, CAST(count(*) AS integer) AS n FROM standing GROUP BY process'
    return new Map((await this.sql.all<{ process: string; n: number }>(text)).map((row) => [row.process, row.n]))
  }

  async processes(): Promise<readonly string[]> {
    const found = new Set<string>()
    for (const table of ['claim', 'standing', 'finding']) {
      let last: string | null = null
      for (;;) {
        const more: string = last === null ? '' : ' WHERE process > ?'
        const text = `SELECT min(process) AS process FROM ${table}${more}`
        const rows: { process: string | null }[] = await this.sql.all(text, last === null ? [] : [last])
        last = rows[0]?.process ?? null
        if (last === null) break
        found.add(last)
      }
    }
    return [...found].sort()
  }

  activity(): Promise<{ actor: string; month: string; findings: number }[]> {
    return this.sql.all('SELECT actor, month, findings FROM activity WHERE findings > 0 ORDER BY month, actor')
  }

  /** A row is of one of the claims in a list of ids. */
  get #numbered(): string {
    return this.sql.within('n', `SELECT n FROM claim WHERE ${this.sql.claimed}`)
  }
}

interface StoredDecision extends Omit<DecisionRow, 'subjects'> {
  readonly subjects: string
}
const decision = (row: StoredDecision): DecisionRow => ({ ...row, subjects: JSON.parse(row.subjects) as string[] })

/** A reach as the index is looked through: by its stretches of 32 days. */
function* months({ process, aspect, from, to }: Reach): Generator<readonly (string | number)[]> {
  for (let month = from >> 5; month <= to >> 5; month++) yield [month, process, aspect, from, to]
}
