import { EDGES, MONTHS, PICKS, PREPOSITIONS, WEEKDAYS, WEEKDAYS_OFTEN } from '../lexicon.js'
import type { Found, Meaning, Pick } from '../meaning.js'
import { readSpokenYear } from '../numerals.js'
import type { Words } from '../words.js'
import type { Rule } from './rule.js'
import { DIGITS } from './rule.js'

type Calendar = Extract<Meaning, { is: 'calendar' }>

/** Months whose names or short forms are also other words: read only with a capital. */
const AMBIGUOUS = new Set(['may', 'march', 'mar', 'august', 'sep', 'dec', 'jan', 'jun', 'nov', 'april', 'june'])
/** Months that are also verbs or given names: alone they need a word before them that dates. */
const NEEDS_CUE = new Set(['may', 'march', 'mar', 'april', 'june', 'august'])

/** Short, but no short forms. */
const WHOLE = new Set(['may', 'june', 'july'])
/** "Good Friday", "Bloody Sunday", "Black January": names of one day, not of any. */
const NAMING = new Set(['good', 'bloody', 'black', 'ash', 'palm', 'maundy', 'holy', 'red'])

/** A month's name with the full stop of its short form. */
export function readMonth(words: Words, at: number): { readonly month: number; readonly next: number } | null {
  const name = words.lower(at)
  const month = MONTHS.get(name)
  if (month === undefined || (AMBIGUOUS.has(name) && !words.capital(at))) return null
  const dotted = name.length < 5 && !WHOLE.has(name) && words.lower(at + 1) === '.' && words.glued(at + 1)
  return { month, next: at + (dotted ? 2 : 1) }
}

/** Day of a month, "9" or "9th"; not part of a larger number, a score or a time of day. */
export function readDayOfMonth(words: Words, at: number): number | null {
  const raw = words.lower(at)
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(raw)
  const day = Number(match?.[1] ?? 0)
  return day >= 1 && day <= 31 ? day : null
}

/** A year in four digits. */
export function readYear(words: Words, at: number): number | null {
  const raw = words.lower(at)
  if (!/^\d{4}$/.test(raw)) return null
  const year = Number(raw)
  return year >= 1000 && year <= 2199 ? year : null
}

/** "2022", ", 2022", "of 2022", "last year", "of this year" after a month or a day. */
function readYearAfter(words: Words, at: number): { readonly part: Partial<Calendar>; readonly next: number } {
  const skip = words.lower(at) === ',' || words.lower(at) === 'of' ? 1 : 0
  const year = readYear(words, at + skip)
  if (year !== null && words.lower(at + skip + 1) !== '%') return { part: { year }, next: at + skip + 1 }
  const spoken = readSpokenYear(words, at)
  if (spoken) return { part: { year: spoken.value }, next: spoken.next }
  const of = words.lower(at) === 'of' ? 1 : 0
  const pick = PICKS.get(words.lower(at + of))
  if (pick !== undefined && words.lower(at + of + 1) === 'year' && words.lower(at + of) !== 'current') {
    return { part: { yearShift: pick }, next: at + of + 2 }
  }
  return { part: {}, next: at }
}

const isDash = (word: string): boolean => word === '-' || word === '–' || word === '—'
const LINKS = new Set(['and', 'to', 'through', 'or', ',', '&', 'until', 'till'])

/** "June 9, 2022", "June 9-12", "June 9 and 10", "June 2022", "June". */
export const monthFirst: Rule = {
  starts: MONTHS.keys(),
  read(words, at): Found | Found[] | null {
    const month = readMonth(words, at)
    if (!month) return null
    const day = readDayOfMonth(words, month.next)
    if (day === null || isMeasured(words, month.next + 1)) return bareMonth(words, at, month.month, month.next)
    const days = [{ day, first: at, end: month.next + 1 }]
    let next = month.next + 1
    // "9-12", "9 and 10", "9, 10 and 11": each further day is a time of its own.
    for (let more = 0; more < 8; more++) {
      let i = next
      if (isDash(words.lower(i))) i += 1
      else if (LINKS.has(words.lower(i))) i += words.lower(i) === ',' && words.lower(i + 1) === 'and' ? 2 : 1
      else break
      const other = readDayOfMonth(words, i)
      if (other === null || other === day || MONTHS.has(words.lower(i + 1)) || isMeasured(words, i + 1)) break
      if (words.lower(next) === ',' && !LINKS.has(words.lower(i + 1)) && !readYear(words, i + 2)) break
      days.push({ day: other, first: i, end: i + 1 })
      next = i + 1
    }
    const year = readYearAfter(words, next)
    return days.map((one, i) => ({
      first: one.first,
      end: i === days.length - 1 ? year.next : one.end,
      meaning: { is: 'calendar', month: month.month, day: one.day, ...year.part } as const,
    }))
  },
}

/** "Aug. 20 people" and "March 3,000" are no dates. */
function isMeasured(words: Words, at: number): boolean {
  const next = words.lower(at)
  if (next === '%' || next === 'percent' || next === 'people' || next === 'killed') return true
  return (next === ':' || next === '.') && words.glued(at) && words.glued(at + 1) && words.kind(at + 1) === 'digits'
}

function bareMonth(words: Words, at: number, month: number, next: number): Found | null {
  const year = readYearAfter(words, next)
  const meaning: Calendar = { is: 'calendar', month, ...year.part }
  if (year.next > next) return { first: at, end: year.next, meaning }
  // "the 2016 April war"
  const yearBefore = readYear(words, at - 1)
  if (yearBefore !== null && yearBefore > 1900) return { first: at - 1, end: next, meaning: { ...meaning, year: yearBefore } }
  // A short form alone ("Jan Hus", "the Dec box") needs its full stop.
  const name = words.lower(at)
  if (name.length < 5 && !WHOLE.has(name) && next === at + 1) return null
  if (NAMING.has(words.lower(at - 1)) && words.capital(at - 1)) return null
  if (NEEDS_CUE.has(words.lower(at)) && !isDated(words, at, next)) return null
  return { first: at, end: next, meaning }
}

function isDated(words: Words, at: number, next: number): boolean {
  const before = words.lower(at - 1)
  if (PREPOSITIONS.has(before) || PICKS.has(before) || EDGES.has(before)) return true
  if (before === '-' && EDGES.has(words.lower(at - 2))) return true
  if (['and', 'or', ',', 'to', 'the', 'its', 'each', 'every', 'that', "'s"].includes(before)) {
    return before === 'the' || MONTHS.has(words.lower(at - 2)) || !words.capital(next)
  }
  return words.lower(at) !== 'may' && words.lower(at) !== 'march' && words.kind(next) === 'mark'
}

/** "9 June 2022", "9th of June", "9-12 June", "9, 10 and 11 June". */
export const dayFirst: Rule = {
  starts: [DIGITS],
  read(words, at): Found | Found[] | null {
    const day = readDayOfMonth(words, at)
    if (day === null) return null
    const days = [{ day, first: at, end: at + 1 }]
    let next = at + 1
    for (let more = 0; more < 8; more++) {
      const i = isDash(words.lower(next)) || LINKS.has(words.lower(next)) ? next + 1 : -1
      const other = i < 0 ? null : readDayOfMonth(words, i)
      if (other === null || i < 0) break
      days.push({ day: other, first: i, end: i + 1 })
      next = i + 1
    }
    if (words.lower(next) === 'of') next += 1
    const month = readMonth(words, next)
    if (!month) return null
    const year = readYearAfter(words, month.next)
    // "on 20 June 20 people" and "in 12 March 2022": only a year may follow; the day must not count the month's days.
    return days.map((one, i) => ({
      first: one.first,
      end: i === days.length - 1 ? Math.max(year.next, month.next - (words.lower(month.next - 1) === '.' ? 1 : 0)) : one.end,
      meaning: { is: 'calendar', day: one.day, month: month.month, ...year.part } as const,
    }))
  },
}

/** "2022-06-09", "09.06.2022", "6/9/2022". Slashes are read the American way unless that gives no date. */
export const numericDate: Rule = {
  starts: [DIGITS],
  read(words, at): Found | null {
    const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(words.lower(at))
    if (dotted) return numeric(at, at + 1, Number(dotted[3]), Number(dotted[2]), Number(dotted[1]))
    const mark = words.lower(at + 1)
    if ((mark !== '-' && mark !== '/') || words.lower(at + 3) !== mark) return null
    if (!words.glued(at + 1) || !words.glued(at + 2) || !words.glued(at + 3) || !words.glued(at + 4)) return null
    const parts = [words.lower(at), words.lower(at + 2), words.lower(at + 4)]
    if (!parts.every((part) => /^\d{1,4}$/.test(part))) return null
    const [a, b, c] = parts.map(Number) as [number, number, number]
    if (parts[0]?.length === 4) return numeric(at, at + 5, a, b, c)
    if (parts[2]?.length !== 4) return null
    return numeric(at, at + 5, c, a, b) ?? numeric(at, at + 5, c, b, a)
  },
}

function numeric(first: number, end: number, year: number, month: number, day: number): Found | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1000 || year > 2199) return null
  return { first, end, meaning: { is: 'calendar', year, month, day } }
}

/** A weekday's name; the short forms that are also words need their full stop. */
export function readWeekday(words: Words, at: number): { readonly weekday: number; readonly next: number } | null {
  const name = words.lower(at)
  const weekday = WEEKDAYS.get(name)
  if (weekday === undefined) return null
  if (name.length > 5) return { weekday, next: at + 1 }
  const dotted = words.capital(at) && words.lower(at + 1) === '.' && words.glued(at + 1)
  if (dotted) return { weekday, next: at + 2 }
  return words.capital(at) && words.lower(at + 1) === ',' && MONTHS.has(words.lower(at + 2)) ? { weekday, next: at + 1 } : null
}

/** "Friday", "Friday, Oct. 23", "Thursday 9 June 2022". */
export const weekdayFirst: Rule = {
  starts: WEEKDAYS.keys(),
  read(words, at): Found | Found[] | null {
    const read = readWeekday(words, at)
    if (!read || (NAMING.has(words.lower(at - 1)) && words.capital(at - 1))) return null
    const { weekday } = read
    let next = read.next
    if (words.lower(next) === ',') next += 1
    if (words.lower(next) === 'the') next += 1
    const date = words.kind(next) === 'digits' ? dayFirst.read(words, next) : monthFirst.read(words, next)
    const [one, ...others] = date === null ? [] : 'first' in date ? [date] : date
    if (one && others.length === 0 && one.meaning.is === 'calendar' && one.meaning.day !== undefined) {
      return { ...one, first: at, meaning: { ...one.meaning, weekday } }
    }
    return { first: at, end: read.next, meaning: { is: 'calendar', weekday } }
  },
}

/** "Fridays": every one of them. */
export const weekdaysOften: Rule = {
  starts: WEEKDAYS_OFTEN.keys(),
  read: (words, at) => ({
    first: at,
    end: at + 1,
    meaning: { is: 'set', value: `XXXX-WXX-${WEEKDAYS_OFTEN.get(words.lower(at))}` },
  }),
}

/** "last May", "next Friday", "this past Saturday", "last Oct. 23". */
export const pickedDate: Rule = {
  starts: PICKS.keys(),
  read(words, at): Found | Found[] | null {
    let pick: Pick | undefined = PICKS.get(words.lower(at))
    let next = at + 1
    const further = PICKS.get(words.lower(next))
    if (pick === 0 && further !== undefined) {
      pick = further
      next += 1
    }
    if (pick === undefined) return null
    const rule = WEEKDAYS.has(words.lower(next)) ? weekdayFirst : MONTHS.has(words.lower(next)) ? monthFirst : null
    const date = rule?.read(words, next)
    if (!date) return null
    const [one] = 'first' in date ? [date] : date
    if (one?.meaning.is !== 'calendar' || one.meaning.year !== undefined) return null
    return { ...one, first: at, meaning: { ...one.meaning, pick } }
  },
}
