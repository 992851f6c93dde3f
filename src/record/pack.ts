import type { Claim } from '../model/claim.js'
import type { ClaimRow } from './store.js'

// A claim's names of fields are half of its JSON. Kept by the million, claims are written as lists in a fixed order instead;
// their hash is of the whole claim, so that packing can change without the chain.

/** A claim as its row keeps it: a list where it has just the fields we know, else whole. */
export function packClaim(claim: Claim): string {
  if (!known(claim)) return JSON.stringify(claim)
  const { attribution, where, evidence, actors } = claim
  return JSON.stringify([
    claim.phrase,
    claim.from,
    claim.body,
    claim.when,
    where && [where.name, where.id, where.as, where.start, where.end],
    claim.modality,
    attribution.to === 'outlet' && attribution.manner === 'reported' && attribution.through === undefined ? 0 : attribution,
    actors.map((a) => [a.role, a.name, a.id, a.as === a.name ? 0 : a.as, a.via, a.start, a.end, a.for]),
    claim.track,
    claim.plover,
    evidence.map((e) => [e.start, e.quote]),
    claim.confidence,
  ])
}

const FIELDS = 15
const ACTOR_FIELDS = 8

// What a later version adds must not get lost on the way.
function known(claim: Claim): boolean {
  const count = (value: object | null): number => (value === null ? 0 : Object.keys(value).length)
  return (
    count(claim) === FIELDS &&
    claim.actors.every((member) => count(member) === ACTOR_FIELDS) &&
    claim.evidence.every((evidence) => count(evidence) === 3) &&
    (claim.where === null || count(claim.where) === 5)
  )
}

type Packed = [
  phrase: unknown,
  from: unknown,
  body: unknown,
  when: unknown,
  where: [name: unknown, id: unknown, as: unknown, start: unknown, end: unknown] | null,
  modality: unknown,
  attribution: unknown,
  actors: [role: unknown, name: unknown, id: unknown, as: unknown, via: unknown, start: unknown, end: unknown, acts: unknown][],
  track: unknown,
  plover: unknown,
  evidence: [start: number, quote: string][],
  confidence: unknown,
]

/** The claim of a row, field by field as it was; id, kind and process stand in columns of their own. */
export function unpackClaim(row: Pick<ClaimRow, 'id' | 'kind' | 'process' | 'json'>): Claim {
  const kept = JSON.parse(row.json) as Packed | Claim
  if (!Array.isArray(kept)) return kept as Claim
  const [phrase, from, body, when, where, modality, attribution, actors, track, plover, evidence, confidence] = kept as Packed
  return {
    id: row.id,
    kind: row.kind,
    phrase,
    from,
    body,
    when,
    where: where && { name: where[0], id: where[1], as: where[2], start: where[3], end: where[4] },
    modality,
    attribution: attribution === 0 ? { to: 'outlet', manner: 'reported' } : attribution,
    actors: actors.map(([role, name, id, as, via, start, end, acts]) => {
      return { role, name, id, as: as === 0 ? name : as, via, start, end, for: acts }
    }),
    process: row.process === '' ? null : row.process,
    track,
    plover,
    evidence: evidence.map(([start, quote]) => ({ start, end: start + quote.length, quote })),
    confidence,
  } as unknown as Claim
}
