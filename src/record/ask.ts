import type { Claim } from '../model/claim.js'
import type { Instant } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import type { Finding } from '../model/finding.js'
import type { ClaimId, SourceId } from '../model/ids.js'
import { buildFinding } from './build-finding.js'
import { type Set as ClockSet, dayOf, inAsOf, setClocks } from './clocks.js'
import { feeds, type Judged } from './judged.js'
import { STATES } from './kinds.js'
import { castKey, days } from './outline.js'
import { unpackClaim } from './pack.js'
import { claimsIn } from './project.js'
import type { Answer, Citable, FindingQuery } from './record.js'
import { regroup } from './regroup.js'
import { judgedAt, shelfOf } from './shelf.js'
import { type ClaimText, type FindingFilter, type Reads, STANDS, type ToldRow } from './store.js'

const MOST = 100_000

/** The findings a question asks for, by its clocks, in order. */
export async function ask(reads: Reads, query: FindingQuery = {}): Promise<Answer> {
  const set = await setClocks(reads, query.clocks)
  const limit = Math.min(query.limit ?? 200, MOST)
  const order = query.order ?? 'newest'
  const filter = narrow(query, set)
  const found: Told[] = []
  let after = readCursor(query.cursor ?? null)
  let next: string | null = null
  for (;;) {
    const want = limit - found.length + 1
    const rows = await reads.findings({ ...filter, order, after, limit: want })
    const page = rows.slice(0, want - 1)
    for (const told of await tellAll(reads, page, query, set)) if (passes(told.finding, query, set)) found.push(told)
    const last = page.at(-1)
    if (rows.length < want || !last) break
    after = { first: last.first, id: last.id }
    if (found.length >= limit) {
      next = `${last.first}:${last.id}`
      break
    }
  }
  sort(found, order)
  const findings = found.map(({ finding }) => finding)
  const uncertain = findings.filter((finding) => inAsOf(finding, set.asOf) === 'maybe').map(({ id }) => id)
  return { clocks: set.clocks, findings, uncertain, next, head: await reads.head() }
}

export interface Told {
  readonly finding: Finding
  readonly first: number
}

export function narrow(query: FindingQuery, set: ClockSet): Omit<FindingFilter, 'order' | 'after' | 'limit'> {
  const begins = [set.asOf, query.to ? dayOf(query.to) : null].filter((day) => day !== null)
  return {
    at: set.at,
    ...(query.process === undefined ? {} : { process: query.process ?? '' }),
    ...(query.kinds ? { kinds: query.kinds } : {}),
    ...(query.ids ? { ids: query.ids } : {}),
    ...(query.actor === undefined ? {} : { actor: castKey(query.actor) }),
    ...(query.track === undefined ? {} : { track: query.track }),
    ...(begins.length > 0 ? { begins: Math.min(...begins) } : {}),
    ...(query.from ? { reaches: dayOf(query.from) } : {}),
    ...(set.asOf === null ? {} : { lasting: { kinds: [...STATES], to: set.asOf } }),
    ...(set.publishedBy === null ? {} : { out: set.publishedBy }),
  }
}

// Rows are found by the hull of their claims' days; the finding itself has the last word.
export function passes(finding: Finding, query: FindingQuery, set: ClockSet): boolean {
  if (inAsOf(finding, set.asOf) === 'out') return false
  if (query.kinds && !query.kinds.includes(finding.kind)) return false
  if (query.modalities && !query.modalities.includes(finding.modality)) return false
  if (query.status && finding.support.status !== query.status) return false
  const [first, last] = days(finding)
  if (query.from && last < dayOf(query.from)) return false
  return !(query.to && first > dayOf(query.to))
}

/** Lone claims, which must be looked up for a telling, are left in `cited`; `timesOf` gives when entries were made. */
interface TellHow {
  readonly cited?: Map<ClaimId, Citable>
  readonly timesOf?: (seqs: readonly number[]) => Promise<ReadonlyMap<number, Instant>>
}

/** What rows tell. */
export async function tellAll(
  reads: Reads,
  rows: readonly ToldRow[],
  query: FindingQuery,
  set: ClockSet,
  { cited, timesOf = (seqs) => reads.times(seqs) }: TellHow = {},
): Promise<Told[]> {
  const lone = rows.filter((row) => row.json === null)
  const newest = new Map<string, ClaimText>()
  for (const row of await reads.claimTexts(lone.map(({ n }) => n))) {
    // A later version of a claim is not what an earlier moment held.
    if (row.seq <= set.at && row.seq >= (newest.get(row.id)?.seq ?? 0)) newest.set(row.id, row)
  }
  const claims = new Map<string, Claim>()
  for (const row of newest.values()) {
    const claim = unpackClaim(row)
    claims.set(row.id, claim)
    cited?.set(claim.id, { claim, source: row.source as SourceId })
  }
  const times = await timesOf(lone.map((row) => row.held))
  const told: Told[] = []
  for (const row of rows) {
    if (again(row, query, set)) {
      told.push(...(await made(reads, row, query, set)))
      continue
    }
    const finding =
      row.json === null ? loneFinding(row, claims, times.get(row.held) as Finding['known']) : (JSON.parse(row.json) as Finding)
    if (finding) told.push({ finding, first: row.first })
  }
  return told
}

/** True where the row as kept does not answer: it rests on sources not yet out, or another display rule is asked for. */
function again(row: ToldRow, query: FindingQuery, set: ClockSet): boolean {
  if (set.publishedBy !== null && row.allout > set.publishedBy) return true
  return (query.display !== undefined || query.preferred !== undefined) && row.json !== null
}

async function made(reads: Reads, row: ToldRow, query: FindingQuery, set: ClockSet): Promise<Told[]> {
  const upTo = set.at >= STANDS ? (await reads.head()).seq : set.at
  const judged = await judgedAt(reads, claimsIn(row), upTo)
  const out = judged.filter((j) => feeds(j.state) && (set.publishedBy === null || j.source.day <= set.publishedBy))
  const by = new Map(out.map((j) => [j.id as string, j]))
  const shelf = shelfOf(reads)
  const told: Told[] = []
  for (const group of regroup(out, []).finish([], [])) {
    const claims = group.flatMap((id) => by.get(id) ?? []).sort((a, b) => a.seq - b.seq || a.ordinal - b.ordinal)
    const known = await shelf.atOf(claims[0]?.seq ?? 0)
    const finding = buildFinding(claims, known, { rule: query.display, preferred: query.preferred })
    told.push({ finding, first: Math.min(...claims.map((j: Judged) => days(j.claim)[0])) })
  }
  return told
}

/** A finding that follows from its only claim, which nobody ruled on. */
function loneFinding(row: ToldRow, claims: ReadonlyMap<string, Claim>, known: Finding['known']): Finding | null {
  const [id = ''] = claimsIn(row)
  const claim = claims.get(id)
  if (!claim) return null
  const { kind, phrase, body, when, where, actors, process, track, modality } = claim
  return {
    id: row.id as Finding['id'],
    kind,
    phrase,
    body,
    when,
    where,
    actors,
    process,
    track,
    modality,
    support: { status: 'single-source', independent: 1 },
    claims: [claim.id],
    versions: [],
    published: row.published as Finding['published'],
    known,
    rulings: [],
    redacted: false,
  }
}

export function sort(found: Told[], order: 'newest' | 'oldest'): void {
  const way = order === 'newest' ? -1 : 1
  found.sort((a, b) => way * (a.first - b.first || (a.finding.id < b.finding.id ? -1 : a.finding.id > b.finding.id ? 1 : 0)))
}

function readCursor(cursor: string | null): { first: number; id: string } | null {
  if (cursor === null) return null
  const parts = /^(-?\d{1,10}):(fnd_[0-9a-f]{24})$/.exec(cursor)
  if (!parts) throw new ParleyError('usage', 'this cursor is none that an answer gave', { hint: 'start again without one' })
  return { first: Number(parts[1]), id: parts[2] ?? '' }
}
