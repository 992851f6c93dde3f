import type { Edtf } from '../model/edtf.js'
import { isEdtf } from '../model/edtf.js'
import { civilDay } from './calendar.js'
import { extent } from './interval.js'

/** What the report's own date can anchor: a day, or only a month or a year. */
export interface ReportDate {
  readonly day: number | null
  readonly month: { readonly year: number; readonly month: number } | null
  readonly year: number | null
}

const NONE: ReportDate = { day: null, month: null, year: null }

/** Reads the report's date; one that is open or unsure anchors no more than it says. */
export function readReportDate(published: Edtf | null): ReportDate {
  if (published === null || !isEdtf(published)) return NONE
  const { first, last } = extent(published)
  if (!Number.isFinite(first) || !Number.isFinite(last)) return NONE
  const [from, to] = [civilDay(first), civilDay(last)]
  if (from.year !== to.year) return NONE
  const year = from.year
  if (from.month !== to.month) return { day: null, month: null, year }
  return { day: first === last ? first : null, month: { year, month: from.month }, year }
}
