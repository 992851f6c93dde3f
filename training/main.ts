import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { decodeModel, encodeModel } from '../src/text/model-file.js'
import { type Knowledge, SyntaxModel } from '../src/text/syntax-model.js'
import { readTreebank } from './conllu.js'
import { knowLemmas } from './known-lemmas.js'
import { tagsOf } from './known-words.js'
import { scoreOnGoldTokens } from './score.js'
import { titleCased } from './title-case.js'
import { LABEL_BITS, labelChoicesOf, MOVE_BITS, ParserInTraining, relationsOf, uposOfTags } from './train-parser.js'
import { jackknife, TAGGER_BITS, TaggerInTraining } from './train-tagger.js'
import { weightTable } from './weight-table.js'

const { values } = parseArgs({
  options: {
    treebank: { type: 'string' },
    out: { type: 'string', default: 'models' },
    passes: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
  },
})
if (!values.treebank) throw new Error('Say where the treebanks are: npm run train -- --treebank DIR')
const treebank = values.treebank
const started = performance.now()
const say = (words: string): void =>
  console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${words}`)

const files = readdirSync(treebank)
  .filter((name) => /\.conllu(\.gz)?$/.test(name))
  .sort()
const sentences = files.filter((name) => name.includes('-train')).flatMap((name) => readTreebank(join(treebank, name)))
const tags = tagsOf(sentences)
const relations = relationsOf(sentences)
say(`${sentences.length} sentences, ${tags.length} tags, ${relations.length} relations`)

const tagger = new TaggerInTraining(titleCased(sentences), tags)
const tagWeights = tagger.train(6, Number(values.seed))
say('tagger learnt')
const tagged = jackknife(sentences, tags, 4, 4)
say('sentences tagged for the parser')
const labelChoices = labelChoicesOf(sentences, tagged, uposOfTags(tags), relations)
const parser = new ParserInTraining(tagger.known, tags, relations, labelChoices)
const weights = parser.train(sentences, tagged, Number(values.passes), Number(values.seed))
say('parser learnt')

const knowledge: Knowledge = {
  ...tagger.known,
  ...knowLemmas(sentences),
  tags,
  relations,
  labelChoices,
  tagger: weightTable(tagWeights, TAGGER_BITS, tags.length, 120),
  move: weightTable(weights.move, MOVE_BITS, 3, 120),
  label: weightTable(weights.label, LABEL_BITS, relations.length, 200),
  relabel: weightTable(weights.relabel, LABEL_BITS, relations.length, 200),
}
const bytes = encodeModel(knowledge)
mkdirSync(values.out, { recursive: true })
writeFileSync(join(values.out, 'syntax.model'), bytes)
say(`${values.out}/syntax.model, ${(bytes.length / 1e6).toFixed(2)} MB`)

const model = new SyntaxModel(decodeModel(bytes))
for (const name of files.filter((name) => /-(dev|test)/.test(name))) {
  const score = scoreOnGoldTokens(model, readTreebank(join(treebank, name)))
  console.log(`${name.padEnd(24)} UPOS ${score.upos.toFixed(2)}  UAS ${score.uas.toFixed(2)}  LAS ${score.las.toFixed(2)}`)
}
