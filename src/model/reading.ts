import * as z from 'zod'
import { Claim } from './claim.js'
import { Edtf } from './edtf.js'
import { Hedge } from './figure.js'
import { Via } from './mention.js'
import { Modality } from './modality.js'
import { Note } from './note.js'
import { Source } from './source.js'

const at = { start: z.int().nonnegative(), end: z.int().nonnegative() }
const Range = z.object(at).readonly()

/** The layers as `--layers` publishes them. */
export const PublishedLayers = z.object({
  sentences: z.array(Range).readonly(),
  times: z
    .array(z.object({ ...at, type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']), value: z.string(), edtf: Edtf.nullable() }))
    .readonly(),
  mentions: z
    .array(z.object({ ...at, type: z.enum(['PER', 'ORG', 'LOC', 'MISC']), id: z.string().nullable(), via: Via }))
    .readonly(),
  quotations: z
    .array(z.object({ ...at, direct: z.boolean(), speaker: z.object({ ...at, id: z.string().nullable() }).nullable() }))
    .readonly(),
  figures: z
    .array(
      z.object({
        ...at,
        measure: z.string(),
        unit: z.string().nullable(),
        low: z.number().nullable(),
        best: z.number().nullable(),
        high: z.number().nullable(),
        hedge: Hedge,
        as: z.string(),
      }),
    )
    .readonly(),
  frames: z
    .array(
      z.object({
        ...at,
        predicate: z.string(),
        agents: z.array(Range).readonly(),
        patients: z.array(Range).readonly(),
        others: z.array(z.object({ ...at, by: z.string() })).readonly(),
        modality: Modality,
        speaker: Range.nullable(),
      }),
    )
    .readonly(),
})
export type PublishedLayers = z.infer<typeof PublishedLayers>

/** Everything the reader makes of one source: the published contract. */
export const Reading = z
  .object({
    /** The caller's id with `--jsonl`, else the source's. */
    id: z.string(),
    source: Source,
    claims: z.array(Claim).readonly(),
    notes: z.array(Note).readonly(),
    reader: z.string(),
    ...PublishedLayers.partial().shape,
  })
  .readonly()
export type Reading = z.infer<typeof Reading>
