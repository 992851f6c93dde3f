import { happens, nounReading, sortsOf } from '../cue-words.js'
import type { Draft } from '../draft.js'
import { before } from './before.js'

/** "denied having opened fire": the participle is the verb. */
export function havingDone(d: Draft, token: number): void {
  if (d.word[token] !== 'having' || d.pos[token] !== 'VERB') return
  const object = d.child(token, 'obj')
  const done = token + 1
  if (object < 0 || d.pos[done] !== 'VERB' || d.rel[done] !== 'amod' || d.head[done] !== object) return
  const above = d.head[token]!
  if (above < 0 || !d.attach(done, above, d.rel[token] === 'advcl' ? 'xcomp' : d.rel[token]!)) return
  d.attach(object, done, 'obj')
  for (const k of d.kids(token)) if (k !== done) d.attach(k, done, d.rel[k]!)
  d.attach(token, done, 'aux')
  d.pos[token] = 'AUX'
}

/** "which saw A cede land": a verb after a name, under a verb of seeing or letting, taken for a part of the name. */
export function bareInfinitive(d: Draft, token: number): void {
  if (token < 2 || d.pos[token] !== 'PROPN' || d.pos[token - 1] !== 'PROPN' || token + 1 >= d.length) return
  if (d.trees.text[d.trees.starts[token]!] !== d.word[token]![0] || !/^[a-z]{3,}$/.test(d.word[token]!)) return
  const verb = token - 2
  if (d.pos[verb] !== 'VERB' || !/^(?:see|watch|let|make|help|have)$/.test(d.lemma[verb]!)) return
  if (!/^(?:NOUN|DET|ADJ|NUM|PROPN|PRON)$/.test(d.pos[token + 1]!)) return
  let object = token + 1
  for (let depth = 0; depth < 6 && d.head[object]! > token; depth++) object = d.head[object]!
  const name = token - 1
  d.attach(token, verb, 'xcomp')
  d.attach(name, token, 'nsubj')
  d.pos[token] = 'VERB'
  d.lemma[token] = d.word[token]!
  if (object !== token && d.pos[object] !== 'VERB') d.attach(object, token, 'obj')
}

/** "A backs B's claim", "A and B act as guarantors": a noun at the root with an object of its own is the clause's verb. */
export function verbForNoun(d: Draft, token: number): void {
  if (d.head[token]! >= 0 || d.pos[token] !== 'NOUN' || d.child(token, 'cop', 'det', 'amod') >= 0) return
  const object = d.child(token, 'obj')
  const role = /^(?:act|serve|stand)$/.test(d.word[token]!) && d.word[token + 1] === 'as'
  if (!role && object < token) return
  const lemma = d.word[token]!.endsWith('s') && !role ? d.word[token]!.slice(0, -1) : d.word[token]!
  if (!role && !(ROOT_VERBS.has(lemma) || sortsOf(lemma, 'verb').length > 0)) return
  const subject = d.kids(token).find((k) => k < token && /^(?:nsubj|compound|nmod:poss|nmod:desc|obl)$/.test(d.rel[k]!))
  if (subject === undefined || !/^(?:PROPN|NOUN)$/.test(d.pos[subject]!)) return
  d.pos[token] = 'VERB'
  d.lemma[token] = lemma
  d.rel[subject] = 'nsubj'
  for (const k of d.kids(token)) if (k > token && d.rel[k] === 'nmod') d.rel[k] = 'obl'
}

const ROOT_VERBS: ReadonlySet<string> = new Set(
  `back visit host attack shell bomb strike release free praise welcome hail fault halt sanction ban ease lift deploy support
  name veto slam blame protest march clash near sign seize cede arrest warn thank fear oppose push pressure`.split(/\s+/),
)

/** "imposed an arms | embargo on B": a word between a noun and "on" that is an object's head, not a verb. */
export function objectNotVerb(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || !/^(?:xcomp|acl|ccomp|advcl)$/.test(d.rel[token]!) || token < 2) return
  if (
    !/^(?:embargo|ban|blockade|boycott|curfew|freeze|strike|truce|exchange|swap|release|halt|offer|accord)$/.test(
      d.word[token]!,
    )
  )
    return
  const noun = token - 1
  const verb = d.head[noun]!
  if (
    d.pos[noun] !== 'NOUN' ||
    !/^(?:obj|nsubj)$/.test(d.rel[noun]!) ||
    verb !== d.head[token] ||
    d.child(token, 'mark', 'obj', 'aux') >= 0
  )
    return
  if (d.child(noun, 'det', 'amod', 'nummod') < 0) return
  d.attach(token, verb, 'obj')
  d.pos[token] = 'NOUN'
  for (const k of d.kids(noun)) d.attach(k, token, d.rel[k]!)
  d.attach(noun, token, 'compound')
  // "on B" is whom it is imposed on.
  for (const k of d.kids(token)) if (k > token && d.rel[k] === 'obl') d.attach(k, verb, 'obl')
}

/** "ready to broker a treaty": a verb that also is a noun, after "to" and before its object. */
export function verbAfterTo(d: Draft, token: number): void {
  if (d.pos[token] !== 'NOUN' || before(d, token) !== 'to' || d.head[token - 1] !== token) return
  if (!/^(?:xcomp|acl|advcl|ccomp|root|conj)/.test(d.rel[token]!) && d.child(token, 'nmod:unmarked', 'obj') < 0) return
  if (sortsOf(d.lemma[token]!, 'verb').length === 0 && d.child(token, 'nmod:unmarked', 'obj') < 0) return
  d.pos[token] = 'VERB'
  d.rel[token - 1] = 'mark'
  // "agreed to exchange prisoners": what is agreed, and no place that it is agreed at.
  if (d.rel[token] === 'obl' && d.pos[d.head[token]!] === 'VERB') d.rel[token] = 'xcomp'
  const object = d.child(token, 'nmod:unmarked')
  if (object > token) d.rel[object] = 'obj'
}

/** "when talks with A resume on Thursday": never a noun after talks. */
export function resumeVerb(d: Draft, token: number): void {
  if (d.word[token] !== 'resume' || d.pos[token] !== 'NOUN' || token < 1) return
  let talk = d.head[token]!
  for (let depth = 0; depth < 3 && talk >= 0 && !happensTo(d, talk); depth++) talk = d.head[talk]!
  if (talk < 0 || talk > token) {
    talk = token - 1
    for (let depth = 0; depth < 3 && talk >= 0 && !happensTo(d, talk); depth++) talk = d.head[talk]!
    if (talk < 0 || talk > token || !happensTo(d, talk)) return
  }
  const inner = [...d.kids(token)].filter((k) => k < token)
  let above = d.head[talk]!
  for (let depth = 0; depth < 3 && above >= 0 && d.rel[talk] === 'advcl' && d.pos[above] === 'NOUN'; depth++)
    above = d.head[above]!
  if (!d.attach(token, above, d.rel[talk]!)) return
  for (const k of d.kids(talk)) if (/^(?:when|as|once|after|before)$/.test(d.word[k]!)) d.attach(k, token, 'mark')
  d.pos[token] = 'VERB'
  // The words before it were the name it was taken for the head of: "the A government [resume]".
  const last = inner.filter((k) => /^(?:compound|nmod)/.test(d.rel[k]!)).at(-1)
  const by = inner.find((k) => d.rel[k] === 'case')
  if (last !== undefined && d.attach(last, talk, 'nmod')) {
    for (const k of inner) if (k !== last && k < last) d.attach(k, last, d.rel[k]!)
    if (by !== undefined) d.attach(by, last, 'case')
  }
  d.attach(talk, token, 'nsubj')
}

const happensTo = (d: Draft, noun: number): boolean => nounReading(d.lemma[noun]!) === 'both' && d.pos[noun] === 'NOUN'

/** "Fighting broke out": a gerund where a noun of action stands. */
export function gerundNoun(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || !d.word[token]!.endsWith('ing') || nounReading(d.word[token]!) === null) return
  const rel = d.rel[token]!
  const above = d.head[token]!
  if (d.child(token, 'obj', 'nsubj', 'aux') >= 0) return
  const subject = rel === 'compound' && above > token && d.pos[above] === 'VERB' && happens(d.lemma[above]!)
  if (
    !subject &&
    rel !== 'csubj' &&
    rel !== 'nsubj' &&
    rel !== 'obj' &&
    rel !== 'nsubj:pass' &&
    rel !== 'nmod' &&
    rel !== 'obl'
  )
    return
  d.pos[token] = 'NOUN'
  d.lemma[token] = d.word[token]!
  if (subject || rel === 'csubj') d.rel[token] = 'nsubj'
}

/** "denied meeting X": the gerund is a verb with X as its object. */
export function deniedGerund(d: Draft, token: number): void {
  const verb = token - 1
  const name = d.head[token]!
  if (verb < 0 || d.pos[verb] !== 'VERB' || !d.word[token]!.endsWith('ing') || d.rel[token] !== 'compound' || name < token)
    return
  if (!/^(?:deny|admit|avoid|consider|recall|regret|suggest|propose|oppose|stop|begin|start)$/.test(d.lemma[verb]!)) return
  if (d.pos[name] !== 'PROPN' || !d.attach(token, verb, 'xcomp')) return
  d.pos[token] = 'VERB'
  d.lemma[token] = gerundVerb(d.word[token]!)
  d.attach(name, token, 'obj')
}

const gerundVerb = (word: string): string => {
  const stem = word.slice(0, -3)
  return nounReading(stem) !== null || /(?:t|k|w|d|l|n|r)$/.test(stem) ? stem : `${stem}e`
}

/** "ready to hand | over the bodies": after "to" and before its particle such a word is a verb, and what follows its object. */
export function phrasalVerb(d: Draft, token: number): void {
  if (d.pos[token] !== 'NOUN' || before(d, token) !== 'to' || !/^(?:hand|pull|step|cut|call|back|turn)$/.test(d.word[token]!))
    return
  const particle = token + 1
  if (!/^(?:over|back|out|off|down|up)$/.test(d.word[particle] ?? '') || !/^(?:obl|nmod|xcomp|acl|root)$/.test(d.rel[token]!))
    return
  d.pos[token] = 'VERB'
  d.lemma[token] = d.word[token]!
  if (d.rel[token] !== 'root') d.rel[token] = d.pos[d.head[token]!] === 'NOUN' ? 'acl' : 'xcomp'
  d.attach(token - 1, token, 'mark')
  const thing = d.head[particle]!
  if (thing > particle && d.rel[particle] === 'case') {
    if (d.head[thing] === token) d.rel[thing] = 'obj'
    // "hand over unilaterally the bodies": the adverb between cut the object off.
    else if (thing < particle + 5 && /^(?:ccomp|parataxis|conj|dep)$/.test(d.rel[thing]!)) d.attach(thing, token, 'obj')
  }
  d.attach(particle, token, 'compound:prt')
}

const PASTS: Readonly<Record<string, string>> = {
  undertook: 'undertake',
  withdrew: 'withdraw',
  withheld: 'withhold',
  upheld: 'uphold',
  overthrew: 'overthrow',
  forbade: 'forbid',
  overran: 'overrun',
  oversaw: 'oversee',
}

/** "undertook to open": past forms that are nothing but verbs. */
export function pastForm(d: Draft, token: number): void {
  const lemma = PASTS[d.word[token]!]
  if (!lemma || d.pos[token] === 'VERB') return
  d.pos[token] = 'VERB'
  d.lemma[token] = lemma
}
