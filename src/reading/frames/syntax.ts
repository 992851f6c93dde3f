import type { Span } from '../../model/span.js'
import type { Trees, Upos } from '../../text/trees.js'
import type { Draft } from './draft.js'
import { mendTrees } from './mending.js'

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
const cache = new WeakMap<Trees, Syntax>()

/** Looks at trees once, mends what the parser is known to get wrong, and keeps the result for whoever asks again. */
export function syntaxOf(trees: Trees): Syntax {
  const known = cache.get(trees)
  if (known) return known
  const draft = draftOf(trees)
  mendTrees(draft)
  const first = new Int32Array(trees.length)
  const last = new Int32Array(trees.length)
  reach(draft.head, first, last)
  const syntax: Syntax = { ...draft, first, last }
  cache.set(trees, syntax)
  return syntax
}

function draftOf(trees: Trees): Draft {
  const n = trees.length
  const lemma: string[] = new Array(n)
  const word = trees.lower
  const pos: Upos[] = new Array(n)
  const rel: string[] = new Array(n)
  const head = Int32Array.from(trees.head)
  const below: (number[] | undefined)[] = new Array(n)
  for (let i = 0; i < n; i++) {
    lemma[i] = trees.lemma(i).toLowerCase()
    pos[i] = trees.upos(i)
    rel[i] = trees.relation(i)
    const h = head[i]!
    if (h < 0) continue
    const list = below[h]
    if (list) list.push(i)
    else below[h] = [i]
  }
  const kids = (token: number): readonly number[] => below[token] ?? NO_KIDS
  const child = (token: number, ...relations: readonly string[]): number => {
    for (const k of kids(token)) if (relations.includes(rel[k]!)) return k
    return -1
  }
  const attach = (token: number, to: number, relation: string): boolean => {
    for (let up = to, depth = 0; up >= 0; up = head[up]!) if (up === token || depth++ > 512) return false
    const from = head[token]!
    if (from >= 0) below[from] = below[from]!.filter((k) => k !== token)
    head[token] = to
    rel[token] = relation
    if (to >= 0) below[to] = [...(below[to] ?? []), token].sort((a, b) => a - b)
    return true
  }
  const caseOf = (token: number): string => {
    let words = ''
    for (const k of kids(token)) {
      if (rel[k] !== 'case' || (k > token && pos[k] !== 'ADP')) continue
      words = words === '' ? word[k]! : `${words} ${word[k]}`
      for (const f of kids(k)) if (rel[f] === 'fixed') words = `${words} ${word[f]}`
    }
    return words
  }
  return { trees, length: n, lemma, word, pos, rel, head, kids, child, case: caseOf, attach }
}

/** Extents of subtrees: each token widens those above it, up to the first it does not widen. */
function reach(head: Int32Array, first: Int32Array, last: Int32Array): void {
  const n = head.length
  for (let i = 0; i < n; i++) {
    first[i] = i
    last[i] = i
  }
  for (let i = 0; i < n; i++) {
    for (let h = head[i]!, depth = 0; h >= 0 && depth < 512; h = head[h]!, depth++) {
      if (i < first[h]!) first[h] = i
      else if (i > last[h]!) last[h] = i
      else if (depth > 0) break
    }
  }
}

/** Units from the first to the last of these tokens. */
export const tokensSpan = (trees: Trees, from: number, to: number): Span => ({
  start: trees.starts[from]!,
  end: trees.ends[to]!,
})
