import { ORDINALS, PARTS_OF_DAY, PICKS, SEASONS, SEASONS_OFTEN, UNITS } from '../lexicon.js'
import type { Found, Meaning, Pick } from '../meaning.js'
import type { Words } from '../words.js'
import { readYear } from './calendar-date.js'
import type { Rule } from './rule.js'
import { DIGITS } from './rule.js'

type YearPart = { readonly year?: number; readonly yearShift?: Pick }

/** "2022", "of 2022", ", 2022", "of last year", "last year", "this year". */
function readYearAfter(words: Words, at: number): { readonly part: YearPart; readonly next: number } {
  const of = words.lower(at) === 'of' || words.lower(at) === ',' ? 1 : 0
  const fiscal = words.lower(at + of) === 'fiscal' ? 1 : 0
  const year = readYear(words, at + of + fiscal)
  if (year !== null && year > 1500) return { part: { year }, next: at + of + fiscal + 1 }
  const the = words.lower(at + of) === 'the' ? 1 : 0
  const pick = PICKS.get(words.lower(at + of + the))
  if (pick !== undefined && words.lower(at + of + the + 1) === 'year')
    return { part: { yearShift: pick }, next: at + of + the + 2 }
  if (of && the && words.lower(at + 2) === 'year') return { part: { yearShift: 0 }, next: at + 3 }
  return { part: {}, next: at }
}

/** "the 1988", "last year's", "this year's", "fiscal 1990", "fiscal" before a quarter: the year and where the wording begins. */
function readYearBefore(words: Words, at: number): { readonly part: YearPart; readonly first: number } {
  let i = at - 1
  if (words.lower(i) === '-' && words.lower(i - 1) === 'fiscal') i -= 1
  if (words.lower(i) === 'fiscal') return { part: {}, first: i }
  const year = readYear(words, i)
  if (year !== null && year > 1500) return { part: { year }, first: words.lower(i - 1) === 'fiscal' ? i - 1 : i }
  if (words.lower(i) === "'s" && words.lower(i - 1) === 'year') {
    const pick = PICKS.get(words.lower(i - 2))
    if (pick !== undefined) return { part: { yearShift: pick }, first: i - 2 }
    const back = readYear(words, i - 1)
    if (back !== null) return { part: { year: back }, first: i - 1 }
  }
  if (words.lower(i) === 'earlier' || words.lower(i) === 'ago') {
    const dash = words.lower(i - 1) === '-' ? 1 : 0
    if (words.lower(i - 1 - dash) === 'year') return { part: { yearShift: -1 }, first: i - 1 - dash }
  }
  return { part: {}, first: at }
}

/** "the third quarter", "first-half", "the fourth quarter of 1990", "this year's third quarter", "the first two quarters". */
export const quarterOrdinal: Rule = {
  starts: [...ORDINALS.keys(), 'final', DIGITS],
  read(words, at): Found | null {
    const digits = /^([1-4])(?:st|nd|rd|th)$/.exec(words.lower(at))
    const nth = digits ? Number(digits[1]) : words.lower(at) === 'final' ? 4 : ORDINALS.get(words.lower(at))
    if (nth === undefined || nth > 4) return null
    let next = at + 1
    if (words.lower(next) === 'fiscal') next += 1
    if (words.lower(next) === '-') next += 1
    const of = words.lower(next) === 'quarter' ? 4 : words.lower(next) === 'half' ? 2 : 0
    if (of === 0 || nth > of) return null
    if (
      of === 2 &&
      /^(?:hour|time|of)$/.test(words.lower(next + 1)) &&
      !/year|\d{4}/.test(words.lower(next + 2) + words.lower(next + 3))
    )
      return null
    const before = readYearBefore(words, at)
    const after = readYearAfter(words, next + 1)
    const meaning: Meaning = { is: 'quarter', nth, of, ...after.part, ...before.part }
    return { first: before.first, end: after.next, meaning }
  },
}

/** "the 1988 quarter", "the 1988 period", "last year's quarter": the quarter spoken of, in that year. */
export const quarterOfYear: Rule = {
  starts: ['quarter', 'period'],
  read(words, at): Found | null {
    const before = readYearBefore(words, at)
    if (before.first === at || words.lower(at - 1) === 'fiscal') return null
    return { first: before.first, end: at + 1, meaning: { is: 'quarter', of: 4, ...before.part } }
  },
}

/** "the year-ago period", "year-earlier results", "the corresponding period last year", "a year ago" after a quarter. */
export const yearBefore: Rule = {
  starts: ['year', 'corresponding', 'comparable'],
  read(words, at): Found | null {
    if (words.lower(at) === 'year') {
      if (words.lower(at + 1) !== '-' || !words.glued(at + 2)) return null
      const tail = words.lower(at + 2)
      if (tail !== 'ago' && tail !== 'earlier' && tail !== 'before') return null
      let next = at + 3
      if (ORDINALS.has(words.lower(next)) && (words.lower(next + 1) === 'quarter' || words.lower(next + 1) === 'half'))
        next += 2
      else if (words.lower(next) === 'quarter' || words.lower(next) === 'period') next += 1
      return { first: at, end: next, meaning: { is: 'year-before' } }
    }
    if (words.lower(at + 1) !== 'period' && words.lower(at + 1) !== 'quarter') return null
    let next = at + 2
    if (words.lower(next) === 'of' || words.lower(next) === 'the') next += 1
    if (words.lower(next) === 'a' && words.lower(next + 1) === 'year')
      return { first: at, end: next + 3, meaning: { is: 'year-before' } }
    const year = readYearAfter(words, at + 2)
    if (year.next === at + 2) return null
    return { first: at, end: year.next, meaning: { is: 'quarter', of: 4, ...year.part } }
  },
}

const LATEST = new Set(['latest', 'recent'])

/** "the latest quarter", "this quarter", "last quarter", "the quarter". */
export const quarterPicked: Rule = {
  starts: [...PICKS.keys(), 'latest', 'quarter'],
  read(words, at): Found | null {
    if (words.lower(at) === 'quarter') {
      const before = words.lower(at - 1)
      if (before !== 'the' || words.lower(at + 1) === 'of') return null
      const ago =
        words.lower(at + 1) === 'a' && words.lower(at + 2) === 'year' && /^(?:ago|earlier|before)$/.test(words.lower(at + 3))
      if (ago) return { first: at, end: at + 4, meaning: { is: 'year-before' } }
      return { first: at, end: at + 1, meaning: { is: 'quarter', of: 4 } }
    }
    const noun = words.lower(at + 1)
    if (noun !== 'quarter' && !(noun === 'period' && LATEST.has(words.lower(at)))) return null
    if (LATEST.has(words.lower(at))) return { first: at, end: at + 2, meaning: { is: 'quarter', of: 4 } }
    const pick = PICKS.get(words.lower(at))
    if (pick === undefined || words.lower(at + 2) === 'century') return null
    return { first: at, end: at + 2, meaning: { is: 'quarter', of: 4, pick } }
  },
}

/** "last week", "this year", "next month", "the past decade", "this past weekend". */
export const unitPicked: Rule = {
  starts: PICKS.keys(),
  read(words, at): Found | null {
    let word = words.lower(at)
    let pick = PICKS.get(word)
    let next = at + 1
    const further = PICKS.get(words.lower(next))
    if (pick === 0 && further !== undefined && word === 'this') {
      pick = further
      word = words.lower(next)
      next += 1
    }
    if (words.lower(next) === 'fiscal' || words.lower(next) === 'calendar' || words.lower(next) === 'school') next += 1
    const unit = UNITS.get(words.lower(next))
    if (pick === undefined || !unit || unit.plural || unit.times > 1) return null
    if (unit.unit === 'second' || unit.unit === 'minute') return null
    if (unit.unit === 'day' && word === 'this') return { first: at, end: next + 1, meaning: { is: 'day', shift: 0 } }
    if (unit.unit === 'quarter') return null
    // "following", "previous" and "the next" count from the time spoken of, not from the report.
    const the = words.lower(at - 1) === 'the'
    if (unit.unit === 'day' || word === 'following' || word === 'preceding' || word === 'previous' || word === 'prior') {
      if (unit.unit === 'hour') return null
      return { first: at, end: next + 1, meaning: { is: 'shift', unit: unit.unit, count: pick, from: 'then' } }
    }
    const lasting = the && (word === 'last' || word === 'past' || word === 'next' || word === 'coming')
    const long = unit.unit === 'decade' || unit.unit === 'century' || unit.unit === 'hour'
    if (
      lasting &&
      (long ||
        (unit.unit !== 'year' && (unit.unit !== 'week' || word === 'past') && word !== 'last' && unit.unit !== 'weekend'))
    ) {
      return { first: at, end: next + 1, meaning: { is: 'duration', unit: unit.unit, count: 1 } }
    }
    if (unit.unit === 'night') {
      return { first: at, end: next + 1, meaning: { is: 'day', shift: pick === 0 ? 0 : pick }, partOfDay: 'NI' }
    }
    return { first: at, end: next + 1, meaning: { is: 'unit', unit: unit.unit, pick } }
  },
}

/** "this morning", "this afternoon"; "last evening". */
export const partPicked: Rule = {
  starts: ['this', 'last'],
  read(words, at): Found | null {
    const part = PARTS_OF_DAY.get(words.lower(at + 1))
    if (!part || words.lower(at + 1) === 'dawn') return null
    const shift = words.lower(at) === 'last' ? -1 : 0
    return { first: at, end: at + 2, meaning: { is: 'day', shift }, partOfDay: part }
  },
}

const BEFORE_SEASON = new Set([
  'in',
  'the',
  'since',
  'by',
  'until',
  'during',
  'early',
  'late',
  'of',
  '-',
  'mid',
  'through',
  'and',
  'or',
  'from',
  'between',
  'to',
])

/** "autumn 2020", "this summer", "last fall", "the spring of 1994", "next winter", "in spring". */
export const season: Rule = {
  starts: SEASONS.keys(),
  read(words, at): Found | null {
    const nth = SEASONS.get(words.lower(at))
    if (nth === undefined) return null
    let pick = PICKS.get(words.lower(at - 1))
    let first = at
    if (pick !== undefined) {
      first = at - 1
      if (words.lower(at - 2) === 'this') first = at - 2
    }
    const before = words.lower(at - 1)
    const every = before === 'each' || before === 'every'
    if (every) return { first: at - 1, end: at + 1, meaning: { is: 'set', value: `XXXX-${['', 'SP', 'SU', 'FA', 'WI'][nth]}` } }
    const after = readYearAfter(words, at + 1)
    if (after.next > at + 1 && pick === undefined) {
      return { first, end: after.next, meaning: { is: 'season', season: nth, ...after.part } }
    }
    if (pick === undefined) {
      if (!BEFORE_SEASON.has(before)) return null
      // "the fall of Kabul", "the spring" of water, "in fall" are not seasons unless nothing of theirs follows.
      const follows = words.lower(at + 1)
      const wordy = words.lower(at) === 'fall' || words.lower(at) === 'spring'
      if (
        wordy &&
        (follows === 'of' ||
          follows === 'in' ||
          follows === '-' ||
          follows === 'to' ||
          follows === 'from' ||
          before === 'to' ||
          before === 'or')
      )
        return null
      if (wordy && before !== 'in' && before !== 'by' && before !== 'early' && before !== 'late' && before !== 'the')
        return null
    }
    pick ??= undefined
    return {
      first,
      end: at + 1,
      meaning: pick === undefined ? { is: 'season', season: nth } : { is: 'season', season: nth, pick },
    }
  },
}

/** "in summers": every one. */
export const seasonsOften: Rule = {
  starts: SEASONS_OFTEN.keys(),
  read(words, at): Found | null {
    const nth = SEASONS_OFTEN.get(words.lower(at))
    if (nth === undefined || words.lower(at) === 'falls' || words.lower(at) === 'springs') return null
    return { first: at, end: at + 1, meaning: { is: 'set', value: `XXXX-${['', 'SP', 'SU', 'FA', 'WI'][nth]}` } }
  },
}
