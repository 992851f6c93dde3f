import type { Found } from '../meaning.js'
import { readPartOfDay } from './clock.js'
import type { Rule } from './rule.js'

const DAYS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
])

/** "today", "yesterday morning", "tomorrow night", "tonight". */
export const relativeDay: Rule = {
  starts: DAYS.keys(),
  read(words, at): Found | null {
    const shift = DAYS.get(words.lower(at))
    if (shift === undefined) return null
    // A programme or a paper may be called Today.
    if (words.lower(at) === 'today' && words.capital(at) && words.capital(at - 1) && words.kind(at - 1) === 'letters')
      return null
    if (words.lower(at) === 'tonight') return { first: at, end: at + 1, meaning: { is: 'day', shift }, partOfDay: 'NI' }
    const part = readPartOfDay(words, at + 1)
    if (part && shift !== 0) return { first: at, end: part.next, meaning: { is: 'day', shift }, partOfDay: part.part }
    return { first: at, end: at + 1, meaning: { is: 'day', shift } }
  },
}

/** "the day before yesterday", "the day after tomorrow". */
export const twoDaysOff: Rule = {
  starts: ['day'],
  read(words, at): Found | null {
    const back = words.lower(at + 1) === 'before' && words.lower(at + 2) === 'yesterday'
    const on = words.lower(at + 1) === 'after' && words.lower(at + 2) === 'tomorrow'
    if (!back && !on) return null
    return { first: at, end: at + 3, meaning: { is: 'day', shift: back ? -2 : 2 } }
  },
}
