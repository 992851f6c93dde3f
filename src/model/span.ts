import * as z from 'zod'

/** A half-open range of UTF-16 units in a source's text: `text.slice(start, end)`. */
export const Span = z
  .object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
  .refine((span) => span.start <= span.end, 'a span ends before it starts')
  .readonly()
export type Span = z.infer<typeof Span>

/** Units both spans cover; 0 when they do not meet. */
export const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** True when `inner` lies wholly inside `outer`. */
export const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The smallest span that covers all of them; null for none. */
export function hull(spans: Iterable<Span>): Span | null {
  let start = Number.POSITIVE_INFINITY
  let end = -1
  for (const span of spans) {
    start = Math.min(start, span.start)
    end = Math.max(end, span.end)
  }
  return end < 0 ? null : { start, end }
}
