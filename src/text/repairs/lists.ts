import type { Draft } from './draft.js'

/** ", and the reopening of links": an "and" joins, and is itself no member; a bare noun between two members is one. */
export function mendLists(draft: Draft, from: number, to: number): void {
  for (let and = from + 1; and < to; and++) {
    if (draft.upos(and) !== 'CCONJ' || !draft.is(and, 'conj')) continue
    const member = draft.child(and, and + 1, to, (k) => /^(?:obj|nmod|nsubj|conj|obl)$/.test(draft.relation(k)))
    let first = draft.head[and]!
    if (member < 0 || first < from || first >= and) continue
    if (draft.upos(first) === 'PUNCT') first = draft.head[first]!
    if (first < from || first >= and) continue
    draft.attach(member, first, 'conj')
    if (draft.head[member] === first) draft.attach(and, member, 'cc')
  }
  for (let noun = from + 2; noun < to; noun++) {
    if (draft.relation(noun) !== 'obl' || !/^(?:NOUN|PROPN)$/.test(draft.upos(noun))) continue
    const start = draft.reach(noun, from, to).from
    const verb = draft.head[noun]!
    if (start <= from || verb < from || (draft.lower(start) !== ',' && draft.lower(start - 1) !== ',')) continue
    if (draft.child(noun, from, noun, (k) => draft.is(k, 'case') || draft.is(k, 'det')) >= 0) continue
    if (draft.child(noun, noun + 1, to, (k) => draft.is(k, 'conj')) < 0) continue
    const object = draft.child(verb, verb + 1, start, (k) => draft.is(k, 'obj'))
    if (object < 0) continue
    draft.hand(noun, object, noun + 1, to, (k) => draft.is(k, 'conj'))
    draft.attach(noun, object, 'conj')
  }
}

/** "An increasingly isolated Russia has lost": an article, what describes and the noun are one subject, not two. */
export function mendSplitSubjects(draft: Draft, from: number, to: number): void {
  for (let article = from; article + 2 < to; article++) {
    const verb = draft.head[article]!
    if (draft.upos(article) !== 'DET' || draft.relation(article) !== 'nsubj' || verb <= article) continue
    const noun = draft.child(verb, article + 1, verb, (k) => /^(?:PROPN|NOUN)$/.test(draft.upos(k)) && draft.is(k, 'nsubj'))
    if (noun < 0 || draft.reach(noun, article + 1, to).to !== noun) continue
    const between = Array.from({ length: noun - article - 1 }, (_, k) => article + 1 + k)
    if (!between.every((k) => /^(?:ADV|ADJ|VERB|PROPN|NOUN)$/.test(draft.upos(k)))) continue
    draft.attach(article, noun, 'det')
    for (const k of between) if (draft.head[k] === verb) draft.attach(k, noun, 'amod')
  }
}
