import type { Claim } from '../model/claim.js'
import type { ActorId, ClaimId, DecisionId, ProcessId, TrackId } from '../model/ids.js'
import { overlap } from '../model/span.js'
import { effective, type Ruled } from './effective.js'
import { actorKey, gist } from './gist.js'
import type { Identity } from './identity.js'
import type { Judged, SourceFacts } from './judged.js'
import { unpackClaim } from './pack.js'
import { readyIn } from './ready.js'
import type { ClaimRow, ClaimText, ReadingRow } from './store.js'

/** Everything known of one source's claims that judging one of them may need. */
export interface Dossier {
  readonly source: SourceFacts
  /** Oldest first. */
  readonly readings: readonly ReadingRow[]
  /** Versions as read of the claims asked for, oldest first; of all the source's claims where it was read more than once. */
  readonly claims: ReadonlyMap<string, readonly ClaimRow[]>
  /** On those claims and on the source, with their undoings, oldest first. */
  readonly rulings: readonly Ruled[]
}

/** How a claim stands at an entry: as read, then every ruling in force in order. Null where it was not held yet. */
export function judge(id: string, dossier: Dossier, who: Identity, upTo: number): Judged | null {
  const rows = (dossier.claims.get(id) ?? []).filter((row) => row.seq <= upTo)
  const first = rows[0]
  if (!first) return null
  const readings = dossier.readings.filter((row) => row.seq <= upTo)
  const rulings = rulingsOnClaim(id, dossier.source.id, effective(dossier.rulings, upTo))
  const row = versionOf(rows, first, rulings, upTo)
  const content = once(() => {
    const asRead = unpackClaim(row)
    const ruled = apply(asRead, rulings)
    return { asRead, ruled, claim: withIdentity(ruled.claim, who) }
  })
  const ready = rulings.length === 0 && who.empty ? readyIn(row) : null
  const ruled = ready ? UNRULED : content().ruled
  const state =
    dossier.source.redacted && ruled.state !== 'rejected' ? 'redacted' : standing(id, row, ruled.state, readings, dossier, upTo)
  const changes = dossier.rulings.filter(({ seq, subjects }) => seq <= upTo && subjects.includes(id)).map(({ seq }) => seq)
  return {
    n: first.n,
    id: id as ClaimId,
    seq: first.seq,
    ordinal: first.ordinal,
    get asRead() {
      return content().asRead
    },
    get claim() {
      return content().claim
    },
    reader: readings.find(({ seq }) => seq === row.seq)?.reader ?? 'analyst',
    source: dossier.source,
    state,
    rulings: rulings.map(({ decision }) => decision.id),
    plain: state === 'read' && rulings.length === 0 && (ready !== null || content().claim === content().asRead),
    gist: ready?.gist ?? gist(content().claim, dossier.source.id, ruled),
    outline: ready?.outline ?? null,
    partners: ruled.partners,
    changed: Math.max(row.seq, ...changes),
    waits: state === 'changed-since-ruling' || rows.some((version) => version.seq > row.seq),
  }
}

/**
 * A claim as it is cited at an entry: the version that stands, with corrections, assignments and identity applied. `rows` are its
 * versions, oldest first; `inForce` the rulings in force then on it or on its source, and any others. Null where it was not held yet.
 */
export function claimAt(
  id: string,
  { rows, inForce, who, upTo }: { rows: readonly ClaimText[]; inForce: readonly Ruled[]; who: Identity; upTo: number },
): Claim | null {
  const row = versionAt(id, rows, inForce, upTo)
  return row && withIdentity(apply(unpackClaim(row), rulingsOnClaim(id, row.source, inForce)).claim, who)
}

/** The row of a claim's version that stands at an entry. Takes its versions oldest first; null where it was not held yet. */
export function versionAt<R extends ClaimText>(
  id: string,
  rows: readonly R[],
  inForce: readonly Ruled[],
  upTo: number,
): R | null {
  const held = rows.filter((row) => row.seq <= upTo)
  const first = held[0]
  return first ? versionOf(held, first, rulingsOnClaim(id, first.source, inForce), upTo) : null
}

const rulingsOnClaim = (id: string, source: string, inForce: readonly Ruled[]): readonly Ruled[] =>
  inForce.filter(
    ({ subjects, decision }) => subjects.includes(id) || (decision.ruling !== 'assert' && subjects.includes(source)),
  )

/** A later reading may resolve the same words otherwise; a ruling keeps what was ruled on. */
function versionOf<R extends ClaimText>(rows: readonly R[], first: R, rulings: readonly Ruled[], upTo: number): R {
  const content = rulings.filter(({ decision }) => CONTENT.has(decision.ruling))
  const bound = content.length > 0 ? Math.max(...content.map(({ seq }) => seq)) : upTo
  return rows.findLast((version) => version.seq <= bound) ?? first
}

const CONTENT = new Set(['accept', 'reject', 'correct'])

/** What rulings make of a claim, but for what it says. */
interface Standing {
  readonly state: Judged['state']
  readonly apart: string | null
  readonly joined: readonly DecisionId[]
  readonly partners: readonly string[]
}

interface Applied extends Standing {
  readonly claim: Claim
}

const UNRULED: Standing = { state: 'read', apart: null, joined: [], partners: [] }

/** Worked out when first asked for: most claims that are kept are never looked into. */
function once<T>(work: () => T): () => T {
  let made: { readonly as: T } | null = null
  return () => {
    made ??= { as: work() }
    return made.as
  }
}

function apply(asRead: Claim, rulings: readonly Ruled[]): Applied {
  let claim = asRead
  let state: Judged['state'] = 'read'
  let apart: string | null = null
  let joined: DecisionId[] = []
  const partners = new Set<string>()
  for (const { decision, subjects } of rulings) {
    const { ruling, to } = decision
    if (ruling === 'assert') state = 'asserted'
    else if (ruling === 'accept') state = state === 'corrected' ? state : 'accepted'
    else if (ruling === 'reject') state = 'rejected'
    else if (ruling === 'correct') {
      const { claims: _, ...fields } = to
      claim = { ...claim, ...(fields as Partial<Claim>) }
      state = 'corrected'
    } else if (ruling === 'assign') {
      if (to.process !== undefined) claim = { ...claim, process: to.process as ProcessId | null }
      if (to.track !== undefined) claim = { ...claim, track: to.track as TrackId | null }
    } else if (ruling === 'merge') {
      joined = [...joined, decision.id]
      apart = null
      for (const subject of subjects) if (subject.startsWith('clm_')) partners.add(subject)
      if (to.process !== undefined) claim = { ...claim, process: to.process as ProcessId | null }
    } else if (ruling === 'split' && Array.isArray(to.claims) && to.claims.includes(claim.id)) {
      apart = decision.id
      joined = []
    }
  }
  return { claim, state, apart, joined, partners: [...partners] }
}

function withIdentity(claim: Claim, who: Identity): Claim {
  if (who.empty) return claim
  let changed = false
  const actors = claim.actors.map((member) => {
    const key = actorKey(member)
    const whom = who.whom(key)
    const acts = member.for === null ? null : (who.whom(member.for) as ActorId)
    if (whom === key && acts === member.for) return member
    changed = true
    const known = whom.startsWith('~') ? null : (whom as ActorId)
    return { ...member, id: known, name: who.name(whom) ?? member.name, for: acts }
  })
  return changed ? { ...claim, actors } : claim
}

/** A claim that the last reading no longer makes gives way, unless ruled on; one that replaces a ruled claim waits. */
function standing(
  id: string,
  row: ClaimRow,
  state: Judged['state'],
  readings: readonly ReadingRow[],
  dossier: Dossier,
  upTo: number,
): Judged['state'] {
  const latest = readings.at(-1)
  if (state !== 'read' || !latest || readings.length < 2) return state
  const made = idsIn(latest, dossier.claims)
  if (!made.has(id)) return 'superseded'
  const mine = unpackClaim(row).evidence
  for (const [other, versions] of dossier.claims) {
    const seq = versions[0]?.seq ?? 0
    if (!versions[0] || other === id || made.has(other) || seq > upTo || versions[0].kind !== row.kind) continue
    const rulings = effective(dossier.rulings, upTo)
    const ruled = rulings.find(({ decision, subjects }) => CONTENT.has(decision.ruling) && subjects.includes(other))
    // What stood beside the ruled claim when it was ruled on is no replacement.
    if (!ruled || (dossier.claims.get(id)?.[0]?.seq ?? 0) < ruled.seq) continue
    const theirs = unpackClaim(versions[0]).evidence
    if (mine.some((a) => theirs.some((b) => overlap(a, b) * 2 >= Math.min(a.end - a.start, b.end - b.start)))) {
      return 'changed-since-ruling'
    }
  }
  return state
}

/** The claims a reading made; where it says none, those that came with it. */
function idsIn(reading: ReadingRow, claims: Dossier['claims']): ReadonlySet<string> {
  const { claims: listed } = JSON.parse(reading.json) as { readonly claims: readonly string[] | 0 }
  if (listed !== 0) return new Set(listed)
  return new Set([...claims].flatMap(([id, rows]) => (rows.some((row) => row.seq === reading.seq) ? [id] : [])))
}
