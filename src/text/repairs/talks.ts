import type { Draft } from './draft.js'

/** "discussed a treaty, in talks led by A": with a preposition of its own and no "and" it is no member of a list, but told of the clause. */
export function mendAsideTalks(draft: Draft, from: number, to: number): void {
  for (let noun = from + 2; noun < to; noun++) {
    if (!draft.is(noun, 'conj') || draft.upos(noun) !== 'NOUN' || draft.head[noun]! >= noun) continue
    const opener = draft.child(noun, from, noun, (k) => draft.is(k, 'case'))
    if (opener < 1 || draft.words[opener - 1] !== ',' || draft.child(noun, from, noun, (k) => draft.is(k, 'cc')) >= 0) continue
    // A list may repeat its preposition: "in April, in May and in June".
    const first = draft.head[noun]!
    if (draft.child(first, from, first, (k) => draft.is(k, 'case') && draft.lower(k) === draft.lower(opener)) >= 0) continue
    if (draft.child(first, noun + 1, to, (k) => draft.is(k, 'conj')) >= 0) continue
    let clause = first
    const isInfinitive = (verb: number): boolean =>
      draft.child(verb, from, verb, (k) => draft.lower(k) === 'to' && draft.is(k, 'mark')) >= 0
    while (clause >= from && (draft.upos(clause) !== 'VERB' || isInfinitive(clause))) clause = draft.head[clause]!
    if (clause >= from) draft.attach(noun, clause, 'obl')
  }
}

const TALKS = /^(?:talks|negotiations|discussions|dialogue|meetings?|consultations|rounds?)$/

/** "talks on a future treaty mediated by Moll": what is mediated are the talks, not what they are on. */
export function mendMediatedTalks(draft: Draft, from: number, to: number): void {
  for (let verb = from + 3; verb < to; verb++) {
    if (
      draft.relation(verb) !== 'acl' ||
      !/^(?:mediated|brokered|chaired|facilitated|hosted|moderated)$/.test(draft.lower(verb))
    )
      continue
    const subject = draft.head[verb]!
    const opener = subject < from ? -1 : draft.child(subject, from, subject, (k) => /^(?:on|about|over)$/.test(draft.lower(k)))
    const talks = opener - 1
    if (opener <= from || !TALKS.test(draft.lower(talks)) || draft.under(talks, subject)) continue
    draft.attach(subject, talks, 'nmod')
    draft.attach(verb, talks, 'acl')
  }
}
