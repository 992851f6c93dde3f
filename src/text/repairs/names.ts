import type { Draft } from './draft.js'

/** Verbs behind which a name is what somebody is or is called. */
const COPULAR =
  /^(?:be|is|are|was|were|been|being|become|became|remain|remained|stay|stayed|seem|seemed|call|called|name|named|elect|elected|appoint|appointed|dub|dubbed|renamed|titled)$/

/** "hosted Brandt on Monday": a name right behind a verb that has no object is its object, and no complement of it. */
export function mendNamedObjects(draft: Draft, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const verb = draft.head[i]!
    if (draft.upos(i) !== 'PROPN' || verb < from || verb >= i || !draft.is(i, 'xcomp') || draft.upos(verb) !== 'VERB') continue
    if (COPULAR.test(draft.lower(verb)) || draft.reach(i, from, to).from !== verb + 1) continue
    if (draft.child(verb, from, to, (k) => draft.is(k, 'obj') || draft.relation(k) === 'aux:pass') >= 0) continue
    if (draft.child(i, from, to, (k) => draft.is(k, 'case') || draft.is(k, 'mark')) < 0) draft.attach(i, verb, 'obj')
  }
}

/** "Brandt and Western Council President Ada Moll": an "and" right before what explains a name makes it a second name. */
export function mendNamedPairs(draft: Draft, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const name = draft.head[i]!
    if (draft.upos(i) !== 'PROPN' || name < from || !draft.is(i, 'appos') || draft.upos(name) !== 'PROPN') continue
    const reach = draft.reach(i, from, to)
    if (draft.head[reach.from] !== i || !draft.is(reach.from, 'cc') || !/^(?:and|or)$/.test(draft.lower(reach.from))) continue
    draft.attach(i, name, 'conj')
  }
}
