import { PARTS_OF_DAY, ZONES } from '../lexicon.js'
import type { Clock, Found, PartOfDay } from '../meaning.js'
import type { Words } from '../words.js'
import type { Rule } from './rule.js'
import { DIGITS } from './rule.js'

interface ClockRead {
  readonly clock: Clock
  readonly next: number
}

const NAMED: ReadonlyMap<string, number> = new Map([
  ['noon', 12],
  ['midday', 12],
  ['midnight', 24],
])

const HALF_OF_DAY: ReadonlyMap<string, number> = new Map([
  ['a.m', 0],
  ['a.m.', 0],
  ['am', 0],
  ['p.m', 12],
  ['p.m.', 12],
  ['pm', 12],
])

/** "10 p.m.", "10:35 a.m.", "13:20", "0735 GMT", "six o'clock", "noon". */
export function readClock(words: Words, at: number): ClockRead | null {
  const named = NAMED.get(words.lower(at))
  if (named !== undefined) return withZone(words, at + 1, named, 0)
  if (words.kind(at) !== 'digits') return null
  const raw = words.lower(at)
  const parts = /^(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?$/.exec(raw)
  const half = HALF_OF_DAY.get(words.lower(at + 1))
  if (parts && half !== undefined) {
    const hour = Number(parts[1])
    const minute = Number(parts[2] ?? 0)
    if (hour < 1 || hour > 12 || minute > 59) return null
    return withZone(words, at + 2, (hour % 12) + half, minute)
  }
  if (parts && parts[2] === undefined && /^o'clock$/.test(words.lower(at + 1))) {
    const hour = Number(parts[1])
    return hour <= 24 ? withZone(words, at + 2, hour, 0) : null
  }
  if (parts?.[2] !== undefined && (raw.includes(':') || ZONES.has(words.lower(at + 1)))) {
    const [hour, minute] = [Number(parts[1]), Number(parts[2])]
    return hour < 25 && minute < 60 ? withZone(words, words.lower(at + 1) === 'hours' ? at + 2 : at + 1, hour, minute) : null
  }
  if (/^\d{4}$/.test(raw) && (ZONES.has(words.lower(at + 1)) || words.lower(at + 1) === 'hours')) {
    const [hour, minute] = [Number(raw.slice(0, 2)), Number(raw.slice(2))]
    const next = words.lower(at + 1) === 'hours' ? at + 2 : at + 1
    return hour < 25 && minute < 60 ? withZone(words, next, hour, minute) : null
  }
  return null
}

function withZone(words: Words, next: number, hour: number, minute: number): ClockRead {
  const open = words.lower(next) === '(' ? 1 : 0
  const zone = ZONES.get(words.lower(next + open)) ?? null
  if (zone === null) return { clock: { hour, minute, zone }, next }
  const closed = open && words.lower(next + 2) === ')' ? 1 : 0
  return open && !closed
    ? { clock: { hour, minute, zone: null }, next }
    : { clock: { hour, minute, zone }, next: next + 1 + open + closed }
}

/** "morning", "mid-afternoon", "night": the part of the day and the word after it. */
export function readPartOfDay(words: Words, at: number): { readonly part: PartOfDay; readonly next: number } | null {
  let i = at
  if (words.lower(i) === 'mid' || words.lower(i) === 'late' || words.lower(i) === 'early')
    i += words.lower(i + 1) === '-' ? 2 : 1
  const part = PARTS_OF_DAY.get(words.lower(i))
  return part ? { part, next: i + 1 } : null
}

/** A time of day alone; the date it belongs to is found when its sentence has been read. */
export const clockAlone: Rule = {
  starts: [DIGITS, 'noon', 'midnight', 'midday'],
  read(words, at): Found | null {
    const read = readClock(words, at)
    if (!read) return null
    return { first: at, end: read.next, meaning: { is: 'clock' }, clock: read.clock }
  },
}

/** "overnight", "at dawn": parts of the report's day or of the day spoken of. */
export const partAlone: Rule = {
  starts: ['overnight', 'dawn', 'mid'],
  read(words, at): Found | null {
    if (words.lower(at) === 'overnight') {
      return { first: at, end: at + 1, meaning: { is: 'clock' }, partOfDay: 'NI' }
    }
    if (words.lower(at) === 'dawn') {
      const before = words.lower(at - 1)
      if (before !== 'at' && before !== 'before' && before !== 'since' && before !== 'until') return null
      return { first: at, end: at + 1, meaning: { is: 'clock' }, partOfDay: 'MO' }
    }
    const part = readPartOfDay(words, at)
    return part ? { first: at, end: part.next, meaning: { is: 'clock' }, partOfDay: part.part } : null
  },
}
