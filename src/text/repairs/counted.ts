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
