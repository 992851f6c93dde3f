import type { GoldSentence } from './conllu.js'

const FUNCTION_WORDS = new Set(['ADP', 'CCONJ', 'SCONJ', 'DET', 'PART', 'PRON'])

/** The sentence as a headline would print it. */
export function titleCase(sentence: GoldSentence): GoldSentence {
  const forms = sentence.forms.map((form, at) => {
    const small = at > 0 && FUNCTION_WORDS.has(sentence.upos[at]!) && form.length < 5
    return /^[a-z]/.test(form) && !small && !/^n['’]t$/.test(form) ? form.charAt(0).toUpperCase() + form.slice(1) : form
  })
  return { ...sentence, forms }
}

/** The sentences, and one in seven of the short ones once more in title case, so that the tagger can read headlines. */
export function titleCased(sentences: readonly GoldSentence[]): GoldSentence[] {
  const fitting = (sentence: GoldSentence, at: number): boolean =>
    at % 7 === 0 && sentence.forms.length > 3 && sentence.forms.length <= 25
  return [...sentences, ...sentences.filter(fitting).map(titleCase)]
}
