import { happens, nounReading, sortsOf } from './cue-words.js'
import type { Draft } from './draft.js'
import { mendLists } from './mending-lists.js'

/**
 * Mends trees where words tell more than the parser could: what an infinitive hangs on, who is asked to do it, whose a
 * trailing "officials said" is. One small rule each, tried at every token; they speak of English, never of a text.
 */
export function mendTrees(draft: Draft): void {
  for (let token = 0; token < draft.length; token++) {
    hyphenTruce(draft, token)
    hyphenParticiple(draft, token)
    verbAfterTo(draft, token)
    bareInfinitive(draft, token)
    gerundNoun(draft, token)
    resumeVerb(draft, token)
    deniedGerund(draft, token)
    verbForNoun(draft, token)
    objectNotVerb(draft, token)
  }
  for (let token = 0; token < draft.length; token++) {
    intentInfinitive(draft, token)
    askedInfinitive(draft, token)
    thankedAsWell(draft, token)
    accusedOf(draft, token)
    intentGerund(draft, token)
    claimThat(draft, token)
    barePossessor(draft, token)
    placeOfPerson(draft, token)
    gapClause(draft, token)
    dashedRelative(draft, token)
    forceParticiple(draft, token)
    subjectOfToBe(draft, token)
    clauseAfterDay(draft, token)
    dayAfterSaid(draft, token)
    listItem(draft, token)
    frontedTime(draft, token)
    loadedSubject(draft, token)
    relativeRoot(draft, token)
    havingDone(draft, token)
    ofAfterDay(draft, token)
  }
  mendLists(draft)
  const { sentences } = draft.trees
  for (let s = 0; s + 1 < sentences.length; s++) trailingSpeech(draft, sentences[s]!, sentences[s + 1]!)
}

/** "cease-fire": one noun, however it is split. */
function hyphenTruce(d: Draft, token: number): void {
  if (d.word[token] !== 'fire' || token < 2 || !/^[-‐‑]$/.test(d.word[token - 1]!) || d.word[token - 2] !== 'cease') return
  d.lemma[token] = 'ceasefire'
  d.pos[token] = 'NOUN'
}

const PARTICIPLES: Readonly<Record<string, string>> = {
  brokered: 'broker',
  mediated: 'mediate',
  led: 'lead',
  backed: 'back',
  sponsored: 'sponsor',
  hosted: 'host',
  facilitated: 'facilitate',
  supported: 'support',
  monitored: 'monitor',
  negotiated: 'negotiate',
  supervised: 'supervise',
  guaranteed: 'guarantee',
}

/** "a Russian-brokered truce": the participle, whatever it is tagged, with its doer before the hyphen. */
function hyphenParticiple(d: Draft, token: number): void {
  const lemma = PARTICIPLES[d.word[token]!]
  if (!lemma || token < 2 || !/^[-‐‑]$/.test(d.word[token - 1]!)) return
  d.pos[token] = 'VERB'
  d.lemma[token] = lemma
  if (d.rel[token] === 'compound') d.rel[token] = 'amod'
  const doer = token - 2
  if (d.rel[token] === 'amod' && d.head[doer] !== token && !/^(?:PUNCT|DET|ADP)$/.test(d.pos[doer]!))
    d.attach(doer, token, 'compound')
}

/** "A, which mediated, offered …": the clause with "which" is on the name, and the next verb is the sentence's. */
function relativeRoot(d: Draft, token: number): void {
  if (d.head[token]! >= 0 || d.pos[token] !== 'VERB') return
  const pronoun = d.child(token, 'nsubj', 'nsubj:pass')
  if (pronoun < 2 || !/^(?:which|who)$/.test(d.word[pronoun]!) || d.word[pronoun - 1] !== ',') return
  const name = d
    .kids(token)
    .find(
      (k) =>
        k < pronoun &&
        /^(?:NOUN|PROPN)$/.test(d.pos[k]!) &&
        /^(?:vocative|dislocated|nsubj|obl|parataxis|obl:unmarked)$/.test(d.rel[k]!),
    )
  const next = d
    .kids(token)
    .find(
      (k) =>
        k > token &&
        d.pos[k] === 'VERB' &&
        /^(?:conj|parataxis|ccomp|advcl)$/.test(d.rel[k]!) &&
        d.word[k - 1] === ',' &&
        d.child(k, 'cc', 'nsubj', 'mark') < 0,
    )
  if (name === undefined || next === undefined) return
  d.attach(next, -1, 'root')
  d.attach(name, next, 'nsubj')
  d.attach(token, name, 'acl:relcl')
}

/** "denied having opened fire": the participle is the verb. */
function havingDone(d: Draft, token: number): void {
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

/** "Increasingly isolated A has lost …": an adjective taken for the clause belongs to the name after it. */
function loadedSubject(d: Draft, token: number): void {
  if (
    (d.pos[token] !== 'ADJ' && d.pos[token] !== 'VERB') ||
    d.head[token]! >= 0 ||
    d.child(token, 'cop', 'nsubj', 'aux', 'obj') >= 0
  )
    return
  const name = token + 1
  if (name >= d.length || d.pos[name] !== 'PROPN' || d.pos[d.head[name]!] !== 'VERB' || !/^nsubj/.test(d.rel[name]!)) return
  const verb = d.head[name]!
  if (d.head[verb] !== token) return
  d.attach(verb, -1, 'root')
  d.attach(token, name, 'amod')
  for (const k of d.kids(token)) if (k > token) d.attach(k, verb, d.rel[k]!)
}

/** "For years, A and B have fought": names after a fronted time are the subject, not more times. */
function frontedTime(d: Draft, token: number): void {
  if (d.rel[token] !== 'conj' && d.rel[token] !== 'appos') return
  const time = d.head[token]!
  if (
    time < 0 ||
    time > token ||
    !/^(?:year|decade|month|week|day|century|hour)s?$/.test(d.word[time]!) ||
    d.word[token - 1] !== ','
  )
    return
  const verb = d.head[time]!
  if (verb > token && d.pos[verb] === 'VERB' && d.child(verb, 'nsubj', 'nsubj:pass') < 0 && d.child(token, 'cc') < 0)
    d.attach(token, verb, 'nsubj')
}

/** "the announcement today of a truce": what stands after the day belongs to the noun before it. */
function ofAfterDay(d: Draft, token: number): void {
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

/** "which saw A cede land": a verb after a name, under a verb of seeing or letting, taken for a part of the name. */
function bareInfinitive(d: Draft, token: number): void {
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

const DAY_WORD =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tonight|week|month|year|morning|evening|afternoon|night|day)$/

const WEEKDAY = /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tonight)$/

/** "said Thursday it was ready": the clause after the day is what was said. */
function clauseAfterDay(d: Draft, token: number): void {
  if (d.rel[token] !== 'acl:relcl' && d.rel[token] !== 'acl' && d.rel[token] !== 'parataxis') return
  const day = d.head[token]!
  if (day < 0 || !DAY_WORD.test(d.word[day]!) || d.child(token, 'nsubj', 'nsubj:pass', 'expl') < 0) return
  const verb = d.head[day]!
  if (verb >= 0 && verb < day && sortsOf(d.lemma[verb]!, 'verb').includes('say')) d.attach(token, verb, 'ccomp')
}

/** "said early Monday the deadline was extended": the day is of the saying. */
function dayAfterSaid(d: Draft, token: number): void {
  if (!DAY_WORD.test(d.word[token]!) || !/^(?:nsubj|nsubj:pass|compound|nmod:unmarked|obl:unmarked)$/.test(d.rel[token]!))
    return
  const verb = /^(?:early|late|on|this)$/.test(before(d, token)) ? token - 2 : token - 1
  if (verb < 0 || d.pos[verb] !== 'VERB' || !sortsOf(d.lemma[verb]!, 'verb').includes('say') || d.head[token] === verb) return
  d.attach(token, verb, 'obl:unmarked')
}

/** "involves talks, delimitation, and the reopening of links": what stands in a list of objects is one of them. */
function listItem(d: Draft, token: number): void {
  if (d.pos[token] !== 'NOUN' && d.pos[token] !== 'PROPN') return
  const rel = d.rel[token]!
  const verb = d.head[token]!
  if (verb < 0 || verb > token || d.pos[verb] !== 'VERB' || !/^(?:obl|obl:unmarked|conj|appos|parataxis)$/.test(rel)) return
  if (d.case(token) !== '' || DAY_WORD.test(d.word[token]!) || d.child(token, 'nsubj', 'cop') >= 0) return
  const object = d.child(verb, 'obj')
  if (object < 0 || object > token || object < verb) return
  const comma = d
    .kids(token)
    .some((k) => k < token && (d.rel[k] === 'punct' || d.rel[k] === 'cc') && /^(?:,|and|or)$/.test(d.word[k]!))
  if (!comma || d.kids(verb).some((k) => k > object && k < token && d.pos[k] === 'VERB')) return
  d.attach(token, object, 'conj')
}

const before = (d: Draft, token: number): string => (token > 0 ? d.word[token - 1]! : '')

/** "A backs B's claim", "A and B act as guarantors": a noun at the root with an object of its own is the clause's verb. */
function verbForNoun(d: Draft, token: number): void {
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
function objectNotVerb(d: Draft, token: number): void {
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
function verbAfterTo(d: Draft, token: number): void {
  if (d.pos[token] !== 'NOUN' || before(d, token) !== 'to' || d.head[token - 1] !== token) return
  if (!/^(?:xcomp|acl|advcl|ccomp|root|conj)/.test(d.rel[token]!) && d.child(token, 'nmod:unmarked', 'obj') < 0) return
  if (sortsOf(d.lemma[token]!, 'verb').length === 0 && d.child(token, 'nmod:unmarked', 'obj') < 0) return
  d.pos[token] = 'VERB'
  d.rel[token - 1] = 'mark'
  const object = d.child(token, 'nmod:unmarked')
  if (object > token) d.rel[object] = 'obj'
}

/** "when talks with A resume on Thursday": never a noun after talks. */
function resumeVerb(d: Draft, token: number): void {
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
function gerundNoun(d: Draft, token: number): void {
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
function deniedGerund(d: Draft, token: number): void {
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

const isToInfinitive = (d: Draft, token: number): number => {
  if (d.pos[token] !== 'VERB') return -1
  for (const k of d.kids(token)) if (k < token && d.word[k] === 'to' && d.rel[k] === 'mark') return k
  return -1
}

/** "its readiness to host": an infinitive right after a noun of intention belongs to the noun. */
function intentInfinitive(d: Draft, token: number): void {
  const to = isToInfinitive(d, token)
  if (to < 1 || !/^(?:advcl|xcomp|ccomp)$/.test(d.rel[token]!)) return
  const noun = to - 1
  if (d.pos[noun] !== 'NOUN' || d.head[token] === noun || sortsOf(d.lemma[noun]!, 'noun').length === 0) return
  if (/^(?:effort|step|way|right|move|mission|aim|push)$/.test(d.lemma[noun]!) && d.rel[token] === 'xcomp') return
  d.attach(token, noun, 'acl')
}

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

/** "called on X to withdraw", "urged both sides to respect": what is asked, wanted or agreed is no purpose. */
function askedInfinitive(d: Draft, token: number): void {
  if (d.rel[token] !== 'advcl' || isToInfinitive(d, token) < 0) return
  const verb = d.head[token]!
  if (verb < 0 || verb > token || d.child(verb, 'xcomp') >= 0) return
  for (let t = token - 1; t > verb; t--) if (d.rel[t] === 'punct' && d.head[t] === token) return
  const sorts = sortsOf(d.lemma[verb]!, d.pos[verb] === 'ADJ' ? 'adjective' : 'verb')
  if (sorts.some((sort) => TAKES_INFINITIVE.has(sort))) d.rel[token] = 'xcomp'
}

const THANKS = /^(?:thank|praise|commend|credit|applaud|congratulate|salute|grateful|thankful|laud|honour|honor)$/

/** "accused X of violating", "thanked X for hosting": X is accused or thanked, and X is who does it. */
function accusedOf(d: Draft, token: number): void {
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
function thankedAsWell(d: Draft, token: number): void {
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
function intentGerund(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || !d.word[token]!.endsWith('ing') || !/^(?:advcl|xcomp|obl)$/.test(d.rel[token]!)) return
  const to = d.child(token, 'mark', 'case')
  const verb = d.head[token]!
  if (to < 0 || to > token || d.word[to] !== 'to' || verb < 0 || verb > to) return
  const object = d.child(verb, 'obj')
  if (object > verb && object < to && sortsOf(d.lemma[object]!, 'noun').some((s) => s === 'agree' || s === 'offer'))
    d.attach(token, object, 'acl')
}

/** "denied reports that A met B": the clause is what the reports say. */
function claimThat(d: Draft, token: number): void {
  if (!/^(?:advcl|ccomp)$/.test(d.rel[token]!)) return
  const that = d.child(token, 'mark')
  if (that < 1 || d.word[that] !== 'that') return
  const noun = that - 1
  if (d.pos[noun] === 'NOUN' && d.head[token] !== noun && sortsOf(d.lemma[noun]!, 'noun').length > 0)
    d.attach(token, noun, 'acl')
}

/** "the release of prisoners by X": the doer belongs to the noun of action. */
function barePossessor(d: Draft, token: number): void {
  if (d.rel[token] !== 'nmod' || d.case(token) !== 'by') return
  const inner = d.head[token]!
  const action = inner >= 0 && d.rel[inner] === 'nmod' && d.case(inner) === 'of' ? d.head[inner]! : -1
  if (action >= 0 && nounReading(d.lemma[action]!) !== null) d.attach(token, action, 'nmod')
}

/** "met Ada Storm in Strelsau": the place and the occasion are the meeting's, not the person's. */
function placeOfPerson(d: Draft, token: number): void {
  if (d.rel[token] !== 'nmod') return
  const person = d.head[token]!
  if (person < 0 || person > token || d.pos[person] !== 'PROPN' || d.child(person, 'flat') < 0) return
  if (!/^(?:in|at|on|during|after|before|ahead of|over|about|for|amid|following)$/.test(d.case(token))) return
  const rel = d.rel[person]!
  let verb = d.head[person]!
  for (let depth = 0; depth < 3 && verb >= 0 && d.rel[person] === 'conj' && d.pos[verb] !== 'VERB'; depth++)
    verb = d.head[verb]!
  if (verb >= 0 && d.pos[verb] === 'VERB' && /^(?:obj|obl|conj|iobj|obl:agent)$/.test(rel)) d.attach(token, verb, 'obl')
}

/** "left the town it had held": a clause with its own subject right after a noun, where nothing is said or thought. */
function gapClause(d: Draft, token: number): void {
  if (d.rel[token] !== 'ccomp' || d.pos[token] !== 'VERB' || d.child(token, 'mark', 'obj', 'ccomp') >= 0) return
  const verb = d.head[token]!
  const subject = d.child(token, 'nsubj')
  if (verb < 0 || subject < 1 || verb > subject) return
  const speech = sortsOf(d.lemma[verb]!, 'verb').some((s) => s === 'say' || s === 'deny')
  if (speech && d.child(verb, 'xcomp') < 0) return
  const noun = subject - 1
  if (d.pos[noun] !== 'NOUN') return
  let top = noun
  for (let depth = 0; depth < 4 && /^(?:nmod|conj)$/.test(d.rel[top]!); depth++) top = d.head[top]!
  if (/^(?:obj|obl)$/.test(d.rel[top]!) && top > verb) d.attach(token, noun, 'acl:relcl')
}

/** "The deal — which saw … — was signed": what stands between dashes with a relative pronoun is on the noun before. */
function dashedRelative(d: Draft, token: number): void {
  if (d.rel[token] !== 'parataxis' || d.pos[token] !== 'VERB') return
  const pronoun = d.child(token, 'nsubj', 'nsubj:pass', 'obj')
  if (pronoun < 2 || pronoun > token || !/^(?:which|who|whom)$/.test(d.word[pronoun]!)) return
  for (let t = pronoun - 1; t >= pronoun - 4 && t >= 0; t--) {
    if (d.pos[t] !== 'NOUN' && d.pos[t] !== 'PROPN') continue
    d.attach(token, t, 'acl:relcl')
    return
  }
}

/** "peacekeepers deployed to oversee the truce": a participle right after those it is done to. */
function forceParticiple(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || token < 1 || !/^(?:advcl|ccomp|conj|parataxis|xcomp)$/.test(d.rel[token]!)) return
  if (!/^(?:deployed|stationed|based|sent|killed|wounded|captured|detained|displaced)$/.test(d.word[token]!)) return
  const noun = token - 1
  if (d.pos[noun] !== 'NOUN' || d.child(token, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass', 'mark', 'obj', 'cc') >= 0) return
  d.attach(token, noun, 'acl')
}

/** "the ministers are to meet": no passive. */
function subjectOfToBe(d: Draft, token: number): void {
  if (d.rel[token] !== 'nsubj:pass') return
  const verb = d.head[token]!
  if (verb >= 0 && d.child(verb, 'aux:pass') < 0 && isToInfinitive(d, verb) >= 0) d.rel[token] = 'nsubj'
}

const AFTER_SPEECH = /^(?:ADP|PROPN|NOUN|NUM|PUNCT|DET|ADJ|ADV|PRON|SYM)$/

/** "…, officials in A said on Monday.": a verb of saying at the end has the words from the comma as its subject. */
function trailingSpeech(d: Draft, from: number, to: number): void {
  let verb = -1
  for (let t = to - 1; t > from && t >= to - 10; t--) {
    if (d.pos[t] === 'VERB' && SAID.test(d.word[t]!)) {
      verb = t
      break
    }
    if (!AFTER_SPEECH.test(d.pos[t]!) || d.word[t] === 'that') return
  }
  if (verb < 0) return
  let comma = verb - 1
  for (; comma > from && comma >= verb - 14; comma--) {
    if (d.word[comma] === ',') break
    if (d.pos[comma] === 'VERB' || d.pos[comma] === 'AUX' || d.pos[comma] === 'SCONJ') return
  }
  if (d.word[comma] !== ',' || comma + 1 >= verb || comma - from < 2) return
  const subject = d.child(verb, 'nsubj')
  if (subject > comma && (d.rel[verb] === 'parataxis' || d.child(verb, 'ccomp') >= 0)) return
  const root = rootOf(d, from, to)
  if (root < 0 || root === verb || root > comma) return
  let noun = -1
  for (let t = comma + 1; t < verb; t++) {
    const outside = d.head[t]! <= comma || d.head[t]! >= verb
    if (!outside || d.rel[t] === 'punct') continue
    if (noun < 0 && /^(?:NOUN|PROPN|PRON)$/.test(d.pos[t]!) && d.case(t) === '') noun = t
  }
  if (noun < 0 || !d.attach(verb, root, 'parataxis')) return
  for (let t = comma + 1; t < verb; t++) {
    if (t !== noun && (d.head[t]! <= comma || d.head[t]! > verb) && d.rel[t] !== 'punct')
      d.attach(t, t > noun ? noun : verb, t > noun ? 'nmod' : d.rel[t]!)
  }
  d.attach(noun, verb, 'nsubj')
}

const SAID =
  /^(?:said|says|reported|reports|announced|added|confirmed|told|claimed|stated|noted|argued|insisted|warned|according)$/

function rootOf(d: Draft, from: number, to: number): number {
  for (let t = from; t < to; t++) if (d.head[t]! < 0) return t
  return -1
}
