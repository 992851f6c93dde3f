import type { Draft } from './draft.js'

const NOMINAL = /^(?:NOUN|PROPN)$/

/**
 * Keeps the members of a list together: "took part as a mediator, an adviser and a contributing party". The parser now and then
 * hangs the second on the verb as one more object, or the last as if it were a clause of its own; a bare noun after a comma or
 * "and" that has neither preposition, copula nor subject is a member of the list before it.
 */
export function mendEnumerations(draft: Draft, from: number, to: number): void {
  for (let token = from + 2; token < to; token++) {
    const verb = draft.head[token]!
    if (verb < from || verb >= token || draft.upos(verb) !== 'VERB' || !NOMINAL.test(draft.upos(token))) continue
    if (!strayMember(draft, token, verb, from, to)) continue
    const before = memberBefore(draft, token, verb, from, to)
    if (before >= 0) draft.attach(token, before, 'conj')
  }
}

function strayMember(draft: Draft, token: number, verb: number, from: number, to: number): boolean {
  if (draft.child(token, from, to, (i) => /^(?:case|cop|nsubj|mark|aux)/.test(draft.relation(i))) >= 0) return false
  if (draft.is(token, 'conj')) return draft.child(token, from, token, (i) => draft.is(i, 'cc')) >= 0
  if (!draft.is(token, 'obj')) return false
  // A verb has one object; and a list goes on.
  const second = draft.child(verb, verb + 1, token, (i) => draft.is(i, 'obj')) >= 0
  return second && draft.child(token, token + 1, to, (i) => draft.is(i, 'conj')) >= 0
}

/** The last nominal of the verb before a comma or "and" that stands right before the token's own words; −1 where there is none. */
function memberBefore(draft: Draft, token: number, verb: number, from: number, to: number): number {
  let at = draft.reach(token, from, to).from - 1
  while (at > verb && (draft.is(at, 'punct') || draft.is(at, 'cc')) && /^(?:,|and|or)$/.test(draft.lower(at))) at--
  if (at <= verb || draft.is(at, 'punct')) return -1
  let member = at
  while (draft.head[member]! !== verb) {
    member = draft.head[member]!
    if (member <= verb) return -1
  }
  const listed = draft.is(member, 'obj') || draft.is(member, 'obl')
  return listed && NOMINAL.test(draft.upos(member)) && draft.reach(member, from, to).to === at ? member : -1
}
