import type { NameRow, SenseRow } from './compiled.js'
import { foldWord } from './fold.js'

/** Names being gathered, each sense once per key and shape. */
export interface NameBook {
  readonly spellings: ReadonlyMap<string, string>
  readonly rows: Map<string, NameRow>
}

export const newNameBook = (spellings: ReadonlyMap<string, string>): NameBook => ({ spellings, rows: new Map() })

const SMALL = new Set([
  'of',
  'the',
  'and',
  'for',
  'in',
  'on',
  'to',
  'de',
  'la',
  'el',
  'al',
  'bin',
  'von',
  'van',
  'der',
  'du',
  'da',
])

/**
 * Enters a name. An article in front is left off; small words match in any case; a name of capitals only must be read in
 * capitals. A person's name is also entered under its loose key, marked `~`, so that other spellings find it.
 */
export function addName(book: NameBook, name: string, sense: SenseRow, way: 'name' | 'person'): void {
  const folded = name
    .replace(/^the\s+/i, '')
    .split(/\s+/)
    .map((word) => foldWord(word, book.spellings))
  const plain = folded.flatMap((word) => word.plain)
  // A person's single name is a family name at best: looked up as such, never as a full name.
  if (plain.length === 0 || (way === 'person' && plain.length === 1)) return
  // Only short names are acronyms: a long one in capitals is a way of writing.
  const shape = [...folded.map((word) => word.shape).join('')]
    .map((letter, i) => {
      const piece = plain[i] ?? ''
      if (SMALL.has(piece)) return 'l'
      if (letter !== 'A') return letter
      return plain.length === 1 && piece.length > 1 && /\p{L}/u.test(piece) ? 'A' : /\p{L}/u.test(piece) ? 'C' : 'l'
    })
    .join('')
  enter(book, plain.join(' '), shape, sense)
  if (way === 'person') enter(book, `~${folded.flatMap((word) => word.loose).join(' ')}`, shape, sense)
}

function enter(book: NameBook, key: string, shape: string, sense: SenseRow): void {
  const at = `${key}\n${shape}\n${sense.join('\n')}`
  if (!book.rows.has(at)) book.rows.set(at, [key, shape, sense])
}

/** All rows in the order of their keys; the senses of one key stay in the order they were entered. */
export function sortedNames(book: NameBook): NameRow[] {
  return [...book.rows.values()].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
}
