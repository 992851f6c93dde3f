import * as z from 'zod'
import { ParleyError } from './error.js'
import type { Span } from './span.js'

/** A span and the words that stand there: `text.slice(start, end) === quote`, checked wherever it is made or loaded. */
export const Evidence = z
  .object({ start: z.int().nonnegative(), end: z.int().nonnegative(), quote: z.string().min(1) })
  .refine((e) => e.end - e.start === e.quote.length, 'the quote is not as long as its span')
  .brand<'Evidence'>()
  .readonly()
export type Evidence = z.infer<typeof Evidence>

/** Evidence cut from the text itself, so that quote and span cannot disagree. Throws on an empty or outlying span. */
export function evidenceAt(text: string, span: Span): Evidence {
  if (span.start < 0 || span.end > text.length || span.start >= span.end) {
    throw new ParleyError('evidence-outside', `no words stand at ${span.start}–${span.end} of the text`)
  }
  const { start, end } = span
  return { start, end, quote: text.slice(start, end) } as Evidence
}

/** True when the quote is what the text says there, to the character. */
export const holds = (text: string, e: Evidence): boolean => text.slice(e.start, e.end) === e.quote
