import { type KnownLemmas, lemmatise } from '../src/text/lemmas.js'
import type { Upos } from '../src/text/trees.js'
import type { GoldSentence } from './conllu.js'

const INFLECTED = new Set(['VERB', 'AUX', 'NOUN', 'ADJ', 'ADV'])

/** The treebanks' dictionary forms, and the forms (seen at least twice) that tables and rules get wrong. */
export function knowLemmas(sentences: readonly GoldSentence[]): KnownLemmas {
  const lemmas = new Set<string>()
  const seen = new Map<string, Map<string, number>>()
  const penn = new Map<string, string>()
  for (const sentence of sentences) {
    for (const [i, form] of sentence.forms.entries()) {
      const upos = sentence.upos[i]!
      const lemma = sentence.lemmas[i]!
      // A wrongly spelt word has the lemma of the right one.
      if (upos === 'PROPN' || upos === 'X' || upos === 'PUNCT' || upos === 'NUM' || upos === 'SYM' || lemma === '_') continue
      if (INFLECTED.has(upos) && /^[a-z]+(?:-[a-z]+)*$/.test(lemma)) lemmas.add(lemma)
      const key = `${form.toLowerCase().replace(/’/g, "'")} ${upos}`
      const counts = seen.get(key) ?? new Map<string, number>()
      seen.set(key, counts)
      counts.set(lemma, (counts.get(lemma) ?? 0) + 1)
      penn.set(`${key} ${lemma}`, sentence.xpos[i]!)
    }
  }
  const odd = new Map<string, string>()
  const plain = { lemmas, odd: new Map<string, string>() }
  for (const [key, counts] of [...seen].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const [lemma, count] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!
    const total = [...counts.values()].reduce((sum, times) => sum + times, 0)
    const [form, upos] = key.split(' ') as [string, Upos]
    // Where one form has several lemmas ("left": leave, left) the tag must tell them apart, not this list.
    if (count < 2 || count * 10 < total * 8) continue
    if (lemmatise(form, upos, penn.get(`${key} ${lemma}`)!, plain) !== lemma) odd.set(key, lemma)
  }
  return { lemmas, odd }
}
