import { MONTHS, UNITS, WEEKDAYS } from '../lexicon.js'
import type { Found } from '../meaning.js'
import { readNumber } from '../numerals.js'
import { writeLength } from '../write-length.js'
import type { Rule } from './rule.js'

const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['hourly', 'PT1H'],
  ['daily', 'P1D'],
  ['nightly', 'P1D'],
  ['weekly', 'P1W'],
  ['biweekly', 'P2W'],
  ['monthly', 'P1M'],
  ['yearly', 'P1Y'],
  ['annually', 'P1Y'],
])

/** "daily", "monthly", "annually". */
export const often: Rule = {
  starts: ADVERBS.keys(),
  read(words, at): Found | null {
    const value = ADVERBS.get(words.lower(at))
    // A daily is a newspaper, and papers are called Daily.
    if (!value || words.capital(at + 1)) return null
    return { first: at, end: at + 1, meaning: { is: 'set', value } }
  },
}

const PARTS: ReadonlyMap<string, string> = new Map([
  ['morning', 'XXXX-XX-XXTMO'],
  ['afternoon', 'XXXX-XX-XXTAF'],
  ['evening', 'XXXX-XX-XXTEV'],
  ['night', 'XXXX-XX-XXTNI'],
])

/** "every week", "each year", "every Thursday", "each July", "every four years", "every other day". */
export const every: Rule = {
  starts: ['every', 'each', 'per'],
  read(words, at): Found | null {
    let next = at + 1
    let count = 1
    if (words.lower(at) === 'per') {
      const unit = UNITS.get(words.lower(next))
      if (!unit || unit.plural || unit.unit === 'second') return null
      return { first: at, end: next + 1, meaning: { is: 'set', value: writeLength(1, unit.unit) } }
    }
    if (words.lower(next) === 'single') next += 1
    if (words.lower(next) === 'other') {
      count = 2
      next += 1
    } else {
      const number = readNumber(words, next)
      if (number) {
        count = number.value
        next = number.next
      }
    }
    const name = words.lower(next)
    const weekday = WEEKDAYS.get(name)
    if (weekday !== undefined && name.length > 5)
      return { first: at, end: next + 1, meaning: { is: 'set', value: `XXXX-WXX-${weekday}` } }
    const month = MONTHS.get(name)
    if (month !== undefined && words.capital(next)) {
      return { first: at, end: next + 1, meaning: { is: 'set', value: `XXXX-${String(month).padStart(2, '0')}` } }
    }
    const part = PARTS.get(name)
    if (part) return { first: at, end: next + 1, meaning: { is: 'set', value: part } }
    const unit = UNITS.get(name)
    if (!unit || unit.unit === 'second' || (unit.unit === 'quarter' && count > 1)) return null
    return { first: at, end: next + 1, meaning: { is: 'set', value: writeLength(count * unit.times, unit.unit) } }
  },
}
