import type { Draft } from './draft.js'

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
