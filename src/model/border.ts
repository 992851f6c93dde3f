import * as z from 'zod'
import { Edtf } from './edtf.js'
import { Lines } from './geometry.js'
import { ActorId, SectorId } from './ids.js'

/**
 * How a stretch of border stands between the two sides. `claimed` by both; a `commission` at work; the line `agreed`; `delimited`
 * in a document that both signed; `demarcated` on the ground; `contested` again after any of these.
 */
export const SectorState = z.enum(['claimed', 'commission', 'agreed', 'delimited', 'demarcated', 'contested'])
export type SectorState = z.infer<typeof SectorState>

/** A state that no report tells but somebody vouches for: a pack with its basis. */
export const SectorRow = z
  .object({
    state: SectorState,
    from: Edtf,
    to: Edtf.nullable(),
    km: z.number().positive().nullable(),
    basis: z.string().nullable(),
  })
  .readonly()
export type SectorRow = z.infer<typeof SectorRow>

/** A stretch of border with the names both sides have for it. */
export const Sector = z
  .object({
    id: SectorId,
    name: z.string().min(1),
    /** Other names, of either side; and villages on it by which reports name it. */
    aliases: z.array(z.string().min(1)).readonly(),
    /** The two it runs between. */
    between: z.tuple([ActorId, ActorId]).readonly(),
    /** The larger stretch that it is a part of. Its kilometres are then taken off that one's. */
    within: SectorId.nullable(),
    /** Where it runs, as far as is known; null where no line is at hand. */
    line: Lines.nullable(),
    /** Its length where somebody tells it; else the line's is measured. */
    km: z.number().positive().nullable(),
    /** What the sides go by: a map, a law, a declaration. */
    invokes: z.string().nullable(),
    states: z.array(SectorRow).readonly(),
    basis: z.string().nullable(),
  })
  .readonly()
export type Sector = z.infer<typeof Sector>
