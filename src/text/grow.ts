import type { Span } from '../model/span.js'
import { judgeBoundaries } from './boundaries.js'
import { BEGINS, GOES_ON } from './long-titles.js'
import { type Block, paragraphsOf } from './paragraphs.js'
import { readSentences, type Syntax } from './read-sentence.js'
import { PARTICLES } from './repairs/titles.js'
import { splitSentences } from './sentences.js'
import { isUpper } from './signs.js'
import type { SyntaxModel } from './syntax-model.js'
import { TokenList, tokenise } from './tokens.js'
import { type Trees, UPOS, type Upos } from './trees.js'

export interface GrowOptions {
  /** How many words from `at` are a known proper name; 0 for none. Their tags are then PROPN. */
  readonly locked?: (words: readonly string[], at: number) => number
  /** Paragraphs; text outside them is not read. Without it, paragraphs are what blank lines part. */
  readonly blocks?: readonly Block[]
}

/** Reads a text into sentences, tokens and trees. Never throws, whatever the text; takes time linear in its length. */
export function grow(model: SyntaxModel, text: string, options: GrowOptions = {}): Trees {
  model.words.tidy()
  const tokens = new TokenList()
  const blocks: { readonly from: number; readonly to: number; readonly title: boolean }[] = []
  for (const block of options.blocks ?? paragraphsOf(text)) {
    const from = tokens.length
    tokenise(text, Math.max(0, block.start), Math.min(text.length, block.end), tokens)
    blocks.push({ from, to: tokens.length, title: block.title ?? false })
  }
  const n = tokens.length
  const starts = tokens.starts.slice(0, n)
  const ends = tokens.ends.slice(0, n)
  const words: string[] = []
  const lower: string[] = []
  const rows = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const row = model.words.row(text.slice(starts[i]!, ends[i]!))
    rows[i] = row
    words.push(model.words.word(row))
    lower.push(model.words.lower(row))
  }
  const begins: number[] = []
  const ruled = new Uint8Array(n)
  const begin = (token: number): void => void begins.push(token)
  const rule = (token: number): void => {
    ruled[token] = 1
  }
  for (const { from, to, title } of blocks) {
    // A title's capitals would pass for beginnings.
    splitSentences(text, tokens, from, to, title ? begin : rule)
    if (title || from === to) continue
    judgeBoundaries(
      model.knowledge.splitter,
      { text, starts, ends, rows, columns: model.words.columns, from, to, ruled },
      begin,
    )
  }
  const sentences = Int32Array.from([...begins, n])
  const sentenceOf = new Int32Array(n)
  for (let k = 0; k + 1 < sentences.length; k++) sentenceOf.fill(k, sentences[k]!, sentences[k + 1]!)
  const locked = lockNames(words, options.locked)
  const syntax = readSentences(model, { words, lower, rows, starts, ends, sentences, locked })
  return new Grown(model, text, words, lower, starts, ends, sentences, sentenceOf, syntax)
}

/** Marks the words of known names: where one begins, where it goes on. Small words inside one ("of", "the") keep their own tags, but for particles of people's names ("von der"). */
function lockNames(words: readonly string[], locked: GrowOptions['locked']): Uint8Array {
  const locks = new Uint8Array(words.length)
  if (!locked) return locks
  for (let i = 0; i < words.length; ) {
    const many = Math.max(0, Math.min(words.length - i, Math.floor(locked(words, i)) || 0))
    for (let k = i; k < i + many; k++)
      if (isUpper(words[k]!.charCodeAt(0)) || PARTICLES.has(words[k]!)) locks[k] = k === i ? BEGINS : GOES_ON
    i += Math.max(1, many)
  }
  return locks
}

const NO_KIDS: readonly number[] = []

class Grown implements Trees {
  readonly length: number
  readonly tags: Uint8Array
  readonly head: Int32Array
  readonly relations: Uint8Array
  readonly margin: Float32Array
  private readonly fine: Uint8Array
  readonly relationNames: readonly string[]
  private readonly lemmas: (string | undefined)[]
  private kids: (number[] | undefined)[] | null = null

  constructor(
    private readonly model: SyntaxModel,
    readonly text: string,
    readonly words: readonly string[],
    readonly lower: readonly string[],
    readonly starts: Int32Array,
    readonly ends: Int32Array,
    readonly sentences: Int32Array,
    readonly sentenceOf: Int32Array,
    syntax: Syntax,
  ) {
    this.tags = syntax.tags
    this.fine = syntax.fine
    this.head = syntax.head
    this.relations = syntax.relations
    this.margin = syntax.margin
    this.length = starts.length
    this.relationNames = model.knowledge.relations
    this.lemmas = new Array(this.length)
  }

  word(token: number): string {
    return this.words[token] ?? ''
  }

  lemma(token: number): string {
    const known = this.lemmas[token]
    if (known !== undefined) return known
    const lemma = this.model.lemmas.of(this.words[token]!, this.upos(token), this.penn(token))
    this.lemmas[token] = lemma
    return lemma
  }

  upos(token: number): Upos {
    return UPOS[this.tags[token]!]!
  }

  penn(token: number): string {
    return this.model.pennOf[this.fine[token]!]!
  }

  relation(token: number): string {
    return this.relationNames[this.relations[token]!]!
  }

  children(token: number): readonly number[] {
    this.kids ??= this.below()
    return this.kids[token] ?? NO_KIDS
  }

  /** Most words have none below them, and then no list of their own either. */
  private below(): (number[] | undefined)[] {
    const kids: (number[] | undefined)[] = new Array(this.length)
    for (let i = 0; i < this.length; i++) {
      const head = this.head[i]!
      if (head < 0) continue
      const list = kids[head]
      if (list) list.push(i)
      else kids[head] = [i]
    }
    return kids
  }

  span(from: number, to: number): Span {
    return { start: this.starts[from]!, end: this.ends[to - 1]! }
  }
}
