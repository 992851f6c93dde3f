import type { Edtf } from '../model/edtf.js'
import { addMonths, dayNumber, daysInMonth, readDay } from './calendar.js'

/** Inclusive days, as day numbers (0 is 1970-01-01); ±Infinity where a side is open. */
export interface Days {
  readonly first: number
  readonly last: number
}

/**
 * What an EDTF date says in days. `first` and `last` are the outermost days it may touch; `begins` and `ends` say within
 * which days its beginning and its end lie. For a plain period ("April 2022") both are the whole period.
 */
export interface Extent extends Days {
  readonly begins: Days
  readonly ends: Days
  /** True for a stretch of time (`A/B`); false for a date at which something happened, however coarse. */
  readonly interval: boolean
  /** `?`: the source or its reader is not sure. */
  readonly uncertain: boolean
  /** `~`: about then. */
  readonly approximate: boolean
}

// Meteorological seasons of the north; winter is the one that starts in the year.
const FIRST_MONTH_OF_SEASON: Readonly<Record<number, number>> = { 21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10 }

interface Point extends Days {
  readonly uncertain: boolean
  readonly approximate: boolean
}

/** First and last month of a stretch, as days. */
function months(year: number, month: number, count: number): Days {
  const end = addMonths(year, month, count - 1)
  return { first: dayNumber(year, month, 1), last: dayNumber(end.year, end.month, daysInMonth(end.year, end.month)) }
}

// "About then" reaches one unit of the same size to each side; an approximate quarter ("early 2011") stays in its year.
function readPoint(text: string): Point {
  const parts = /^(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[^?~%]*)?([?~%])?$/.exec(text)
  if (!parts) throw new RangeError(`not an EDTF date: ${text}`)
  const [, era = '', part, day, mark] = parts
  const uncertain = mark === '?' || mark === '%'
  const approximate = mark === '~' || mark === '%'
  const loose = uncertain || approximate
  const years = era.endsWith('XX') ? 100 : era.endsWith('X') ? 10 : 1
  const year = Number(era.replaceAll('X', '0'))
  const flags = { uncertain, approximate }
  const by = (unit: number): Days => months(year - (loose ? unit : 0), 1, (loose ? 3 * unit : unit) * 12)
  if (part === undefined || part === 'XX' || years > 1) return { ...by(years), ...flags }
  const month = Number(part)
  if (month > 12) {
    const start = FIRST_MONTH_OF_SEASON[month] ?? 1
    if (!loose) return { ...months(year, start, 3), ...flags }
    const from = addMonths(year, start, -3)
    const wide = months(from.year, from.month, 9)
    if (month < 33) return { ...wide, ...flags }
    const whole = months(year, 1, 12)
    return { first: Math.max(wide.first, whole.first), last: Math.min(wide.last, whole.last), ...flags }
  }
  if (day === undefined || day === 'XX') {
    const from = addMonths(year, month, loose ? -1 : 0)
    return { ...months(from.year, from.month, loose ? 3 : 1), ...flags }
  }
  const at = dayNumber(year, month, Number(day))
  return { first: at - (loose ? 1 : 0), last: at + (loose ? 1 : 0), ...flags }
}

const EVER: Days = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY }

function read(date: Edtf): Extent {
  const by = /^\[\.\.(.+)\]$/.exec(date)?.[1]
  if (by !== undefined) {
    const { last, uncertain, approximate } = readPoint(by)
    const days = { first: EVER.first, last }
    return { ...days, begins: days, ends: days, interval: false, uncertain, approximate }
  }
  const after = /^\[(.+)\.\.\]$/.exec(date)?.[1]
  if (after !== undefined) {
    const { first, uncertain, approximate } = readPoint(after)
    const days = { first, last: EVER.last }
    return { ...days, begins: days, ends: days, interval: false, uncertain, approximate }
  }
  const slash = date.indexOf('/')
  if (slash < 0) {
    const { first, last, uncertain, approximate } = readPoint(date)
    const days = { first, last }
    return { ...days, begins: days, ends: days, interval: false, uncertain, approximate }
  }
  const [left, right] = [date.slice(0, slash), date.slice(slash + 1)]
  const from = left === '' || left === '..' ? null : readPoint(left)
  const to = right === '' || right === '..' ? null : readPoint(right)
  // `..` has no end; an empty side has one that nobody told us, somewhere beyond the side we know.
  const open = (at: number): Days => ({ first: at, last: at })
  const begins = from ?? (left === '' ? { first: EVER.first, last: to?.last ?? EVER.last } : open(EVER.first))
  const ends = to ?? (right === '' ? { first: from?.first ?? EVER.first, last: EVER.last } : open(EVER.last))
  return {
    first: begins.first,
    last: ends.last,
    begins: { first: begins.first, last: begins.last },
    ends: { first: ends.first, last: ends.last },
    interval: true,
    uncertain: (from?.uncertain ?? false) || (to?.uncertain ?? false),
    approximate: (from?.approximate ?? false) || (to?.approximate ?? false),
  }
}

// Questions come a thousand at a time with few distinct dates; a small cache that empties itself keeps memory bounded.
const CACHE = new Map<string, Extent>()

/** The days an EDTF date covers, with what is open, uncertain or approximate about it. Throws RangeError where it is no such date. */
export function extent(date: Edtf): Extent {
  const hit = CACHE.get(date)
  if (hit) return hit
  if (CACHE.size >= 4096) CACHE.clear()
  const made = read(date)
  CACHE.set(date, made)
  return made
}

/** A day number from `2022-06-09`, or the last day of a coarser date: "as of April 2022" means the end of April. */
export function lastDay(date: string): number {
  return readDay(date) ?? extent(date as Edtf).last
}

const asDay = (day: string | number): number => (typeof day === 'number' ? day : lastDay(day))

/** True when an event of that date had surely begun by the end of `day` (EDTF or day number). */
export const beginsBy = (date: Edtf, day: string | number): boolean => extent(date).begins.last <= asDay(day)

/** True when an event of that date may have begun by the end of `day`: the test for showing it. */
export const mayBeginBy = (date: Edtf, day: string | number): boolean => extent(date).begins.first <= asDay(day)

/** True when a state of that interval surely holds on `day`. A plain period ("2022") is taken to hold throughout. */
export function holdsOn(date: Edtf, day: string | number): boolean {
  const at = asDay(day)
  const { begins, ends, interval, uncertain, approximate, first, last } = extent(date)
  if (interval) return begins.last <= at && at <= ends.first
  const open = first === EVER.first || last === EVER.last
  return first <= at && at <= last && !open && !uncertain && !approximate
}

/** True when a state of that interval may hold on `day`: the test for showing it. */
export function mayHoldOn(date: Edtf, day: string | number): boolean {
  const at = asDay(day)
  const { first, last } = extent(date)
  return first <= at && at <= last
}

/** True when the two dates may be the same time or share a day. */
export function meets(a: Edtf, b: Edtf): boolean {
  const [x, y] = [extent(a), extent(b)]
  return x.first <= y.last && y.first <= x.last
}

/** True when every day of `inner` lies in `outer`: "9 June 2022" within "June 2022". */
export function within(inner: Edtf, outer: Edtf): boolean {
  const [x, y] = [extent(inner), extent(outer)]
  return y.first <= x.first && x.last <= y.last
}

/** True for a date that is marked uncertain or approximate, or has a side nobody knows. */
export function isUncertain(date: Edtf): boolean {
  const { uncertain, approximate } = extent(date)
  return uncertain || approximate || /^\[|^\/|\/$/.test(date)
}

/**
 * Order for sorting: by first day, then the finer date first, then the text, so that equal days never change places.
 * What has an open beginning is placed by its end: "by May 2023" stands at May 2023.
 */
export function compareEdtf(a: Edtf, b: Edtf): number {
  const [x, y] = [extent(a), extent(b)]
  const from = (extent: Extent): number => (extent.first === EVER.first ? extent.last : extent.first)
  const byFirst = from(x) - from(y)
  if (byFirst !== 0 && !Number.isNaN(byFirst)) return byFirst
  const byLast = x.last - y.last
  if (byLast !== 0 && !Number.isNaN(byLast)) return byLast
  return a < b ? -1 : a > b ? 1 : 0
}
