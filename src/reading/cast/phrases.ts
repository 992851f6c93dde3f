import type { Span } from '../../model/span.js'
import { nameSpan } from '../frames/names.js'
import { tokensSpan } from '../frames/syntax.js'
import type { Argument, Frame } from '../layers.js'
import type { Desk } from './at-hand.js'

const TOPIC: ReadonlySet<string> = new Set([
  'on',
  'about',
  'over',
  'regarding',
  'concerning',
  'for',
  'towards',
  'toward',
  'aimed at',
])

/** Words without their line breaks, at most this many units, cut at a word. */
export function brief(words: string, most = 120): string {
  const flat = words.replace(/\s+/g, ' ').trim()
  if (flat.length <= most) return flat
  const cut = flat.lastIndexOf(' ', most - 1)
  return `${flat.slice(0, cut > most / 2 ? cut : most - 1)}…`
}

export const wordsAt = (desk: Desk, span: Span, most?: number): string => brief(desk.text.slice(span.start, span.end), most)

/** What an event is about, in the report's words: "on a future peace treaty"; null where it does not say. */
export function topicOf(desk: Desk, frame: Frame): string | null {
  const topic = frame.others.find((o) => TOPIC.has(o.by) && !isTime(desk, o) && !desk.canAct(o))
  if (!topic) return null
  // "for talks on a treaty": the treaty.
  const inner = topic.head >= 0 ? desk.frameAt(topic.head) : null
  const deeper =
    inner && inner !== frame && inner.form === 'noun'
      ? inner.others.find((o) => TOPIC.has(o.by) && !isTime(desk, o))
      : undefined
  const { from, to } = nameSpan(desk.syntax, (deeper ?? topic).head)
  return wordsAt(desk, tokensSpan(desk.syntax.trees, from, to))
}

/** True for an argument that is a time expression. */
export const isTime = (desk: Desk, argument: Argument): boolean =>
  desk.have.times.some((t) => t.start < argument.span.end && argument.span.start < t.end && t.start <= argument.span.start + 12)

/** Words of a whole clause under a token, with what it governs: the content of what somebody says or wants. */
export function contentOf(desk: Desk, token: number, most = 160): string {
  const { starts, ends } = desk.syntax.trees
  const from = desk.syntax.first[token]!
  const to = desk.syntax.last[token]!
  return brief(desk.text.slice(starts[from]!, ends[to]!).replace(/[.,;:\s]+$/, ''), most)
}
