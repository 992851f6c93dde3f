import { ORDINALS } from '../lexicon.js'
import type { Found } from '../meaning.js'
import { readNumber } from '../numerals.js'
import type { Rule } from './rule.js'
import { DIGITS } from './rule.js'

const DECADES = new Map(
  'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ').map((word, i) => [word, i + 2] as const),
)

/** "the 1990s", "the mid-1980s". */
export const decadeDigits: Rule = {
  starts: [DIGITS],
  read(words, at): Found | null {
    const match = /^(\d{3})0s$/.exec(words.lower(at))
    if (!match) return null
    const decade = Number(match[1])
    return decade >= 100 && decade < 220 ? { first: at, end: at + 1, meaning: { is: 'decade', decade } } : null
  },
}

/** "the nineties"; somebody's age ("in his sixties") is none. */
export const decadeWord: Rule = {
  starts: DECADES.keys(),
  read(words, at): Found | null {
    const tens = DECADES.get(words.lower(at))
    const before = words.lower(at - 1)
    const early =
      before === '-' || before === 'early' || before === 'late' || before === 'mid'
        ? words.lower(at - (before === '-' ? 3 : 2))
        : before
    if (tens === undefined || early !== 'the') return null
    return { first: at, end: at + 1, meaning: { is: 'decade', decade: 190 + tens } }
  },
}

/** "the 20th century", "the nineteenth century". */
export const centuryOrdinal: Rule = {
  starts: [DIGITS, ...ORDINALS.keys(), 'twenty'],
  read(words, at): Found | null {
    const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(words.lower(at))
    let nth = digits ? Number(digits[1]) : ORDINALS.get(words.lower(at))
    let next = at + 1
    if (words.lower(at) === 'twenty') {
      const skip = words.lower(next) === '-' ? 1 : 0
      if (words.lower(next + skip) !== 'first') return null
      nth = 21
      next += skip + 1
    }
    if (words.lower(next) === '-') next += 1
    if (nth === undefined || nth < 1 || nth > 22 || words.lower(next) !== 'century') return null
    return { first: at, end: next + 1, meaning: { is: 'century', century: nth - 1 } }
  },
}

/** "the first nine months", "the first two years": a length that begins with its whole. */
export const firstLength: Rule = {
  starts: ['first', 'final', 'opening'],
  read(words, at): Found | null {
    const number = readNumber(words, at + 1)
    if (!number) return null
    const unit = { months: 'month', years: 'year', weeks: 'week', days: 'day', hours: 'hour', minutes: 'minute' }[
      words.lower(number.next)
    ]
    if (!unit) return null
    return {
      first: at,
      end: number.next + 1,
      meaning: { is: 'duration', unit: unit as 'month', count: number.value },
    }
  },
}
