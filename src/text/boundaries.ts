import { DIGIT, isUpper, LETTER, sortAt } from './signs.js'
import { Templates } from './templates.js'
import { addRows, type SparseTable } from './weights.js'
import { Column } from './word-table.js'

/**
 * What a place between two tokens is judged by: the rules' verdict there and next to it, the words on both sides, the
 * blank between them, how long the sentence already is, and how its paragraph is written.
 */
const FACTS = [
  'rules',
  'gap',
  'last.lower',
  'last.class',
  'last.shape',
  'last.end3',
  'last2.lower',
  'last2.class',
  'last2.shape',
  'next.lower',
  'next.class',
  'next.shape',
  'next2.lower',
  'next2.class',
  'next2.shape',
  'since',
  'ahead',
  'stops',
  'first.shape',
] as const

export const BOUNDARY_TEMPLATES = new Templates(FACTS, [
  'rules',
  'rules gap',
  'rules last.lower',
  'rules last.shape',
  'rules next.lower',
  'rules next.shape',
  'rules last.class next.class',
  'rules last.shape next.shape',
  'rules last.lower next.shape',
  'rules last.shape next.lower',
  'rules last.lower next.lower',
  'rules last.class next.lower',
  'rules last.lower next.class',
  'rules last2.lower last.lower',
  'rules last2.class last.class next.class',
  'rules last2.shape last.shape next.shape',
  'rules next.class next2.class',
  'rules next.lower next2.lower',
  'rules next.shape next2.shape',
  'rules last.class next.class next2.class',
  'rules last.end3 next.shape',
  'rules since',
  'rules since last.shape next.shape',
  'rules since last.class next.class',
  'rules ahead',
  'rules ahead last.shape next.shape',
  'rules stops',
  'rules stops last.shape next.shape',
  'rules stops since next.shape',
  'rules first.shape next.shape',
  'rules first.shape since stops',
  'next.lower last2.class last.lower',
])

export const SPLITTER_BITS = 15
/** Columns of the splitter's table: a sentence goes on, or another begins. */
export const GOES_ON = 0
export const BEGINS = 1
/** Where rules see no end, the weights must be this sure of one: a name cut in two is worse than two sentences in one. */
const SURE = 100_000

/** The tokens of one paragraph, from `from` up to `to`, as places between them are judged. */
export interface Stretch {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Rows of the word table. */
  readonly rows: Int32Array
  readonly columns: Int32Array
  readonly from: number
  readonly to: number
  /** 1 where the rules begin a sentence. */
  readonly ruled: Uint8Array
}

const facts = new Int32Array(FACTS.length)
const buckets = new Int32Array(BOUNDARY_TEMPLATES.count)
const scores = new Int32Array(2)

/** Only these places are judged: the rules see an end, a stop stands before, or what comes next could start a sentence. */
export function isPlace({ text, starts, ends, ruled }: Stretch, token: number): boolean {
  if (ruled[token] === 1) return true
  const start = starts[token]!
  if (ends[token - 1] === start) return false
  const sort = sortAt(text, start)
  if (sort === LETTER && isUpper(text.charCodeAt(start))) return true
  return /[.!?:;)"'”’…]/.test(text[ends[token - 1]! - 1]!) || (sort !== LETTER && sort !== DIGIT)
}

/** Ends that print shows need no judge: a new line, a lost blank, an address, words set bold as Markdown has them. */
function isPlain({ text, starts, ends }: Stretch, token: number): boolean {
  const start = starts[token]!
  return text.startsWith('http', start) || text.startsWith('**', start) || text.slice(ends[token - 1], start) !== ' '
}

/** Writes into `out` the buckets for "does a sentence begin at `token`?", when the one at hand began at `first`. */
export function boundaryBuckets(stretch: Stretch, token: number, first: number, out: Int32Array): void {
  const { text, starts, ends, rows, columns: c, from, to, ruled } = stretch
  const last = rows[token - 1]!
  const next = rows[token]!
  const last2 = token - 2 >= from ? rows[token - 2]! : -1
  const next2 = token + 1 < to ? rows[token + 1]! : -1
  facts[0] = 1 + ruled[token]! + (token + 1 < to ? 2 * ruled[token + 1]! : 0) + (token - 1 > from ? 4 * ruled[token - 1]! : 0)
  facts[1] = ends[token - 1] === starts[token] ? 0 : text.slice(ends[token - 1], starts[token]).includes('\n') ? 2 : 1
  facts[2] = c[last + Column.lower]!
  facts[3] = c[last + Column.class]!
  facts[4] = c[last + Column.shape]!
  facts[5] = c[last + Column.end3]!
  facts[6] = last2 < 0 ? 12 : c[last2 + Column.lower]!
  facts[7] = last2 < 0 ? 5 : c[last2 + Column.class]!
  facts[8] = last2 < 0 ? 4 : c[last2 + Column.shape]!
  facts[9] = c[next + Column.lower]!
  facts[10] = c[next + Column.class]!
  facts[11] = c[next + Column.shape]!
  facts[12] = next2 < 0 ? 12 : c[next2 + Column.lower]!
  facts[13] = next2 < 0 ? 5 : c[next2 + Column.class]!
  facts[14] = next2 < 0 ? 4 : c[next2 + Column.shape]!
  facts[15] = size(token - first)
  facts[16] = size(to - token)
  facts[17] = /[.!?]/.test(text[ends[to - 1]! - 1]!) ? 1 : 2
  facts[18] = c[rows[first]! + Column.shape]!
  BOUNDARY_TEMPLATES.hash(facts, SPLITTER_BITS, out)
}

/** Calls `begins` with the first token of each sentence of a paragraph. */
export function judgeBoundaries(splitter: SparseTable, stretch: Stretch, begins: (token: number) => void): void {
  const { from, to, ruled } = stretch
  begins(from)
  let first = from
  for (let token = from + 1; token < to; token++) {
    if (!isPlace(stretch, token)) continue
    if (ruled[token] === 1 && isPlain(stretch, token)) {
      begins(token)
      first = token
      continue
    }
    boundaryBuckets(stretch, token, first, buckets)
    scores.fill(0)
    addRows(splitter, buckets, BOUNDARY_TEMPLATES.count, scores)
    if (scores[BEGINS]! - scores[GOES_ON]! <= (ruled[token] === 1 ? 0 : SURE)) continue
    begins(token)
    first = token
  }
}

/** Lengths up to four as they are, then ever wider classes. */
const size = (many: number): number => (many < 5 ? many : many < 8 ? 5 : many < 12 ? 6 : many < 20 ? 7 : many < 40 ? 8 : 9)
