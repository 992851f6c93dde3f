import { z } from '@hono/zod-openapi'
import { ClaimKind } from '../model/claim.js'
import type { Clocks } from '../model/clock.js'
import { Day, Instant } from '../model/edtf.js'
import { FindingId, ProcessId, TrackId } from '../model/ids.js'
import { Modality } from '../model/modality.js'

const list = <S extends z.ZodType<unknown, string>>(item: S, what: string) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(item).max(200))
    .openapi({ type: 'string', description: `${what}, separated by commas` })

/** A moment; a bare day means its end. */
const moment = z
  .string()
  .transform((text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59.999Z` : text))
  .pipe(Instant)
  .openapi({ type: 'string', description: 'RFC 3339 in UTC, or a day, which means its end', example: '2026-11-23T10:00:00Z' })

/** The three clocks, on every question. */
export const clockParams = {
  asOf: Day.optional().openapi({ type: 'string', format: 'date', description: 'In force in the world on this day' }),
  publishedBy: Day.optional().openapi({
    type: 'string',
    format: 'date',
    description: 'What a reader of the press could know by this day',
  }),
  knownAt: moment.optional(),
}
export const clocksOf = (query: {
  asOf?: Day | undefined
  publishedBy?: Day | undefined
  knownAt?: Instant | undefined
}): Clocks => ({
  asOf: query.asOf ?? null,
  publishedBy: query.publishedBy ?? null,
  knownAt: query.knownAt ?? null,
})

export const limit = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .optional()
  .openapi({ type: 'integer', description: 'At most so many', example: 50 })

/** `none` asks for what belongs to no known process. */
export const processParam = z
  .union([z.literal('none').transform(() => null), ProcessId])
  .optional()
  .openapi({ type: 'string', description: 'A process; "none" for what belongs to no known one' })

export const findingParams = {
  ...clockParams,
  process: processParam,
  kind: list(ClaimKind, 'Claim kinds').optional(),
  modality: list(Modality, 'Modalities').optional(),
  actor: z.string().max(200).optional(),
  track: TrackId.optional().openapi({ type: 'string' }),
  from: Day.optional().openapi({ type: 'string', format: 'date' }),
  to: Day.optional().openapi({ type: 'string', format: 'date' }),
  status: z.enum(['single-source', 'corroborated', 'contested', 'ruled']).optional(),
  ids: list(FindingId, 'Findings').optional(),
  display: z.enum(['latest', 'majority', 'range', 'preferred-source']).optional(),
  order: z.enum(['newest', 'oldest']).optional(),
  limit,
  cursor: z.string().max(400).optional(),
}
