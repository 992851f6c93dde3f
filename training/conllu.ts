import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** One sentence of a treebank. `heads` count from 0, −1 for the root. */
export interface GoldSentence {
  readonly id: string
  readonly text: string
  readonly newDocument: boolean
  readonly newParagraph: boolean
  readonly forms: readonly string[]
  readonly lemmas: readonly string[]
  readonly upos: readonly string[]
  readonly xpos: readonly string[]
  readonly heads: readonly number[]
  readonly relations: readonly string[]
  /** Surface words that several tokens share ("don't"): first token, last token, the word. */
  readonly joined: readonly { readonly from: number; readonly to: number; readonly form: string }[]
  /** False where the token (or the joined word it ends) touches the next one. */
  readonly spaceAfter: readonly boolean[]
}

/** Reads a CoNLL-U file, gzipped or not. Empty nodes are left out, and sentences whose words are masked by "_". */
export function readTreebank(path: string): GoldSentence[] {
  const bytes = readFileSync(path)
  return parseConllu((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'))
}

export function parseConllu(conllu: string): GoldSentence[] {
  const sentences: GoldSentence[] = []
  for (const block of conllu.split(/\r?\n[ \t]*\r?\n/)) {
    const sentence = parseBlock(block.split(/\r?\n/))
    if (sentence?.forms.some((form) => form !== '_')) sentences.push(sentence)
  }
  return sentences
}

function parseBlock(lines: readonly string[]): GoldSentence | null {
  const comments = { id: '', text: '', document: false, paragraph: false }
  const rows: string[][] = []
  const joined: { from: number; to: number; form: string }[] = []
  const spaceAfter: boolean[] = []
  for (const line of lines) {
    if (line.startsWith('#')) {
      if (line.startsWith('# sent_id =')) comments.id = line.slice(11).trim()
      else if (line.startsWith('# text =')) comments.text = line.slice(8).trim()
      else if (line.startsWith('# newdoc')) comments.document = true
      else if (line.startsWith('# newpar')) comments.paragraph = true
      continue
    }
    const row = line.split('\t')
    const range = /^(\d+)-(\d+)$/.exec(row[0] ?? '')
    if (range) {
      joined.push({ from: Number(range[1]) - 1, to: Number(range[2]) - 1, form: row[1] ?? '' })
      spaceAfter[Number(range[2]) - 1] = !/(?:^|\|)SpaceAfter=No/.test(row[9] ?? '')
    } else if (/^\d+$/.test(row[0] ?? '')) {
      spaceAfter[rows.length] ??= !/(?:^|\|)SpaceAfter=No/.test(row[9] ?? '')
      rows.push(row)
    }
  }
  if (rows.length === 0) return null
  const column = (at: number): string[] => rows.map((row) => row[at] ?? '_')
  return {
    id: comments.id,
    text: comments.text,
    newDocument: comments.document,
    newParagraph: comments.paragraph,
    forms: column(1),
    lemmas: column(2),
    upos: column(3),
    xpos: column(4),
    heads: column(6).map((head) => Number(head) - 1),
    relations: column(7),
    joined,
    spaceAfter,
  }
}
