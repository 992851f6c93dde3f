import { keptWord } from './kept-word.js'
import { hashString, normalForm, shapeOf, startsUpper } from './word-form.js'

/** What is kept of every different word, in one row of numbers; the names are the columns. */
export const Column = {
  word: 0,
  lower: 1,
  end1: 2,
  end2: 3,
  end3: 4,
  end4: 5,
  start1: 6,
  start2: 7,
  start3: 8,
  shape: 9,
  /** Which tags the word takes in the treebanks, as a class; 7 for an unknown word. */
  class: 10,
  look: 11,
  /** Index of the list of tags the word may take; −1 for all. */
  choice: 12,
  /** The parser's word: itself where known, else its shape and ending. */
  known: 13,
  ending: 14,
} as const
const WIDTH = 16
/** The table starts anew when it holds this many words, so that hostile text cannot fill the memory. */
const MOST = 100_000

/** Bits of the column `look`. */
export const Look = { upper: 1, hyphen: 2, digit: 4, anyLower: 8, letter: 16, long: 32 } as const

/** What a model knows of the words of its treebanks. */
export interface KnownWords {
  /** Words in normal form, case kept, that were seen often enough to have a class of tags. */
  readonly classes: ReadonlyMap<string, number>
  readonly choices: ReadonlyMap<string, number>
  /** Words in normal form and lower case that the parser knows. */
  readonly parsed: ReadonlySet<string>
}

/** The rows of numbers behind words, made once for each different word, and the words themselves. */
export class WordTable {
  private readonly rows = new Map<string, number>()
  private readonly words: string[] = []
  private readonly lowers: string[] = []
  columns = new Int32Array(WIDTH * 4096)
  private used = 0

  constructor(private readonly known: KnownWords) {}

  /** Forgets all words if too many are held; only safe between texts. */
  tidy(): void {
    if (this.rows.size < MOST) return
    this.rows.clear()
    this.words.length = 0
    this.lowers.length = 0
    this.used = 0
    this.columns = new Int32Array(WIDTH * 4096)
  }

  /** Where the row of a word starts in `columns`. */
  row(word: string): number {
    const row = this.rows.get(word)
    if (row !== undefined) return row
    return this.add(word)
  }

  /** The word of a row, as it was given. */
  word(row: number): string {
    return this.words[row / WIDTH]!
  }

  /** The word of a row in lower case. */
  lower(row: number): string {
    return this.lowers[row / WIDTH]!
  }

  private add(given: string): number {
    const word = keptWord(given)
    const start = this.used
    this.used += WIDTH
    if (this.used > this.columns.length) {
      const wider = new Int32Array(this.columns.length * 2)
      wider.set(this.columns)
      this.columns = wider
    }
    this.rows.set(word, start)
    this.words.push(word)
    this.lowers.push(keptWord(word.toLowerCase()))
    const form = normalForm(word)
    const lower = form.toLowerCase()
    const shape = shapeOf(word)
    const { classes, choices, parsed } = this.known
    const c = this.columns
    c[start + Column.word] = hashString(form)
    c[start + Column.lower] = hashString(lower)
    c[start + Column.end1] = hashString(lower.slice(-1))
    c[start + Column.end2] = hashString(lower.slice(-2))
    c[start + Column.end3] = hashString(lower.slice(-3))
    c[start + Column.end4] = hashString(lower.slice(-4))
    c[start + Column.start1] = hashString(lower.slice(0, 1))
    c[start + Column.start2] = hashString(lower.slice(0, 2))
    c[start + Column.start3] = hashString(lower.slice(0, 3))
    c[start + Column.shape] = hashString(shape)
    c[start + Column.class] = classes.get(form) ?? classes.get(lower) ?? 7
    c[start + Column.look] = lookOf(form)
    c[start + Column.choice] = choices.get(form) ?? -1
    c[start + Column.known] = parsed.has(lower) ? hashString(lower) : hashString(`?${shape}${lower.slice(-3)}`)
    c[start + Column.ending] = hashString(`${lower.slice(-3)}${startsUpper(form) ? 1 : 0}`)
    return start
  }
}

function lookOf(form: string): number {
  const lower = /\p{Ll}/u.test(form)
  const upper = startsUpper(form)
  return (
    (upper ? Look.upper : 0) |
    (form.includes('-') ? Look.hyphen : 0) |
    (form.includes('0') ? Look.digit : 0) |
    (lower ? Look.anyLower : 0) |
    (upper || lower ? Look.letter : 0) |
    (form.length >= 5 ? Look.long : 0)
  )
}
