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
    const joined = draft.head[reach.from] === i && draft.is(reach.from, 'cc') && /^(?:and|or)$/.test(draft.lower(reach.from))
    if (joined || listed(draft, name, i, to)) draft.attach(i, name, 'conj')
  }
}

/** "met Sylvan leader Ivo Brandt, Azarian leader Ada Moll and …": two people of a list, each with a title of their own. */
function listed(draft: Draft, first: number, second: number, to: number): boolean {
  const titled = (name: number): boolean => draft.child(name, 0, name, (k) => draft.relation(k) === 'nmod:desc') >= 0
  const third = draft.child(first, second + 1, to, (k) => draft.is(k, 'conj'))
  return third >= 0 && titled(first) && titled(second)
}

/** "Rights group Open Bank alleges": of two subjects side by side the noun only says what the name is, unless an "and" joins them. */
export function mendNamedSubjects(draft: Draft, from: number, to: number): void {
  for (let noun = from; noun + 1 < to; noun++) {
    if (draft.upos(noun) !== 'NOUN' || draft.relation(noun) !== 'nsubj') continue
    const verb = draft.head[noun]!
    const name = draft.child(verb, noun + 1, verb, (k) => draft.upos(k) === 'PROPN' && draft.relation(k) === 'nsubj')
    if (name < 0) continue
    const next = draft.reach(noun, from, to).to + 1
    if (next !== draft.reach(name, from, to).from) continue
    if (draft.upos(next) === 'CCONJ') draft.attach(name, noun, 'conj')
    // "Officials in the capital Lorin said": only a noun right before the name.
    else if (next === noun + 1) draft.attach(noun, name, 'nmod:desc')
  }
}

/** "and the Moro Islamic Liberation Front": a run of proper names behind an "and" is one name, headed by its last word. */
export function mendBrokenNames(draft: Draft, from: number, to: number): void {
  for (let part = from + 1; part + 1 < to; part++) {
    const first = draft.head[part]!
    if (!draft.is(part, 'conj') || first < from || first > part || draft.upos(part) !== 'PROPN') continue
    let end = part
    while (end + 1 < to && draft.upos(end + 1) === 'PROPN' && draft.head[end + 1]! > part) end++
    if (end === part || draft.under(end, part) || !draft.is(end, 'nsubj')) continue
    draft.attach(end, first, 'conj')
    if (draft.head[end] !== first) continue
    draft.hand(part, end, from, part, () => true)
    draft.attach(part, end, 'compound')
  }
}
