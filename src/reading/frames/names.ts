import type { Argument, Mention } from '../layers.js'
import { type Syntax, tokensSpan } from './syntax.js'

/** The mentions by token, for whoever stands in the trees and asks who that is. */
export interface Names {
  /** Mention a noun phrase's head stands for, −1 for none: its own, or the one whose title it is part of. */
  of(head: number): number
  /** Mention that covers a token with its own words or its title, −1 for none. */
  at(token: number): number
  readonly mentions: readonly Mention[]
}

export function namesOf(syntax: Syntax, mentions: readonly Mention[]): Names {
  const byHead = new Int32Array(syntax.length).fill(-1)
  const cover = new Int32Array(syntax.length).fill(-1)
  const { starts } = syntax.trees
  for (let m = 0; m < mentions.length; m++) {
    const mention = mentions[m]!
    for (let t = tokenAt(starts, mention.full.start); t < syntax.length && starts[t]! < mention.full.end; t++) {
      const own = starts[t]! >= mention.start && starts[t]! < mention.end
      const before = cover[t]!
      const held = before >= 0 && starts[t]! >= mentions[before]!.start && starts[t]! < mentions[before]!.end
      if (before < 0 || (own && !held)) cover[t] = m
    }
  }
  // The longest words win a head: "Azerbaijan's Defence Ministry" over "Azerbaijan" where both would hold it.
  for (let m = 0; m < mentions.length; m++) {
    const { head, full } = mentions[m]!
    if (head < 0 || head >= syntax.length) continue
    const rival = byHead[head]!
    if (rival < 0 || full.end - full.start > mentions[rival]!.full.end - mentions[rival]!.full.start) byHead[head] = m
  }
  const at = (token: number): number => cover[token] ?? -1
  const of = (head: number): number => {
    if (byHead[head]! >= 0) return titled(head) ?? byHead[head]!
    const covering = cover[head] ?? -1
    if (covering >= 0 && standsFor(syntax, mentions[covering]!, head)) return covering
    for (const k of syntax.kids(head)) {
      if (syntax.rel[k] !== 'flat' && syntax.rel[k] !== 'flat:name') continue
      if (byHead[k]! >= 0) return byHead[k]!
    }
    return -1
  }
  /** "Secretary of State A B": a title that was taken for a name gives way to whom it stands before. */
  function titled(head: number): number | null {
    const own = mentions[byHead[head]!]!
    if (own.actor !== null || own.type === 'PER' || own.members.length > 0 || !TITLE.test(syntax.word[head]!)) return null
    const below = (token: number, depth: number): number | null => {
      for (const k of syntax.kids(token)) {
        if (!/^(?:appos|flat|nmod|compound)$/.test(syntax.rel[k]!) || k < head) continue
        const found =
          byHead[k]! >= 0 && mentions[byHead[k]!]!.type === 'PER' ? byHead[k]! : depth < 3 ? below(k, depth + 1) : null
        if (found !== null) return found
      }
      return null
    }
    return below(head, 0)
  }
  return { of, at, mentions }
}

const TITLE =
  /^(?:secretary|minister|president|premier|chancellor|ambassador|envoy|general|colonel|spokesman|spokeswoman|spokesperson|commissioner|representative|chief|head|chairman|chair|king|prince|governor|mayor|senator|administrator|adviser|advisor|director|commander)$/

/** The head of a title ("Minister" in "Foreign Minister Lavrov") stands for the person; a demonym inside a phrase does not. */
function standsFor(syntax: Syntax, mention: Mention, head: number): boolean {
  const tail = mention.head
  if (tail < 0 || tail === head) return true
  // "Secretary of State Ellen Vance" as two subjects of one verb: one person all the same.
  if (mention.type === 'PER' && syntax.head[tail] === syntax.head[head] && syntax.rel[tail] === syntax.rel[head]) return true
  let up = tail
  for (let depth = 0; depth < 4 && up >= 0; depth++) {
    up = syntax.head[up]!
    if (up === head) return true
  }
  return false
}

function tokenAt(starts: Int32Array, offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

const CUT: ReadonlySet<string> = new Set([
  'conj',
  'cc',
  'punct',
  'case',
  'acl:relcl',
  'parataxis',
  'discourse',
  'cc:preconj',
  'mark',
  'cop',
  'nsubj',
  'aux',
])

/** The words of a noun phrase from its head: without its preposition, its coordinates and its relative clause. */
export function phraseOf(syntax: Syntax, head: number): { from: number; to: number } {
  let from = head
  let to = head
  for (const k of syntax.kids(head)) {
    const rel = syntax.rel[k]!
    if (CUT.has(rel)) continue
    if (rel === 'det' && k < head && syntax.pos[head] !== 'PROPN') continue
    if (syntax.first[k]! < from) from = syntax.first[k]!
    if (syntax.last[k]! > to) to = syntax.last[k]!
  }
  return { from, to }
}

/** The words that name a participant: its phrase without what clauses add to it. */
export function nameSpan(syntax: Syntax, head: number): { from: number; to: number } {
  let from = head
  let to = head
  for (const k of syntax.kids(head)) {
    const rel = syntax.rel[k]!
    if (CUT.has(rel) || rel.startsWith('acl') || rel === 'advcl' || rel === 'appos' || rel === 'obl') continue
    // "Brandt in Lorin": where somebody is belongs to no name; "rebels in the east" are so called.
    const told = syntax.pos[head] === 'PROPN' ? /^(?:of|from|for)$/ : /^(?:of|in|from|for)$/
    if (rel === 'nmod' && !told.test(syntax.case(k))) continue
    if (rel === 'det') continue
    if (syntax.first[k]! < from) from = syntax.first[k]!
    if (syntax.last[k]! > to) to = syntax.last[k]!
  }
  return { from, to }
}

/** One participant, from the head of its phrase. */
export function argumentAt(syntax: Syntax, names: Names, head: number): Argument {
  const mention = names.of(head)
  const { from, to } = phraseOf(syntax, head)
  let { start, end } = tokensSpan(syntax.trees, from, to)
  if (mention >= 0) {
    const { full } = names.mentions[mention]!
    if (full.start < start) start = full.start
    if (full.end > end) end = full.end
  }
  return { head, span: { start, end }, mention }
}

/**
 * The heads of a coordination, one each: "A, B and C". A common noun that only introduces names gives way to them
 * ("neighbours A and B"), and a person joined to another's country joins the person ("X of A and Y of B").
 */
export function expand(syntax: Syntax, names: Names, head: number, depth = 0): number[] {
  const heads: number[] = []
  if (names.of(head) < 0 && depth < 3) {
    for (const k of syntax.kids(head)) {
      if (syntax.rel[k] === 'appos' && names.of(k) >= 0 && syntax.pos[k] === 'PROPN')
        heads.push(...expand(syntax, names, k, depth + 1))
    }
  }
  if (heads.length === 0) heads.push(head)
  for (const k of syntax.kids(head)) {
    if (syntax.rel[k] === 'conj') {
      if (!isNominal(syntax, k)) continue
      for (const h of depth < 12 ? expand(syntax, names, k, depth + 1) : [k]) heads.push(h)
    } else if (depth < 3 && isPerson(names, head) && /^nmod/.test(syntax.rel[k]!) && !isPerson(names, k)) {
      for (const j of syntax.kids(k))
        if (syntax.rel[j] === 'conj' && isPerson(names, j)) heads.push(...expand(syntax, names, j, depth + 1))
    }
  }
  return heads
}

const isPerson = (names: Names, head: number): boolean => {
  const mention = names.of(head)
  return mention >= 0 && names.mentions[mention]!.type === 'PER'
}

/** True for what can be a participant: a noun, name or pronoun, and a number or adjective used as one. */
export function isNominal(syntax: Syntax, token: number): boolean {
  const pos = syntax.pos[token]!
  if (pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON' || pos === 'NUM' || pos === 'X') return true
  return (pos === 'ADJ' || pos === 'DET') && syntax.child(token, 'cop') < 0
}
