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

const DAY = /^(?:today|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/

/** "spoke today with Brandt": a preposition behind a day opens what is behind it. */
export function mendAfterDays(draft: Draft, from: number, to: number): void {
  for (let opener = from + 1; opener + 1 < to; opener++) {
    if (draft.upos(opener) !== 'ADP' || !draft.is(opener, 'fixed')) continue
    const day = draft.head[opener]!
    if (day !== opener - 1 || !DAY.test(draft.lower(day))) continue
    const verb = draft.head[day]!
    const name = draft.child(opener, opener + 1, to, (k) => /^(?:NOUN|PROPN|PRON)$/.test(draft.upos(k)))
    if (name < 0 || verb < from || draft.upos(verb) !== 'VERB') continue
    draft.head[opener] = verb
    draft.attach(name, verb, 'obl')
    if (draft.head[name] === verb) draft.attach(opener, name, 'case')
  }
}

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

const STRETCH = /^(?:day|week|month|year|spring|summer|autumn|fall|winter|night|weekend)$/
const WHICH = /^(?:this|last|next|past|that)$/

/** "the ninth breach this month of a truce", "take over the talks last spring": a time between two words is no part of either. */
export function mendLooseTimes(draft: Draft, from: number, to: number): void {
  for (let unit = from + 2; unit < to; unit++) {
    if (!STRETCH.test(draft.lower(unit)) || !WHICH.test(draft.lower(unit - 1)) || draft.head[unit - 1] !== unit) continue
    const of = draft.child(
      unit,
      unit + 1,
      to,
      (k) => draft.is(k, 'nmod') && draft.lower(draft.reach(k, from, to).from) === 'of',
    )
    if (of >= 0 && draft.upos(unit - 2) === 'NOUN' && draft.head[unit] !== unit - 2) draft.attach(of, unit - 2, 'nmod')
    if (draft.relation(unit) !== 'nmod:unmarked' || draft.child(unit, from, unit, (k) => draft.is(k, 'case')) >= 0) continue
    let verb = draft.head[unit]!
    while (verb >= from && draft.upos(verb) !== 'VERB') verb = draft.is(verb, 'obj') ? draft.head[verb]! : -1
    if (verb >= from) draft.attach(unit, verb, 'obl:unmarked')
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
