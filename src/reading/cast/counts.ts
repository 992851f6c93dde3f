import type { Figure } from '../../model/figure.js'
import type { Span } from '../../model/span.js'
import type { FigureRead, Frame } from '../layers.js'
import type { Desk } from './at-hand.js'

const HARM = /^(?:dead|killed|deaths?|wounded|injured|casualties|missing|displaced|captured|hostages|abducted|refugees|fled)$/
/** Measures that make claims of their own. */
export const isHarm = (measure: string): boolean => HARM.test(measure)

const taken = new WeakMap<Desk, Set<string>>()

/**
 * The count or length that belongs to a frame's event, for its claim's body: "6 bodies", "three days of hostilities".
 * Each is given once, to the first claim that asks, so that no count is told twice. Empty where there is none.
 */
export function figureFor(desk: Desk, frame: Frame, span: Span = frame.span): { readonly figure?: Figure } {
  const used = taken.get(desk) ?? new Set<string>()
  taken.set(desk, used)
  const take = (key: string, figure: Figure): { readonly figure?: Figure } => {
    if (used.has(key)) return {}
    used.add(key)
    return { figure }
  }
  const own = desk.have.figures.find((f) => !isHarm(f.figure.measure) && f.event === frame.predicate)
  const inside = own ?? figureReadIn(desk, span, (m) => !isHarm(m))
  if (inside) {
    const given = take(`f${inside.start}`, inside.figure)
    if (given.figure) return given
  }
  const length = desk.length(frame)
  const figure = length ? lengthFigure(length.value, desk.text.slice(length.start, length.end)) : null
  return length && figure ? take(`t${length.start}`, figure) : {}
}

/** The first figure inside a span whose measure is wanted; null for none. */
export function figureReadIn(desk: Desk, span: Span, wanted: (measure: string) => boolean): FigureRead | null {
  for (const read of desk.have.figures) {
    if (read.start >= span.end) break
    if (read.start >= span.start && read.end <= span.end && wanted(read.figure.measure)) return read
  }
  return null
}

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
