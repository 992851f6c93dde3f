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

/** The stretch a duration covers when it ends on a day: P3D up to 2022-08-07 is 2022-08-04/2022-08-07; years are about. */
export function stretchUpTo(duration: string, day: Edtf): Edtf | null {
  const m = /^P(\d{1,4})([DWMY])$/.exec(duration)
  const end = firstDay(day)
  if (!m || end === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const n = Number(m[1])
  if (n === 0) return null
  const year = Number(day.slice(0, 4))
  const months = year * 12 + Number(day.slice(5, 7)) - 1 - n
  const from =
    m[2] === 'Y'
      ? `${String(year - n).padStart(4, '0')}~`
      : m[2] === 'M'
        ? `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}~`
        : asDay(end - n * (m[2] === 'W' ? 7 : 1))
  const stretch = `${from}/${day}`
  return year - n > 0 && isEdtf(stretch) ? edtf(stretch) : null
}

/** From a day on: for what is still to come. */
export function from(day: Edtf): Edtf | null {
  const open = `${day}/..`
  return /^\d{4}(?:-\d\d){0,2}[~?%]?$/.test(day) && isEdtf(open) ? edtf(open) : null
}
