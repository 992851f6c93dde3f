import type { Edtf } from '../../model/edtf.js'
import { edtf, isEdtf } from '../../model/edtf.js'

const DAY = 86_400_000

/** Days since 1970 of the first day of an EDTF date, null where it has none. */
export function firstDay(date: string): number | null {
  const m = /^\[?(?:\.\.)?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date)
  if (!m) return null
  const month = Number(m[2] ?? '1')
  const season = month > 20 && month < 25 ? (month - 21) * 3 + 3 : month > 32 ? (month - 33) * 3 + 1 : month
  return Math.floor(Date.UTC(Number(m[1]), season - 1, Number(m[3] ?? '1')) / DAY)
}

const asDay = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10)

/**
 * The stretch a duration covers when it ends on a day: P3D up to 2022-08-07 is 2022-08-04/2022-08-07; years are about. Days
 * and weeks need a full day to count back from; months and years do with a month, and an interval counts by its end.
 */
export function stretchUpTo(duration: string, day: Edtf): Edtf | null {
  const m = /^P(\d{1,4})([DWMY])$/.exec(duration)
  const last = day.split('/').at(-1) ?? ''
  const [, year, month, date] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$/.exec(last) ?? []
  const end = firstDay(last)
  if (!m || year === undefined || end === null) return null
  const n = Number(m[1])
  if (n === 0) return null
  const months = Number(year) * 12 + Number(month ?? '1') - 1 - n
  let from: string
  if (m[2] === 'Y') from = `${String(Number(year) - n).padStart(4, '0')}~`
  else if (m[2] === 'M')
    from = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}~`
  else if (date === undefined) return null
  else from = asDay(end - n * (m[2] === 'W' ? 7 : 1))
  const stretch = `${from}/${last}`
  return Number(year) - n > 0 && isEdtf(stretch) ? edtf(stretch) : null
}

/** By a day: for what was over by then. */
export function upTo(day: Edtf): Edtf | null {
  const by = `[..${day}]`
  return /^\d{4}(?:-\d\d){0,2}$/.test(day) && isEdtf(by) ? edtf(by) : null
}

/** From a day on: for what is still to come. */
export function from(day: Edtf): Edtf | null {
  const open = `${day}/..`
  return /^\d{4}(?:-\d\d){0,2}[~?%]?$/.test(day) && isEdtf(open) ? edtf(open) : null
}
