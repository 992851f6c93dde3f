import type { UnitWord } from '../lexicon.js'
import { FILLERS, PREPOSITIONS, UNITS, VAGUE } from '../lexicon.js'
import type { Found, Unit } from '../meaning.js'
import { NUMERALS, readNumber } from '../numerals.js'
import type { Words } from '../words.js'
import type { Rule } from './rule.js'
import { DIGITS } from './rule.js'

interface Length {
  readonly unit: Unit
  /** null: some. */
  readonly count: number | null
  readonly next: number
}

const LINKS = new Set(['to', 'or', '-', '–', 'and'])

/** The unit after a count, past words such as "more" or "consecutive" and a hyphen. */
function readUnit(words: Words, at: number): { readonly word: UnitWord; readonly next: number } | null {
  let i = at
  if (words.lower(i) === '-' && words.glued(i)) i += 1
  for (let skipped = 0; skipped < 2 && FILLERS.has(words.lower(i)); skipped++) i += 1
  const word = UNITS.get(words.lower(i))
  return word ? { word, next: i + 1 } : null
}

/** "two years", "12 to 18 months", "two-day", "three and a half years". */
function readCounted(words: Words, at: number): Length | null {
  const first = readNumber(words, at)
  if (!first) return null
  let { value, next } = first
  let range = false
  const part = Number(words.lower(next)) / Number(words.lower(next + 2))
  if (words.lower(next + 1) === '/' && part > 0 && part < 1) {
    // "5 1/2 hours"
    value += part
    next += 3
  } else if (words.lower(next) === 'and' && words.lower(next + 1) === 'a' && words.lower(next + 2) === 'half') {
    value += 0.5
    next += 3
  } else if (
    words.lower(next) === '-' &&
    words.lower(next + 1) === 'and' &&
    words.lower(next + 3) === 'a' &&
    words.lower(next + 5) === 'half'
  ) {
    value += 0.5
    next += 6
  } else if (LINKS.has(words.lower(next))) {
    const second = readNumber(words, next + 1)
    if (second && second.value > value && words.lower(next) !== 'and') {
      range = true
      next = second.next
    }
  }
  if (words.lower(next) === 'or' && words.lower(next + 1) === 'so') next += 2
  const unit = readUnit(words, next)
  if (!unit) return null
  // "three quarters of", "one quarter" are fractions; "30 second" needs its plural unless it describes.
  if (unit.word.unit === 'quarter' && (value < 2 || words.lower(unit.next) === 'of' || words.lower(unit.next - 2) === '-'))
    return null
  if (unit.word.unit === 'second' && !unit.word.plural && value !== 1 && words.lower(next) !== '-') return null
  if (unit.word.unit === 'quarter' && value > 40) return null
  // "60 Minutes" and "24 Hours" are titles.
  if (words.kind(at) === 'digits' && words.capital(unit.next - 1) && unit.next === next + 1) return null
  const count = value * unit.word.times
  return { unit: unit.word.unit, count: range && value > 9 ? null : count, next: unit.next }
}

/** "several years", "a few days", "a couple of weeks", "many months", "some years". */
function readVague(words: Words, at: number): Length | null {
  const word = words.lower(at)
  if (word === 'couple') {
    const unit = readUnit(words, at + (words.lower(at + 1) === 'of' ? 2 : 1))
    return unit?.word.plural ? { unit: unit.word.unit, count: 2, next: unit.next } : null
  }
  if (
    word === 'number' ||
    word === 'dozens' ||
    word === 'scores' ||
    word === 'hundreds' ||
    word === 'thousands' ||
    word === 'matter'
  ) {
    const unit = words.lower(at + 1) === 'of' ? readUnit(words, at + 2) : null
    return unit?.word.plural ? { unit: unit.word.unit, count: null, next: unit.next } : null
  }
  const unit = VAGUE.has(word) ? readUnit(words, at + 1) : null
  return unit?.word.plural ? { unit: unit.word.unit, count: null, next: unit.next } : null
}

/** "a year", "an hour", "one decade", "another week", "half a year". */
function readSingle(words: Words, at: number): Length | null {
  let i = at + 1
  let half = false
  if (words.lower(at) === 'half' && (words.lower(i) === 'a' || words.lower(i) === 'an' || words.lower(i) === '-')) {
    half = true
    i += 1
  }
  const unit = readUnit(words, i)
  if (!unit || unit.word.plural || unit.word.unit === 'second' || unit.word.unit === 'quarter') return null
  let count: number = half ? 0.5 : unit.word.times
  let next = unit.next
  if (words.lower(next) === 'and' && words.lower(next + 1) === 'a' && words.lower(next + 2) === 'half') {
    count += 0.5
    next += 3
  }
  if (words.lower(next) === 'or' && (words.lower(next + 1) === 'two' || words.lower(next + 1) === 'so')) next += 2
  return { unit: unit.word.unit, count, next }
}

/** A length with what follows it: "ago", "later", "from now", "old". */
function complete(words: Words, at: number, length: Length): Found | null {
  const { unit, count } = length
  let next = length.next
  const hyphen = words.lower(next) === '-' && words.glued(next) ? 1 : 0
  const tail = words.lower(next + hyphen)
  if (tail === 'old')
    return isThing(words.lower(next + hyphen + 1)) ? { first: at, end: next, meaning: { is: 'duration', unit, count } } : null
  if (tail === 'ago') return shift(at, next + hyphen + 1, unit, count === null ? null : -count, 'report')
  if (tail === 'earlier' || tail === 'previously') return shift(at, next + 1, unit, count === null ? null : -count, 'then')
  if (tail === 'later' || tail === 'afterwards' || tail === 'afterward') return shift(at, next + 1, unit, count, 'then')
  if (tail === 'before' && words.kind(next + 1) === 'mark')
    return shift(at, next + 1, unit, count === null ? null : -count, 'then')
  if (tail === 'from' && /^(?:now|today)$/.test(words.lower(next + 1))) return shift(at, next + 2, unit, count, 'report')
  if (tail === 'hence') return shift(at, next + 1, unit, count, 'report')
  if (tail === 'long' && hyphen) next += 2
  const within = words.lower(at - 1) === 'in' || (words.lower(at - 1) === 'a' && words.lower(at - 2) === 'in')
  return { first: at, end: next, meaning: { is: 'duration', unit, count, within } }
}

const shift = (first: number, end: number, unit: Unit, count: number | null, from: 'report' | 'then'): Found => ({
  first,
  end,
  meaning: { is: 'shift', unit, count, from },
})

/** What may be "eight months old" without being a person. */
const THINGS = new Set(
  'war wars conflict truce ceasefire crisis dispute embargo blockade strike siege government coalition uprising rebellion insurgency revolt law treaty accord agreement pact deal republic company party feud standoff stalemate occupation campaign peace process battle tradition program programme mission ban'.split(
    ' ',
  ),
)
const isThing = (word: string): boolean => THINGS.has(word) || word === 'cease'

/** "44 days", "six years ago", "a two-day visit", "two years later", "in five years". */
export const countedLength: Rule = {
  starts: [DIGITS, ...NUMERALS, 'dozen', 'a'],
  read(words, at): Found | null {
    if (words.lower(at - 1) === '$' || words.lower(at - 1) === '£') return null
    const length = readCounted(words, at)
    return length ? complete(words, at, length) : null
  },
}

/** "several years ago", "a few days", "recent months", "a couple of weeks". */
export const vagueLength: Rule = {
  starts: [...VAGUE, 'couple', 'number', 'dozens', 'scores', 'hundreds', 'thousands', 'matter'],
  read(words, at): Found | null {
    const length = readVague(words, at)
    return length ? complete(words, at, length) : null
  },
}

/** What a sum or count before "a year" makes a rate, and words after which "a year" is a length all the same. */
const LASTING = new Set(
  'for in within after of over about than as is was be been lasted last took take takes spent nearly almost around half under into through during follow follows following serve served serving every at'.split(
    ' ',
  ),
)

/** "a year", "an hour ago", "a decade", "half a year"; "$5 a day" is a rate. */
export const singleLength: Rule = {
  starts: ['a', 'an', 'half', 'another'],
  read(words, at): Found | null {
    const length = readSingle(words, at)
    if (!length) return null
    const whole = complete(words, at, length)
    if (whole?.meaning.is !== 'duration') return whole
    const before = words.lower(at - 1)
    if (words.lower(at) === 'a' && length.count === 1 && !LASTING.has(before) && words.kind(at - 1) !== 'mark') {
      // A rate: nothing before "a year" that measures, but something that counts.
      const code = SET_CODES.get(length.unit)
      return code && isCounted(words, at) ? { first: at, end: length.next, meaning: { is: 'set', value: code } } : null
    }
    if (
      (length.unit === 'day' || length.unit === 'night') &&
      words.lower(at) === 'a' &&
      !['for', 'after', 'than', 'in', 'within', 'half'].includes(before)
    )
      return null
    return whole
  },
}

const SET_CODES: ReadonlyMap<string, string> = new Map([
  ['hour', 'PT1H'],
  ['day', 'P1D'],
  ['night', 'P1D'],
  ['week', 'P1W'],
  ['month', 'P1M'],
  ['quarter', 'P1Q'],
  ['year', 'P1Y'],
])

function isCounted(words: Words, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    if (words.endsSentence(i)) return false
    if (words.kind(i) === 'digits' || words.lower(i) === '%' || words.lower(i) === 'percent') return true
    if (/^(?:once|twice|times|dozens|hundreds|thousands|million|billion|hundred|thousand)$/.test(words.lower(i))) return true
    if (readNumber(words, i) && words.lower(i) !== 'one') return true
  }
  return false
}

const LENGTH_BEFORE = new Set(
  'for in within after over of through takes took lasted last lasting spent spend follow follows followed despite during the these those until'.split(
    ' ',
  ),
)

/** "for decades", "years ago", "months of talks", "weeks later", "decades-long". */
export const pluralLength: Rule = {
  starts: [...UNITS].filter(([, word]) => word.plural).map(([name]) => name),
  read(words, at): Found | null {
    const word = UNITS.get(words.lower(at))
    if (!word || word.unit === 'weekend' || word.unit === 'quarter') return null
    const whole = complete(words, at, { unit: word.unit, count: null, next: at + 1 })
    if (whole && whole.meaning.is === 'shift') return whole
    const before = words.lower(at - 1)
    const long = words.lower(at + 1) === '-' && words.lower(at + 2) === 'long'
    if (!long && words.lower(at + 1) !== 'of' && !LENGTH_BEFORE.has(before)) return null
    if (before === 'these' || before === 'those') {
      if (word.unit !== 'day') return null
      return { first: at - 1, end: at + 1, meaning: { is: 'reference', to: before === 'these' ? 'PRESENT_REF' : 'PAST_REF' } }
    }
    return whole
  },
}

const LONG: ReadonlyMap<string, Unit> = new Map([
  ['daylong', 'day'],
  ['weeklong', 'week'],
  ['monthlong', 'month'],
  ['yearlong', 'year'],
  ['decadelong', 'decade'],
])

/** "a week-long truce", "yearlong". */
export const longLength: Rule = {
  starts: [...LONG.keys(), 'hour', 'day', 'week', 'month', 'year', 'decade', 'century'],
  read(words, at): Found | null {
    const unit = LONG.get(words.lower(at))
    if (unit) return { first: at, end: at + 1, meaning: { is: 'duration', unit, count: 1 } }
    if (words.lower(at + 1) !== '-' || words.lower(at + 2) !== 'long' || !words.glued(at + 1)) return null
    const plain = UNITS.get(words.lower(at))
    return plain ? { first: at, end: at + 3, meaning: { is: 'duration', unit: plain.unit, count: 1 } } : null
  },
}

/** "the past five years", "the last few weeks", "the next 12 to 18 months": a length that touches the present. */
export const pickedLength: Rule = {
  starts: [
    'last',
    'past',
    'next',
    'coming',
    'previous',
    'following',
    'latest',
    'preceding',
    'recent',
    'future',
    'first',
    'final',
  ],
  read(words, at): Found | null {
    const start = words.lower(at + 1) === 'a' ? at + 2 : at + 1
    const length = readCounted(words, start) ?? readVague(words, start) ?? readPlural(words, at)
    if (!length) return null
    if (words.lower(length.next) === '-') return null
    return { first: at, end: length.next, meaning: { is: 'duration', unit: length.unit, count: length.count } }
  },
}

function readPlural(words: Words, at: number): Length | null {
  const word = UNITS.get(words.lower(at + 1))
  if (!word?.plural) return null
  if (words.lower(at) === 'first' || words.lower(at) === 'final' || words.lower(at) === 'last') {
    if (!PREPOSITIONS.has(words.lower(at - 2))) return null
  }
  return { unit: word.unit, count: null, next: at + 2 }
}
