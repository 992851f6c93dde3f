import { parseArgs } from 'node:util'
import { loadModel } from '../src/text/load-model.js'
import { readTreebank } from './conllu.js'
import { scoreOnRawText } from './raw-text.js'
import { measureSpeed, scoreLemmas, scoreOnGoldTokens } from './score.js'
import { titleCase } from './title-case.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    careful: { type: 'boolean', default: false },
    model: { type: 'string' },
    title: { type: 'boolean', default: false },
  },
})
if (positionals.length === 0) throw new Error('Name one CoNLL-U file or more: npm run syntax:eval -- FILE.conllu[.gz]…')

const model = loadModel({ careful: values.careful, ...(values.model === undefined ? {} : { path: values.model }) })
for (const file of positionals) {
  const gold = readTreebank(file)
  const { tokens: _, ...score } = scoreOnGoldTokens(model, gold)
  // Headlines: short sentences printed as one.
  const short = gold.filter(({ forms }) => forms.length >= 4 && forms.length <= 15)
  const result = {
    file,
    ...score,
    ...scoreOnRawText(model, gold),
    tokensPerSecond: measureSpeed(model, gold),
    lemma: scoreLemmas(model, gold),
    uposTitleCase: scoreOnGoldTokens(model, short.map(titleCase)).upos,
  }
  console.log(JSON.stringify(result))
}
