import { sortsOf } from '../cue-words.js'
import type { Draft } from '../draft.js'

export const isToInfinitive = (d: Draft, token: number): number => {
  if (d.pos[token] !== 'VERB') return -1
  for (const k of d.kids(token)) if (k < token && d.word[k] === 'to' && d.rel[k] === 'mark') return k
  return -1
}

/** "its readiness to host": an infinitive right after a noun of intention belongs to the noun. */
export function intentInfinitive(d: Draft, token: number): void {
  const to = isToInfinitive(d, token)
  if (to < 1 || !/^(?:advcl|xcomp|ccomp)$/.test(d.rel[token]!)) return
  const noun = d.pos[to - 1] === 'NOUN' && sortsOf(d.lemma[to - 1]!, 'noun').length > 0 ? to - 1 : holderOf(d, token, to)
  if (noun < 0 || d.pos[noun] !== 'NOUN' || d.head[token] === noun || sortsOf(d.lemma[noun]!, 'noun').length === 0) return
  if (/^(?:effort|step|way|right|move|mission|aim|push)$/.test(d.lemma[noun]!) && d.rel[token] === 'xcomp') return
  d.attach(token, noun, 'acl')
}

/** "the readiness of A to host": the noun of intention whose holder stands right before "to". */
function holderOf(d: Draft, token: number, to: number): number {
  for (let noun = d.head[to - 1]!, depth = 0; noun > d.head[token]! && depth < 3; noun = d.head[noun]!, depth++) {
    const held = d.rel[to - 1] === 'nmod' || depth > 0
    if (held && d.pos[noun] === 'NOUN' && sortsOf(d.lemma[noun]!, 'noun').some((sort) => sort === 'offer' || sort === 'agree'))
      return noun
  }
  return -1
}

/** "its call for A to withdraw", "the need for both sides to talk": A is to do it, and the noun says that it is asked. */
export function calledForTo(d: Draft, token: number): void {
  const to = isToInfinitive(d, token)
  if (to < 3) return
  let by = to - 1
  for (; by > to - 10 && by > 1 && d.word[by] !== 'for'; by--)
    if (!/^(?:NOUN|PROPN|PRON|ADJ|DET|NUM|CCONJ|PART|ADP)$/.test(d.pos[by]!)) return
  const noun = by - 1
  if (d.word[by] !== 'for' || noun < 0 || d.pos[noun] !== 'NOUN' || !sortsOf(d.lemma[noun]!, 'noun').includes('urge')) return
  const doer = d.head[by]!
  if (doer <= by || doer >= to || d.head[token] === noun || !d.attach(token, noun, 'acl')) return
  d.attach(doer, token, 'nsubj')
}

/** "as a condition for signing": what the condition is of is said by it, not by the verb before. */
export function conditionFor(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || d.word[token - 1] !== 'for' || !d.word[token]!.endsWith('ing')) return
  const noun = token - 2
  if (noun >= 0 && CONDITION.test(d.lemma[noun]!) && d.head[token] !== noun) d.attach(token, noun, 'acl')
}
export const CONDITION = /^(?:condition|precondition|prerequisite)$/

const TAKES_INFINITIVE: ReadonlySet<string> = new Set([
  'urge',
  'offer',
  'agree',
  'want',
  'refuse',
  'threaten',
  'fail',
  'expect',
  'begin',
  'plan',
])

const ASKED =
  /^(?:sides|parties|countries|governments|leaders|states|neighbours|neighbors|nations|two|both|them|rebels|forces|troops)$/

/** "go on negotiating", "keep on shelling": what goes on is the verb after it. */
export function goesOn(d: Draft, token: number): void {
  if (d.rel[token] !== 'advcl' || d.pos[token] !== 'VERB' || !d.word[token]!.endsWith('ing') || d.word[token - 1] !== 'on')
    return
  const verb = d.head[token]!
  if (verb === token - 2 && /^(?:go|keep|carry)$/.test(d.lemma[verb]!)) d.rel[token] = 'xcomp'
}

/** "called on X to withdraw", "urged both sides to respect": what is asked, wanted or agreed is no purpose. */
export function askedInfinitive(d: Draft, token: number): void {
  if (isToInfinitive(d, token) < 0) return
  // "encouraged | the two countries to go on": whom one asks is no thing that is "to go on".
  const object = d.head[token]!
  if (d.rel[token] === 'acl' && object >= 0 && d.rel[object] === 'obj' && ASKED.test(d.word[object]!)) {
    const asks = d.head[object]!
    if (asks >= 0 && d.child(asks, 'xcomp') < 0 && sortsOf(d.lemma[asks]!, 'verb').includes('urge'))
      d.attach(token, asks, 'xcomp')
    return
  }
  if (d.rel[token] !== 'advcl') return
  const verb = d.head[token]!
  if (verb < 0 || verb > token || d.child(verb, 'xcomp') >= 0) return
  for (let t = token - 1; t > verb; t--) if (d.rel[t] === 'punct' && d.head[t] === token) return
  const sorts = sortsOf(d.lemma[verb]!, d.pos[verb] === 'ADJ' ? 'adjective' : 'verb')
  if (sorts.some((sort) => TAKES_INFINITIVE.has(sort))) d.rel[token] = 'xcomp'
}

const THANKS = /^(?:thank|praise|commend|credit|applaud|congratulate|salute|grateful|thankful|laud|honour|honor)$/

/** "accused X of violating", "thanked X for hosting": X is accused or thanked, and X is who does it. */
export function accusedOf(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || !/^(?:acl|advcl|nmod|obl)$/.test(d.rel[token]!)) return
  const mark = d.child(token, 'mark', 'case')
  if (mark < 0 || mark > token || (d.word[mark] !== 'of' && d.word[mark] !== 'for')) return
  const above = d.head[token]!
  let verb = d.pos[above] === 'VERB' || THANKS.test(d.lemma[above]!) ? above : d.head[above]!
  // "thank A, who played a part, and B for helping": the thanks are above the clause between.
  for (let up = above, depth = 0; d.word[mark] === 'for' && up >= 0 && depth < 5; up = d.head[up]!, depth++)
    if (THANKS.test(d.lemma[up]!) && /^(?:VERB|ADJ)$/.test(d.pos[up]!)) verb = up
  if (
    verb < 0 ||
    !(sortsOf(d.lemma[verb]!, 'verb').includes('accuse') || (d.word[mark] === 'for' && THANKS.test(d.lemma[verb]!)))
  )
    return
  d.attach(token, verb, 'xcomp')
}

/** "thank A, who played a part, as well as B": B is thanked too. */
export function thankedAsWell(d: Draft, token: number): void {
  if (d.rel[token] !== 'conj' || !d.kids(token).some((k) => d.rel[k] === 'cc' && d.word[k] === 'as')) return
  let up = d.head[token]!
  let inside = false
  for (let depth = 0; depth < 8 && up >= 0; up = d.head[up]!, depth++) {
    if (d.rel[up] === 'acl:relcl') inside = true
    if (!inside || d.pos[up] !== 'VERB' || !THANKS.test(d.lemma[up]!)) continue
    const object = d.child(up, 'obj')
    if (object >= 0) d.attach(token, object, 'conj')
    return
  }
}

/** "the commitment of A to achieving peace": the gerund is what A is committed to. */
export function intentGerund(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || !d.word[token]!.endsWith('ing') || !/^(?:advcl|xcomp|obl)$/.test(d.rel[token]!)) return
  const to = d.child(token, 'mark', 'case')
  const verb = d.head[token]!
  if (to < 0 || to > token || d.word[to] !== 'to' || verb < 0 || verb > to) return
  const object = d.child(verb, 'obj')
  if (object > verb && object < to && sortsOf(d.lemma[object]!, 'noun').some((s) => s === 'agree' || s === 'offer'))
    d.attach(token, object, 'acl')
}

/** "denied reports that A met B": the clause is what the reports say. */
export function claimThat(d: Draft, token: number): void {
  if (!/^(?:advcl|ccomp)$/.test(d.rel[token]!)) return
  const that = d.child(token, 'mark')
  if (that < 1 || d.word[that] !== 'that') return
  const noun = that - 1
  if (d.pos[noun] === 'NOUN' && d.head[token] !== noun && sortsOf(d.lemma[noun]!, 'noun').length > 0)
    d.attach(token, noun, 'acl')
}
