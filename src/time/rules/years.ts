import type { Found } from '../meaning.js'
import { NUMERALS, readSpokenYear } from '../numerals.js'
import type { Words } from '../words.js'
import { readYear } from './calendar-date.js'
import type { Rule } from './rule.js'
import { DIGITS } from './rule.js'

/** Words before which four digits are a year, even an old one. */
const DATING = new Set(
  'in since until till by from to between before after during of early late mid through throughout around circa and or year fiscal back than for – - for'.split(
    ' ',
  ),
)
/** Words that make four digits a count, a number of a thing, or an address. */
const COUNTING = new Set(
  '$ £ € # % about some nearly almost least most than only exactly around approximately over under no number resolution flight route highway room boeing article section page decree order volume up total'.split(
    ' ',
  ),
)
const COUNTED = new Set(
  '% percent people men women children soldiers troops fighters civilians families refugees square metres meters miles kilometers kilometres km feet yards dollars euros hectares acres tons tonnes points votes shares jobs pounds barrels homes houses rounds members workers employees kg lbs x per others'.split(
    ' ',
  ),
)

function countsThings(words: Words, at: number, next: number): boolean {
  const before = words.lower(at - 1)
  const after = words.lower(next)
  if (COUNTED.has(after) || (after === '-' && words.glued(next) && words.kind(next + 1) === 'letters' && words.glued(next + 1)))
    return true
  if (COUNTING.has(before)) return true
  if (before === '.' && words.lower(at - 2) === 'no') return true
  // "F-1999", "Su-2000", "A/1999".
  if (words.glued(at) && (before === '-' || before === '/') && words.glued(at - 1) && words.kind(at - 2) === 'letters')
    return before === '/' || words.capital(at - 2)
  return false
}

/** "1991", "the 1996 election", "1991-94", "fiscal 1989". */
export const yearAlone: Rule = {
  starts: [DIGITS],
  read(words, at): Found | Found[] | null {
    const year = readYear(words, at)
    if (year === null) return null
    const before = words.lower(at - 1)
    const modern = year >= 1900 && year <= 2059
    if (!modern && !(year >= 1000 && DATING.has(before) && before !== 'to' && before !== 'than' && before !== '-')) return null
    const range = readRange(words, at, year)
    if (range) return range
    if (countsThings(words, at, at + 1)) return null
    return { first: before === 'fiscal' || before === 'year' ? at - 1 : at, end: at + 1, meaning: { is: 'calendar', year } }
  },
}

/** "1991-94", "1992–1994", "2020/21". */
function readRange(words: Words, at: number, year: number): Found[] | null {
  const dash = words.lower(at + 1)
  if ((dash !== '-' && dash !== '–' && dash !== '/') || !words.glued(at + 1) || !words.glued(at + 2)) return null
  const raw = words.lower(at + 2)
  const end = /^\d{4}$/.test(raw) ? Number(raw) : /^\d\d$/.test(raw) ? Math.floor(year / 100) * 100 + Number(raw) : null
  if (end === null || end <= year || end > year + 120) return null
  if (words.lower(at + 3) === dash && words.glued(at + 3)) return null
  return [
    { first: at, end: at + 1, meaning: { is: 'calendar', year } },
    { first: at + 2, end: at + 3, meaning: { is: 'calendar', year: end } },
  ]
}

/** "nineteen ninety-six", as broadcasters write it; "the year two thousand". */
export const yearSpoken: Rule = {
  starts: NUMERALS,
  read(words, at): Found | null {
    const year = readSpokenYear(words, at)
    if (!year) return null
    const before = words.lower(at - 1)
    if (words.lower(at) === 'two' && before !== 'year' && before !== 'in' && before !== 'by' && before !== 'of') return null
    if (COUNTED.has(words.lower(year.next)) || before === '$') return null
    return { first: before === 'year' ? at - 1 : at, end: year.next, meaning: { is: 'calendar', year: year.value } }
  },
}

/** "'98", "the '90s". */
export const yearShort: Rule = {
  starts: ["'", '’', '`', '‘'],
  read(words, at): Found | null {
    const raw = words.lower(at + 1)
    const match = /^(\d\d)(s?)$/.exec(raw)
    if (!match || !words.glued(at + 1) || words.glued(at)) return null
    const two = Number(match[1])
    const year = two < 40 ? 2000 + two : 1900 + two
    if (match[2])
      return two % 10 === 0 ? { first: at, end: at + 2, meaning: { is: 'decade', decade: Math.floor(year / 10) } } : null
    return { first: at, end: at + 2, meaning: { is: 'calendar', year } }
  },
}
