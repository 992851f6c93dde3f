import { sortsOf } from '../cue-words.js'
import type { Draft } from '../draft.js'
import { before } from './before.js'

export const DAY_WORD =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tonight|week|month|year|morning|evening|afternoon|night|day)$/

const WEEKDAY = /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tonight)$/

/** "the announcement today of a truce": what stands after the day belongs to the noun before it. */
export function ofAfterDay(d: Draft, token: number): void {
  if (d.rel[token] !== 'nmod') return
  const by = d.case(token)
  const day = d.head[token]!
  // "on Tuesday with B": nobody is with a day; they are with what happened on it.
  if (
    /^(?:with|between|by|under|through|during|after|before|following|at)$/.test(by) &&
    day > 0 &&
    WEEKDAY.test(d.word[day]!)
  ) {
    const above = d.head[day]!
    if (above >= 0 && /^(?:VERB|NOUN)$/.test(d.pos[above]!)) d.attach(token, above, d.pos[above] === 'VERB' ? 'obl' : 'nmod')
    return
  }
  if (by !== 'of') return
  if (day > 0 && DAY_WORD.test(d.word[day]!) && d.pos[day - 1] === 'NOUN' && token > day) d.attach(token, day - 1, 'nmod')
}

/** "said Thursday it was ready": the clause after the day is what was said. */
export function clauseAfterDay(d: Draft, token: number): void {
  if (d.rel[token] !== 'acl:relcl' && d.rel[token] !== 'acl' && d.rel[token] !== 'parataxis') return
  const day = d.head[token]!
  if (day < 0 || !DAY_WORD.test(d.word[day]!) || d.child(token, 'nsubj', 'nsubj:pass', 'expl') < 0) return
  const verb = d.head[day]!
  if (verb >= 0 && verb < day && sortsOf(d.lemma[verb]!, 'verb').includes('say')) d.attach(token, verb, 'ccomp')
}

/** "said early Monday the deadline was extended": the day is of the saying. */
export function dayAfterSaid(d: Draft, token: number): void {
  if (!DAY_WORD.test(d.word[token]!) || !/^(?:nsubj|nsubj:pass|compound|nmod:unmarked|obl:unmarked)$/.test(d.rel[token]!))
    return
  const verb = /^(?:early|late|on|this)$/.test(before(d, token)) ? token - 2 : token - 1
  if (verb < 0 || d.pos[verb] !== 'VERB' || !sortsOf(d.lemma[verb]!, 'verb').includes('say') || d.head[token] === verb) return
  d.attach(token, verb, 'obl:unmarked')
}

/** "on Monday, with A, B and C": a name is joined to the name before it, never to a day. */
export function nameJoinedToDay(d: Draft, token: number): void {
  if (d.rel[token] !== 'conj' || d.pos[token] !== 'PROPN' || WEEKDAY.test(d.word[token]!)) return
  const day = d.head[token]!
  const name = token - 2
  if (day < 0 || day >= name || !WEEKDAY.test(d.word[day]!) || d.word[token - 1] !== ',' || d.pos[name] !== 'PROPN') return
  if (name > day) d.attach(token, name, 'conj')
}

/** "A said on Thursday that … had been killed": the saying is over what follows "that", not a clause beside it. */
export function saidOnDay(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || !/^(?:advcl|parataxis|ccomp)$/.test(d.rel[token]!)) return
  if (!sortsOf(d.lemma[token]!, 'verb').includes('say') || d.child(token, 'mark', 'aux:pass') >= 0) return
  const subject = d.child(token, 'nsubj')
  const clause = d.head[token]!
  if (subject < 0 || subject > token || clause < token || d.pos[clause] !== 'VERB' || d.child(token, 'advmod') >= 0) return
  let that = token + 1
  while (that < token + 5 && (/^(?:on|early|late|the)$/.test(d.word[that] ?? '') || DAY_WORD.test(d.word[that] ?? ''))) that++
  if (d.word[that] !== 'that' || that > clause) return
  if (!d.attach(token, d.head[clause]!, d.rel[clause]!)) return
  for (const k of d.kids(clause)) if (k < that) d.attach(k, token, d.rel[k]!)
  d.attach(clause, token, 'ccomp')
  d.attach(that, clause, 'mark')
  d.pos[that] = 'SCONJ'
  // What stood between was a clause of its own only for want of a better place.
  for (const k of d.kids(token)) if (k > that && k < clause && d.rel[k] === 'ccomp') d.attach(k, clause, 'nsubj:pass')
}
