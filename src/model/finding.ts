import * as z from 'zod'
import { Body, ClaimKind } from './claim.js'
import { Edtf, Instant } from './edtf.js'
import { ClaimId, DecisionId, FindingId, ProcessId, TrackId } from './ids.js'
import { CastMember, PlaceRead } from './mention.js'
import { Modality } from './modality.js'

export const Support = z
  .object({
    status: z.enum(['single-source', 'corroborated', 'contested', 'ruled']),
    /** Independent sources: a reprint or a relay of the same agency does not count. */
    independent: z.int().nonnegative(),
  })
  .readonly()
export type Support = z.infer<typeof Support>

/** One of several rival values of a field, with the claims that say so; never averaged. */
export const Version = z
  .object({
    field: z.string(),
    value: z.json(),
    claims: z.array(ClaimId).readonly(),
    shown: z.boolean(),
    /** The named rule that picks the shown one: range, majority, latest, preferred-source. */
    rule: z.string(),
  })
  .readonly()
export type Version = z.infer<typeof Version>

/** The claims that speak of the same thing, put together by rule and decision. Derived, never edited. */
export const Finding = z
  .object({
    id: FindingId,
    kind: ClaimKind,
    phrase: z.string(),
    body: Body,
    when: Edtf.nullable(),
    where: PlaceRead.nullable(),
    actors: z.array(CastMember).readonly(),
    process: ProcessId.nullable(),
    track: TrackId.nullable(),
    modality: Modality,
    support: Support,
    claims: z.array(ClaimId).readonly(),
    versions: z.array(Version).readonly(),
    /** The earliest day one of its sources was published. */
    published: Edtf.nullable(),
    /** When this record first held it. */
    known: Instant,
    /** The rulings it stands under, oldest first. */
    rulings: z.array(DecisionId).readonly(),
    /** True where a source it rests on was redacted: its words are gone, the hash and the reason are kept. */
    redacted: z.boolean(),
  })
  .readonly()
export type Finding = z.infer<typeof Finding>
