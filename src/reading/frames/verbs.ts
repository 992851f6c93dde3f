import type { Syntax } from './syntax.js'

/** A token that heads a clause: a verb, or a word with a copula. */
export function headsClause(syntax: Syntax, token: number): boolean {
  if (token < 0) return false
  if (syntax.child(token, 'cop') >= 0) return true
  const pos = syntax.pos[token]!
  if (
    pos !== 'VERB' &&
    !(pos === 'AUX' && syntax.rel[token] !== 'aux' && syntax.rel[token] !== 'cop' && syntax.rel[token] !== 'aux:pass')
  ) {
    return false
  }
  const rel = syntax.rel[token]!
  if (rel === 'amod') return hasDependents(syntax, token)
  // Whatever the parser calls it, a verb with its own subject or auxiliary is a clause.
  if (syntax.child(token, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass') >= 0) return true
  return rel !== 'compound' && rel !== 'case' && rel !== 'mark' && rel !== 'fixed' && rel !== 'flat'
}

/** "a Russian-brokered deal": the participle has its own doer. */
function hasDependents(syntax: Syntax, token: number): boolean {
  for (const k of syntax.kids(token)) {
    const rel = syntax.rel[k]!
    if (rel !== 'punct' && rel !== 'advmod' && rel !== 'cc' && rel !== 'conj') return true
  }
  return false
}

/** A form in -ed or the like with nothing before it that makes it active. */
export function isParticiple(syntax: Syntax, verb: number): boolean {
  if (syntax.pos[verb] !== 'VERB' || syntax.word[verb]!.endsWith('ing')) return false
  return (
    syntax.word[verb] !== syntax.lemma[verb] || /^(?:set|cut|put|hit|let|led|shut|split|spread|cast)$/.test(syntax.word[verb]!)
  )
}

const ALWAYS_DONE_TO =
  /^(?:kill|wound|injure|arrest|detain|free|capture|deploy|abduct|kidnap|displace|evacuate|release|station|locate|base)$/

/** True when the surface subject is the one it is done to. */
export function isPassive(syntax: Syntax, verb: number): boolean {
  if (syntax.pos[verb] !== 'VERB') return false
  if (syntax.child(verb, 'nsubj:pass', 'aux:pass') >= 0) return true
  const rel = syntax.rel[verb]!
  const bare = syntax.child(verb, 'aux', 'mark') < 0 && isParticiple(syntax, verb)
  // "Two Soldiers Killed in Clash": a verb that always has an object, in its past form and without one.
  if (bare && ALWAYS_DONE_TO.test(syntax.lemma[verb]!) && syntax.child(verb, 'obj', 'ccomp', 'xcomp') < 0 && rel !== 'conj')
    return true
  if (rel === 'amod') return bare
  if (rel === 'acl' || rel === 'advcl') return bare && syntax.child(verb, 'nsubj', 'obj') < 0
  if (rel === 'conj') {
    // "was signed and ratified": the second participle shares the first one's auxiliary.
    const first = syntax.head[verb]!
    return bare && syntax.child(verb, 'nsubj') < 0 && first >= 0 && isPassive(syntax, first)
  }
  if (rel === 'xcomp' || rel === 'ccomp') return bare && syntax.child(verb, 'obj') < 0 && syntax.child(verb, 'nsubj') < 0
  return false
}

/** True for an infinitive with "to". */
export function isInfinitive(syntax: Syntax, verb: number): boolean {
  for (const k of syntax.kids(verb))
    if (k < verb && syntax.word[k] === 'to' && (syntax.rel[k] === 'mark' || syntax.pos[k] === 'PART')) return true
  return false
}

const RELATIVE: ReadonlySet<string> = new Set(['who', 'which', 'that', 'whom', 'whose', 'where', 'when'])
export const isRelative = (syntax: Syntax, token: number): boolean =>
  RELATIVE.has(syntax.word[token]!) &&
  (syntax.pos[token] === 'PRON' || syntax.pos[token] === 'DET' || syntax.pos[token] === 'SCONJ' || syntax.pos[token] === 'ADV')
