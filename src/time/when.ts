import type { Edtf } from '../model/edtf.js'
import { isEdtf } from '../model/edtf.js'
import { addMonths, civilDay, dayNumber, isoWeek, weekday, writeDay, writeMonth, writeWeek, writeYear } from './calendar.js'
import { SEASON_CODES } from './lexicon.js'
import type { Clock, Edge, PartOfDay } from './meaning.js'
import type { TimePart } from './time-expression.js'

/** A time on the calendar, at the grain the words give it. */
export type When =
  | { readonly grain: 'day'; readonly at: number }
  /** `at` is the Monday. */
  | { readonly grain: 'week' | 'weekend'; readonly at: number }
  | { readonly grain: 'month'; readonly year: number; readonly month: number }
  | { readonly grain: 'quarter' | 'half' | 'season'; readonly year: number; readonly nth: number }
  | { readonly grain: 'year'; readonly year: number }
  /** 199 for the 1990s; 19 for the 20th century. */
  | { readonly grain: 'decade' | 'century'; readonly nth: number }

export const dayOf = (at: number): When => ({ grain: 'day', at })
export const weekOf = (at: number): When => ({ grain: 'week', at: at - weekday(at) + 1 })
export const weekendOf = (at: number): When => ({ grain: 'weekend', at: at - weekday(at) + 1 })
export const monthOf = (year: number, month: number): When => ({ grain: 'month', year, month })
export const yearOf = (year: number): When => ({ grain: 'year', year })

/** The year a time lies in; null for decades and centuries. */
export function yearIn(when: When): number | null {
  switch (when.grain) {
    case 'day':
      return civilDay(when.at).year
    case 'week':
    case 'weekend':
      return isoWeek(when.at).year
    case 'decade':
    case 'century':
      return null
    default:
      return when.year
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

/** As TIMEX3 writes it; decades and centuries by their first digits, as TimeBank does. */
export function writeValue(when: When, clock?: Clock, part?: PartOfDay): string {
  switch (when.grain) {
    case 'day': {
      const day = writeDay(when.at)
      if (clock) return `${day}T${two(clock.hour)}:${two(clock.minute)}`
      return part ? `${day}T${part}` : day
    }
    case 'week':
      return writeWeek(when.at)
    case 'weekend':
      return `${writeWeek(when.at)}-WE`
    case 'month':
      return writeMonth(when.year, when.month)
    case 'quarter':
      return `${writeYear(when.year)}-Q${when.nth}`
    case 'half':
      return `${writeYear(when.year)}-H${when.nth}`
    case 'season':
      return `${writeYear(when.year)}-${SEASON_CODES[when.nth]}`
    case 'year':
      return writeYear(when.year)
    default:
      return String(when.nth)
  }
}

// The first third, the middle and the last third of a year, marked as about then (see interval.ts and tell.ts).
const EDGE_OF_YEAR: Readonly<Record<Edge, string>> = { early: '33~', mid: '22~', late: '36~' }

/** As EDTF, before any preposition; null where EDTF has no word for it. */
export function writeDate(when: When, clock?: Clock, edge?: Edge, about = false): string {
  const mark = about ? '~' : ''
  switch (when.grain) {
    case 'day': {
      if (!clock || clock.hour > 23 || about) return writeDay(when.at) + mark
      return `${writeDay(when.at)}T${two(clock.hour)}:${two(clock.minute)}${clock.zone ?? ''}`
    }
    case 'week':
      return `${writeDay(when.at)}/${writeDay(when.at + 6)}`
    case 'weekend':
      return `${writeDay(when.at + 5)}/${writeDay(when.at + 6)}`
    case 'month':
      return writeMonth(when.year, when.month) + mark
    case 'quarter':
      return `${writeYear(when.year)}-${32 + when.nth}${mark}`
    case 'half':
      return when.nth === 1
        ? `${writeMonth(when.year, 1)}/${writeMonth(when.year, 6)}`
        : `${writeMonth(when.year, 7)}/${writeMonth(when.year, 12)}`
    case 'season':
      return `${writeYear(when.year)}-${20 + when.nth}${mark}`
    case 'year':
      return edge ? `${writeYear(when.year)}-${EDGE_OF_YEAR[edge]}` : writeYear(when.year) + mark
    case 'decade':
      return `${when.nth}X${mark}`
    case 'century':
      return `${two(when.nth)}XX${mark}`
  }
}

/** The text as EDTF when it is one. */
export const asEdtf = (text: string): Edtf | null => (isEdtf(text) ? (text as Edtf) : null)

/** The parts a time at that grain has. */
export function partsOf(when: When): readonly TimePart[] {
  switch (when.grain) {
    case 'day':
      return ['year', 'month', 'day']
    case 'month':
      return ['year', 'month']
    case 'quarter':
      return ['year', 'quarter']
    case 'season':
      return ['year', 'season']
    case 'decade':
      return ['decade']
    case 'century':
      return ['century']
    default:
      return ['year']
  }
}

/** The time some months on: a day keeps its day of month where the month has it, else takes the month's last. */
export function addToDay(at: number, months: number): number {
  const { year, month, day } = civilDay(at)
  const to = addMonths(year, month, months)
  const next = addMonths(to.year, to.month, 1)
  return Math.min(dayNumber(to.year, to.month, day), dayNumber(next.year, next.month, 1) - 1)
}
