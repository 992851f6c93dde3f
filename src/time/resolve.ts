import { addMonths, civilDay, dayNumber, daysInMonth, weekday } from './calendar.js'
import { holidayDay } from './holidays.js'
import { SEASON_CODES } from './lexicon.js'
import type { Clock, Found, Meaning, PartOfDay, Pick, Tense } from './meaning.js'
import type { ReportDate } from './report-date.js'
import type { TimePart } from './time-expression.js'
import type { When } from './when.js'
import { addToDay, dayOf, monthOf, partsOf, weekendOf, weekOf, writeValue, yearIn, yearOf } from './when.js'
import { writeLength } from './write-length.js'

/** What an expression is resolved against. */
export interface Against {
  readonly report: ReportDate
  /** Which way the words around it look. */
  readonly tense: Tense
  /** The date last spoken of. */
  readonly then: When | null
  /** The quarter or year a report of results last spoke of. */
  readonly period: When | null
  /** For a bare time of day: the day its sentence names. */
  readonly day: number | null
}

export interface Resolved {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET'
  readonly value: string
  readonly when: When | null
  readonly known: readonly TimePart[]
  readonly implied: readonly TimePart[]
  readonly unanchored: boolean
}

/** Resolves what the words say against the report's date and the text so far; never guesses without them. */
export function resolve(found: Found, against: Against): Resolved {
  const { meaning } = found
  switch (meaning.is) {
    case 'reference':
      return plain('DATE', meaning.to)
    case 'set':
      return plain('SET', meaning.value)
    case 'duration':
      return resolveLength(found, meaning, against)
    case 'shift':
      return resolveShift(found, meaning, against)
    default: {
      const when = place(meaning, against)
      return when ? dated(found, when) : undated(found, meaning)
    }
  }
}

const plain = (type: Resolved['type'], value: string): Resolved => ({
  type,
  value,
  when: null,
  known: [],
  implied: [],
  unanchored: false,
})

function knownParts(meaning: Meaning, clock?: Clock): TimePart[] {
  const parts: TimePart[] = []
  if (meaning.is === 'calendar') {
    if (meaning.year !== undefined) parts.push('year')
    if (meaning.month !== undefined) parts.push('month')
    if (meaning.day !== undefined) parts.push('day')
    if (meaning.weekday !== undefined) parts.push('weekday')
  } else if (meaning.is === 'season') {
    if (meaning.year !== undefined) parts.push('year')
    parts.push('season')
  } else if (meaning.is === 'quarter') {
    if (meaning.year !== undefined) parts.push('year')
    if (meaning.nth !== undefined && meaning.of === 4) parts.push('quarter')
  } else if (meaning.is === 'decade') parts.push('decade')
  else if (meaning.is === 'century') parts.push('century')
  else if (meaning.is === 'holiday')
    parts.push(...((meaning.year === undefined ? ['month', 'day'] : ['year', 'month', 'day']) as TimePart[]))
  if (clock) {
    parts.push('hour', 'minute')
    if (clock.zone !== null) parts.push('zone')
  }
  return parts
}

function dated(found: Found, when: When): Resolved {
  const known = knownParts(found.meaning, found.clock)
  const timed = when.grain === 'day' && (found.clock !== undefined || found.partOfDay !== undefined)
  return {
    type: timed ? 'TIME' : 'DATE',
    value: writeValue(when, found.clock, found.partOfDay),
    when,
    known,
    implied: partsOf(when).filter((part) => !known.includes(part)),
    unanchored: false,
  }
}

const two = (value: number): string => String(value).padStart(2, '0')
const timed = (day: string, clock?: Clock, part?: PartOfDay): string =>
  clock ? `${day}T${two(clock.hour)}:${two(clock.minute)}` : part ? `${day}T${part}` : day

/** What the words alone allow, with X for what only the report's date could tell. */
function undated(found: Found, meaning: Meaning): Resolved {
  const day = timed('XXXX-XX-XX', found.clock, found.partOfDay)
  const values: Partial<Record<Meaning['is'], string>> = {
    day,
    clock: day,
    holiday: day,
    season: meaning.is === 'season' ? `XXXX-${SEASON_CODES[meaning.season]}` : '',
    quarter: meaning.is === 'quarter' ? `XXXX-${meaning.of === 4 ? 'Q' : 'H'}${meaning.nth ?? 'X'}` : '',
    'year-before': 'XXXX',
  }
  let value = values[meaning.is] ?? 'XXXX'
  if (meaning.is === 'calendar') {
    const { year, month, day: date, weekday: name } = meaning
    if (month !== undefined) {
      const full =
        date === undefined ? `XXXX-${two(month)}` : timed(`XXXX-${two(month)}-${two(date)}`, found.clock, found.partOfDay)
      value = year === undefined ? full : full.replace('XXXX', String(year))
    } else if (name !== undefined) value = timed(`XXXX-WXX-${name}`, found.clock, found.partOfDay)
  } else if (meaning.is === 'unit' || meaning.is === 'same') {
    const shapes: Partial<Record<string, string>> = {
      week: 'XXXX-WXX',
      weekend: 'XXXX-WXX-WE',
      month: 'XXXX-XX',
      day: 'XXXX-XX-XX',
    }
    value = shapes[meaning.unit] ?? 'XXXX'
  }
  return {
    type: found.clock || found.partOfDay ? 'TIME' : 'DATE',
    value,
    when: null,
    known: knownParts(meaning, found.clock),
    implied: [],
    unanchored: true,
  }
}

function place(meaning: Meaning, against: Against): When | null {
  const { report, tense } = against
  switch (meaning.is) {
    case 'calendar':
      return placeCalendar(meaning, against)
    case 'day':
      return report.day === null ? null : dayOf(report.day + meaning.shift)
    case 'clock': {
      const at = against.day ?? report.day
      return at === null ? null : dayOf(at)
    }
    case 'decade':
      return { grain: 'decade', nth: meaning.decade }
    case 'century':
      return { grain: 'century', nth: meaning.century }
    case 'season':
      return placeSeason(meaning, against)
    case 'quarter':
      return placeQuarter(meaning, against)
    case 'year-before':
      return yearBefore(against)
    case 'unit':
      return placeUnit(meaning.unit, meaning.pick, report)
    case 'same':
      return placeSame(meaning.unit, against)
    case 'holiday': {
      const year = meaning.year ?? nearestYear(against, meaning.pick, (candidate) => holidayDay(meaning.holiday, candidate))
      const at = year === null ? null : holidayDay(meaning.holiday, year)
      return at === null ? null : dayOf(at)
    }
    default:
      return tense === 'none' ? null : null
  }
}

type Calendar = Extract<Meaning, { is: 'calendar' }>

function placeCalendar(meaning: Calendar, against: Against): When | null {
  const { report, tense } = against
  const { month, day, weekday: name, pick } = meaning
  let year = meaning.year
  if (meaning.yearShift !== undefined) {
    if (report.year === null) return null
    year = report.year + meaning.yearShift
  }
  if (month === undefined) {
    if (year !== undefined) return yearOf(year)
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

function monthYear(month: number, { report, tense, then }: Against, pick: Pick | undefined): number | null {
  const here = report.month
  if (!here) return report.year !== null && pick === undefined ? report.year : null
  if (pick === -1) return month < here.month ? here.year : here.year - 1
  if (pick === 1) return month > here.month ? here.year : here.year + 1
  if (pick === 0) return here.year
  if (tense === 'future') return month >= here.month ? here.year : here.year + 1
  void then
  return month <= here.month ? here.year : here.year - 1
}

/** Days by which a date may lie on the far side of what the tense suggests and still be meant: verbs often tell of plans. */
const SLACK = 75

function nearestYear(against: Against, pick: Pick | undefined, dayIn: (year: number) => number | null): number | null {
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

type Season = Extract<Meaning, { is: 'season' }>

function placeSeason(meaning: Season, { report, tense }: Against): When | null {
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

function placeQuarter(meaning: Quarter, { report, tense, period }: Against): When | null {
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
    const ahead = meaning.nth > running
    const behind = meaning.nth < running
    if (tense === 'future') return { grain, year: here.year + (behind ? 1 : 0), nth: meaning.nth }
    return { grain, year: here.year - (ahead ? 1 : 0), nth: meaning.nth }
  }
  if (pick === undefined && nth !== undefined && period && period.grain === grain) return period
  const shifted = running - 1 + (pick ?? -1)
  return { grain, year: here.year + Math.floor(shifted / of), nth: (((shifted % of) + of) % of) + 1 }
}

/** The period a report of results speaks of, a year before; without one, the year before the report's. */
function yearBefore({ report, period }: Against): When | null {
  if (period && (period.grain === 'quarter' || period.grain === 'half')) return { ...period, year: period.year - 1 }
  if (period?.grain === 'year') return yearOf(period.year - 1)
  return report.year === null ? null : yearOf(report.year - 1)
}

function placeUnit(unit: string, pick: Pick, report: ReportDate): When | null {
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
function placeSame(unit: string, { then }: Against): When | null {
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

type Shift = Extract<Meaning, { is: 'shift' }>

function resolveShift(found: Found, meaning: Shift, against: Against): Resolved {
  const { unit, count, from } = meaning
  if (count === null) {
    return from === 'report' ? plain('DATE', 'PAST_REF') : plain('DURATION', writeLength(null, unit))
  }
  const { report, then } = against
  // "a year ago" and "a year earlier" in a report of results look back on the period it speaks of.
  if (unit === 'year' && count === -1 && (against.period || from === 'then')) {
    const when = yearBefore(against)
    if (when) return dated(found, when)
  }
  const base: When | null =
    from === 'then' && then
      ? then
      : report.day !== null
        ? dayOf(report.day)
        : report.month
          ? monthOf(report.month.year, report.month.month)
          : report.year !== null
            ? yearOf(report.year)
            : null
  if (from === 'then' && !then) return plain('DURATION', writeLength(Math.abs(count), unit))
  const when = base && shiftFrom(base, unit, count)
  if (when) return dated(found, when)
  if (from === 'then') return plain('DURATION', writeLength(Math.abs(count), unit))
  return undated(found, { is: 'unit', unit: unit === 'week' ? 'day' : unit, pick: 0 })
}

function shiftFrom(base: When, unit: string, count: number): When | null {
  const year = yearIn(base)
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return base.grain === 'day' && Math.abs(count) < 24
        ? base
        : base.grain === 'day'
          ? dayOf(base.at + Math.trunc(count / 24))
          : null
    case 'day':
    case 'night':
      return base.grain === 'day' ? dayOf(base.at + Math.round(count)) : null
    case 'week':
      return base.grain === 'day'
        ? dayOf(base.at + Math.round(count * 7))
        : base.grain === 'week'
          ? weekOf(base.at + 7 * Math.round(count))
          : null
    case 'weekend':
      return base.grain === 'day' ? weekendOf(base.at + 7 * count) : null
    case 'month': {
      if (base.grain !== 'day' && base.grain !== 'month') return null
      const at = base.grain === 'day' ? civilDay(base.at) : base
      const to = addMonths(at.year, at.month, Math.round(count))
      return monthOf(to.year, to.month)
    }
    case 'quarter': {
      if (base.grain !== 'day') return null
      const to = civilDay(addToDay(base.at, 3 * count))
      return { grain: 'quarter', year: to.year, nth: Math.ceil(to.month / 3) }
    }
    case 'year':
      return year === null ? null : yearOf(year + Math.round(count))
    case 'decade':
      return year === null ? null : { grain: 'decade', nth: Math.floor(year / 10) + Math.round(count) }
    case 'century':
      return year === null ? null : { grain: 'century', nth: Math.floor(year / 100) + Math.round(count) }
    default:
      return null
  }
}

type Length = Extract<Meaning, { is: 'duration' }>

/** "in five years" is a date where the words look ahead; every other length stays one. */
function resolveLength(found: Found, meaning: Length, against: Against): Resolved {
  const { unit, count, within } = meaning
  if (within && count !== null && against.tense === 'future' && against.report.day !== null) {
    const when = shiftFrom(dayOf(against.report.day), unit, count)
    if (when && unit !== 'hour' && unit !== 'minute' && unit !== 'second') return dated(found, when)
  }
  return plain('DURATION', writeLength(count, unit))
}
