import * as z from 'zod'
import { Sector, SectorState } from './border.js'
import { Edtf, Instant } from './edtf.js'
import { ClaimId, DecisionId, ProcessId } from './ids.js'
import { Junction, Link, LinkState } from './transport.js'

/** How far a point of an agreement is carried out: 0 not begun, 1 minimal, 2 intermediate, 3 full. */
export const Implementation = z.enum(['0', '1', '2', '3'])
export type Implementation = z.infer<typeof Implementation>

/** How an article of a draft stands: agreed, bracketed (worded, not agreed) or open (not worded). */
export const ArticleState = z.enum(['agreed', 'bracketed', 'open'])
export type ArticleState = z.infer<typeof ArticleState>

/** How far an instrument has come; each is more than the one before, and none follows from another. */
export const TreatyStage = z.enum(['agreed', 'initialled', 'signed', 'ratified', 'in-force', 'suspended', 'broken'])
export type TreatyStage = z.infer<typeof TreatyStage>

/** Whether a party still wants what it wanted. */
export const PointState = z.enum(['wanted', 'dropped'])
export type PointState = z.infer<typeof PointState>

/** A ruling that a part of a track (a sector, a link, a point of an agreement, an article) stands so from a day on. */
export const PartState = z
  .object({
    /**
     * The part's id. `AGREEMENT#3` is the third point of an agreement, `DRAFT#article-3` an article, `DRAFT#article-3@armenia` how one
     * party has it; `treaty` is the treaty itself, and the id of a finding or claim is the point that a party made in it.
     */
    id: z.string().min(1).max(200),
    state: z.union([SectorState, LinkState, Implementation, ArticleState, TreatyStage, PointState]),
    from: Edtf,
    to: Edtf.nullable().default(null),
    km: z.number().positive().nullable().default(null),
    terms: z.string().max(2000).nullable().default(null),
    /** Claims it rests on; none where its author alone vouches for it. */
    claims: z.array(ClaimId).readonly().default([]),
    author: z.string(),
    reason: z.string(),
    decision: DecisionId,
    at: Instant,
  })
  .readonly()
export type PartState = z.infer<typeof PartState>

/** Parts made by a decision say which process they belong to. */
export const OwnedSector = Sector.unwrap().extend({ process: ProcessId }).readonly()
export type OwnedSector = z.infer<typeof OwnedSector>
export const OwnedJunction = Junction.unwrap().extend({ process: ProcessId }).readonly()
export type OwnedJunction = z.infer<typeof OwnedJunction>
export const OwnedLink = Link.unwrap().extend({ process: ProcessId }).readonly()
export type OwnedLink = z.infer<typeof OwnedLink>
