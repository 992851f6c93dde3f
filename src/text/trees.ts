import type { Span } from '../model/span.js'

/** Universal part-of-speech tags; a token's tag is an index into this list. */
export const UPOS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const
export type Upos = (typeof UPOS)[number]

/**
 * The sentences, tokens and dependency trees of one text. Typed arrays over the untouched text: token `i` is
 * `text.slice(starts[i], ends[i])`. Sentence `k` holds the tokens `sentences[k]` up to but not `sentences[k + 1]`.
 * `head[i]` is the index of the governing token in the whole text, −1 for the root of a sentence.
 */
export interface Trees {
  readonly text: string
  /** Number of tokens. */
  readonly length: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Token index at which each sentence begins, and one last entry: the number of tokens. */
  readonly sentences: Int32Array
  /** Sentence of each token. */
  readonly sentenceOf: Int32Array
  /** Index into UPOS. */
  readonly tags: Uint8Array
  readonly head: Int32Array
  /** Index into `relationNames`. */
  readonly relations: Uint8Array
  /** UD relations, with the subtypes that carry meaning here: nsubj:pass, acl:relcl, nmod:poss, obl:agent … */
  readonly relationNames: readonly string[]
  /** The parser's margin for the attachment of each token, ≥ 0; small means unsure. */
  readonly margin: Float32Array
  /** Each token's own words. The list never changes: what is found out about it may be kept with it. */
  readonly words: readonly string[]
  /** The same in lower case. */
  readonly lower: readonly string[]
  word(token: number): string
  /** Dictionary form, lower case, except for proper names, which keep theirs. */
  lemma(token: number): string
  upos(token: number): Upos
  /** Penn tag, finer than UPOS: VBD past, VBZ and VBP present, VBN and VBG participles, VB bare, NNS plural, MD modal … */
  penn(token: number): string
  /** Relation to the head, with subtype where kept; 'root' for a root. */
  relation(token: number): string
  /** Direct dependents in text order. */
  children(token: number): readonly number[]
  /** Units covered by the tokens from `from` up to but not `to`. */
  span(from: number, to: number): Span
}
