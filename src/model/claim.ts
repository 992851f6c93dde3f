import * as z from 'zod'
import { Attribution } from './attribution.js'
import { Edtf } from './edtf.js'
import { Evidence } from './evidence.js'
import { ClaimId, ProcessId, TrackId } from './ids.js'
import { CastMember, PlaceRead } from './mention.js'
import { Modality } from './modality.js'
import { Plover } from './plover.js'

/** The claim kinds of the published contract, in its order. Each has one file in `src/kinds`. */
export const ClaimKind = z.enum([
  'meeting',
  'statement',
  'offer',
  'demand',
  'accusation',
  'refusal',
  'threat',
  'agreement',
  'ceasefire',
  'hostilities',
  'deployment',
  'territory',
  'delimitation',
  'transport',
  'release',
  'support',
  'relations',
  'sanction',
  'protest',
  'detention',
  'pledge',
  'displacement',
  'humanitarian',
  'casualties',
  'role',
  'process',
  'incumbency',
  'assessment',
])
export type ClaimKind = z.infer<typeof ClaimKind>

/** Where in the report the claim stands. */
export const ClaimFrom = z.enum(['body', 'headline', 'caption'])
export type ClaimFrom = z.infer<typeof ClaimFrom>

/** A claim's own fields by kind: schema-checked JSON; the kind's file holds the schema. */
export const Body = z.record(z.string(), z.json())
export type Body = z.infer<typeof Body>

/** What one report says happened, holds or was said. Immutable; never without evidence. */
export const Claim = z
  .object({
    id: ClaimId,
    kind: ClaimKind,
    phrase: z.string().min(1),
    from: ClaimFrom,
    body: Body,
    when: Edtf.nullable(),
    where: PlaceRead.nullable(),
    modality: Modality,
    attribution: Attribution,
    actors: z.array(CastMember).readonly(),
    process: ProcessId.nullable(),
    track: TrackId.nullable(),
    plover: Plover.nullable(),
    evidence: z.tuple([Evidence], Evidence).readonly(),
    /** 0 to 1, calibrated on gold: of the claims at 0.9, nine in ten are right. */
    confidence: z.number().min(0).max(1),
  })
  .readonly()
export type Claim = z.infer<typeof Claim>
