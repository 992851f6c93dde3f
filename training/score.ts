import { lemmatise } from '../src/text/lemmas.js'
import { readSentences, type Syntax } from '../src/text/read-sentence.js'
import type { SyntaxModel } from '../src/text/syntax-model.js'
import { UPOS } from '../src/text/trees.js'
import type { GoldSentence } from './conllu.js'

/** Percentages on the treebank's own tokens and sentences. Relations are compared without subtypes. */
export interface TokenScore {
  readonly upos: number
  readonly uas: number
  readonly las: number
  readonly uasNoPunct: number
  readonly lasNoPunct: number
  readonly tokens: number
}

const plain = (relation: string): string => relation.split(':')[0]!

/** Reads one sentence of the treebank by its own tokens. */
function read(model: SyntaxModel, gold: GoldSentence): Syntax {
  const n = gold.forms.length
  const starts = new Int32Array(n)
  const ends = new Int32Array(n)
  let at = 0
  for (const [i, form] of gold.forms.entries()) {
    starts[i] = at
    ends[i] = at + form.length
    at = ends[i]! + (gold.spaceAfter[i] ? 1 : 0)
  }
  return readSentences(model, {
    words: gold.forms,
    lower: gold.forms.map((form) => form.toLowerCase()),
    rows: Int32Array.from(gold.forms, (form) => model.words.row(form)),
    starts,
    ends,
    sentences: Int32Array.of(0, n),
    locked: new Uint8Array(n),
  })
}

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100)

export function scoreOnGoldTokens(model: SyntaxModel, sentences: readonly GoldSentence[]): TokenScore {
  const count = { all: 0, upos: 0, uas: 0, las: 0, words: 0, uasWords: 0, lasWords: 0 }
  for (const gold of sentences) {
    const { tags, head, relations } = read(model, gold)
    for (let i = 0; i < gold.forms.length; i++) {
      const word = gold.upos[i] === 'PUNCT' ? 0 : 1
      const uas = head[i] === gold.heads[i] ? 1 : 0
      const las = uas && plain(model.knowledge.relations[relations[i]!]!) === plain(gold.relations[i]!) ? 1 : 0
      count.all++
      count.words += word
      count.upos += UPOS[tags[i]!] === gold.upos[i] ? 1 : 0
      count.uas += uas
      count.las += las
      count.uasWords += uas * word
      count.lasWords += las * word
    }
  }
  return {
    upos: percent(count.upos, count.all),
    uas: percent(count.uas, count.all),
    las: percent(count.las, count.all),
    uasNoPunct: percent(count.uasWords, count.words),
    lasNoPunct: percent(count.lasWords, count.words),
    tokens: count.all,
  }
}

/** How many lemmas are the treebank's, in percent; tags are the model's own, punctuation does not count. */
export function scoreLemmas(model: SyntaxModel, sentences: readonly GoldSentence[]): number {
  let right = 0
  let all = 0
  for (const gold of sentences) {
    const { tags, fine } = read(model, gold)
    for (const [i, form] of gold.forms.entries()) {
      if (gold.upos[i] === 'PUNCT' || gold.lemmas[i] === '_') continue
      const upos = UPOS[tags[i]!]!
      all++
      if (lemmatise(form, upos, model.pennOf[fine[i]!]!, model.knowledge) === gold.lemmas[i]) right++
    }
  }
  return percent(right, all)
}

/** Tokens tagged and parsed a second: the median of seven rounds over all sentences, after one to warm up. */
export function measureSpeed(model: SyntaxModel, sentences: readonly GoldSentence[]): number {
  let tokens = 0
  for (const { forms } of sentences) tokens += forms.length
  const rounds: number[] = []
  for (let round = 0; round < 8; round++) {
    const started = performance.now()
    for (const gold of sentences) read(model, gold)
    if (round > 0) rounds.push((1000 * tokens) / (performance.now() - started))
  }
  return Math.round(rounds.sort((a, b) => a - b)[3]!)
}
