import type { Against } from './against.js'
import { holidayDay } from './holidays.js'
import { SEASON_CODES } from './lexicon.js'
import type { Clock, Found, Meaning, PartOfDay } from './meaning.js'
import { nearestYear, placeCalendar } from './place-calendar.js'
import { placeQuarter, placeSame, placeSeason, placeUnit, yearBefore } from './place-period.js'
import { shiftFrom } from './shift.js'
import type { TimePart } from './time-expression.js'
import type { When } from './when.js'
import { dayOf, monthOf, partsOf, writeValue, yearOf } from './when.js'
import { writeLength } from './write-length.js'

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
      return when ? dated(found, when) : undated(found, meaning, against)
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
function undated(found: Found, meaning: Meaning, { report }: Against): Resolved {
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
    // "That day" with no day told before it lacks an antecedent, not the report's date.
    unanchored: report.day === null,
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
      return placeUnit(meaning.unit, meaning.pick ?? (tense === 'future' ? 1 : -1), report)
    case 'same':
      return placeSame(meaning.unit, against)
    case 'holiday': {
      const year = meaning.year ?? nearestYear(against, meaning.pick, (candidate) => holidayDay(meaning.holiday, candidate))
      const at = year === null ? null : holidayDay(meaning.holiday, year)
      return at === null ? null : dayOf(at)
    }
    default:
      return null
  }
}

type Shift = Extract<Meaning, { is: 'shift' }>

function resolveShift(found: Found, meaning: Shift, against: Against): Resolved {
  const { unit, count, from } = meaning
  if (count === null) {
    return from === 'report' ? plain('DATE', 'PAST_REF') : plain('DURATION', writeLength(null, unit))
  }
  const { report, tense } = against
  // "Two days earlier they had …" behind a deadline still to come looks back from the report.
  const then = from === 'then' && count < 0 && tense === 'past' && isToCome(against) ? null : against.then
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
  // "a day earlier" with no day told before it looks back from the report; "a day later" has nothing to look on from.
  if (from === 'then' && !then && count > 0) return plain('DURATION', writeLength(Math.abs(count), unit))
  const when = base && shiftFrom(base, unit, count)
  if (when) return dated(found, when)
  if (from === 'then') return plain('DURATION', writeLength(Math.abs(count), unit))
  return undated(found, { is: 'unit', unit: unit === 'week' ? 'day' : unit, pick: 0 }, against)
}

/** True where the time last spoken of is a day after the report's. */
const isToCome = ({ then, report }: Against): boolean =>
  then !== null && then.grain === 'day' && report.day !== null && then.at > report.day

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
