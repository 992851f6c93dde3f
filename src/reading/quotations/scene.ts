import type { Trees } from '../../text/trees.js'
import type { Mention } from '../layers.js'
import { type Bounds, boundsOf } from './bounds.js'
import { findMarked, type Marked } from './marks.js'

/** One text laid out for the reading of speech. */
export interface Scene {
  readonly trees: Trees
  readonly text: string
  readonly lower: readonly string[]
  readonly bounds: Bounds
  readonly mentions: readonly Mention[]
  /** Mention that covers each token with its own words or its title, −1 for none. */
  readonly mentionAt: Int32Array
  readonly marked: readonly Marked[]
  /** Marked stretch each token lies in, −1 for none. */
  readonly quoteOf: Int32Array
}

/** Tokens from `from` up to but not `to`. */
export interface Range {
  readonly from: number
  readonly to: number
}

export function setScene(trees: Trees, mentions: readonly Mention[]): Scene {
  const marked = findMarked(trees.text)
  return {
    trees,
    text: trees.text,
    lower: trees.lower,
    bounds: boundsOf(trees),
    mentions,
    mentionAt: coverByMention(trees, mentions),
    marked,
    quoteOf: coverByMarks(trees, marked),
  }
}

function coverByMention(trees: Trees, mentions: readonly Mention[]): Int32Array {
  const cover = new Int32Array(trees.length).fill(-1)
  const order = mentions
    .map((_, m) => m)
    .sort(
      (a, b) => mentions[b]!.full.end - mentions[b]!.full.start - (mentions[a]!.full.end - mentions[a]!.full.start) || a - b,
    )
  // Longer words first, so that the innermost mention of a token stays; but a person's title belongs to the person.
  for (const m of order) {
    const { full } = mentions[m]!
    for (let t = tokenFrom(trees, full.start); t < trees.length && trees.starts[t]! < full.end; t++) cover[t] = m
  }
  return cover
}

function coverByMarks(trees: Trees, marked: readonly Marked[]): Int32Array {
  const cover = new Int32Array(trees.length).fill(-1)
  for (let q = 0; q < marked.length; q++) {
    const { start, end } = marked[q]!
    for (let t = tokenFrom(trees, start); t < trees.length && trees.starts[t]! < end; t++) cover[t] = q
  }
  return cover
}

/** First token that starts at the offset or after it. */
export function tokenFrom(trees: Trees, offset: number): number {
  let low = 0
  let high = trees.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (trees.starts[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Sentence's tokens. */
export const sentenceRange = (trees: Trees, token: number): Range => {
  const k = trees.sentenceOf[token]!
  return { from: trees.sentences[k]!, to: trees.sentences[k + 1]! }
}
