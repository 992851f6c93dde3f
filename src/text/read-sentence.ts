import { parseSentence } from './parser.js'
import type { SyntaxModel } from './syntax-model.js'
import { tagSentence } from './tagger.js'

/** Where tags, heads, relations and margins go: arrays over all tokens of a text. */
export interface Reading {
  readonly tags: Uint8Array
  readonly head: Int32Array
  readonly relations: Uint8Array
  readonly margin: Float32Array
}

/** Tags and parses the tokens `from` up to `to`, given the word table's row of each. Tags are the model's own. */
export function readSentence(
  model: SyntaxModel,
  rows: Int32Array,
  from: number,
  to: number,
  locked: Uint8Array,
  into: Reading,
  _careful: boolean,
): void {
  tagSentence(model, rows, from, to, locked, into.tags)
  parseSentence(model, rows, into.tags, from, to, into.head, into.relations, into.margin)
}
