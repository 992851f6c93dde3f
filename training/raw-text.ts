import { grow } from '../src/text/grow.js'
import type { Block } from '../src/text/paragraphs.js'
import type { SyntaxModel } from '../src/text/syntax-model.js'
import type { GoldSentence } from './conllu.js'

/** A document put together again from the treebank's `# text` lines, with its gold spans as "start-end". */
interface Document {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly sentences: ReadonlySet<string>
  readonly tokens: ReadonlySet<string>
}

/** F1, in percent, of the sentences and tokens found in raw text; spans must agree to the unit. */
export function scoreOnRawText(
  model: SyntaxModel,
  gold: readonly GoldSentence[],
): { readonly sentenceF1: number; readonly tokenF1: number } {
  const sentences = { found: 0, gold: 0, right: 0 }
  const tokens = { found: 0, gold: 0, right: 0 }
  for (const document of documentsOf(gold)) {
    const trees = grow(model, document.text, { blocks: document.blocks })
    tokens.found += trees.length
    tokens.gold += document.tokens.size
    sentences.gold += document.sentences.size
    for (let i = 0; i < trees.length; i++) if (document.tokens.has(`${trees.starts[i]}-${trees.ends[i]}`)) tokens.right++
    for (let k = 0; k + 1 < trees.sentences.length; k++) {
      const span = trees.span(trees.sentences[k]!, trees.sentences[k + 1]!)
      sentences.found++
      if (document.sentences.has(`${span.start}-${span.end}`)) sentences.right++
    }
  }
  return { sentenceF1: f1(sentences), tokenF1: f1(tokens) }
}

const f1 = (n: { found: number; gold: number; right: number }): number =>
  n.found + n.gold === 0 ? 0 : Math.round((20_000 * n.right) / (n.found + n.gold)) / 100

/** Sentences of one document follow each other after a blank; a paragraph mark parts them by an empty line. */
export function documentsOf(gold: readonly GoldSentence[]): Document[] {
  const marked = gold.some((sentence) => sentence.newDocument)
  const groups: GoldSentence[][] = []
  let last: string | null = null
  for (const sentence of gold) {
    const name = sentence.id.replace(/[-_.]?\d+$/, '')
    if (groups.length === 0 || (marked ? sentence.newDocument : name !== last)) groups.push([])
    groups.at(-1)!.push(sentence)
    last = name
  }
  return groups.map(rebuild)
}

function rebuild(gold: readonly GoldSentence[]): Document {
  let text = ''
  const starts: number[] = []
  const blocks: { start: number; end: number }[] = []
  for (const sentence of gold) {
    if (text === '' || sentence.newParagraph) {
      if (text !== '') text += '\n\n'
      blocks.push({ start: text.length, end: text.length })
    } else text += ' '
    starts.push(text.length)
    text += sentence.text
    blocks.at(-1)!.end = text.length
  }
  const sentences = new Set<string>()
  const tokens = new Set<string>()
  for (const [k, sentence] of gold.entries()) {
    const spans = spansOf(sentence, text, starts[k]!)
    for (const [start, end] of spans) tokens.add(`${start}-${end}`)
    sentences.add(`${spans[0]![0]}-${spans.at(-1)![1]}`)
  }
  return { text, blocks, sentences, tokens }
}

/** Where each word of a sentence stands; parts of a joined word share it out by their lengths. */
function spansOf(sentence: GoldSentence, text: string, from: number): [number, number][] {
  const spans: [number, number][] = []
  let at = from
  const place = (form: string): number => {
    while (/\s/.test(text[at] ?? '') && !form.startsWith(text[at]!)) at++
    return at
  }
  for (let i = 0; i < sentence.forms.length; ) {
    const joined = sentence.joined.find(({ from: first }) => first === i)
    const start = place(joined?.form ?? sentence.forms[i]!)
    if (!joined) {
      at = start + sentence.forms[i]!.length
      spans.push([start, at])
      i++
      continue
    }
    const end = start + joined.form.length
    for (; i <= joined.to; i++) {
      const stop = i === joined.to ? end : Math.min(end, at + sentence.forms[i]!.length)
      spans.push([at, stop])
      at = stop
    }
  }
  return spans
}
