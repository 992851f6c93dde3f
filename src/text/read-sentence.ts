import { type Aside, asideHead, asideOf } from './asides.js'
import { tagHeadlineVerb } from './headline-verbs.js'
import { Draft } from './repairs/draft.js'
import { mend } from './repairs/mend.js'
import type { SyntaxModel } from './syntax-model.js'
import { tagSentence } from './tagger.js'
import { parseByVote } from './vote.js'

/** The tokens of a text, cut into sentences. */
export interface Tokens {
  readonly words: readonly string[]
  /** Row of each token in the model's word table. */
  readonly rows: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** First token of each sentence, and at last the number of tokens. */
  readonly sentences: Int32Array
  /** 1 where a token belongs to a known proper name. */
  readonly locked: Uint8Array
}

/** Tags and trees of a text. `fine` are the model's own tags, `tags` indexes into UPOS. */
export interface Syntax {
  readonly fine: Uint8Array
  readonly tags: Uint8Array
  readonly head: Int32Array
  readonly relations: Uint8Array
  readonly margin: Float32Array
}

/** Tags, parses and mends every sentence. */
export function readSentences(model: SyntaxModel, tokens: Tokens): Syntax {
  const { words, rows, sentences, locked } = tokens
  const n = words.length
  const syntax: Syntax = {
    fine: new Uint8Array(n),
    tags: new Uint8Array(n),
    head: new Int32Array(n),
    relations: new Uint8Array(n),
    margin: new Float32Array(n),
  }
  const draft = new Draft(words, syntax.tags, syntax.head, syntax.relations, model.knowledge.relations)
  for (let k = 0; k + 1 < sentences.length; k++) {
    const from = sentences[k]!
    const to = sentences[k + 1]!
    tagSentence(model, rows, from, to, locked, syntax.fine)
    tagHeadlineVerb(model, words, syntax.fine, from, to)
    for (let i = from; i < to; i++) syntax.tags[i] = model.uposOf[syntax.fine[i]!]!
    const aside = asideOf(words, syntax.tags, tokens.starts, tokens.ends, from, to)
    if (aside) parseAround(model, rows, syntax, draft, aside, from, to)
    else parseByVote(model, rows, syntax.fine, from, to, syntax.head, syntax.relations, syntax.margin)
    mend(draft, from, to)
  }
  return syntax
}

/** Parses what stands between two dashes by itself, and the sentence as if it were not there. */
function parseAround(
  model: SyntaxModel,
  rows: Int32Array,
  syntax: Syntax,
  draft: Draft,
  aside: Aside,
  from: number,
  to: number,
): void {
  const { open, close } = aside
  const places: number[] = []
  for (let i = from; i < to; i++) if (i < open || i > close) places.push(i)
  const many = places.length
  const head = new Int32Array(many)
  const relations = new Uint8Array(many)
  const margin = new Float32Array(many)
  parseByVote(
    model,
    Int32Array.from(places, (i) => rows[i]!),
    Uint8Array.from(places, (i) => syntax.fine[i]!),
    0,
    many,
    head,
    relations,
    margin,
  )
  let root = from
  for (let k = 0; k < many; k++) {
    const i = places[k]!
    syntax.head[i] = head[k]! < 0 ? -1 : places[head[k]!]!
    syntax.relations[i] = relations[k]!
    syntax.margin[i] = margin[k]!
    if (head[k]! < 0) root = i
  }
  parseByVote(model, rows, syntax.fine, open + 1, close, syntax.head, syntax.relations, syntax.margin)
  let inner = open + 1
  for (let i = open + 1; i < close; i++) if (syntax.head[i] === -1) inner = i
  const above = asideHead(syntax.tags, syntax.head, open, inner, root)
  draft.attach(inner, above.head, above.appos ? 'appos' : 'parataxis')
  draft.head[open] = inner
  draft.attach(open, inner, 'punct')
  draft.head[close] = inner
  draft.attach(close, inner, 'punct')
}
