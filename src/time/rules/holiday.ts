import { HOLIDAY_NAMES, HOLIDAY_STARTS } from '../holidays.js'
import { PICKS } from '../lexicon.js'
import type { Found } from '../meaning.js'
import { splitWords } from '../words.js'
import { readYear } from './calendar-date.js'
import type { Rule } from './rule.js'

const NAMES = HOLIDAY_NAMES.map((name) => ({ name, words: splitWords(name, 0, name.length).map((word) => word.lower) }))

/** "Christmas Eve", "last Easter", "Thanksgiving Day 1999". */
export const holiday: Rule = {
  starts: HOLIDAY_STARTS,
  read(words, at): Found | null {
    if (!words.capital(at)) return null
    const found = NAMES.find((holiday) => holiday.words.every((word, i) => words.lower(at + i) === word))
    if (!found) return null
    const next = at + found.words.length
    // "the Good Friday Agreement", "the Easter Rising", "the Christmas Truce" are names of other things.
    if (words.capital(next) && words.kind(next) === 'letters' && !/sunday|monday/.test(words.lower(next))) return null
    const year = readYear(words, next) ?? (words.lower(next) === ',' ? readYear(words, next + 1) : null)
    if (year !== null) {
      const end = next + (words.lower(next) === ',' ? 2 : 1)
      return { first: at, end, meaning: { is: 'holiday', holiday: found.name, year } }
    }
    const pick = PICKS.get(words.lower(at - 1))
    if (pick === undefined) return { first: at, end: next, meaning: { is: 'holiday', holiday: found.name } }
    return { first: at - 1, end: next, meaning: { is: 'holiday', holiday: found.name, pick } }
  },
}
