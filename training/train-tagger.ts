import { TAG_TEMPLATES } from '../src/text/tag-templates.js'
import { casingOf, tagFacts } from '../src/text/tagger.js'
import { Column, WordTable } from '../src/text/word-table.js'
import { Chance } from './chance.js'
import type { GoldSentence } from './conllu.js'
import { type Counted, knowWords, tagOf } from './known-words.js'
import { Learner } from './learner.js'

export const TAGGER_BITS = 18

/** Being right is not enough: the next best must be left behind by so much. */
const MARGIN = 60

/** A tagger in training: it learns from a sentence, and tags one with what it has learnt. */
export class TaggerInTraining {
  readonly known: Counted
  private readonly words: WordTable
  private readonly learner: Learner
  private readonly number: ReadonlyMap<string, number>
  private readonly all: Uint8Array
  private readonly facts = new Int32Array(32)
  private readonly buckets = new Int32Array(TAG_TEMPLATES.count)

  constructor(
    private readonly sentences: readonly GoldSentence[],
    readonly tags: readonly string[],
  ) {
    this.known = knowWords(sentences, tags)
    this.words = new WordTable(this.known)
    this.learner = new Learner(TAGGER_BITS, tags.length)
    this.number = new Map(tags.map((tag, at) => [tag, at]))
    this.all = Uint8Array.from(tags.keys())
  }

  /** Goes over all sentences `passes` times in an order drawn from `seed`; gives the averaged weights. */
  train(passes: number, seed: number): Int32Array {
    const chance = new Chance(seed)
    const order = Int32Array.from(this.sentences.keys())
    const rows = this.sentences.map((sentence) => this.rows(sentence))
    const gold = this.sentences.map((sentence) =>
      Int16Array.from(sentence.forms, (_, i) => this.number.get(tagOf(sentence, i)) ?? -1),
    )
    for (let pass = 0; pass < passes; pass++) {
      for (const at of chance.shuffle(order)) this.run(rows[at]!, gold[at]!, this.learner.weights)
    }
    return this.learner.averaged()
  }

  private rows(sentence: GoldSentence): Int32Array {
    return Int32Array.from(sentence.forms, (form) => this.words.row(form))
  }

  /** Tags a sentence with the given weights. */
  tag(sentence: GoldSentence, weights: Int16Array | Int32Array): Uint8Array {
    return this.run(this.rows(sentence), null, weights)
  }

  private run(rows: Int32Array, gold: Int16Array | null, weights: Int16Array | Int32Array): Uint8Array {
    const n = rows.length
    const out = new Uint8Array(n)
    const { columns } = this.words
    const { scores } = this.learner
    const width = this.tags.length
    const casing = casingOf(columns, rows, 0, n)
    let tag1 = 500
    let tag2 = 501
    for (let i = 0; i < n; i++) {
      const choice = columns[rows[i]! + Column.choice]!
      const list = choice < 0 ? this.all : this.known.tagChoices[choice]!
      let best = list[0]!
      if (list.length > 1) {
        tagFacts(this.facts, columns, rows, i, 0, n, casing, tag1, tag2)
        TAG_TEMPLATES.hash(this.facts, TAGGER_BITS, this.buckets)
        scores.fill(0, 0, list.length)
        for (let q = 0; q < TAG_TEMPLATES.count; q++) {
          const row = this.buckets[q]! * width
          for (let k = 0; k < list.length; k++) scores[k] = scores[k]! + weights[row + list[k]!]!
        }
        let top = 0
        for (let k = 1; k < list.length; k++) if (scores[k]! > scores[top]!) top = k
        best = list[top]!
        if (gold) {
          this.learner.tick()
          const good = list.indexOf(gold[i]!)
          if (good >= 0) {
            let rival = good === 0 ? 1 : 0
            for (let k = rival + 1; k < list.length; k++) if (k !== good && scores[k]! > scores[rival]!) rival = k
            if (scores[good]! - scores[rival]! <= MARGIN)
              this.learner.learn(this.buckets, TAG_TEMPLATES.count, list[good]!, list[rival]!)
          }
        }
      }
      out[i] = best
      tag2 = tag1
      tag1 = best
    }
    return out
  }
}

/**
 * Tags for the parser to learn from: each fold is tagged by a tagger that has not seen it, so that the parser meets the
 * mistakes it will meet later. Numbers of `tags`.
 */
export function jackknife(
  sentences: readonly GoldSentence[],
  tags: readonly string[],
  folds: number,
  passes: number,
): Uint8Array[] {
  const tagged: Uint8Array[] = new Array(sentences.length)
  for (let fold = 0; fold < folds; fold++) {
    const tagger = new TaggerInTraining(
      sentences.filter((_, at) => at % folds !== fold),
      tags,
    )
    const weights = tagger.train(passes, 100 + fold)
    for (const [at, sentence] of sentences.entries()) if (at % folds === fold) tagged[at] = tagger.tag(sentence, weights)
  }
  return tagged
}
