import * as z from 'zod'

// The part of EDTF (ISO 8601-2) that a record needs: level 1 dates, seasons, decades and centuries, qualifiers,
// intervals with open and unknown ends, and from level 2 `[..D]`, `[D..]` for "by D" and "from D".
// Seasons 21–24 are spring to winter, 33–36 the quarters of a year.
const YEAR = String.raw`-?\d{4}|\d{3}X|\d{2}XX`
const DATE = String.raw`(?:${YEAR})(?:-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[?~%]?`
const TIME = String.raw`T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?`
const POINT = String.raw`${DATE}|-?\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])${TIME}`
const GRAMMAR = new RegExp(
  String.raw`^(?:(?:${POINT})|(?:${DATE}|\.\.|)/(?:${DATE}|\.\.|)|\[\.\.(?:${DATE})\]|\[(?:${DATE})\.\.\])$`,
)

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** True for a date Parley can hold: grammar above, and no 30 February. `/` alone says nothing and is not a date. */
export function isEdtf(text: string): boolean {
  if (text === '/' || text === '../..' || !GRAMMAR.test(text)) return false
  for (const [, year, month, day] of text.matchAll(/(-?\d{4})-(\d\d)-(\d\d)/g)) {
    if (Number(month) <= 12 && Number(day) > daysIn(Number(year), Number(month))) return false
  }
  return true
}

/** A date or interval as EDTF: `2022-06-09`, `2022-04`, `2020-23` (autumn), `1991/..`, `[..2023-05]`. */
export const Edtf = z.string().refine(isEdtf, 'not an EDTF date that Parley holds').brand<'Edtf'>()
export type Edtf = z.infer<typeof Edtf>

/** The text as EDTF. Throws a RangeError when it is none: for dates that code makes, where that is a defect. */
export function edtf(text: string): Edtf {
  if (!isEdtf(text)) throw new RangeError(`not an EDTF date: ${text}`)
  return text as Edtf
}

/** A moment on our own clock: RFC 3339 in UTC with `Z`. */
export const Instant = z.iso.datetime().brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** A plain calendar day, `2022-06-09`. */
export const Day = z.iso.date().brand<'Day'>()
export type Day = z.infer<typeof Day>
