import type { Draft } from './draft.js'

const PARTICIPLES = new Set(['following', 'including', 'regarding', 'concerning', 'pending', 'excluding', 'barring'])

/**
 * Reads "following", "including", "regarding" as the prepositions they are, where they have an object and nothing else of
 * a verb: "Following the talks, both sides …". The same for "according to". And a preposition of a phrase is no adjective's:
 * "with | his Kasterian and Drevian counterparts".
 */
export function mendPrepositions(draft: Draft, from: number, to: number): void {
  for (let i = from; i + 1 < to; i++) {
    const word = draft.lower(i)
    if (draft.is(i, 'case')) ofThePhrase(draft, i, from)
    if (word === 'according' && draft.lower(i + 1) === 'to' && !draft.is(i, 'case')) according(draft, i, from, to)
    else if (PARTICIPLES.has(word) && (draft.is(i, 'advcl') || draft.is(i, 'acl'))) participle(draft, i, from, to)
  }
}

/** What stands before an adjective that describes a later noun, and hangs on it, is that noun's: the preposition, whose it is. */
function ofThePhrase(draft: Draft, at: number, from: number): void {
  const modifier = draft.head[at]!
  if (modifier <= at || !draft.is(modifier, 'amod')) return
  const noun = draft.head[modifier]!
  if (noun <= modifier || !/^(?:NOUN|PROPN)$/.test(draft.upos(noun))) return
  draft.hand(
    modifier,
    noun,
    Math.max(from, at),
    modifier,
    (child) => draft.is(child, 'case') || draft.is(child, 'nmod:poss') || draft.is(child, 'det'),
  )
}

function participle(draft: Draft, at: number, from: number, to: number): void {
  const object = draft.child(at, at + 1, to, (i) => draft.is(i, 'obj'))
  if (object < 0 || draft.head[at]! < 0 || !/^(?:NOUN|PROPN|PRON|NUM)$/.test(draft.upos(object))) return
  if (draft.child(at, from, to, (i) => /^(?:nsubj|aux|mark|obl|xcomp|ccomp|compound:prt|conj)/.test(draft.relation(i))) >= 0)
    return
  turn(draft, at, object, from, to)
}

function according(draft: Draft, at: number, from: number, to: number): void {
  const object = draft.child(at, at + 2, to, (i) => draft.is(i, 'obl') || draft.is(i, 'nmod'))
  if (object < 0 || draft.head[at]! < 0) return
  turn(draft, at, object, from, to)
  draft.attach(at + 1, at, 'fixed')
}

/** The object takes the participle's place in the sentence, and the participle becomes its case mark. */
function turn(draft: Draft, at: number, object: number, from: number, to: number): void {
  const above = draft.head[at]!
  const nominal = /^(?:NOUN|PROPN|PRON)$/.test(draft.upos(above)) && draft.child(above, from, to, (i) => draft.is(i, 'cop')) < 0
  draft.head[object] = above
  draft.attach(object, above, nominal ? 'nmod' : 'obl')
  draft.attach(at, object, 'case')
  draft.hand(at, object, from, to, (i) => !draft.is(i, 'fixed'))
}

/** "under the mediation of President Ada Moll": a preposition in the place of the name behind it gives it that place. */
export function mendHeadlessPhrases(draft: Draft, from: number, to: number): void {
  for (let opener = from + 1; opener + 1 < to; opener++) {
    if (draft.upos(opener) !== 'ADP' || draft.relation(opener) !== 'nmod' || draft.head[opener]! < from) continue
    const name = draft.child(opener, opener + 1, to, () => true)
    if (name < 0 || draft.upos(name) !== 'PROPN' || !/^(?:flat|compound|nmod|appos)$/.test(draft.relation(name))) continue
    if (draft.reach(name, opener, to).from !== opener + 1) continue
    draft.swap(opener, name, 'case')
  }
}
