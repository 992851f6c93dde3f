import * as z from 'zod'
import { Day, Instant } from './edtf.js'

/** The three clocks of every question; null stands for now. */
export const Clocks = z
  .object({
    /** In force in the world on that day. */
    asOf: Day.nullable(),
    /** What a reader of the press could know by that day. */
    publishedBy: Day.nullable(),
    /** What this record held at that moment. */
    knownAt: Instant.nullable(),
  })
  .readonly()
export type Clocks = z.infer<typeof Clocks>
export const NOW: Clocks = { asOf: null, publishedBy: null, knownAt: null }
