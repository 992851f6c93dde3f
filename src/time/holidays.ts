import { addMonths, dayNumber, weekday } from './calendar.js'

/** The n-th weekday of a month (1 is Monday); n = -1 for the last one. */
function nthWeekday(year: number, month: number, day: number, nth: number): number {
  if (nth < 0) {
    const after = addMonths(year, month, 1)
    const last = dayNumber(after.year, after.month, 1) - 1
    return last - ((weekday(last) - day + 7) % 7)
  }
  const first = dayNumber(year, month, 1)
  return first + ((day - weekday(first) + 7) % 7) + (nth - 1) * 7
}

/** Western Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return dayNumber(year, month, day)
}

const fixed =
  (month: number, day: number) =>
  (year: number): number =>
    dayNumber(year, month, day)

// Only feasts whose day does not depend on the country the report speaks of, and the American ones the wires take for granted.
const HOLIDAYS: ReadonlyMap<string, (year: number) => number> = new Map([
  ['christmas', fixed(12, 25)],
  ['christmas day', fixed(12, 25)],
  ['christmas eve', fixed(12, 24)],
  ['boxing day', fixed(12, 26)],
  ["new year's eve", fixed(12, 31)],
  ["new year's day", fixed(1, 1)],
  ["new year's", fixed(1, 1)],
  ["valentine's day", fixed(2, 14)],
  ["st. patrick's day", fixed(3, 17)],
  ["international women's day", fixed(3, 8)],
  ['may day', fixed(5, 1)],
  ['halloween', fixed(10, 31)],
  ['armistice day', fixed(11, 11)],
  ['fourth of july', fixed(7, 4)],
  ['nowruz', fixed(3, 21)],
  ['novruz', fixed(3, 21)],
  ['thanksgiving', (year: number) => nthWeekday(year, 11, 4, 4)],
  ['thanksgiving day', (year: number) => nthWeekday(year, 11, 4, 4)],
  ['memorial day', (year: number) => nthWeekday(year, 5, 1, -1)],
  ['labor day', (year: number) => nthWeekday(year, 9, 1, 1)],
  ['election day', (year: number) => nthWeekday(year, 11, 1, 1) + 1],
  ['easter', easter],
  ['easter sunday', easter],
  ['easter monday', (year: number) => easter(year) + 1],
  ['good friday', (year: number) => easter(year) - 2],
  ['palm sunday', (year: number) => easter(year) - 7],
  ['ash wednesday', (year: number) => easter(year) - 46],
])

/** Words a holiday's name may begin with. */
export const HOLIDAY_STARTS: readonly string[] = [...new Set([...HOLIDAYS.keys()].map((name) => name.split(/[ ']/)[0] ?? name))]

/** The longest name first: "Christmas Eve" is not "Christmas". */
export const HOLIDAY_NAMES: readonly string[] = [...HOLIDAYS.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

/** The day number of a holiday in a year; null for a name that is none. */
export const holidayDay = (name: string, year: number): number | null => HOLIDAYS.get(name)?.(year) ?? null
