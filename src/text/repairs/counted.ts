import type { Draft } from './draft.js'

/**
 * "moved two armoured brigades": where the parser took the number for the object, and the participle behind it for a clause with
 * the things counted as its own object, the things are the object, the number counts them and the participle describes them.
 */
export function mendCounted(draft: Draft, from: number, to: number): void {
  for (let number = from; number + 2 < to; number++) {
    const participle = number + 1
    const things = number + 2
    if (draft.upos(number) !== 'NUM' || draft.upos(participle) !== 'VERB' || draft.upos(things) !== 'NOUN') continue
    const above = draft.head[number]!
    if (!draft.is(number, 'obj') || draft.head[participle] !== above || draft.head[things] !== participle) continue
    if (!draft.is(things, 'obj') || draft.child(participle, from, to, (child) => draft.upos(child) === 'AUX') >= 0) continue
    draft.attach(things, above, 'obj')
    draft.attach(number, things, 'nummod')
    draft.hand(participle, things, things + 1, to, () => true)
    draft.attach(participle, things, 'amod')
  }
}

/**
 * "More than 90,000 people, nearly the whole population, have fled": a phrase with an article between commas behind those
 * counted, and no "and", says who they are.
 */
export function mendWhoTheyAre(draft: Draft, from: number, to: number): void {
  for (let said = from + 4; said + 1 < to; said++) {
    const counted = draft.head[said]!
    if (draft.relation(said) !== 'conj' || draft.upos(said) !== 'NOUN' || counted < from || counted > said) continue
    if (draft.child(counted, from, said, (k) => draft.is(k, 'nummod')) < 0) continue
    const { from: first, to: last } = draft.reach(said, from, to)
    const comma = draft.words[first] === ',' ? first : first - 1
    if (draft.words[comma] !== ',' || draft.words[last + 1] !== ',' || comma <= counted) continue
    if (draft.child(said, first, said, (k) => draft.is(k, 'det') && draft.lower(k) === 'the') < 0) continue
    if (draft.child(said, first, to, (k) => draft.is(k, 'cc') || draft.is(k, 'nummod')) >= 0) continue
    if (draft.child(counted, from, to, (k) => draft.relation(k) === 'conj' && k !== said) < 0)
      draft.attach(said, counted, 'appos')
  }
}

const HARMED = /^(?:killed|wounded|injured|hurt|missing|dead)$/
const ABOUT = /^(?:more|than|at|least|most|about|some|over|nearly|almost|around|up|to|another|further|a|many|as)$/

/** "60 were killed and more than 140 wounded on Sunday": the second count has the second verb, beside the first. */
export function mendCountedPairs(draft: Draft, from: number, to: number): void {
  for (let second = from + 4; second < to; second++) {
    const count = second - 1
    if (!HARMED.test(draft.lower(second)) || draft.upos(count) !== 'NUM') continue
    let and = count - 1
    while (and > from && ABOUT.test(draft.lower(and))) and--
    if (draft.upos(and) !== 'CCONJ') continue
    let first = and - 1
    while (first >= from && !(HARMED.test(draft.lower(first)) && draft.upos(first) === 'VERB')) first--
    if (first < from || (draft.head[second] === first && draft.relation(second) === 'conj' && draft.head[count] === second))
      continue
    draft.attach(second, first, 'conj')
    if (draft.head[second] !== first) continue
    draft.attach(count, second, 'nsubj:pass')
    draft.attach(and, second, 'cc')
  }
}
