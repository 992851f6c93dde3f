import type { Against } from './against.js'
import { civilDay, dayNumber, daysInMonth, weekday } from './calendar.js'
import type { Meaning, Pick, Tense } from './meaning.js'
import type { When } from './when.js'
import { dayOf, monthOf, yearOf } from './when.js'

type Calendar = Extract<Meaning, { is: 'calendar' }>

/** Where a date lies whose words leave out the year, or give a weekday alone. */
export function placeCalendar(meaning: Calendar, against: Against): When | null {
  const { report, tense } = against
  const { month, day, weekday: name, pick } = meaning
  let year = meaning.year
  if (meaning.yearShift !== undefined) {
    if (report.year === null) return null
    year = report.year + meaning.yearShift
  }
  if (month === undefined) {
    if (year !== undefined) return yearOf(year)
    if (name !== undefined && meaning.weekShift !== undefined && report.day !== null) {
      return dayOf(report.day - weekday(report.day) + name + 7 * meaning.weekShift)
    }
    return name === undefined || report.day === null ? null : dayOf(weekdayNear(report.day, name, pick, tense))
  }
  if (day === undefined) {
    const of = year ?? monthYear(month, against, pick)
    return of === null ? null : monthOf(of, month)
  }
  const dayIn = (candidate: number): number | null =>
    day <= daysInMonth(candidate, month) ? dayNumber(candidate, month, day) : null
  const of = year ?? nearestYear(against, pick, dayIn)
  const at = of === null ? null : dayIn(of)
  // "31 June" and 29 February of a common year: the month is all one can hold.
  return at === null ? (of === null ? null : monthOf(of, month)) : dayOf(at)
}

/** The press means the day of the report by its own weekday; else the last such day, or the next where the words look ahead. */
function weekdayNear(report: number, name: number, pick: Pick | undefined, tense: Tense): number {
  const back = (weekday(report) - name + 7) % 7
  if (pick === -1) return report - (back === 0 ? 7 : back)
  if (pick === 1) return report - back + 7
  if (pick === 0)
    return weekday(report) <= name ? report - back + (back === 0 ? 0 : 7) : tense === 'past' ? report - back : report - back + 7
  return tense === 'future' && back !== 0 ? report - back + 7 : report - back
}

function monthYear(month: number, { report, tense }: Against, pick: Pick | undefined): number | null {
  const here = report.month
  if (!here) return report.year !== null && pick === undefined ? report.year : null
  if (pick === -1) return month < here.month ? here.year : here.year - 1
  if (pick === 1) return month > here.month ? here.year : here.year + 1
  if (pick === 0) return here.year
  if (tense === 'future') return month >= here.month ? here.year : here.year + 1
  // "The case is heard in May": the present may look a little ahead.
  if (tense === 'present' && month > here.month && month - here.month <= 3) return here.year
  return month <= here.month ? here.year : here.year - 1
}

/** Days by which a date may lie on the far side of what the tense suggests and still be meant: verbs often tell of plans. */
const SLACK = 75

/** The year that puts a day of a month nearest to the report, on the side the words look to. */
export function nearestYear(against: Against, pick: Pick | undefined, dayIn: (year: number) => number | null): number | null {
  const { report, tense } = against
  if (report.day === null) return report.year
  const here = report.day
  const { year } = civilDay(here)
  const candidates = [year - 1, year, year + 1].flatMap((candidate) => {
    const at = dayIn(candidate)
    return at === null ? [] : [{ candidate, off: at - here }]
  })
  if (pick === 0) return year
  const fits = ({ off }: { off: number }): boolean => {
    if (pick !== undefined) return pick < 0 ? off < 0 : off > 0
    if (tense === 'past') return off <= SLACK
    return tense === 'future' ? off >= -SLACK : true
  }
  let best: { candidate: number; off: number } | null = null
  for (const one of candidates) if (fits(one) && (!best || Math.abs(one.off) < Math.abs(best.off))) best = one
  return best?.candidate ?? candidates[0]?.candidate ?? null
}
