import type { Draft } from './draft.js'

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday|tomorrow)$/
const RELATIVE = /^(?:which|who|that)$/

/**
 * A clause with "which", "who" or "that" for its subject is said of a thing: "hosted a conference on Thursday that brought them
 * together" of the conference, never of a day; "The conflict, which began in April, has …" of what stands before the comma.
 */
export function mendRelatives(draft: Draft, from: number, to: number): void {
  for (let verb = from + 2; verb < to; verb++) {
    if (draft.upos(verb) !== 'VERB') continue
    const subject = draft.child(verb, from, verb, (k) => draft.is(k, 'nsubj') && RELATIVE.test(draft.lower(k)))
    if (subject < 0) continue
    const said = draft.head[verb]!
    const onVerb = draft.is(verb, 'advcl') || (draft.is(verb, 'acl') && said >= from && draft.upos(said) === 'VERB')
    if (draft.is(verb, 'acl') && !onVerb) {
      const day = draft.head[verb]!
      if (day >= from && day < subject && CALENDAR.test(draft.lower(day))) aboutThing(draft, verb, day, from)
    } else if (onVerb && draft.words[subject - 1] === ',' && /^(?:which|who)$/.test(draft.lower(subject))) {
      const noun = phraseBefore(draft, subject - 1, from)
      if (noun < 0) continue
      const clause = draft.head[verb]!
      if (draft.head[noun] === verb && clause >= 0 && draft.is(noun, 'nsubj')) {
        draft.head[verb] = noun
        draft.head[noun] = clause
      }
      draft.attach(verb, noun, 'acl:relcl')
    }
  }
}

/** From a day to the object of the clause that the day dates; "said on Tuesday that …" has none. */
function aboutThing(draft: Draft, verb: number, day: number, from: number): void {
  let clause = draft.head[day]!
  while (clause >= from && draft.upos(clause) !== 'VERB') clause = draft.head[clause]!
  if (clause < from) return
  const nominal = (k: number): boolean => draft.upos(k) === 'NOUN' || draft.upos(k) === 'PROPN'
  const thing = draft.child(clause, clause + 1, day, (k) => draft.is(k, 'obj') && nominal(k))
  if (thing >= 0) draft.attach(verb, thing, 'acl:relcl')
}

/** The noun whose phrase ends before a place; −1 for none. */
function phraseBefore(draft: Draft, end: number, from: number): number {
  let noun = end - 1
  if (noun < from || !/^(?:NOUN|PROPN|NUM)$/.test(draft.upos(noun))) return -1
  for (let above = draft.head[noun]!; above >= from && above < end; above = draft.head[above]!) {
    if (!/^(?:NOUN|PROPN)$/.test(draft.upos(above)) || draft.reach(above, from, end).to > end) break
    noun = above
  }
  return noun
}

/** "… in the region after attacking its neighbour": a form in -ing that "after" or "before" opens belongs to the clause. */
export function mendAfterDoing(draft: Draft, from: number, to: number): void {
  for (let verb = from + 1; verb < to; verb++) {
    if (draft.upos(verb) !== 'VERB' || draft.relation(verb) !== 'acl' || !draft.lower(verb).endsWith('ing')) continue
    const opener = draft.child(
      verb,
      from,
      verb,
      (k) => draft.is(k, 'mark') && /^(?:after|before|since|while|by)$/.test(draft.lower(k)),
    )
    if (opener < 0) continue
    let clause = draft.head[verb]!
    while (clause >= from && draft.upos(clause) !== 'VERB') clause = draft.head[clause]!
    if (clause >= from) draft.attach(verb, clause, 'advcl')
  }
}

/** "alleges that both armies used cluster munitions": a clause that is headed by a noun with a verb before it has that verb. */
export function mendHiddenVerbs(draft: Draft, from: number, to: number): void {
  for (let noun = from + 2; noun < to; noun++) {
    if (draft.upos(noun) !== 'NOUN' || !/^(?:ccomp|root|conj|parataxis)$/.test(draft.relation(noun))) continue
    const subject = draft.child(noun, from, noun, (k) => draft.relation(k) === 'nsubj')
    if (subject < 0 || draft.child(noun, from, to, (k) => draft.is(k, 'cop') || draft.upos(k) === 'AUX') >= 0) continue
    const verb = draft.reach(subject, from, noun).to + 1
    if (
      verb >= noun ||
      draft.upos(verb) !== 'VERB' ||
      draft.head[verb] !== noun ||
      !/^(?:amod|acl|compound)$/.test(draft.relation(verb))
    )
      continue
    if (!/(?:ed|[^n]t|n|d)$/.test(draft.lower(verb)) || draft.lower(verb).endsWith('ing')) continue
    draft.swap(noun, verb, 'obj')
    if (draft.head[noun] !== verb) continue
    draft.hand(noun, verb, from, to, (k) => k < verb || draft.is(k, 'punct') || draft.is(k, 'obl'))
  }
}

/** "a truce that the sides extended": the clause behind "that" has its own subject, and the noun for its object. */
export function mendGaps(draft: Draft, from: number, to: number): void {
  for (let that = from + 1; that + 2 < to; that++) {
    const noun = draft.head[that]!
    if (draft.lower(that) !== 'that' || noun < from || noun > that || !draft.is(that, 'acl')) continue
    const subject = draft.child(that, that + 1, to, (k) => /^(?:NOUN|PROPN|PRON)$/.test(draft.upos(k)))
    const verb = subject < 0 ? -1 : draft.child(subject, subject + 1, to, (k) => draft.upos(k) === 'VERB' && draft.is(k, 'acl'))
    if (verb < 0 || draft.lower(verb).endsWith('ing') || draft.child(verb, from, verb, () => true) >= 0) continue
    draft.head[verb] = noun
    draft.attach(verb, noun, 'acl:relcl')
    draft.attach(subject, verb, 'nsubj')
    draft.attach(that, verb, 'obj')
  }
}

/**
 * "Three truces, agreed in May, broke down": a participle between the commas behind a subject is said of it, and the verb behind
 * the second comma is the clause's.
 */
export function mendSaidOfSubjects(draft: Draft, from: number, to: number): void {
  for (let done = from + 2; done + 2 < to; done++) {
    if (draft.upos(done) !== 'VERB' || draft.words[done - 1] !== ',' || draft.is(done, 'acl')) continue
    if (!/(?:ed|[^aeiou]t|n|d)$/.test(draft.lower(done))) continue
    if (draft.child(done, from, to, (k) => draft.is(k, 'aux') || draft.is(k, 'cop')) >= 0) continue
    const subject = draft.child(done, from, done, (k) => draft.is(k, 'nsubj') && /^(?:NOUN|PROPN)$/.test(draft.upos(k)))
    if (subject < 0 || draft.reach(subject, from, done).to + 1 < done - 1) continue
    const verb = draft.child(
      done,
      done + 1,
      to,
      (k) =>
        draft.relation(k) === 'conj' &&
        draft.upos(k) === 'VERB' &&
        draft.words[k - 1] === ',' &&
        !draft.lower(k).endsWith('ing') &&
        draft.child(k, from, k, (j) => draft.is(j, 'cc') || draft.is(j, 'nsubj')) < 0,
    )
    if (verb < 0) continue
    draft.swap(done, verb, 'advcl')
    draft.attach(subject, verb, 'nsubj')
    draft.attach(done, subject, 'acl')
    draft.hand(done, verb, from, to, (k) => draft.is(k, 'punct') && k > verb)
    draft.hand(done, verb, from, subject, () => true)
  }
}

/**
 * "began talks on Tuesday, brokered by B": a participle behind a comma, without an "and", that somebody did is said of the thing
 * before it; whoever began the talks brokered nothing.
 */
export function mendDoneBy(draft: Draft, from: number, to: number): void {
  for (let done = from + 3; done + 2 < to; done++) {
    const verb = draft.head[done]!
    if (draft.relation(done) !== 'conj' || draft.upos(done) !== 'VERB' || draft.words[done - 1] !== ',') continue
    if (verb < from || verb > done || draft.upos(verb) !== 'VERB' || !/(?:ed|n|t)$/.test(draft.lower(done))) continue
    const isOwn = (k: number): boolean => /^(?:nsubj|aux|cc|obj|xcomp|ccomp)/.test(draft.relation(k))
    if (draft.child(done, from, to, isOwn) >= 0) continue
    const doer = draft.child(
      done,
      done + 1,
      to,
      (k) => draft.is(k, 'obl') && draft.child(k, done + 1, k, (j) => draft.is(j, 'case') && draft.lower(j) === 'by') >= 0,
    )
    if (doer < 0 || CALENDAR.test(draft.lower(doer))) continue
    const thing = draft.child(verb, verb + 1, done, (k) => draft.relation(k) === 'obj' && draft.upos(k) === 'NOUN')
    if (thing >= 0) draft.attach(done, thing, 'acl')
  }
}

/** "Under the deal, signed on Monday by A, a truce took effect": the participle is said of the phrase in front, not the clause. */
export function mendSaidOfFronted(draft: Draft, from: number, to: number): void {
  for (let done = from + 3; done + 3 < to; done++) {
    if (draft.upos(done) !== 'VERB' || draft.words[done - 1] !== ',' || !/(?:ed|n|t)$/.test(draft.lower(done))) continue
    const noun = done - 2
    if (draft.head[noun] !== done || !draft.is(noun, 'obl') || draft.upos(noun) !== 'NOUN') continue
    if (draft.child(noun, from, noun, (k) => draft.is(k, 'case') && k === from) < 0) continue
    if (draft.child(done, from, to, (k) => /^(?:nsubj|aux|cop)/.test(draft.relation(k))) >= 0) continue
    const verb = draft.child(
      done,
      done + 2,
      to,
      (k) =>
        draft.upos(k) === 'VERB' &&
        /^(?:parataxis|ccomp|conj|advcl)$/.test(draft.relation(k)) &&
        draft.child(k, done + 1, k, (j) => draft.is(j, 'nsubj') && draft.words[draft.reach(j, done, k).from - 1] === ',') >= 0,
    )
    if (verb < 0) continue
    draft.swap(done, verb, 'advcl')
    draft.attach(noun, verb, 'obl')
    draft.attach(done, noun, 'acl')
    draft.hand(done, verb, from, to, (k) => draft.is(k, 'punct') && k > verb)
  }
}
