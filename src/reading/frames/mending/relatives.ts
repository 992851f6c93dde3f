import { nounReading, sortsOf } from '../cue-words.js'
import type { Draft } from '../draft.js'

/** "A, which mediated, offered …": the clause with "which" is on the name, and the next verb is the sentence's. */
export function relativeRoot(d: Draft, token: number): void {
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

/** "left the town it had held": a clause with its own subject right after a noun, where nothing is said or thought. */
export function gapClause(d: Draft, token: number): void {
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
export function dashedRelative(d: Draft, token: number): void {
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
export function forceParticiple(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || token < 1 || !/^(?:advcl|ccomp|conj|parataxis|xcomp)$/.test(d.rel[token]!)) return
  if (!/^(?:deployed|stationed|based|sent|killed|wounded|captured|detained|displaced)$/.test(d.word[token]!)) return
  const noun = token - 1
  if (d.pos[noun] !== 'NOUN' || d.child(token, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass', 'mark', 'obj', 'cc') >= 0) return
  d.attach(token, noun, 'acl')
}

const DONE_TO_PAPER =
  /^(?:agreed|signed|brokered|mediated|reached|negotiated|announced|declared|concluded|sealed|struck|initialled|ratified)$/

/** "A truce agreed in November collapsed": no truce agrees to anything; its participle is said of it, and the next verb is the clause's. */
export function reducedRelative(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || !DONE_TO_PAPER.test(d.word[token]!)) return
  if (d.child(token, 'aux', 'aux:pass', 'obj', 'cc', 'mark') >= 0) return
  const noun = d.child(token, 'nsubj', 'nsubj:pass')
  if (noun < 0 || noun > token || nounReading(d.lemma[noun]!) === null || d.pos[noun] !== 'NOUN') return
  // Only words of its own between the noun and the participle: "a truce between A and B signed in C".
  for (let t = noun + 1; t < token; t++) if (d.head[t] === token) return
  const isClause = (k: number): boolean =>
    k > token && d.pos[k] === 'VERB' && /(?:ed|d|t|ke|ll|sed)$/.test(d.word[k]!) && d.child(k, 'cc', 'mark') < 0
  const under = d.head[token]!
  const verb =
    under > token && d.rel[token] === 'advcl' && isClause(under)
      ? under
      : d.kids(token).find((k) => /^(?:ccomp|conj|parataxis|advcl|xcomp)$/.test(d.rel[k]!) && isClause(k))
  if (verb === undefined) return
  const subject = d.child(verb, 'nsubj', 'nsubj:pass')
  // What was taken for its subject is the day or place of the signing: "in | November collapsed".
  if (subject >= 0 && !(subject > token && subject < verb && d.pos[subject] === 'PROPN')) return
  for (let t = token + 1; t < verb; t++) if (d.word[t] === ',' || d.pos[t] === 'PRON') return
  if (verb !== under && !d.attach(verb, under, d.rel[token]!)) return
  for (const k of d.kids(token)) if (k > verb || d.rel[k] === 'punct') d.attach(k, verb, d.rel[k]!)
  d.attach(noun, verb, 'nsubj')
  d.attach(token, noun, 'acl')
  if (subject >= 0) {
    d.attach(subject, token, 'obl')
    for (let t = token + 1; t < subject; t++)
      if (d.head[t] === token && /^(?:ADP|PART|ADV)$/.test(d.pos[t]!)) {
        d.attach(t, subject, 'case')
        d.pos[t] = 'ADP'
      }
  }
}

/** "A truce brokered by A | took hold on Friday, after …": a past form without a subject after a participle is the verb of the noun's clause. */
export function finiteAfterParticiple(d: Draft, token: number): void {
  if (d.pos[token] !== 'VERB' || !/^(?:advcl|ccomp|xcomp)$/.test(d.rel[token]!) || d.trees.penn(token) !== 'VBD') return
  if (d.child(token, 'mark', 'cc', 'nsubj', 'aux', 'nsubj:pass', 'case') >= 0) return
  const participle = d.head[token]!
  if (participle < 0 || participle > token || d.rel[participle] !== 'acl') return
  const noun = d.head[participle]!
  const later = d.head[noun]!
  if (later < token || !/^nsubj/.test(d.rel[noun]!) || d.pos[later] !== 'VERB') return
  if (!d.attach(token, d.head[later]!, d.rel[later]!)) return
  d.attach(noun, token, 'nsubj')
  d.attach(later, token, 'advcl')
}
