import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SPLITTER_BITS } from '../src/text/boundaries.js'
import { decodeModel, encodeModel } from '../src/text/model-file.js'
import { sealOf } from '../src/text/sealed-file.js'
import { type Knowledge, SyntaxModel, type Voter } from '../src/text/syntax-model.js'
import { encodeVoters } from '../src/text/voters-file.js'
import type { KnownWords } from '../src/text/word-table.js'
import { readTreebank } from './conllu.js'
import { knowLemmas } from './known-lemmas.js'
import { tagsOf } from './known-words.js'
import { LEFT_OUT, lightened, lighterTable, TAGGER_LEFT_OUT, VOTERS_LEFT_OUT } from './lighten.js'
import { scoreOnGoldTokens } from './score.js'
import { titleCased } from './title-case.js'
import {
  LABEL_BITS,
  labelChoicesOf,
  MOVE_BITS,
  MOVE_WIDTH,
  ParserInTraining,
  type ParserWeights,
  relationsOf,
  uposOfTags,
} from './train-parser.js'
import { trainSplitter } from './train-splitter.js'
import { jackknife, TAGGER_BITS, TaggerInTraining } from './train-tagger.js'
import { turned } from './turned.js'
import { moveTable, sparseTable } from './weight-table.js'

const { values } = parseArgs({
  options: {
    treebank: { type: 'string' },
    out: { type: 'string', default: 'models' },
    passes: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    /** Only the voters of careful mode, beside the model that is in `--out` already. */
    voters: { type: 'boolean', default: false },
  },
})
if (!values.treebank) throw new Error('Say where the treebanks are: npm run train -- --treebank DIR')
const treebank = values.treebank
const passes = Number(values.passes)
const seed = Number(values.seed)
const started = performance.now()
const say = (words: string): void =>
  console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${words}`)
const write = (name: string, bytes: Buffer): void => {
  mkdirSync(values.out, { recursive: true })
  writeFileSync(join(values.out, name), bytes)
  say(`${values.out}/${name}, ${(bytes.length / 1e6).toFixed(2)} MB`)
}

const files = readdirSync(treebank)
  .filter((name) => /\.conllu(\.gz)?$/.test(name))
  .sort()
const sentences = files.filter((name) => name.includes('-train')).flatMap((name) => readTreebank(join(treebank, name)))

/**
 * Trains a parser; a backwards one learns from sentences turned round. With several seeds it is the mean of as many parsers, each of
 * which has seen the sentences in another order: what one of them learnt by chance weighs little in it.
 */
function grammarOf(
  { known, tags, relations, tagged }: Ground,
  backwards: boolean,
  passes: number,
  seeds: readonly number[],
): Voter {
  const read = backwards ? sentences.map(turned) : sentences
  const tagsRead = backwards ? tagged.map((list) => list.slice().reverse()) : tagged
  const labelChoices = labelChoicesOf(read, tagsRead, uposOfTags(tags), relations)
  const weights = meanOf(
    seeds.map((seed, k) => {
      const parser = new ParserInTraining(known, tags, relations, labelChoices)
      const learnt = parser.train(read, tagsRead, passes, seed)
      if (seeds.length > 1) say(`${k + 1} of ${seeds.length} parsers learnt`)
      return learnt
    }),
  )
  return {
    backwards,
    labelChoices,
    move: moveTable(weights.move, MOVE_BITS, MOVE_WIDTH, 120),
    label: sparseTable(weights.label, LABEL_BITS, relations.length, 200),
    relabel: sparseTable(weights.relabel, LABEL_BITS, relations.length, 200),
  }
}

/** How many parsers the model's is the mean of. */
const PARSERS = 3

function meanOf(all: readonly ParserWeights[]): ParserWeights {
  const mean = (which: keyof ParserWeights): Int32Array => {
    const tables = all.map((weights) => weights[which])
    return tables[0]!.map((_, k) => Math.round(tables.reduce((sum, table) => sum + table[k]!, 0) / tables.length))
  }
  return { move: mean('move'), label: mean('label'), relabel: mean('relabel') }
}

const range = (from: number, many: number): number[] => Array.from({ length: many }, (_, k) => from + k)

/** What every parser of one model is trained on. */
interface Ground {
  readonly known: KnownWords
  readonly tags: readonly string[]
  readonly relations: readonly string[]
  /** Tags of the sentences as a tagger that has not seen them gives them. */
  readonly tagged: readonly Uint8Array[]
}

function trainModel(): Buffer {
  const tags = tagsOf(sentences)
  const relations = relationsOf(sentences)
  say(`${sentences.length} sentences, ${tags.length} tags, ${relations.length} relations`)
  const tagger = new TaggerInTraining(titleCased(sentences), tags)
  const tagWeights = tagger.train(6, seed)
  say('tagger learnt')
  const tagged = jackknife(sentences, tags, 4, 4)
  say('sentences tagged for the parser')
  const splitter = trainSplitter(sentences, tagger.known, 5, seed)
  say('splitter learnt')
  const ground = { known: tagger.known, tags, relations, tagged }
  const { backwards: _, ...grammar } = grammarOf(ground, false, passes, range(seed, PARSERS))
  say('parser learnt')
  const knowledge: Knowledge = {
    ...tagger.known,
    ...knowLemmas(sentences),
    ...lightened(grammar, LEFT_OUT),
    tags,
    relations,
    splitter: sparseTable(splitter, SPLITTER_BITS, 2, 300),
    tagger: lighterTable(sparseTable(tagWeights, TAGGER_BITS, tags.length, 120), TAGGER_LEFT_OUT),
  }
  const bytes = encodeModel(knowledge)
  write('syntax.model', bytes)
  return bytes
}

/** The model that is there, and what voters beside it are trained on: its words, tags and relations. */
function modelAtHand(): { readonly bytes: Buffer; readonly ground: Ground } {
  const bytes = readFileSync(join(values.out, 'syntax.model'))
  const known = decodeModel(bytes)
  const tagged = jackknife(sentences, known.tags, 4, 4)
  say('sentences tagged for the voters')
  return { bytes, ground: { known, tags: known.tags, relations: known.relations, tagged } }
}

const tell = (mode: string, model: SyntaxModel): void => {
  for (const name of files.filter((name) => /-(dev|test)/.test(name))) {
    const score = scoreOnGoldTokens(model, readTreebank(join(treebank, name)))
    console.log(
      `${mode.padEnd(8)} ${name.padEnd(24)} UPOS ${score.upos.toFixed(2)}  UAS ${score.uas.toFixed(2)}  LAS ${score.las.toFixed(2)}`,
    )
  }
}
/** Which of the voters read sentences from their end. */
const BACKWARDS = [true, false, true, false]

// More parsers for careful mode: two read sentences from their end, all have learnt them in another order. They need not be as
// good as the first; to err elsewhere is enough.
if (values.voters) {
  const { bytes, ground } = modelAtHand()
  const voters = BACKWARDS.map((backwards, k) => {
    const voter = lightened(grammarOf(ground, backwards, passes - 2, [seed + PARSERS + k]), VOTERS_LEFT_OUT)
    say(`${k + 1} of ${BACKWARDS.length} voters learnt`)
    return voter
  })
  write('voters.model', encodeVoters(voters, sealOf(bytes)))
  tell('careful', new SyntaxModel(decodeModel(bytes), voters))
} else tell('default', new SyntaxModel(decodeModel(trainModel())))
