import { parseSentence } from '../src/text/parser.js'
import type { SyntaxModel } from '../src/text/syntax-model.js'
import { tagSentence } from '../src/text/tagger.js'
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

export function scoreOnGoldTokens(model: SyntaxModel, sentences: readonly GoldSentence[]): TokenScore {
  const count = { all: 0, upos: 0, uas: 0, las: 0, words: 0, uasWords: 0, lasWords: 0 }
  for (const gold of sentences) {
    const n = gold.forms.length
    const rows = Int32Array.from(gold.forms, (form) => model.words.row(form))
    const tags = new Uint8Array(n)
    const head = new Int32Array(n)
    const relations = new Uint8Array(n)
    tagSentence(model, rows, 0, n, new Uint8Array(n), tags)
    parseSentence(model, rows, tags, 0, n, head, relations, new Float32Array(n))
    for (let i = 0; i < n; i++) {
      const word = gold.upos[i] === 'PUNCT' ? 0 : 1
      const uas = head[i] === gold.heads[i] ? 1 : 0
      const las = uas && plain(model.knowledge.relations[relations[i]!]!) === plain(gold.relations[i]!) ? 1 : 0
      count.all++
      count.words += word
      count.upos += UPOS[model.uposOf[tags[i]!]!] === gold.upos[i] ? 1 : 0
      count.uas += uas
      count.las += las
      count.uasWords += uas * word
      count.lasWords += las * word
    }
  }
  const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100)
  return {
    upos: percent(count.upos, count.all),
    uas: percent(count.uas, count.all),
    las: percent(count.las, count.all),
    uasNoPunct: percent(count.uasWords, count.words),
    lasNoPunct: percent(count.lasWords, count.words),
    tokens: count.all,
  }
}
