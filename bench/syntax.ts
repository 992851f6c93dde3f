import nlp from 'compromise'
import winkModel from 'wink-eng-lite-web-model'
import wink from 'wink-nlp'
import { grow } from '../src/text/grow.js'
import { loadModel } from '../src/text/load-model.js'

const ROUNDS = 9

/** Reports of made-up states, long enough for every reader to run warm. */
const REPORT =
  `Karvian Prime Minister Ivo Novak and Azarian President Ada Moll met in Varna on Tuesday for talks mediated by the
Sylvan foreign ministry, the third such meeting since a ceasefire was signed in November. The two sides said in a joint
statement that they had agreed to set up a commission on the delimitation of the border, which would hold its first meeting
in May. "We are closer to peace than ever before," Novak told reporters after the talks, which lasted more than four hours.

Moll, who has accused Karvia of dragging its feet, said that the opening of transport links was still being discussed. At
least 6,500 people were killed in the six weeks of war, and around 30,000 in the fighting that followed the collapse of the
union. Sylvan peacekeepers deployed to oversee the truce have been criticised by both governments for failing to stop
violations. Under the Sylvan-brokered agreement, Karvia ceded swathes of territory it had controlled for decades.`.replace(
    /\n(?!\n)/g,
    ' ',
  )

interface Contender {
  readonly name: string
  readonly gives: string
  /** Reads the text and tells how many tokens it found. */
  read(text: string): number
}

function contenders(): Contender[] {
  const model = loadModel()
  const winkReader = wink(winkModel)
  return [
    { name: 'parley', gives: 'tags, lemmas on demand, trees', read: (text) => grow(model, text).length },
    {
      name: 'wink-nlp',
      gives: 'tags, lemmas; no trees',
      read: (text) => winkReader.readDoc(text).tokens().out(winkReader.its.pos).length,
    },
    {
      name: 'compromise',
      gives: 'tags, chunks; no trees',
      read: (text) =>
        (nlp(text).json({ terms: { tags: true } }) as { terms: unknown[] }[]).reduce((sum, { terms }) => sum + terms.length, 0),
    },
  ]
}

/**
 * Measures tokens read a second, from raw text to tags (and trees, where the reader has them), beside wink-nlp and
 * compromise in the same run. Prints the median of several rounds and the ratio to the first line.
 */
export async function benchSyntax(): Promise<void> {
  const text = Array.from({ length: 12 }, () => REPORT).join('\n\n')
  const rates = new Map<Contender, number[]>()
  const all = contenders()
  for (let round = 0; round <= ROUNDS; round++) {
    for (const contender of all) {
      const started = performance.now()
      const tokens = contender.read(text)
      const rate = (1000 * tokens) / (performance.now() - started)
      // The first round warms up.
      if (round > 0) rates.set(contender, [...(rates.get(contender) ?? []), rate])
    }
  }
  const median = (contender: Contender): number => [...rates.get(contender)!].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!
  const first = median(all[0]!)
  console.log('Reading English, from raw text, on one core: median of', ROUNDS, 'rounds')
  for (const contender of all) {
    const rate = median(contender)
    console.log(
      `  ${contender.name.padEnd(18)}${Math.round(rate).toLocaleString('en-GB').padStart(9)} tokens/s  ×${(rate / first).toFixed(2).padStart(5)}  ${contender.gives}`,
    )
  }
}
