import {
  BEGINS,
  BOUNDARY_TEMPLATES,
  boundaryBuckets,
  GOES_ON,
  isPlace,
  SPLITTER_BITS,
  type Stretch,
} from '../src/text/boundaries.js'
import { ruledBegins } from '../src/text/sentences.js'
import { TokenList, tokenise } from '../src/text/tokens.js'
import { type KnownWords, WordTable } from '../src/text/word-table.js'
import { Chance } from './chance.js'
import type { GoldSentence } from './conllu.js'
import { Learner } from './learner.js'
import { documentsOf } from './raw-text.js'

/** Being right is not enough: the other answer must be left behind by so much. */
const MARGIN = 20
const ANSWERS = Uint8Array.of(GOES_ON, BEGINS)

/** Learns where sentences begin from the treebanks' documents, put together again as raw text; gives averaged weights. */
export function trainSplitter(sentences: readonly GoldSentence[], known: KnownWords, passes: number, seed: number): Int32Array {
  const words = new WordTable(known)
  const learner = new Learner(SPLITTER_BITS, 2)
  const buckets = new Int32Array(BOUNDARY_TEMPLATES.count)
  const stretches = documentsOf(sentences).flatMap(({ text, blocks, sentences: spans }) => {
    const begins = new Set([...spans].map((span) => Number(span.slice(0, span.indexOf('-')))))
    return blocks.map((block) => ({ ...stretchOf(text, block, words), begins }))
  })
  const chance = new Chance(seed)
  const order = Int32Array.from(stretches.keys())
  for (let pass = 0; pass < passes; pass++) {
    for (const at of chance.shuffle(order)) {
      const { begins, ...plain } = stretches[at]!
      const stretch: Stretch = { ...plain, columns: words.columns }
      let first = 0
      for (let token = 1; token < stretch.to; token++) {
        const begin = begins.has(stretch.starts[token]!)
        if (isPlace(stretch, token)) {
          boundaryBuckets(stretch, token, first, buckets)
          const scores = learner.score(buckets, BOUNDARY_TEMPLATES.count, ANSWERS)
          const [good, bad] = begin ? [BEGINS, GOES_ON] : [GOES_ON, BEGINS]
          learner.tick()
          if (scores[good]! - scores[bad]! <= MARGIN) learner.learn(buckets, BOUNDARY_TEMPLATES.count, good, bad)
        }
        if (begin) first = token
      }
    }
  }
  return learner.averaged()
}

/** One paragraph by itself; `columns` is to be asked of the word table when all words are in it. */
function stretchOf(
  text: string,
  block: { readonly start: number; readonly end: number },
  words: WordTable,
): Omit<Stretch, 'columns'> {
  const tokens = new TokenList()
  tokenise(text, block.start, block.end, tokens)
  const to = tokens.length
  const rows = new Int32Array(to)
  for (let i = 0; i < to; i++) rows[i] = words.row(text.slice(tokens.starts[i], tokens.ends[i]))
  const starts = tokens.starts.slice(0, to)
  const ends = tokens.ends.slice(0, to)
  return { text, starts, ends, rows, from: 0, to, ruled: ruledBegins(text, tokens, 0, to) }
}
