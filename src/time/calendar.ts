// Days as whole numbers since 1 January 1970, in the proleptic Gregorian calendar. Plain integer arithmetic (the
// well-known era-of-400-years method): no Date, no zones, and years before 100 are no special case.

/** Names of the months, January first. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The number of a day: 0 for 1970-01-01, one more for each day after it. Month and day must be real. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The calendar day of a day number. */
export function civilDay(number: number): CivilDay {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** Days in a month; months outside 1 to 12 run on into the years beside it. */
export function daysInMonth(year: number, month: number): number {
  const next = addMonths(year, month, 1)
  const here = addMonths(year, month, 0)
  return dayNumber(next.year, next.month, 1) - dayNumber(here.year, here.month, 1)
}

/** A month some months on (or back, when negative). */
export function addMonths(year: number, month: number, months: number): { year: number; month: number } {
  const index = year * 12 + (month - 1) + months
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
}

/** 1 for Monday to 7 for Sunday, as ISO 8601 counts. */
export const weekday = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

/** The ISO week a day falls in; its year is not always the calendar year. */
export function isoWeek(number: number): { year: number; week: number } {
  const thursday = number - weekday(number) + 4
  const { year } = civilDay(thursday)
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 }
}

const pad = (value: number, width: number): string => {
  const digits = String(Math.abs(value)).padStart(width, '0')
  return value < 0 ? `-${digits}` : digits
}

/** `2022-06-09` for a day number. */
export function writeDay(number: number): string {
  const { year, month, day } = civilDay(number)
  return `${writeMonth(year, month)}-${pad(day, 2)}`
}

/** `2022-06`. */
export const writeMonth = (year: number, month: number): string => `${writeYear(year)}-${pad(month, 2)}`

/** `0622`: four digits at least, as EDTF and TIMEX3 write a year. */
export const writeYear = (year: number): string => pad(year, 4)

/** `2022-W23` for the week of a day number. */
export function writeWeek(number: number): string {
  const { year, week } = isoWeek(number)
  return `${writeYear(year)}-W${pad(week, 2)}`
}

/** The number of a day written `2022-06-09`; null when the text is no such day. */
export function readDay(text: string): number | null {
  const match = /^(-?\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return dayNumber(year, month, day)
}
