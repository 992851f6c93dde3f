import { UNITS } from '../lexicon.js'
import type { Found, Meaning } from '../meaning.js'
import type { Rule } from './rule.js'

type To = 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF'
const to = (first: number, end: number, where: To): Found => ({ first, end, meaning: { is: 'reference', to: where } })

const PLAIN: ReadonlyMap<string, To> = new Map([
  ['now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['presently', 'PRESENT_REF'],
  ['nowadays', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['lately', 'PAST_REF'],
  ['soon', 'FUTURE_REF'],
  ['someday', 'FUTURE_REF'],
])

/** "now", "currently", "recently", "soon": times that point and give no date. */
export const plainReference: Rule = {
  starts: PLAIN.keys(),
  read(words, at): Found | null {
    const where = PLAIN.get(words.lower(at))
    if (!where) return null
    // "as soon as" and "soon after" set no time of their own.
    if (words.lower(at) === 'soon' && (words.lower(at - 1) === 'as' || words.lower(at + 1) === 'after')) return null
    if (words.lower(at) === 'now' && words.lower(at - 1) === 'from' && UNITS.has(words.lower(at - 2))) return null
    return to(at, at + 1, where)
  },
}

/** "the current talks"; "recent" alone is too often no more than "new" and is left. */
export const adjectiveReference: Rule = {
  starts: ['current'],
  read: (words, at) => (words.kind(at + 1) === 'letters' ? to(at, at + 1, 'PRESENT_REF') : null),
}

/** "the past", "the near future", "the present", "at the moment". */
export const nounReference: Rule = {
  starts: ['past', 'future', 'present', 'moment'],
  read(words, at): Found | null {
    const word = words.lower(at)
    const before = words.lower(at - 1)
    const noun = words.kind(at + 1) !== 'letters' || !/^(?:of|to|tense)$/.test(words.lower(at + 1))
    const near =
      before === 'near' || before === 'immediate' || before === 'recent' || before === 'distant' || before === 'not-too-distant'
    const the = near ? words.lower(at - 2) : before
    const preposition = words.lower(at - (near ? 3 : 2))
    if (word === 'moment') {
      if (before === 'this') return to(at - 1, at + 1, 'PRESENT_REF')
      return before === 'the' && (preposition === 'at' || preposition === 'for') ? to(at - 1, at + 1, 'PRESENT_REF') : null
    }
    if (word === 'present') return before === 'at' ? to(at, at + 1, 'PRESENT_REF') : null
    if (the !== 'the' || !noun || !IN.has(preposition)) return null
    return to(at - (near ? 1 : 0), at + 1, word === 'past' ? 'PAST_REF' : 'FUTURE_REF')
  },
}

const IN = new Set(['in', 'for', 'from', 'into', 'of', 'about', 'for', 'to', 'towards', 'toward'])

/** "one day" and "some day" of what will be. */
export const oneDay: Rule = {
  starts: ['one', 'some'],
  read(words, at): Found | null {
    if (words.lower(at + 1) !== 'day') return null
    for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
      if (/^(?:will|'ll|would|may|might|could)$/.test(words.lower(i))) return to(at, at + 2, 'FUTURE_REF')
    }
    return /^(?:will|would|may|might|could)$/.test(words.lower(at + 2)) ? to(at, at + 2, 'FUTURE_REF') : null
  },
}

/** "a later date", "a future date". */
export const laterDate: Rule = {
  starts: ['later', 'future'],
  read: (words, at) => (words.lower(at - 1) === 'a' && words.lower(at + 1) === 'date' ? to(at, at + 2, 'FUTURE_REF') : null),
}

/** "that year", "the same day", "later that month". */
export const sameUnit: Rule = {
  starts: ['that', 'same'],
  read(words, at): Found | null {
    const unit = UNITS.get(words.lower(at + 1))
    if (!unit || unit.plural || unit.unit === 'second' || unit.unit === 'minute' || unit.unit === 'hour') return null
    if (words.lower(at) === 'same' && words.lower(at - 1) !== 'the') return null
    const meaning: Meaning = { is: 'same', unit: unit.unit === 'night' ? 'day' : unit.unit }
    return { first: at, end: at + 2, meaning, ...(unit.unit === 'night' ? { partOfDay: 'NI' as const } : {}) }
  },
}

/** Prepositions after which "the year" or "the month" is the running one. */
const RUNNING = new Set(['for', 'in', 'during', 'of', 'by', 'over', 'this', 'throughout', 'through', 'within', 'into'])

/** "the end of the year", "later in the month", "over the weekend", "for the week". */
export const theUnit: Rule = {
  starts: ['year', 'month', 'week', 'weekend', 'decade', 'century'],
  read(words, at): Found | null {
    const name = words.lower(at)
    const full = words.lower(at - 1) === 'full' || words.lower(at - 1) === 'fiscal' ? 1 : 0
    if (words.lower(at - 1 - full) !== 'the') return null
    const before = words.lower(at - 2 - full)
    if (name === 'year' && /^(?:ended|ending|to|through)$/.test(words.lower(at + 1))) {
      return { first: at - full, end: at + 1, meaning: { is: 'duration', unit: 'year', count: 1 } }
    }
    if (name === 'weekend') return { first: at, end: at + 1, meaning: { is: 'unit', unit: 'weekend', pick: null } }
    if (
      !RUNNING.has(before) ||
      words.lower(at + 1) === 'of' ||
      words.lower(at + 1) === 'before' ||
      words.lower(at + 1) === 'after'
    )
      return null
    return { first: at - full, end: at + 1, meaning: { is: 'unit', unit: name as 'year', pick: 0 } }
  },
}

/** "year-end", "year's end", "mid-year", "midyear". */
export const yearEnd: Rule = {
  starts: ['year', 'midyear', 'yearend'],
  read(words, at): Found | null {
    if (words.lower(at) !== 'year') return { first: at, end: at + 1, meaning: { is: 'unit', unit: 'year', pick: 0 } }
    const skip = words.lower(at + 1) === "'s" || words.lower(at + 1) === '-' ? 2 : 1
    if (words.lower(at + skip) !== 'end' || words.lower(at - 1) === 'last' || words.lower(at - 1) === 'the') return null
    return { first: at, end: at + skip + 1, meaning: { is: 'unit', unit: 'year', pick: 0 } }
  },
}
