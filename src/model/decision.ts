import * as z from 'zod'
import { Instant } from './edtf.js'
import { DecisionId } from './ids.js'

export const Ruling = z.enum([
  'assert',
  'accept',
  'reject',
  'correct',
  'merge',
  'split',
  'assign',
  'same-actor',
  'distinct-actors',
  'redact',
  'undo',
  'new-actor',
  'new-office',
  'new-place',
  'new-process',
  'new-sector',
  'new-junction',
  'new-link',
  'new-state',
])
export type Ruling = z.infer<typeof Ruling>

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What an analyst ruled: signed, dated, with a reason; appended, never edited. `to` is checked by ruling in src/record. */
export const Decision = z
  .object({
    id: DecisionId,
    ruling: Ruling,
    /** Ids of what is ruled on: claims, findings, actors, sources, or the decision undone. */
    of: z.array(z.string()).readonly(),
    to: z.record(z.string(), z.json()),
    author: z.string().min(1),
    at: Instant,
    reason: z.string(),
    /** The journal's length its author had seen: a ruling on something changed since is refused. */
    base: z.int().nonnegative(),
    previous: hash,
    hash,
  })
  .readonly()
export type Decision = z.infer<typeof Decision>
