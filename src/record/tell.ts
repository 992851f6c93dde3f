import type { Instant } from '../model/edtf.js'
import type { ClaimId, SourceId } from '../model/ids.js'
import { narrow, passes, sort, type Told, tellAll } from './ask.js'
import { type Set as ClockSet, inAsOf, setClocks } from './clocks.js'
import { effective, rulingsOn } from './effective.js'
import { claimAt } from './judge.js'
import { KeptLookups } from './kept-lookups.js'
import type { Citable, FindingQuery, SourceCard, ToldPage } from './record.js'
import { groupBy, identityAt } from './shelf.js'
import { sourceCard } from './source-lines.js'
import type { Reads, Store, ToldRow } from './store.js'

// A look through all findings for those after the last one has its price, and their rows are small: many at once.
const ROWS = 50_000
// What is made of the rows is large, and soon done with: so few at once that it dies young, before the garbage collector has
// to move it.
const AT_ONCE = 200
const MOST_SOURCES = 8000
const MOST_TIMES = 40_000

/**
 * Every finding a question asks for, oldest first, page after page, each with the claims it rests on: for those who go through
 * a whole record. Each page is read by itself, so that others get their turn between.
 */
export async function* tell(store: Store, query: FindingQuery, citing: boolean): AsyncGenerator<ToldPage, void, undefined> {
  let left = query.limit ?? Number.POSITIVE_INFINITY
  let after: { first: number; id: string } | null = null
  const told = {
    times: new KeptLookups<number, Instant>(MOST_TIMES),
    sources: new KeptLookups<SourceId, SourceCard>(MOST_SOURCES),
  }
  while (left > 0) {
    const limit = Math.min(ROWS, left)
    const { set, rows } = await store.read(async (reads) => {
      const clocks = await setClocks(reads, query.clocks)
      const found = await reads.told({ ...narrow(query, clocks), order: 'oldest', after, limit })
      return { set: clocks, rows: found }
    })
    for (let i = 0; i < rows.length && left > 0; i += AT_ONCE) {
      const page = await store.read((reads) => pageOf(reads, rows.slice(i, i + AT_ONCE), { query, set, citing, left, ...told }))
      left -= page.findings.length
      yield page
    }
    const last = rows.at(-1)
    if (!last || rows.length < limit) return
    after = { first: last.first, id: last.id }
  }
}

interface Page {
  readonly query: FindingQuery
  readonly set: ClockSet
  readonly citing: boolean
  readonly left: number
  readonly times: KeptLookups<number, Instant>
  readonly sources: KeptLookups<SourceId, SourceCard>
}

async function pageOf(reads: Reads, rows: readonly ToldRow[], page: Page): Promise<ToldPage> {
  const { query, set, citing, left } = page
  const timesOf = (seqs: readonly number[]): Promise<ReadonlyMap<number, Instant>> =>
    page.times.get(seqs, (missing) => reads.times(missing))
  const cited = new Map<ClaimId, Citable>()
  const told: Told[] = []
  for (const one of await tellAll(reads, rows, query, set, { cited, timesOf }))
    if (passes(one.finding, query, set)) told.push(one)
  sort(told, 'oldest')
  const findings = told.slice(0, left).map(({ finding }) => finding)
  const uncertain = findings.filter((finding) => inAsOf(finding, set.asOf) === 'maybe').map(({ id }) => id)
  if (!citing) return { findings, uncertain, cited, sources: new Map() }
  const missing = findings.flatMap(({ claims }) => claims.filter((id) => !cited.has(id)))
  await cite(reads, [...new Set(missing)], set.at, cited)
  const sources = await page.sources.get(
    [...cited.values()].map(({ source }) => source),
    async (ids) => {
      const cards = await reads.sourceCards(ids)
      const times = await timesOf(cards.map(({ seq }) => seq))
      return cards.map((row) => [row.id as SourceId, sourceCard(row, times.get(row.seq) as Instant)] as const)
    },
  )
  return { findings, uncertain, cited, sources }
}

/** Claims as they are cited at an entry: the version ruled on, with corrections, assignments and identity applied. */
async function cite(reads: Reads, ids: readonly ClaimId[], upTo: number, into: Map<ClaimId, Citable>): Promise<void> {
  if (ids.length === 0) return
  const versions = groupBy(await reads.claims(ids), (row) => row.id)
  const sources = new Set([...versions.values()].flatMap(([row]) => row?.source ?? []))
  const inForce = effective(await rulingsOn(reads, [...ids, ...sources]), upTo)
  const who = await identityAt(reads, upTo)
  for (const id of ids) {
    const rows = versions.get(id) ?? []
    const claim = claimAt(id, { rows, inForce, who, upTo })
    if (claim) into.set(id, { claim, source: rows[0]?.source as SourceId })
  }
}
