import { createHash } from 'node:crypto'
import { canonicalJson } from '../model/canonical-json.js'
import type { Claim } from '../model/claim.js'
import type { ClaimId, SourceId } from '../model/ids.js'

/** What a claim's id is made of: all of it as read. */
export interface AsRead {
  readonly source: SourceId
  readonly claim: Omit<Claim, 'id' | 'phrase' | 'confidence'>
  /** Tells apart claims that one phrase makes: "in April and May". Counted by the pipeline. */
  readonly ordinal: number
}

/**
 * A claim's id: a hash of its source, kind, body as read, evidence, time, place and actors as read, and its ordinal. What names
 * were resolved to is left out, so that a better register makes no new claim, and reading twice changes nothing.
 */
export function claimId({ source, claim, ordinal }: AsRead): ClaimId {
  const read = {
    source,
    kind: claim.kind,
    body: claim.body,
    evidence: claim.evidence.map((e) => [e.start, e.end]),
    when: claim.when,
    where: claim.where && [claim.where.start, claim.where.end],
    actors: claim.actors.map((a) => [a.role, a.start, a.end]),
    modality: claim.modality,
    ordinal,
  }
  return `clm_${createHash('sha256').update(canonicalJson(read)).digest('hex').slice(0, 24)}` as ClaimId
}
