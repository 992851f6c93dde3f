import type { Span } from '../../model/span.js'
import type { Frame } from '../layers.js'
import type { Desk } from './at-hand.js'

const BASIS =
  /\b(?:on the basis of|based on|pursuant to|in accordance with|in line with|guided by|proceeding from)\s+(?<what>(?:[^.;:]|\.(?=\d)){4,160}?)(?=[.;:](?:\s|$)|,\s+(?:and|which|who|where|while|but|\p{L}+ (?:said|says))\b|\s+(?:and (?:will|would|to|agreed|signed)\b|before|after|until)|\s*$)/iu

/** "names the Declaration of 1991 as the basic principle of delimitation": what is taken for a ground, behind the verb that takes it. */
const TAKEN =
  /^\s+(?<what>(?:[^.;:]|\.(?=\d)){4,160}?)\s+(?:as|to be)\s+(?:(?:the|its|their|a|one)\s+)?(?:\p{L}+\s+){0,2}?(?:basis|base|principle|foundation|ground)s?\b[^.;:,]*/iu
const TAKES =
  /^(?:name|take|use|recognise|recognize|cite|invoke|set|define|treat|establish|designate|declare|call|describe|fix)$/
const GROUND =
  /\p{Lu}|\b(?:map|law|treaty|declaration|agreement|protocol|principle|line|border|convention|sovereignty|integrity)s?\b/u

export interface Basis {
  readonly words: string
  readonly span: Span
}

/** What the verb of a frame takes as a ground; null where it takes none. */
export function takenAsBasis(desk: Desk, frame: Frame): Basis | null {
  if (frame.form !== 'verb' || frame.modality !== 'asserted' || !TAKES.test(frame.lemma)) return null
  const { trees } = desk.syntax
  const last = (trees.sentences[trees.sentenceOf[frame.predicate]! + 1] ?? trees.length) - 1
  const start = trees.ends[frame.predicate]!
  const found = TAKEN.exec(desk.text.slice(start, trees.ends[last]))
  const what = found?.groups?.what?.replace(/\s+/g, ' ').trim()
  if (!found || !what || !GROUND.test(what)) return null
  return { words: what, span: { start: trees.starts[frame.predicate]!, end: start + found[0].trimEnd().length } }
}

/** The law, map or declaration that something is settled by, in the words of its sentence: "the Almaty Declaration of 1991". */
export function basisIn(desk: Desk, span: Span): Basis | null {
  const { trees } = desk.syntax
  const token = trees.starts.findIndex((start) => start >= span.start)
  if (token < 0) return null
  const last = (trees.sentences[trees.sentenceOf[token]! + 1] ?? trees.length) - 1
  const end = Math.max(span.end, Math.min(trees.ends[last] ?? span.end, span.end + 160))
  const text = desk.text.slice(span.start, end)
  const found = BASIS.exec(text)
  const what = found?.groups?.what?.replace(/\s+/g, ' ').trim()
  // Behind another clause's verb it is no basis of this one.
  if (!found || !what || found.index > span.end - span.start + 24) return null
  if (!GROUND.test(what)) return null
  return { words: what, span: { start: span.start + found.index, end: span.start + found.index + found[0].trimEnd().length } }
}
