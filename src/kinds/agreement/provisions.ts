import type { Span } from '../../model/span.js'
import type { Desk } from '../../reading/cast/desk.js'
import { isTime } from '../../reading/cast/phrases.js'
import type { Frame } from '../../reading/layers.js'
import { NOUNS, TRUCE } from './words.js'

const PROVIDES =
  /^(?:provide|stipulate|entail|envisage|require|oblige|allow|call|include|cover|contain|foresee|set|commit|comprise)$/

/** "The accord provides for the return of refugees, …": what it is to do, one span each; none where the frame tells no such thing. */
export function termsOf(desk: Desk, frame: Frame): Span[] {
  if (frame.form !== 'verb' || !PROVIDES.test(frame.lemma) || frame.modality === 'denied') return []
  const { syntax } = desk
  const document = frame.agents.find(
    (a) => a.head >= 0 && (NOUNS.has(syntax.lemma[a.head]!) || TRUCE.has(syntax.lemma[a.head]!)),
  )
  if (!document || !syntax.kids(document.head).some((k) => /^(?:the|this|its)$/.test(syntax.word[k]!))) return []
  const terms = [...frame.patients, ...frame.others.filter((o) => /^(?:for|on)$/.test(o.by))]
  return terms.filter((t) => t.head > frame.predicate && syntax.pos[t.head] !== 'PRON').map((t) => t.span)
}

/** The points of a list that an agreement ends on: "agree to the following steps:". */
export function listedAfter(desk: Desk, frame: Frame): Span[] {
  const { trees } = desk.syntax
  const sentence = trees.sentenceOf[frame.predicate]!
  const last = (trees.sentences[sentence + 1] ?? trees.length) - 1
  const from = trees.ends[last] ?? 0
  if (frame.form !== 'verb' || !/:\s*$/.test(desk.text.slice(from - 1, from + 1))) return []
  const items = /^\s*(?:[-–—•*]|\(?[a-z0-9]{1,2}[.)])\s+(.{8,600})$/gmu
  const found: Span[] = []
  let next = from
  items.lastIndex = from
  for (let m = items.exec(desk.text); m !== null && found.length < 30; m = items.exec(desk.text)) {
    // Only points that follow one another, with nothing but blanks between.
    if (desk.text.slice(next, m.index).trim() !== '') break
    const start = m.index + m[0].length - m[1]!.length
    found.push(trimmed(desk, { start, end: m.index + m[0].length }))
    next = m.index + m[0].length
  }
  return found
}

/** "to extend the truce, free prisoners and reopen the road": one provision for each thing to be done. */
export function deedsUnder(desk: Desk, content: number): Span[] {
  const { syntax } = desk
  const { starts, ends } = syntax.trees
  const deeds = [content, ...syntax.kids(content).filter((k) => syntax.rel[k] === 'conj' && syntax.pos[k] === 'VERB')]
  return deeds.map((deed, i) => {
    const from = i === 0 ? syntax.first[deed]! : deed
    const next = deeds[i + 1]
    let to = next === undefined ? syntax.last[content]! : next - 1
    while (to > deed && /^(?:and|or|,|;|to|then)$/.test(syntax.word[to]!)) to--
    return trimmed(desk, { start: starts[from]!, end: ends[to]! })
  })
}

const trimmed = (desk: Desk, span: Span): Span => {
  let { end } = span
  while (end > span.start && /[\s.,;"”]/.test(desk.text[end - 1]!)) end--
  // Marks that were opened inside are closed inside.
  const words = desk.text.slice(span.start, end)
  const open = (words.match(/[“"]/g)?.length ?? 0) > (words.match(/[”]/g)?.length ?? 0) && !/["”]$/.test(words)
  const closed =
    open && (words.match(/"/g)?.length ?? 0) % 2 === (words.includes('“') ? 0 : 1)
      ? /^[.,;]?["”]/.exec(desk.text.slice(end))
      : null
  return { start: span.start, end: end + (closed?.[0].length ?? 0) }
}

/** What an agreement is to do, where its own words say: "an accord to supply …", "on the exchange of …". */
export function provisionsOf(desk: Desk, noun: number): Span[] {
  const found: Span[] = []
  const { syntax } = desk
  for (const k of syntax.kids(noun)) {
    if (k < noun) continue
    const purpose = syntax.rel[k] === 'acl' && syntax.kids(k).some((j) => syntax.word[j] === 'to' && j < k)
    const on = syntax.rel[k] === 'nmod' && /^(?:on|for)$/.test(syntax.case(k)) && !isTime(desk, desk.argument(k))
    if (purpose || on) found.push({ start: syntax.trees.starts[syntax.first[k]!]!, end: syntax.trees.ends[syntax.last[k]!]! })
  }
  return found
}
