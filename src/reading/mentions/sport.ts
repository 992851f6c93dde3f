import { GIVEN_NAMES, NAME_WORDS } from '../word-lists.js'
import type { Finder } from './finder.js'
import { mayName, runEnd } from './runs.js'
import type { Sheet } from './sheet.js'

const NUMBER = /^\d{1,4}$/
/** Figures of a table's row: points, shares (.647), games behind (5 1/2), a dash for none. */
const FIGURE = /^(?:\d{1,4}|\d*\.\d+|\d+\/\d+|\d+-\d+|[½¼¾]|-)$/

/**
 * In a table of results a side stands before its score: "Ajax 2 Feyenoord 1", "DETROIT 93 CLEVELAND 81", "TORONTO AT BOSTON".
 * A city there is a side; a state stays a place. Returns the end of the side's name, `i` for none.
 */
export function teamAt(finder: Finder, i: number, last: number): number {
  const { sheet } = finder
  if (!rowStart(sheet, i)) return i
  const known = finder.known(i)
  if (known?.state || known?.demonymOf) return i
  const end = known && known.to > i + 1 ? Math.max(known.to, runEnd(sheet, i, last)) : runEnd(sheet, i, last)
  if (end >= last || end - i > 4) return i
  if (GIVEN_NAMES.has(sheet.lower[i]!) && end - i >= 2) return i
  if (NAME_WORDS.otherHeads.has(sheet.lower[end - 1]!)) return i
  const next = sheet.words[end]!
  // "Barcelona (Spain) 9 4 5 13", a side with its country.
  if (next === '(') return countryAndFigures(finder, end, last) ? end : i
  if (!NUMBER.test(next)) return i
  // A row has at least one more number or side: "Ajax 2 Feyenoord 1", "Duisburg 16 4 6 6".
  for (let at = end + 1; at < Math.min(last, end + 6); at++) {
    if (sheet.lineStart[at] === 1) break
    if (NUMBER.test(sheet.words[at]!) || (sheet.capital[at]! > 0 && at === end + 1)) return end
  }
  return sheet.lineStart[end + 1] === 1 || end + 1 >= last ? end : i
}

function countryAndFigures(finder: Finder, at: number, last: number): boolean {
  const known = finder.known(at + 1)
  const close = known?.to ?? last
  return close + 2 < last && sheet(finder, close) === ')' && NUMBER.test(sheet(finder, close + 1))
}
const sheet = (finder: Finder, at: number): string => finder.sheet.words[at] ?? ''

function rowStart(sheet: Sheet, i: number): boolean {
  if (sheet.lineStart[i] === 1) return true
  const before = sheet.words[i - 1]!
  if (FIGURE.test(before) && (before !== '-' || FIGURE.test(sheet.words[i - 2] ?? ''))) return mayName(sheet, i)
  if (before === ')' && sheet.lineStart[i] === 0 && /^\d/.test(sheet.words[i - 2] ?? '')) return mayName(sheet, i)
  return before === '-' || before === '.' ? sheet.lineStart[i - 1] === 1 || NUMBER.test(sheet.words[i - 2] ?? '') : false
}
