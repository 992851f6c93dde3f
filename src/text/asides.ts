import { ADJ, CCONJ, NOUN, NUM, PROPN, VERB } from './tag-set.js'

const DASHES = new Set(['—', '–', '--', '―', '-'])
/** An aside longer than this is more likely the sentence itself. */
const LONGEST = 40

/** A stretch between two dashes with a sentence round it: the dashes' own places. */
export interface Aside {
  readonly open: number
  readonly close: number
}

/**
 * The first aside of a sentence, "the talks — if they are held — will fail"; null where no pair of dashes makes one. Both
 * dashes are the same, a noun or name stands before, and the sentence goes on in small letters: broken-off speech and lists
 * look otherwise.
 */
export function asideOf(
  words: readonly string[],
  tags: Uint8Array,
  starts: Int32Array,
  ends: Int32Array,
  from: number,
  to: number,
): Aside | null {
  let open = -1
  for (let i = from + 1; i + 1 < to; i++) {
    if (!DASHES.has(words[i]!) || (words[i] === '-' && !spaced(starts, ends, i)) || /^\d/.test(words[i + 1]!)) continue
    if (open >= 0 && words[i] === words[open] && i - open > 1 && i - open <= LONGEST && /^\p{Ll}/u.test(words[i + 1]!)) {
      const again = words.slice(Math.max(from, open - 3), open).includes(words[open + 1]!)
      const goesOn = i + 2 < to && open - from > 1 && isNominal(tags[open - 1]!) && tags[open + 1] !== CCONJ && !again
      return goesOn ? { open, close: i } : null
    }
    open = i
  }
  return null
}

const POSITION = /^(?:[lrc]|left|right|cent(?:er|re)|front|rear|[1-9](?:st|nd|rd|th))$/

/** Where somebody stands in a picture: "(L)", "(right)", "(2nd R)" behind a name. It breaks the sentence for a parser. */
export function positionMarks(lower: readonly string[], tags: Uint8Array, from: number, to: number): Aside[] {
  const marks: Aside[] = []
  for (let open = from + 1; open + 2 < to; open++) {
    if (lower[open] !== '(' || tags[open - 1] !== PROPN) continue
    let close = open + 1
    while (close < to - 1 && close < open + 3 && POSITION.test(lower[close]!)) close++
    if (close > open + 1 && lower[close] === ')') marks.push({ open, close })
  }
  return marks
}

const isNominal = (tag: number): boolean => tag === NOUN || tag === PROPN || tag === NUM

const spaced = (starts: Int32Array, ends: Int32Array, i: number): boolean =>
  ends[i - 1]! < starts[i]! && ends[i]! < starts[i + 1]!

/**
 * What an aside hangs on: a noun right before it, if the aside is headed by one ("the envoy — a general — left"), else the
 * root of the sentence round it.
 */
export function asideHead(
  tags: Uint8Array,
  head: Int32Array,
  open: number,
  inner: number,
  root: number,
): { readonly head: number; readonly appos: boolean } {
  const nominal = (token: number): boolean => isNominal(tags[token]!)
  if (nominal(inner) && nominal(open - 1)) {
    let noun = open - 1
    while (
      head[noun]! >= 0 &&
      head[noun]! < open &&
      (tags[head[noun]!] === PROPN || (head[noun]! > noun && nominal(head[noun]!)))
    )
      noun = head[noun]!
    return { head: noun, appos: true }
  }
  let clause = open - 1
  while (clause !== root && tags[clause] !== VERB && tags[clause] !== ADJ && head[clause]! >= 0) clause = head[clause]!
  return { head: tags[clause] === VERB ? clause : root, appos: false }
}
