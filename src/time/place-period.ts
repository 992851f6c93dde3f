import type { Against } from './against.js'
import { addMonths, civilDay, dayNumber, weekday } from './calendar.js'
import type { Meaning, Pick } from './meaning.js'
import type { ReportDate } from './report-date.js'
import type { When } from './when.js'
import { dayOf, monthOf, weekendOf, weekOf, yearIn, yearOf } from './when.js'

type Season = Extract<Meaning, { is: 'season' }>

/** The season the words mean: the running or last one, or the next where they look ahead. */
export function placeSeason(meaning: Season, { report, tense }: Against): When | null {
  const { season, pick } = meaning
  if (meaning.year !== undefined) return { grain: 'season', year: meaning.year, nth: season }
  if (report.year === null) return null
  if (meaning.yearShift !== undefined) return { grain: 'season', year: report.year + meaning.yearShift, nth: season }
  const at = report.day ?? (report.month ? dayNumber(report.month.year, report.month.month, 15) : null)
  if (at === null) return null
  const starts = (year: number): number => dayNumber(year, season * 3, 1)
  const ends = (year: number): number => {
    const end = addMonths(year, season * 3, 3)
    return dayNumber(end.year, end.month, 1) - 1
  }
  const year = report.year
  const years = [year - 1, year, year + 1]
  const last = years.findLast((candidate) => (pick === -1 ? ends(candidate) < at : starts(candidate) <= at))
  const next = years.find((candidate) => (pick === 1 ? starts(candidate) > at : ends(candidate) >= at))
  const nth = season
  if (pick === -1) return last === undefined ? null : { grain: 'season', year: last, nth }
  if (pick === 1) return next === undefined ? null : { grain: 'season', year: next, nth }
  if (pick === 0) {
    const running = years.find((candidate) => starts(candidate) <= at && at <= ends(candidate))
    return { grain: 'season', year: running ?? year, nth }
  }
  return { grain: 'season', year: (tense === 'future' ? next : last) ?? year, nth }
}

type Quarter = Extract<Meaning, { is: 'quarter' }>

/** The quarter or half the words mean; without a number the one spoken of, else the last whole one. */
export function placeQuarter(meaning: Quarter, { report, tense, period }: Against): When | null {
  const { of, pick } = meaning
  const grain = of === 4 ? 'quarter' : 'half'
  const length = 12 / of
  let year = meaning.year
  if (meaning.yearShift !== undefined && report.year !== null) year = report.year + meaning.yearShift
  const nth = meaning.nth ?? (period?.grain === grain && pick === undefined ? period.nth : undefined)
  if (year !== undefined) return nth === undefined ? yearOf(year) : { grain, year, nth }
  const here = report.month
  if (!here) return null
  const running = Math.ceil(here.month / length)
  if (meaning.nth !== undefined) {
    // "The third quarter" told of in October is the one just ended even where its figures are still to come.
    const ahead = meaning.nth - running
    const just = ahead === -1 || ahead === of - 1
    if (tense === 'future' && !just) return { grain, year: here.year + (ahead < 0 ? 1 : 0), nth: meaning.nth }
    return { grain, year: here.year - (ahead > 0 ? 1 : 0), nth: meaning.nth }
  }
  if (pick === undefined && nth !== undefined && period && period.grain === grain) return period
  const shifted = running - 1 + (pick ?? -1)
  return { grain, year: here.year + Math.floor(shifted / of), nth: (((shifted % of) + of) % of) + 1 }
}

/** The period a report of results speaks of, a year before; without one, the year before the report's. */
export function yearBefore({ report, period }: Against): When | null {
  if (period && (period.grain === 'quarter' || period.grain === 'half')) return { ...period, year: period.year - 1 }
  if (period?.grain === 'year') return yearOf(period.year - 1)
  return report.year === null ? null : yearOf(report.year - 1)
}

/** "last week", "this year": a unit counted from the report's own. */
export function placeUnit(unit: string, pick: Pick, report: ReportDate): When | null {
  switch (unit) {
    case 'day':
    case 'night':
      return report.day === null ? null : dayOf(report.day + pick)
    case 'week':
      return report.day === null ? null : weekOf(report.day + 7 * pick)
    case 'weekend': {
      if (report.day === null) return null
      // "the weekend" told on a Saturday or Sunday is the one that runs.
      const runs = weekday(report.day) > 5
      const shift = pick === -1 ? (runs ? 0 : -7) : pick === 1 ? (runs ? 7 : 0) : 0
      return weekendOf(report.day + shift)
    }
    case 'month': {
      if (!report.month) return null
      const { year, month } = addMonths(report.month.year, report.month.month, pick)
      return monthOf(year, month)
    }
    case 'year':
      return report.year === null ? null : yearOf(report.year + pick)
    case 'decade':
      return report.year === null ? null : { grain: 'decade', nth: Math.floor(report.year / 10) + pick }
    case 'century':
      return report.year === null ? null : { grain: 'century', nth: Math.floor(report.year / 100) + pick }
    default:
      return null
  }
}

/** "that year", "the same month": the one the date last spoken of lies in. */
export function placeSame(unit: string, { then }: Against): When | null {
  if (!then) return null
  if (unit === 'day') return then.grain === 'day' ? then : null
  if (unit === 'week') return then.grain === 'day' ? weekOf(then.at) : then.grain === 'week' ? then : null
  if (unit === 'weekend') return then.grain === 'weekend' ? then : null
  if (unit === 'month') {
    if (then.grain === 'day') {
      const { year, month } = civilDay(then.at)
      return monthOf(year, month)
    }
    return then.grain === 'month' ? then : null
  }
  const year = yearIn(then)
  if (unit === 'quarter') return then.grain === 'quarter' ? then : null
  if (unit === 'year') return year === null ? null : yearOf(year)
  if (unit === 'decade')
    return then.grain === 'decade' ? then : year === null ? null : { grain: 'decade', nth: Math.floor(year / 10) }
  return null
}
