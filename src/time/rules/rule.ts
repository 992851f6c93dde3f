import type { Found } from '../meaning.js'
import type { Words } from '../words.js'

/**
 * One idea of how a time is worded. Tried only where a word it `starts` with stands (`#` for digits); gives what it
 * found, several for one wording that names several times ("9 and 10 June"), or null.
 */
export interface Rule {
  readonly starts: Iterable<string>
  read(words: Words, at: number): Found | readonly Found[] | null
}

/** The sign under which rules for digits are filed. */
export const DIGITS = '#'
