import type { Draft } from './draft.js'
import { type TitledName, titledNames } from './titles.js'

/**
 * Makes title and name one unit, headed by the name: "Sylvan President Ivo Brandt". Two such units side by side, "… and
 * Azarian President Ada Moll", are two conjuncts, each with its own title.
 */
export function mendTitledNames(draft: Draft, from: number, to: number): void {
  const units = titledNames(draft, from, to)
  for (const unit of units) unite(draft, unit, from, to)
  for (const unit of units) own(draft, unit, from, to)
  for (let k = 1; k < units.length; k++) coordinate(draft, units[k - 1]!, units[k]!)
}

function unite(draft: Draft, { start, title, name, end }: TitledName, from: number, to: number): void {
  const inside = (token: number): boolean => token >= start && token < end
  if (draft.head[title] === name && !wrong(draft, start, name, end)) return
  // The unit's place in the tree is that of whichever of its words has one outside.
  const places = [name, title, ...range(start, end)]
  const top = places.find((token) => draft.head[token] === -1) ?? places.find((token) => !inside(draft.head[token]!)) ?? name
  const head = draft.head[top]!
  if (head >= 0 && draft.under(head, top) && head !== top) return
  const relation = draft.relations[top]!
  // Head above the unit must not stand below one of its words.
  for (const token of places) if (head >= 0 && !inside(head) && draft.under(head, token) && token !== top) return
  draft.head[name] = head
  draft.relations[name] = relation
  for (let i = start; i < end; i++) {
    if (i === name) continue
    const wasModifier = i < title && draft.head[i]! >= start && draft.head[i]! <= title && draft.head[i] !== i && i !== top
    if (wasModifier) continue
    draft.head[i] = -2
  }
  const settle = (token: number, above: number, as: string): void => {
    if (draft.head[token] !== -2) return
    draft.head[token] = above
    draft.attach(token, above, as)
  }
  settle(title, name, 'nmod:desc')
  for (let i = name + 1; i < end; i++) settle(i, name, draft.upos(i) === 'PUNCT' ? 'punct' : 'flat')
  for (let i = start; i < title; i++)
    settle(i, title, draft.upos(i) === 'ADJ' ? 'amod' : draft.upos(i) === 'PUNCT' ? 'punct' : 'compound')
  for (let i = from; i < to; i++) {
    const above = draft.head[i]!
    if (inside(i) || above < 0 || !inside(above) || above === name) continue
    if (above !== title || !/^(?:nmod|det|amod|compound)/.test(draft.relation(i))) draft.attach(i, name, draft.relation(i))
  }
}

/** A unit whose title already depends on the name may still have parts that lie elsewhere. */
function wrong(draft: Draft, start: number, name: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const head = draft.head[i]!
    if (i !== name && (head < start || head >= end)) return true
  }
  return false
}

/** "met Kenya's President Ada Moll": a name with a possessive sign right before the title is whose president she is, and nobody met. */
function own(draft: Draft, { start, name }: TitledName, from: number, to: number): void {
  const state = start - 2
  if (state < from || !/^['’]s$/.test(draft.lower(start - 1)) || draft.head[start - 1] !== state) return
  if (draft.head[name] !== state || draft.upos(state) !== 'PROPN') return
  draft.swap(state, name, 'nmod:poss')
  if (draft.head[state] === name) draft.hand(state, name, from, to, (k) => k !== start - 1 && k > name)
}

function coordinate(draft: Draft, a: TitledName, b: TitledName): void {
  if (b.start !== a.end + 1 || draft.upos(a.end) !== 'CCONJ') return
  const first = a.name
  const second = b.name
  if (draft.head[second] === first || (draft.is(first, 'conj') && draft.head[second] === draft.head[first])) {
    draft.attach(a.end, second, 'cc')
    return
  }
  // "… met A and B said …": the second is the subject of its own clause.
  const clause = draft.is(second, 'nsubj') && draft.head[second]! > second
  if (clause && draft.head[first]! >= 0 && draft.head[first]! < first) return
  if (draft.head[first] === second) draft.swap(second, first, 'conj')
  else {
    if (clause && draft.head[first] !== draft.head[second] && draft.head[first]! >= 0)
      draft.attach(first, draft.head[second]!, 'nsubj')
    draft.attach(second, draft.is(first, 'conj') ? draft.head[first]! : first, 'conj')
  }
  draft.attach(a.end, second, 'cc')
}

function range(from: number, to: number): number[] {
  const all: number[] = []
  for (let i = from; i < to; i++) all.push(i)
  return all
}
