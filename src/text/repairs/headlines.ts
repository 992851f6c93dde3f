import { startsUpper } from '../word-form.js'
import type { Draft } from './draft.js'

const NOMINAL = /^(?:PROPN|NOUN|ADJ)$/
/** Of a name before the comma, and of one behind it. */
const LONGEST = 5

/**
 * "Armenia, Azerbaijan agree on a truce": headlines write a comma for "and". Two names with a comma between them and a verb in the
 * plural behind them, in a line without a full stop, are two subjects of it.
 */
export function mendHeadlinePairs(draft: Draft, from: number, to: number): void {
  if (to - from < 4 || /^[.?!]$/.test(draft.words[to - 1]!) || !startsUpper(draft.words[from]!)) return
  const comma = nominalEnd(draft, from, to)
  if (comma === from || draft.words[comma] !== ',') return
  const verb = nominalEnd(draft, comma + 1, to)
  if (verb === comma + 1 || verb >= to || draft.upos(verb) !== 'VERB' || !isPlural(draft.lower(verb))) return
  const [first, second] = [comma - 1, verb - 1]
  if (!isName(draft, from, comma) || !isName(draft, comma + 1, verb)) return
  if (draft.head[verb] === first && draft.head[first]! < 0) draft.swap(first, verb, 'nsubj')
  else if (draft.head[verb]! >= 0 && draft.head[verb]! < verb) return
  gather(draft, from, first)
  gather(draft, comma + 1, second)
  draft.attach(first, verb, 'nsubj')
  draft.attach(second, first, 'conj')
  draft.attach(comma, second, 'punct')
}

/** The words before the last of a name hang on it, as before or as parts of it. */
function gather(draft: Draft, from: number, last: number): void {
  for (let i = from; i < last; i++) {
    const head = draft.head[i]!
    if (head < from || head > last) draft.attach(i, last, 'compound')
  }
}

/** Where a run of names, nouns and adjectives ends. */
function nominalEnd(draft: Draft, at: number, to: number): number {
  let end = at
  while (end < to && end - at < LONGEST && NOMINAL.test(draft.upos(end))) end++
  return end
}

const isPlural = (verb: string): boolean => !verb.endsWith('s') || verb.endsWith('ss')

function isName(draft: Draft, from: number, to: number): boolean {
  if (draft.upos(to - 1) === 'ADJ') return false
  // The tagger may take an acronym that it does not know for a noun.
  for (let i = from; i < to; i++) if (draft.upos(i) === 'PROPN' || /^\p{Lu}{2,}$/u.test(draft.words[i]!)) return true
  return false
}
