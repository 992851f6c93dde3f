import { UPOS, type Upos } from '../trees.js'
import type { Draft } from './draft.js'

/**
 * Parts of speech that the tree settles: each is right more often than not on the treebanks' dev sets where the tagger, which sees
 * no tree, said otherwise. "As" before a noun is a preposition, a verb that only helps another is an auxiliary.
 */
const SETTLED: readonly { readonly tag: Upos; readonly relation: string; readonly is: Upos }[] = [
  { tag: 'SCONJ', relation: 'case', is: 'ADP' },
  { tag: 'SCONJ', relation: 'advmod', is: 'ADV' },
  { tag: 'SCONJ', relation: 'det', is: 'DET' },
  { tag: 'ADV', relation: 'amod', is: 'ADJ' },
  { tag: 'ADV', relation: 'compound:prt', is: 'ADP' },
  { tag: 'VERB', relation: 'aux', is: 'AUX' },
  { tag: 'VERB', relation: 'aux:pass', is: 'AUX' },
  { tag: 'PRON', relation: 'mark', is: 'SCONJ' },
]
const FORMS = SETTLED.map(({ tag, relation, is }) => ({ tag: UPOS.indexOf(tag), relation, is: UPOS.indexOf(is) }))

/** Gives words the part of speech that their place in the tree settles. */
export function mendTags(draft: Draft, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    for (const { tag, relation, is } of FORMS) {
      if (draft.tags[i] !== tag || draft.relation(i) !== relation) continue
      draft.tags[i] = is
      break
    }
  }
}
