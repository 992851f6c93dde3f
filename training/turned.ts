import type { GoldSentence } from './conllu.js'

/** A sentence read from its end: for parsers that go from right to left. */
export function turned(sentence: GoldSentence): GoldSentence {
  const last = sentence.forms.length - 1
  return {
    ...sentence,
    forms: sentence.forms.toReversed(),
    lemmas: sentence.lemmas.toReversed(),
    upos: sentence.upos.toReversed(),
    xpos: sentence.xpos.toReversed(),
    relations: sentence.relations.toReversed(),
    heads: sentence.heads.toReversed().map((head) => (head < 0 ? -1 : last - head)),
    joined: [],
    spaceAfter: sentence.spaceAfter.toReversed(),
  }
}
