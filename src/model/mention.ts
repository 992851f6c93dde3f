import * as z from 'zod'
import { ActorId, PlaceId } from './ids.js'

/** How the words name whom they mean. */
export const Via = z.enum(['name', 'office', 'metonym', 'demonym', 'counterpart', 'pronoun', 'group'])
export type Via = z.infer<typeof Via>

/** Somebody in a claim: the words as read (`as` at `start`–`end`), and apart from them whom we take them to mean. */
export const CastMember = z
  .object({
    role: z.string().min(1),
    /** The register's name, or the words as read where the register knows nobody. */
    name: z.string().min(1),
    id: ActorId.nullable(),
    as: z.string().min(1),
    via: Via,
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    /** Whom a person acts for on that day, where the register knows. */
    for: ActorId.nullable(),
  })
  .readonly()
export type CastMember = z.infer<typeof CastMember>

/** A place in a claim, with the source's own name for it in `as`: disputed places keep it. */
export const PlaceRead = z
  .object({
    name: z.string().min(1),
    id: PlaceId.nullable(),
    as: z.string().min(1),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
  })
  .readonly()
export type PlaceRead = z.infer<typeof PlaceRead>
