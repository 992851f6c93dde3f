import type { Instant } from '../model/edtf.js'
import { buildFinding, findingId } from './build-finding.js'
import { canonical } from './canonical.js'
import { type Gist, gistOf, packedFrom } from './gist.js'
import { byJournal, feeds, type Judged } from './judged.js'
import { allActors, outlineOf } from './outline.js'
import { regroup } from './regroup.js'
import { longestLike, undatedAlike } from './same-thing.js'
import { type FindingRow, type Reach, STANDS, type StandingRow, UNDATED } from './store.js'

/** What findings are worked out from: the store, or a process held in memory while it is rebuilt. */
export interface Shelf {
  standings(claims: readonly string[]): Promise<readonly StandingRow[]>
  standingsIn(findings: readonly string[]): Promise<readonly StandingRow[]>
  neighbours(reaches: readonly Reach[]): Promise<readonly StandingRow[]>
  /** The rows that stand now under these ids. */
  findingsNow(ids: readonly string[]): Promise<readonly FindingRow[]>
  /** How claims stand at an entry, all rulings applied. */
  judged(claims: readonly string[], upTo: number): Promise<readonly Judged[]>
  /** When the entry was made. */
  atOf(seq: number): Promise<Instant>
}

/** What one step changes in what is derived. */
export interface Changes {
  readonly stand: readonly StandingRow[]
  readonly drop: readonly StandingRow[]
  readonly close: readonly FindingRow[]
  readonly open: readonly FindingRow[]
}

/**
 * Brings findings up to date after claims changed: looks up the findings they were in and those they may now belong to, puts
 * the claims of all these together again, and tells what became of them. What does not touch these claims is not looked at.
 */
export async function project(shelf: Shelf, dirty: readonly string[], upTo: number, only?: string): Promise<Changes> {
  const judged = (await shelf.judged(dirty, upTo)).filter((j) => only === undefined || (j.claim.process ?? '') === only)
  const before = await shelf.standings(dirty)
  const feeding = judged.filter((j) => feeds(j.state))
  const near = await shelf.neighbours(reaches(feeding.map((j) => j.gist)))
  const partners = feeding.flatMap((j) => j.partners)
  const joined = partners.length > 0 ? await shelf.standings([...new Set(partners)]) : []
  const changed = new Set(dirty)
  const grouped = regroup(
    feeding,
    [...near, ...joined].filter((row) => row.finding !== '' && !changed.has(row.claim)),
  )
  const touched = [...new Set([...before.map((row) => row.finding), ...grouped.touched])].filter((id) => id !== '')
  const members = touched.length > 0 ? await shelf.standingsIn(touched) : []
  const groups = grouped.finish(
    members.filter((row) => !changed.has(row.claim)),
    members.filter((row) => changed.has(row.claim)),
  )
  return tell(shelf, { judged, before, members, touched, groups, upTo })
}

interface Worked {
  readonly judged: readonly Judged[]
  readonly before: readonly StandingRow[]
  readonly members: readonly StandingRow[]
  readonly touched: readonly string[]
  readonly groups: readonly (readonly string[])[]
  readonly upTo: number
}

async function tell(shelf: Shelf, work: Worked): Promise<Changes> {
  const { judged, before, members, touched, groups, upTo } = work
  const now = new Map(judged.map((j) => [j.id as string, j]))
  const was = new Map(members.map((row) => [row.claim, row]))
  const missing = groups.flat().filter((id) => !now.has(id))
  const held = new Map<string, Judged>(now)
  if (missing.length > 0) for (const j of await shelf.judged(missing, upTo)) held.set(j.id, j)
  const stand: StandingRow[] = []
  const open: FindingRow[] = []
  for (const ids of groups) {
    const claims = ids.flatMap((id) => held.get(id) ?? []).sort(byJournal)
    const first = claims[0]
    if (!first) continue
    const row = findingRow(claims, await shelf.atOf(first.seq), upTo)
    open.push(row)
    for (const j of claims) {
      const old = was.get(j.id)
      if (now.has(j.id)) stand.push(standingRow(j, row.id))
      else if (old && old.finding !== row.id) stand.push(moved(old, row.id))
    }
  }
  for (const j of judged) if (!feeds(j.state)) stand.push(standingRow(j, ''))
  const stays = new Set(stand.map((row) => `${row.process} ${row.claim}`))
  const close = touched.length > 0 ? await shelf.findingsNow(touched) : []
  return { stand, drop: before.filter((row) => !stays.has(`${row.process} ${row.claim}`)), close, open }
}

function standingRow(j: Judged, finding: string): StandingRow {
  const { claim, process, aspect, first, last } = j.gist
  const gist = j.gist.packed
  const row = { n: j.n, claim, process, aspect, first, last, gist, finding, changed: j.changed, waits: j.waits ? 1 : 0 }
  packedFrom(row, j.gist)
  return row
}

/** The same claim, now in another finding. */
function moved(row: StandingRow, finding: string): StandingRow {
  const now = { ...row, finding }
  packedFrom(now, gistOf(row))
  return now
}

/** Where to look for claims of the same thing as these; overlapping stretches are looked through once. */
function reaches(gists: readonly Gist[]): readonly Reach[] {
  const all = gists.flatMap((g): Reach[] => {
    const { process, aspect, first, last } = g
    if (first === UNDATED && !undatedAlike(g.kind)) return []
    const back = longestLike(g)
    return [{ process, aspect, from: first - (back ?? 0), to: back === null ? first : last + 1 }]
  })
  const byKey = new Map<string, Reach[]>()
  for (const reach of all) {
    const key = `${reach.process}\n${reach.aspect}`
    const have = byKey.get(key)
    if (have) have.push(reach)
    else byKey.set(key, [reach])
  }
  const merged: Reach[] = []
  for (const own of byKey.values()) {
    if (own.length > 1) own.sort((a, b) => a.from - b.from)
    for (const [i, reach] of own.entries()) {
      const last = i > 0 ? merged.at(-1) : undefined
      if (last && reach.from <= last.to + 1) merged[merged.length - 1] = { ...last, to: Math.max(last.to, reach.to) }
      else merged.push(reach)
    }
  }
  return merged
}

/** The row a group of claims makes, from entry `since`. */
export function findingRow(claims: readonly Judged[], known: Instant, since: number): FindingRow {
  const [first] = claims
  if (!first) throw new RangeError('a finding without claims')
  // A lone claim nobody ruled on says it all: its finding is made again when asked for.
  const finding = claims.length === 1 && first.plain ? null : buildFinding(claims, known)
  const outlines = claims.map((j) => j.outline ?? outlineOf(j.claim))
  const { kind, process, track } = finding ?? outlines[0] ?? first.claim
  const published = finding ? finding.published : first.source.published
  return {
    n: first.n,
    process: process ?? '',
    id: findingId(first.id),
    since,
    until: STANDS,
    kind,
    track: track ?? '',
    first: Math.min(...outlines.map((one) => one.first)),
    last: Math.max(...outlines.map((one) => one.last)),
    out: Math.min(...claims.map(({ source }) => source.day)),
    allout: Math.max(...claims.map(({ source }) => source.day)),
    actors: allActors(outlines),
    claims: claims.length === 1 ? '' : JSON.stringify(claims.map(({ id }) => id)),
    published,
    held: first.seq,
    json: finding ? canonical(finding) : null,
  }
}

/** The claims of a finding's row; a lone one goes without saying, since the finding is named after it. */
export const claimsIn = (row: Pick<FindingRow, 'id' | 'claims'>): readonly string[] =>
  row.claims === '' ? [`clm_${row.id.slice(4)}`] : (JSON.parse(row.claims) as string[])
