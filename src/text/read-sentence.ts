import { type Aside, asideHead, asideOf, positionMarks } from './asides.js'
import { tagHeadlineVerb } from './headline-verbs.js'
import { type LongTitle, longTitles } from './long-titles.js'
import { Draft } from './repairs/draft.js'
import { mend } from './repairs/mend.js'
import type { SyntaxModel } from './syntax-model.js'
import { tagSentence } from './tagger.js'
import { parseByVote } from './vote.js'

/** The tokens of a text, cut into sentences. */
export interface Tokens {
  readonly words: readonly string[]
  readonly lower: readonly string[]
  /** Row of each token in the model's word table. */
  readonly rows: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** First token of each sentence, and at last the number of tokens. */
  readonly sentences: Int32Array
  /** Where a token belongs to a known proper name: `BEGINS` one or `GOES_ON` in it; else 0. */
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
  const { words, lower, rows, sentences, locked } = tokens
  const n = words.length
  const syntax: Syntax = {
    fine: new Uint8Array(n),
    tags: new Uint8Array(n),
    head: new Int32Array(n),
    relations: new Uint8Array(n),
    margin: new Float32Array(n),
  }
  const draft = new Draft(words, lower, syntax.tags, syntax.head, syntax.relations, model.knowledge.relations)
  for (let k = 0; k + 1 < sentences.length; k++) {
    const from = sentences[k]!
    const to = sentences[k + 1]!
    tagSentence(model, rows, from, to, locked, syntax.fine)
    tagHeadlineVerb(model, words, syntax.fine, from, to)
    for (let i = from; i < to; i++) syntax.tags[i] = model.uposOf[syntax.fine[i]!]!
    const aside = asideOf(words, syntax.tags, tokens.starts, tokens.ends, from, to)
    const titles = longTitles(words, lower, syntax.tags, locked, from, to)
    const marks = positionMarks(lower, syntax.tags, from, to)
    if (aside || titles.length > 0 || marks.length > 0)
      parseAround(model, rows, syntax, draft, { aside, marks, titles }, from, to)
    else parseByVote(model, rows, syntax.fine, from, to, syntax.head, syntax.relations, syntax.margin)
    mend(draft, from, to)
  }
  return syntax
}

/** What a sentence is parsed without. */
interface SetAside {
  readonly aside: Aside | null
  readonly marks: readonly Aside[]
  readonly titles: readonly LongTitle[]
}

/**
 * Parses the sentence as if what stands between two dashes, where people stand in a picture and the long titles of names were
 * not there; the first by itself, the others are put beside their names.
 */
function parseAround(
  model: SyntaxModel,
  rows: Int32Array,
  syntax: Syntax,
  draft: Draft,
  { aside, marks, titles }: SetAside,
  from: number,
  to: number,
): void {
  const outer = titles.filter(({ start, name }) => !aside || name <= aside.open || start > aside.close)
  const outside = marks.filter(({ open }) => !aside || open < aside.open || open > aside.close)
  const isOut = (i: number): boolean =>
    (aside !== null && i >= aside.open && i <= aside.close) ||
    outside.some(({ open, close }) => i >= open && i <= close) ||
    outer.some(({ start, name }) => i >= start && i < name)
  const places = range(from, to).filter((i) => !isOut(i))
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
  for (const title of outer) putBefore(draft, title)
  for (const mark of outside) putBehind(draft, mark)
  if (!aside) return
  const { open, close } = aside
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

/** Hangs "(L)" on the name before it. */
function putBehind(draft: Draft, { open, close }: Aside): void {
  let name = open - 1
  while (draft.is(name, 'flat') && draft.head[name]! >= 0) name = draft.head[name]!
  const inner = close - 1
  for (let i = open; i <= close; i++) draft.head[i] = name
  draft.attach(inner, name, 'discourse')
  for (let i = open; i <= close; i++) if (i !== inner) draft.attach(i, inner, i === open || i === close ? 'punct' : 'amod')
}

/** Hangs a title on the first word of its name, and what it is of on the title. */
function putBefore(draft: Draft, { start, title, body, of, name }: LongTitle): void {
  for (let i = start; i < name; i++) draft.head[i] = -2
  const settle = (from: number, head: number): void => {
    for (let i = from; i < head; i++)
      hang(i, head, draft.upos(i) === 'DET' ? 'det' : draft.upos(i) === 'ADJ' ? 'amod' : 'compound')
  }
  const hang = (token: number, above: number, relation: string): void => {
    draft.head[token] = above
    draft.attach(token, above, relation)
  }
  if (body) {
    settle(start, body.head)
    hang(body.head, title, 'compound')
  }
  settle(body ? body.head + 1 : start, title)
  hang(title, name, 'nmod:desc')
  let above = title
  for (const part of of) {
    settle(part.start, part.head)
    hang(part.head, above, 'nmod')
    hang(part.case, part.head, 'case')
    above = part.head
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)
