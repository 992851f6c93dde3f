import { nounReading } from '../cue-words.js'
import type { Draft } from '../draft.js'

/**
 * Lists that the parser breaks off: "talks between A and B | resumed" with B for a second subject, "exchange | and the
 * rebels", "A, which sponsors, said". What a word such as "between" or a second subject cannot be is put right.
 */
export function mendLists(draft: Draft): void {
  for (let token = 0; token < draft.length; token++) {
    joinedName(draft, token)
    takePart(draft, token)
    restOfName(draft, token)
    betweenOfDoer(draft, token)
  }
  for (let token = 0; token < draft.length; token++) {
    betweenTwo(draft, token)
    secondSubject(draft, token)
    nameJoinedToVerb(draft, token)
    twoVerbs(draft, token)
    nameAfterNoun(draft, token)
    behindBack(draft, token)
    doneToTalks(draft, token)
    objectOfSaying(draft, token)
    clauseOnName(draft, token)
  }
}

const isNominal = (d: Draft, token: number): boolean => token >= 0 && /^(?:NOUN|PROPN|PRON)$/.test(d.pos[token]!)

/** First token of a noun phrase, with what stands before its head. */
function leftOf(d: Draft, head: number): number {
  let left = head
  for (const k of d.kids(head)) {
    if (k >= left || !/^(?:det|amod|compound|nummod|nmod:poss|flat|nmod:desc|punct)$/.test(d.rel[k]!)) continue
    if (d.rel[k] === 'punct' && k < head - 1) continue
    left = Math.min(left, leftOf(d, k))
  }
  return left
}

/** The "and" or comma right before a phrase that joins it to what stands before; −1 where nothing joins. */
function joinBefore(d: Draft, left: number): number {
  const at = left - 1
  return at > 0 && /^(?:and|or|,)$/.test(d.word[at]!) ? at : -1
}

/** The head of the phrase that ends right before a joining word; −1 for none. */
function phraseBefore(d: Draft, join: number): number {
  let at = join - 1
  if (at > 0 && d.word[at] === ',') at--
  if (!isNominal(d, at)) return -1
  for (let depth = 0; depth < 6 && /^flat/.test(d.rel[at]!) && d.head[at]! >= 0; depth++) at = d.head[at]!
  return at
}

/** "Salva Kiir and Riek Machar": a name that "and" joins is another name, not the rest of the first. */
function joinedName(d: Draft, token: number): void {
  if (d.rel[token]!.startsWith('flat') && d.child(token, 'cc') >= 0) d.rel[token] = 'conj'
}

/** "and the UN took part as observer": "took part" is a clause's verb, however it is strung together. */
function takePart(d: Draft, token: number): void {
  const part = token + 1
  if (!/^(?:take|takes|took|taken)$/.test(d.word[token]!) || d.word[part] !== 'part' || d.head[token] !== part) return
  const above = d.head[part]!
  const joined = d.child(part, 'cc') >= 0
  if (above < 0 || !d.attach(token, above, joined ? 'conj' : d.rel[part]!)) return
  for (const k of d.kids(part)) {
    if (k > part) d.attach(k, token, d.rel[k] === 'nmod' ? 'obl' : d.rel[k]!)
    else if (isNominal(d, k)) d.attach(k, token, 'nsubj')
    else if (k < token && /^(?:cc|punct|mark|aux)$/.test(d.rel[k]!)) d.attach(k, token, d.rel[k]!)
  }
  d.attach(part, token, 'obj')
}

/** "ten days of talks led by A": the talks are led, not the days. */
function doneToTalks(d: Draft, token: number): void {
  if (d.rel[token] !== 'acl' || d.pos[token] !== 'VERB') return
  const measure = d.head[token]!
  if (measure < 0 || !/^(?:day|hour|week|month|round|series|year|set|session)s?$/.test(d.word[measure]!)) return
  const talks = d.kids(measure).find((k) => k < token && d.rel[k] === 'nmod' && d.case(k) === 'of' && d.pos[k] === 'NOUN')
  if (talks !== undefined && nounReading(d.lemma[talks]!) !== null) d.attach(token, talks, 'acl')
}

/** "Islamic | Jihad came": a name's second word that stands alone as a further subject. */
function restOfName(d: Draft, token: number): void {
  if (!/^nsubj/.test(d.rel[token]!) || d.pos[token] !== 'PROPN' || token < 1) return
  const before = token - 1
  // "between neighbours A and B": the names say which neighbours.
  if (
    d.pos[before] === 'NOUN' &&
    d.word[before]!.endsWith('s') &&
    /^(?:nmod|obl|obj)$/.test(d.rel[before]!) &&
    leftOf(d, token) === token &&
    hasEarlierSubject(d, token)
  ) {
    d.attach(token, before, 'appos')
    return
  }
  if (d.pos[before] !== 'PROPN' || !/^(?:conj|nmod|obl|obl:agent)$/.test(d.rel[before]!) || leftOf(d, token) !== token) return
  if (!hasEarlierSubject(d, token)) return
  d.attach(token, before, 'flat')
}

const hasEarlierSubject = (d: Draft, token: number): boolean => {
  const verb = d.head[token]!
  return (
    verb > token &&
    d.kids(verb).some((k) => k < token && /^nsubj/.test(d.rel[k]!) && !/^(?:which|who|that|it|there|what)$/.test(d.word[k]!))
  )
}

/** "mediated by E between A and B": a name has nothing between; the truce above it has. */
function betweenOfDoer(d: Draft, token: number): void {
  if (d.rel[token] !== 'nmod' || d.case(token) !== 'between') return
  let up = d.head[token]!
  if (up < 0 || d.pos[up] !== 'PROPN') return
  for (let depth = 0; depth < 4 && up >= 0; depth++) {
    if (nounReading(d.lemma[up]!) !== null && d.pos[up] === 'NOUN') {
      d.attach(token, up, 'nmod')
      return
    }
    up = d.head[up]!
  }
}

/** "between" takes two: what the next "and" joins belongs to it, wherever the parser hung it. */
function betweenTwo(d: Draft, token: number): void {
  if (!/^(?:nmod|obl)$/.test(d.rel[token]!) || d.case(token) !== 'between' || d.child(token, 'conj') >= 0) return
  if (d.word[token] !== d.lemma[token] && d.pos[token] === 'NOUN' && d.word[token]!.endsWith('s')) return
  for (let at = token + 1; at < d.length && at < token + 12; at++) {
    if (/^(?:VERB|AUX|SCONJ)$/.test(d.pos[at]!) || /^[.;:]$/.test(d.word[at]!)) return
    if (d.word[at] !== 'and') continue
    for (let next = at + 1; next < d.length && next < at + 8; next++) {
      if (!isNominal(d, next) || leftOf(d, next) !== at + 1) continue
      // Only a phrase that ends there: "the RSF" and not "the" of it.
      if (d.head[next]! > next && /^(?:compound|flat|nmod:poss|amod)$/.test(d.rel[next]!)) continue
      if (d.attach(next, token, 'conj')) d.attach(at, next, 'cc')
      return
    }
    return
  }
}

/** "A's army and the militants reached": a clause has one subject; a second one that "and" joins is the first's. */
function secondSubject(d: Draft, token: number): void {
  if (!/^nsubj/.test(d.rel[token]!) || !isNominal(d, token) || !hasEarlierSubject(d, token)) return
  // "truces between the sides | broke": no subject has a preposition.
  if (/^(?:between|among)$/.test(d.case(token))) {
    const noun = phraseBefore(d, d.child(token, 'case'))
    if (noun >= 0) d.attach(token, noun, 'nmod')
    return
  }
  const join = joinBefore(d, leftOf(d, token))
  const before = join < 0 ? -1 : phraseBefore(d, join)
  if (before < 0) return
  const verb = d.head[token]!
  const first = d.kids(verb).find((k) => k < token && /^nsubj/.test(d.rel[k]!))!
  const above = d.head[before]!
  const joinsTwo = above >= 0 && nounReading(d.lemma[above]!) === 'both' && /^(?:between|among|with)$/.test(d.case(before))
  const doer = d.rel[before] === 'obl:agent' || (d.rel[before] === 'obl' && d.case(before) === 'by')
  const to = before === first || joinsTwo || doer || d.rel[before] === 'conj' ? before : first
  if (to < first || !d.attach(token, to, 'conj')) return
  if (d.word[join] !== ',') d.attach(join, token, 'cc')
}

/** "worked with officials from A, B, C": a name that is joined to a verb is joined to the name before it. */
function nameJoinedToVerb(d: Draft, token: number): void {
  if (d.rel[token] !== 'conj' || !/^(?:PROPN|NOUN)$/.test(d.pos[token]!)) return
  const verb = d.head[token]!
  if (verb < 0 || verb > token || d.pos[verb] !== 'VERB' || d.child(token, 'cop', 'nsubj', 'case', 'acl') >= 0) return
  const join = joinBefore(d, leftOf(d, token))
  const before = join < 0 ? -1 : phraseBefore(d, join)
  if (before > verb && !DAYS.test(d.word[before]!)) d.attach(token, before, 'conj')
}
/** "Forces arrested A and raided B": what "and" joins to a clause is not the clause's main verb; the first one is. */
function twoVerbs(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || d.rel[token] !== 'acl' || d.trees.penn(token) === 'VBG') return
  const noun = d.head[token]!
  const second = d.head[noun]!
  if (second < token || d.pos[second] !== 'VERB' || d.rel[noun] !== 'nsubj' || noun !== token - 1) return
  const cc = d.child(second, 'cc')
  if (cc < token || cc > second || d.word[cc] !== 'and' || d.child(second, 'conj') > token || d.child(token, 'obj') < 0) return
  const above = d.head[second]!
  const rel = d.rel[second]!
  if (!d.attach(token, above, rel) || !d.attach(noun, token, 'nsubj')) return
  d.attach(second, token, 'conj')
}

/** "arrested the politician | A B at …": a name right after a noun says who that is. */
function nameAfterNoun(d: Draft, token: number): void {
  if (d.pos[token] !== 'PROPN' || !/^(?:obl|obl:unmarked|nmod:unmarked|iobj)$/.test(d.rel[token]!) || DAYS.test(d.word[token]!))
    return
  const left = leftOf(d, token)
  const noun = left - 1
  if (noun < 0 || d.pos[noun] !== 'NOUN' || d.head[noun] !== d.head[token] || !/^(?:obj|nsubj|obl)$/.test(d.rel[noun]!)) return
  if (
    d.case(token) === '' &&
    /^[a-z]/.test(d.word[noun]!) &&
    nounReading(d.lemma[noun]!) === null &&
    !/^(?:day|week|month|year|morning|evening)$/.test(d.word[noun]!)
  )
    d.attach(token, noun, 'appos')
}

/** "handed the island back to B": B is whom the act is to, not "back". */
function behindBack(d: Draft, token: number): void {
  if (d.rel[token] !== 'obl' && d.rel[token] !== 'nmod') return
  const adverb = d.head[token]!
  if (adverb < 0 || !/^(?:back|over|out|away|separately|together|home)$/.test(d.word[adverb]!) || d.pos[adverb] === 'VERB')
    return
  const verb = d.head[adverb]!
  if (verb >= 0 && d.pos[verb] === 'VERB') d.attach(token, verb, 'obl')
}

const DAYS = /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday)$/

/** "said the army and the RSF had agreed": what is said is the clause, and both act in it. */
function objectOfSaying(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || d.rel[token] !== 'conj') return
  const saying = d.head[token]!
  if (saying < 0 || !/^(?:say|believe|think|insist)$/.test(d.lemma[saying]!)) return
  const subject = d.child(token, 'nsubj', 'nsubj:pass')
  const object = d.child(saying, 'obj')
  if (subject < 0 || object < saying || object > subject || !isNominal(d, object)) return
  const join = joinBefore(d, leftOf(d, subject))
  if (join < 0 || d.word[join] === ',' || phraseBefore(d, join) < object) return
  if (!d.attach(token, saying, 'ccomp')) return
  d.attach(object, token, d.rel[subject]!)
  d.attach(subject, object, 'conj')
  d.attach(join, subject, 'cc')
}

/** "A and B, which are sponsoring the talks, said": a clause with "which" after a comma is on the name before it. */
function clauseOnName(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || !/^(?:advcl|parataxis|ccomp)$/.test(d.rel[token]!)) return
  const pronoun = d.child(token, 'nsubj', 'nsubj:pass')
  if (pronoun < 2 || pronoun > token || !/^(?:which|who)$/.test(d.word[pronoun]!) || d.word[pronoun - 1] !== ',') return
  if (d.child(token, 'mark') >= 0) return
  let name = phraseBefore(d, pronoun - 1)
  if (name < 0) return
  const plural = d.kids(token).some((k) => d.rel[k] === 'aux' && /^(?:are|have|were)$/.test(d.word[k]!))
  for (let depth = 0; depth < 6 && (/^flat/.test(d.rel[name]!) || (plural && d.rel[name] === 'conj')); depth++)
    name = d.head[name]!
  d.attach(token, name, 'acl:relcl')
}
