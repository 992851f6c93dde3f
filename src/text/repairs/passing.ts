import type { Draft } from './draft.js'

/** "We, …, having met in Lorin, declare the following": what had been done before is told in passing, whoever the parser has do it. */
export function mendHavingDone(draft: Draft, from: number, to: number): void {
  for (let done = from + 1; done < to; done++) {
    if (draft.upos(done) !== 'VERB' || draft.head[done] !== -1) continue
    const having = draft.child(done, from, done, (k) => draft.is(k, 'aux') && draft.lower(k) === 'having')
    if (having < 0) continue
    const main = draft.child(
      done,
      done + 1,
      to,
      (k) => draft.upos(k) === 'VERB' && draft.is(k, 'conj') && draft.child(k, done, k, (c) => draft.is(c, 'cc')) < 0,
    )
    if (main < 0) continue
    draft.swap(done, main, 'advcl')
    draft.hand(done, main, from, having, (k) => draft.is(k, 'nsubj'))
    return
  }
}

/** "the army said, accusing A of …": what is done in passing behind a comma is no subject of a verb still to come. */
export function mendInPassing(draft: Draft, from: number, to: number): void {
  for (let doing = from + 2; doing < to; doing++) {
    const wrong = draft.head[doing]!
    if (draft.upos(doing) !== 'VERB' || !draft.is(doing, 'csubj') || wrong < doing || !draft.lower(doing).endsWith('ing'))
      continue
    const said = doing - 2
    if (draft.words[doing - 1] !== ',' || draft.upos(said) !== 'VERB') continue
    draft.attach(doing, said, 'advcl')
    // "a truce agreed in June", which had passed for the verb.
    const noun = wrong - 1
    if (draft.upos(noun) === 'NOUN' && draft.lower(wrong).endsWith('ed') && draft.child(wrong, from, wrong, () => true) < 0)
      draft.attach(wrong, noun, 'acl')
  }
}

/** "were last received by Moll": a small word between "were" and what was done is not what they were. */
export function mendLastDone(draft: Draft, from: number, to: number): void {
  for (let word = from + 1; word + 1 < to; word++) {
    const done = word + 1
    if (!/^(?:last|first|next|long|best)$/.test(draft.lower(word)) || draft.upos(done) !== 'VERB' || draft.head[done] !== word)
      continue
    const be = draft.child(word, from, word, (k) => draft.is(k, 'cop'))
    if (be < 0 || draft.lower(done).endsWith('ing')) continue
    draft.swap(word, done, 'advmod')
    if (draft.head[word] !== done) continue
    draft.hand(word, done, from, to, () => true)
    draft.attach(be, done, 'aux:pass')
    const subject = draft.child(done, from, be, (k) => draft.relation(k) === 'nsubj')
    if (subject >= 0) draft.attach(subject, done, 'nsubj:pass')
  }
}
