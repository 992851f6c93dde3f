import * as z from 'zod'
import { ActorId } from './ids.js'

export const Manner = z.enum(['reported', 'quoted', 'paraphrased'])
export type Manner = z.infer<typeof Manner>

/** Somebody who vouches for words, as the source names them. */
export const Voice = z
  .object({
    name: z.string().min(1),
    id: ActorId.nullable(),
    as: z.string().min(1),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
  })
  .readonly()
export type Voice = z.infer<typeof Voice>

/**
 * Who says so: the outlet, or a speaker; `through` is the chain that brought it, nearest to the outlet first
 * ("TASS cited the ministry as saying": to the ministry, through TASS).
 */
export const Attribution = z
  .object({
    to: z.union([z.literal('outlet'), Voice]),
    manner: Manner,
    through: z.array(Voice).readonly().optional(),
  })
  .readonly()
export type Attribution = z.infer<typeof Attribution>

export const BY_OUTLET: Attribution = { to: 'outlet', manner: 'reported' }
