import { ParleyError } from '../model/error.js'
import type { FindingId } from '../model/ids.js'
import { overlap } from '../model/span.js'
import { byJournal, type Judged } from './judged.js'
import { unpackClaim } from './pack.js'
import type { Changed, ClaimQuery, JudgedClaim } from './record.js'
import { judgedAt } from './shelf.js'
import type { Reads } from './store.js'

/** Claims as they stand, in journal order. */
export async function claims(
  reads: Reads,
  query: ClaimQuery = {},
): Promise<{ readonly claims: readonly JudgedClaim[]; readonly next: string | null }> {
  const upTo = query.knownAt ? await reads.seqAt(query.knownAt) : (await reads.head()).seq
  const limit = Math.min(query.limit ?? 200, 10_000)
  const named = await namedIds(reads, query)
  const found: JudgedClaim[] = []
  let after = readCursor(query.cursor ?? null)
  for (;;) {
    // Asked for by id, source or finding, they are few; else the journal is paged through.
    const rows = named ? [] : await reads.claimList({ ...(after ? { after } : {}), ...kindsOf(query), upTo, limit })
    const ids = named ?? [...new Set(rows.map((row) => row.id))]
    const judged = (await judgedAt(reads, ids, upTo)).sort(byJournal)
    // A claim of several versions counts once, where it was first read.
    const first = named ? judged : judged.filter((j) => rows.some((row) => row.id === j.id && row.seq === j.seq))
    found.push(...(await told(reads, first)).filter((claim) => passes(claim, query)))
    const last = rows.at(-1)
    after = last ? { seq: last.seq, ordinal: last.ordinal } : null
    if (named || !last || rows.length < limit) return { claims: found, next: null }
    if (found.length >= limit) return { claims: found, next: `${last.seq}:${last.ordinal}` }
  }
}

const kindsOf = (query: ClaimQuery): { kinds?: readonly string[] } => (query.kinds ? { kinds: query.kinds } : {})

async function namedIds(reads: Reads, query: ClaimQuery): Promise<readonly string[] | null> {
  if (query.ids) return query.ids
  if (query.source) return [...new Set((await reads.claimsOf([query.source])).map((row) => row.id))]
  if (query.finding) return (await reads.standingsIn([query.finding])).map((row) => row.claim)
  return null
}

function passes(claim: JudgedClaim, query: ClaimQuery): boolean {
  if (query.process !== undefined && claim.claim.process !== query.process) return false
  if (query.kinds && !query.kinds.includes(claim.claim.kind)) return false
  if (query.source && claim.source !== query.source) return false
  return !query.states || query.states.includes(claim.state)
}

async function told(reads: Reads, judged: readonly Judged[]): Promise<readonly JudgedClaim[]> {
  const standings = await reads.standings(judged.map((j) => j.id))
  const findings = new Map(standings.map((row) => [row.claim, row.finding]))
  return judged.map((j) => ({
    id: j.id,
    source: j.source.id,
    reader: j.reader,
    asRead: j.asRead,
    claim: j.claim,
    state: j.state,
    rulings: j.rulings,
    finding: (findings.get(j.id) || null) as FindingId | null,
    changed: j.changed,
  }))
}

/** Claims that wait because a later reading differs from what was ruled on, each with the ruled one. */
export async function changedSinceRuling(reads: Reads): Promise<readonly Changed[]> {
  const waiting = (await reads.waiting()).map((row) => row.claim)
  const upTo = (await reads.head()).seq
  const judged = await told(reads, (await judgedAt(reads, waiting, upTo)).sort(byJournal))
  const queue: Changed[] = []
  for (const claim of judged) {
    if (claim.state !== 'changed-since-ruling') {
      // The same words resolved otherwise: beside what was ruled on stands the newest version.
      const newest = (await reads.claims([claim.id])).at(-1)
      if (newest) queue.push({ claim: { ...claim, asRead: unpackClaim(newest), claim: unpackClaim(newest) }, ruled: claim })
      continue
    }
    const { claims: others } = await claims(reads, { source: claim.source })
    const ruled = others.find(
      (other) =>
        other.id !== claim.id &&
        (other.state === 'accepted' || other.state === 'rejected' || other.state === 'corrected') &&
        other.claim.evidence.some((a) => claim.claim.evidence.some((b) => overlap(a, b) > 0)),
    )
    if (ruled) queue.push({ claim, ruled })
  }
  return queue
}

function readCursor(cursor: string | null): { seq: number; ordinal: number } | null {
  if (cursor === null) return null
  const parts = /^(\d{1,10}):(\d{1,10})$/.exec(cursor)
  if (!parts) throw new ParleyError('usage', 'this cursor is none that an answer gave', { hint: 'start again without one' })
  return { seq: Number(parts[1]), ordinal: Number(parts[2]) }
}
