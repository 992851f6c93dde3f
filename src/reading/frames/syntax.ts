import type { Span } from '../../model/span.js'
import type { Trees, Upos } from '../../text/trees.js'

/** A text's trees as the frames ask them: each word's forms and relation at hand, and how far the words under it reach. */
export interface Syntax {
  readonly trees: Trees
  readonly length: number
  /** Lower case. */
  readonly lemma: readonly string[]
  /** Lower case. */
  readonly word: readonly string[]
  readonly pos: readonly Upos[]
  /** Relation with subtype. */
  readonly rel: readonly string[]
  readonly head: Int32Array
  readonly kids: (token: number) => readonly number[]
  /** First child in one of these relations, −1 for none. */
  readonly child: (token: number, ...relations: readonly string[]) => number
  /** Case word of a noun, lower case ("according to" whole), '' where it has none. */
  readonly case: (token: number) => string
  /** First and last token of everything under a token. */
  readonly first: Int32Array
  readonly last: Int32Array
}

const NO_KIDS: readonly number[] = []

/** Looks at trees once, so that the passes over them need no further strings. */
export function syntaxOf(trees: Trees): Syntax {
  const n = trees.length
  const lemma: string[] = new Array(n)
  const word: string[] = new Array(n)
  const pos: Upos[] = new Array(n)
  const rel: string[] = new Array(n)
  const below: (number[] | undefined)[] = new Array(n)
  const first = new Int32Array(n)
  const last = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    word[i] = trees.word(i).toLowerCase()
    lemma[i] = trees.lemma(i).toLowerCase()
    pos[i] = trees.upos(i)
    rel[i] = trees.relation(i)
    const h = trees.head[i]!
    if (h >= 0) {
      const list = below[h]
      if (list) list.push(i)
      else below[h] = [i]
    }
  }
  reach(trees, first, last)
  const kids = (token: number): readonly number[] => below[token] ?? NO_KIDS
  const child = (token: number, ...relations: readonly string[]): number => {
    for (const k of kids(token)) if (relations.includes(rel[k]!)) return k
    return -1
  }
  const caseOf = (token: number): string => {
    let words = ''
    for (const k of kids(token)) {
      if (k > token && pos[k] !== 'ADP') continue
      if (rel[k] !== 'case') continue
      words = words === '' ? word[k]! : `${words} ${word[k]}`
      for (const f of kids(k)) if (rel[f] === 'fixed') words = `${words} ${word[f]}`
    }
    return words
  }
  return { trees, length: n, lemma, word, pos, rel, head: trees.head, kids, child, case: caseOf, first, last }
}

/** Extents of subtrees in one sweep per sentence; a walk up from each token, bounded by the depth of its tree. */
function reach(trees: Trees, first: Int32Array, last: Int32Array): void {
  for (let i = 0; i < trees.length; i++) {
    first[i] = i
    last[i] = i
  }
  for (let i = 0; i < trees.length; i++) {
    let h = trees.head[i]!
    for (let depth = 0; h >= 0 && depth < 256; depth++) {
      if (i < first[h]!) first[h] = i
      else if (i > last[h]!) last[h] = i
      else if (first[h]! <= i && last[h]! >= i && h !== i && depth > 64) break
      h = trees.head[h]!
    }
  }
}

/** Units from the first to the last of these tokens. */
export const tokensSpan = (trees: Trees, from: number, to: number): Span => ({
  start: trees.starts[from]!,
  end: trees.ends[to]!,
})
