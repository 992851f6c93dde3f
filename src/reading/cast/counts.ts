import type { Figure } from '../../model/figure.js'
import type { Span } from '../../model/span.js'
import type { Frame } from '../layers.js'
import type { Desk } from './at-hand.js'

const HARM = /^(?:dead|killed|deaths?|wounded|injured|casualties|missing|displaced|captured|hostages|abducted|refugees|fled)$/
/** Measures that make claims of their own. */
export const isHarm = (measure: string): boolean => HARM.test(measure)

const taken = new WeakMap<Desk, Set<number>>()

/** A claim's figure for its body, and the words that carry it for its evidence; both empty where there is none. */
export interface Count {
  readonly body: { readonly figure?: Figure }
  readonly also: readonly Span[]
}

const NONE: Count = { body: {}, also: [] }

/**
 * The count or length that belongs to a frame's event, for its claim's body: "6 bodies", "three days of hostilities".
 * Each is given once, to the first claim that asks, so that no count is told twice.
 */
export function countFor(desk: Desk, frame: Frame, span: Span = frame.span): Count {
  const used = taken.get(desk) ?? new Set<number>()
  taken.set(desk, used)
  const take = (figure: Figure, { start, end }: Span): Count => {
    if (used.has(start)) return NONE
    used.add(start)
    return { body: { figure }, also: [{ start, end }] }
  }
  const own = desk.have.figures.filter(
    (f) => !isHarm(f.figure.measure) && !isSince(f.figure) && (f.event === frame.predicate || inside(f, span)),
  )
  // A number says more than "several".
  const read = own.find((f) => f.figure.best !== null) ?? own[0]
  if (read) {
    const count = take(read.figure, read)
    if (count !== NONE) return count
  }
  const length = desk.length(frame)
  const figure = length ? lengthFigure(length.value, desk.text.slice(length.start, length.end)) : null
  return length && figure && !isSince(figure) ? take(figure, length) : NONE
}

/** "for more than 20 years" dates what goes on; "a 20-year uprising" and "three days of fighting" count it. */
const isSince = ({ measure, as }: Figure): boolean => /^(?:years|decades)$/.test(measure) && !/[-‐‑]/.test(as)

const inside = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

const UNITS: Readonly<Record<string, string>> = { Y: 'years', M: 'months', W: 'weeks', D: 'days', TH: 'hours', TM: 'minutes' }

/** A TIMEX3 duration as a figure: P3D is three days. Null for what has no number. */
function lengthFigure(duration: string, as: string): Figure | null {
  const m = /^P(T?)(\d{1,4})([YMWDH])$/.exec(duration)
  const measure = m ? UNITS[`${m[1]}${m[3]}`] : undefined
  if (!m || !measure) return null
  const n = Number(m[2])
  const least = /\b(?:more than|over|at least)\b/i.test(as)
  const about = /\b(?:about|around|nearly|almost|some|roughly|approximately)\b/i.test(as)
  return {
    measure,
    unit: null,
    scope: null,
    low: about ? null : n,
    best: n,
    high: least || about ? null : n,
    hedge: least ? 'at_least' : about ? 'about' : 'exact',
    as,
  }
}
