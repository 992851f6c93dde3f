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

const ARTICLE = /^the\s+/i
const LETTER = /\p{L}/u

/**
 * Enters a name. An article in front is left off; small words match in any case; a name of capitals only must be read in
 * capitals. A person's name is also entered under its loose key, marked `~`, so that other spellings find it.
 */
export function addName(book: NameBook, name: string, sense: SenseRow, way: 'name' | 'person'): void {
  const plain: string[] = []
  const loose: string[] = []
  let written = ''
  for (const word of name.replace(ARTICLE, '').split(' ')) {
    if (word === '') continue
    const folded = foldWord(word, way === 'person' ? book.spellings : null)
    plain.push(...folded.plain)
    loose.push(...folded.loose)
    written += folded.shape
  }
  // A person's single name is a family name at best: looked up as such, never as a full name.
  if (plain.length === 0 || (way === 'person' && plain.length === 1)) return
  let shape = ''
  for (const [i, piece] of plain.entries()) shape += asked(piece, written.charAt(i), plain.length)
  enter(book, plain.join(' '), shape, sense)
  if (way === 'person') enter(book, `~${loose.join(' ')}`, shape, sense)
}

/** How a piece must be read. Only a name of one word is an acronym: among others, capitals are a way of writing. */
function asked(piece: string, written: string, pieces: number): string {
  if (SMALL.has(piece)) return 'l'
  if (written !== 'A') return written
  if (!LETTER.test(piece)) return 'l'
  return pieces === 1 && piece.length > 1 ? 'A' : 'C'
}

function enter(book: NameBook, key: string, shape: string, sense: SenseRow): void {
  const at = `${key}\n${shape}\n${sense[0]}\n${sense[1]}`
  if (!book.rows.has(at)) book.rows.set(at, [key, shape, sense])
}

/** All rows in the order of their keys; the senses of one key stay in the order they were entered. */
export function sortedNames(book: NameBook): NameRow[] {
  return [...book.rows.values()].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
}
