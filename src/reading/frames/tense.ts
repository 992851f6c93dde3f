import type { Frame } from '../layers.js'
import type { Syntax } from './syntax.js'
import { isInfinitive } from './verbs.js'

/** When a clause places what it tells, by its auxiliaries and the verb's own form. */
export function tenseOf(syntax: Syntax, predicate: number): Frame['tense'] {
  let verb = predicate
  for (let depth = 0; depth < 4; depth++) {
    const own = ownTense(syntax, verb)
    if (own !== 'none') return own
    if (syntax.rel[verb] !== 'conj' && syntax.rel[verb] !== 'xcomp') break
    const above = syntax.head[verb]!
    if (above < 0 || (syntax.pos[above] !== 'VERB' && syntax.pos[above] !== 'AUX' && syntax.pos[above] !== 'ADJ')) break
    verb = above
  }
  return 'none'
}

function ownTense(syntax: Syntax, verb: number): Frame['tense'] {
  let finite = -1
  for (const k of syntax.kids(verb)) {
    const rel = syntax.rel[k]!
    if (rel !== 'aux' && rel !== 'aux:pass' && rel !== 'cop') continue
    const word = syntax.word[k]!
    if (/^(?:will|'ll|’ll|wo|shall)$/.test(word)) return 'future'
    // "has met" tells of the past; "had", "did", "was" all the more.
    if (/^(?:has|have|had|'ve|’ve|did|was|were)$/.test(word)) return 'past'
    if (finite < 0) finite = k
  }
  if (finite >= 0) return /^(?:is|are|am|'s|’s|'re|’re|'m|’m|does|do|being)$/.test(syntax.word[finite]!) ? 'present' : 'none'
  if (isInfinitive(syntax, verb)) return 'none'
  if (syntax.pos[verb] !== 'VERB' && syntax.pos[verb] !== 'AUX') return 'none'
  const word = syntax.word[verb]!
  if (word.endsWith('ing')) return 'none'
  // "saw A cede land": a bare form under another verb has that verb's time.
  if (syntax.rel[verb] === 'xcomp' && word === syntax.lemma[verb]) return 'none'
  const lemma = syntax.lemma[verb]!
  if (word === lemma)
    return SAME_IN_PAST.test(word) && syntax.child(verb, 'nsubj') >= 0
      ? 'past'
      : syntax.child(verb, 'nsubj') >= 0
        ? 'present'
        : 'none'
  if (word === `${lemma}s` || word === `${lemma}es` || word.endsWith('ies')) return 'present'
  if (word === 'is' || word === 'are' || word === 'has') return 'present'
  const rel = syntax.rel[verb]!
  return (rel === 'acl' || rel === 'amod') && syntax.child(verb, 'nsubj') < 0 ? 'past' : 'past'
}

const SAME_IN_PAST = /^(?:set|cut|put|hit|let|shut|split|spread|cast|cost|read|quit)$/
