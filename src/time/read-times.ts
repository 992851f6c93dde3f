import type { Edtf } from '../model/edtf.js'
import type { Span } from '../model/span.js'
import type { Placed } from './bounds.js'
import { boundedEdtf, rangeOf } from './bounds.js'
import { findTimes } from './find.js'
import type { Found, Tense } from './meaning.js'
import { readReportDate } from './report-date.js'
import type { Resolved } from './resolve.js'
import { resolve } from './resolve.js'
import { guessTense } from './tense.js'
import type { TimeExpression } from './time-expression.js'
import type { When } from './when.js'
import { yearOf } from './when.js'
import { splitWords, Words } from './words.js'

export interface ReadTimesOptions {
  /** What a better reader knows of the tense at an offset; `none` leaves it to the words around. */
  readonly tenseAt?: (offset: number) => Tense
  /** Reads only these stretches, in order; a sentence never runs from one into the next. */
  readonly spans?: readonly Span[]
}

/**
 * Every time expression of a report, in order, not overlapping, with TIMEX3 value and EDTF. `published` is the report's
 * own date; without it what only it could date is told as `unanchored`, never guessed. Linear in the text; never throws.
 */
export function readTimes(text: string, published: Edtf | null, options: ReadTimesOptions = {}): readonly TimeExpression[] {
  const report = readReportDate(published)
  const spans = options.spans ?? [{ start: 0, end: text.length }]
  const times: TimeExpression[] = []
  let then: When | null = null
  let thatDay: When | null = null
  let period: When | null = null
  for (const span of spans) {
    const words = new Words(text, splitWords(text, span.start, span.end))
    const found = findTimes(words)
    const placed: (Placed | null)[] = []
    const read: Resolved[] = []
    for (const [i, one] of found.entries()) {
      const tense = tenseOf(words, one, options)
      const day = one.meaning.is === 'clock' ? dayNear(words, found, placed, i, then) : null
      // "On the same day" looks past months and years to the day last spoken of.
      const resolveBy = (then: When | null): Resolved => resolve(one, { report, tense, then, period, day })
      const resolved = resolveBy(one.meaning.is === 'same' && one.meaning.unit === 'day' ? thatDay : then)
      read.push(resolved)
      placed.push(resolved.when ? { found: one, when: resolved.when } : null)
      if (resolved.when) then = resolved.when
      if (resolved.when?.grain === 'day') thatDay = resolved.when
      period = periodAfter(one, resolved, tense, period, report.year)
    }
    const dates = edtfOf(words, placed)
    for (const [i, one] of found.entries()) times.push(expression(words, one, read[i] as Resolved, dates[i] ?? null))
  }
  return times
}

function tenseOf(words: Words, found: Found, { tenseAt }: ReadTimesOptions): Tense {
  const told = tenseAt?.(words.all[found.first]?.start ?? 0) ?? 'none'
  // "by June" and "until June" look ahead unless a verb says otherwise.
  const guess = guessTense(words, found.first, found.end)
  if (guess === 'none' && told === 'none' && words.lower(found.first - 1) === 'by') return 'future'
  return guess === 'future' || told === 'none' ? guess : told
}

/** The day a bare time of day belongs to: one its sentence has named, else the day last spoken of when it is the report's topic. */
function dayNear(
  words: Words,
  found: readonly Found[],
  placed: readonly (Placed | null)[],
  at: number,
  then: When | null,
): number | null {
  const before = placed[at - 1]
  const here = found[at]
  if (!here) return null
  if (before && before.when.grain === 'day') {
    for (let i = before.found.end; i < here.first; i++) {
      if (words.endsSentence(i)) return then?.grain === 'day' ? null : null
    }
    // "signed late on Monday, took effect at midnight": between two days, and not said of which.
    if (words.lower(here.first) === 'midnight' && here.first - before.found.end > 2) return null
    return before.when.at
  }
  return null
}

/** The period a report of results speaks of; what it compares with, or looks ahead to, leaves that as it was. */
function periodAfter(found: Found, resolved: Resolved, tense: Tense, period: When | null, year: number | null): When | null {
  const { meaning } = found
  if (resolved.when?.grain === 'quarter' || resolved.when?.grain === 'half')
    return setsPeriod(found) && tense !== 'future' ? resolved.when : period
  if (meaning.is === 'duration' && meaning.unit === 'month' && (meaning.count === 9 || meaning.count === 6) && year !== null)
    return yearOf(year)
  if (meaning.is === 'unit' && meaning.unit === 'year' && meaning.pick === 0) return resolved.when
  return period
}

function edtfOf(words: Words, placed: readonly (Placed | null)[]): (Edtf | null)[] {
  const dates = placed.map((one) => (one ? boundedEdtf(words, one) : null))
  for (let i = 0; i + 1 < placed.length; i++) {
    const [left, right] = [placed[i], placed[i + 1]]
    const range = left && right ? rangeOf(words, left, right) : null
    if (range) dates[i] = dates[i + 1] = range
  }
  return dates
}

function expression(words: Words, found: Found, resolved: Resolved, edtf: Edtf | null): TimeExpression {
  const { type, value, known, implied, unanchored } = resolved
  const start = words.all[found.first]?.start ?? 0
  const end = words.all[found.end - 1]?.end ?? start
  return { start, end, type, value, edtf, known, implied, unanchored }
}

const setsPeriod = ({ meaning }: Found): boolean =>
  meaning.is === 'quarter' && meaning.nth !== undefined && meaning.yearShift !== -1
