import type { Span } from '../../model/span.js'
import type { Desk } from './at-hand.js'

const BASIS =
  /\b(?:on the basis of|based on|pursuant to|in accordance with|in line with|guided by|proceeding from)\s+(?<what>(?:[^.;:]|\.(?=\d)){4,160}?)(?=[.;:](?:\s|$)|,\s+(?:and|which|who|where|while|but|\p{L}+ (?:said|says))\b|\s+(?:and (?:will|would|to|agreed|signed)\b|before|after|until)|\s*$)/iu

/** The law, map or declaration that something is settled by, in the words of its sentence: "the Almaty Declaration of 1991". */
export function basisIn(desk: Desk, span: Span): { readonly words: string; readonly span: Span } | null {
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
  if (!/\p{Lu}|\b(?:map|law|treaty|declaration|agreement|protocol|principle|line|border|convention)s?\b/u.test(what))
    return null
  return { words: what, span: { start: span.start + found.index, end: span.start + found.index + found[0].trimEnd().length } }
}
