import type { Instant } from '../model/edtf.js'
import type { Judged } from './judged.js'
import type { Changes, Shelf } from './project.js'
import { type FindingRow, type Reach, STANDS, type StandingRow } from './store.js'

/** Standings and findings held in memory while a process is worked out from the beginning. */
export class MemoryShelf implements Shelf {
  readonly #standing = new Map<string, StandingRow>()
  /** The claims of each finding, mostly one. */
  readonly #members = new Map<string, string[]>()
  /** By process and aspect, in order of their first day. */
  readonly #near = new Map<string, StandingRow[]>()
  readonly #now = new Map<string, FindingRow>()
  readonly #closed: FindingRow[] = []

  constructor(
    private readonly judge: (id: string, upTo: number) => Judged | null,
    private readonly times: (seq: number) => Instant,
  ) {}

  async standings(claims: readonly string[]): Promise<readonly StandingRow[]> {
    return claims.flatMap((id) => this.#standing.get(id) ?? [])
  }

  async standingsIn(findings: readonly string[]): Promise<readonly StandingRow[]> {
    return findings.flatMap((id) => (this.#members.get(id) ?? []).flatMap((claim) => this.#standing.get(claim) ?? []))
  }

  async neighbours(reaches: readonly Reach[]): Promise<readonly StandingRow[]> {
    const found: StandingRow[] = []
    for (const { process, aspect, from, to } of reaches) {
      const list = this.#near.get(`${process}\n${aspect}`) ?? []
      for (let i = lower(list, from); i < list.length; i++) {
        const row = list[i]
        if (!row || row.first > to) break
        found.push(row)
      }
    }
    return found
  }

  /** Claims in whose cast one of these is, as judged. */
  async naming(actors: readonly string[]): Promise<readonly string[]> {
    const quoted = actors.map((actor) => JSON.stringify(actor))
    return this.rows().flatMap((row) => (quoted.some((actor) => row.gist.includes(actor)) ? [row.claim] : []))
  }

  async findingsNow(ids: readonly string[]): Promise<readonly FindingRow[]> {
    return ids.flatMap((id) => this.#now.get(id) ?? [])
  }

  async judged(claims: readonly string[], upTo: number): Promise<readonly Judged[]> {
    return claims.flatMap((id) => this.judge(id, upTo) ?? [])
  }

  async atOf(seq: number): Promise<Instant> {
    return this.times(seq)
  }

  apply(changes: Changes, upTo: number): void {
    for (const row of changes.drop) this.#forget(row.claim)
    for (const row of changes.close) {
      this.#now.delete(row.id)
      this.#closed.push({ ...row, until: upTo })
    }
    for (const row of changes.open) this.#now.set(row.id, row)
    for (const row of changes.stand) {
      this.#forget(row.claim)
      this.#standing.set(row.claim, row)
      if (row.finding === '') continue
      const members = this.#members.get(row.finding)
      if (members) members.push(row.claim)
      else this.#members.set(row.finding, [row.claim])
      const key = `${row.process}\n${row.aspect}`
      const list = this.#near.get(key) ?? []
      this.#near.set(key, list)
      list.splice(lower(list, row.first + 1), 0, row)
    }
  }

  /** All rows, closed ones too. */
  findings(): readonly FindingRow[] {
    return [...this.#closed, ...this.#now.values()]
  }

  rows(): readonly StandingRow[] {
    return [...this.#standing.values()]
  }

  #forget(claim: string): void {
    const old = this.#standing.get(claim)
    if (!old) return
    this.#standing.delete(claim)
    const members = this.#members.get(old.finding)
    if (members) members.splice(members.indexOf(claim), 1)
    const list = this.#near.get(`${old.process}\n${old.aspect}`)
    for (let i = list ? lower(list, old.first) : 0; list && i < list.length; i++) {
      if (list[i]?.claim === claim) {
        list.splice(i, 1)
        break
      }
    }
  }
}

/** The first place whose row begins on `day` or later. */
function lower(list: readonly StandingRow[], day: number): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((list[middle]?.first ?? STANDS) < day) from = middle + 1
    else to = middle
  }
  return from
}
