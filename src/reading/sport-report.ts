import type { Trees } from '../text/trees.js'
import { NAME_WORDS } from './word-lists.js'

/** True for a report of sport: one word in 28 or more is of sport, and not only once or twice. */
export function isSportReport({ lower, length }: Pick<Trees, 'lower' | 'length'>): boolean {
  let words = 0
  for (let i = 0; i < length; i++) if (NAME_WORDS.sport.has(lower[i]!)) words++
  return words >= 3 && words * 28 >= length
}
