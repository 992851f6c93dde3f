import * as z from 'zod'
import { Span } from './span.js'

/** A doubt of the reader's: data, never thrown. `rule` names the rule that doubts, `says` tells a user why. */
export const Note = z.object({ rule: z.string().min(1), at: Span, says: z.string().min(1) }).readonly()
export type Note = z.infer<typeof Note>
