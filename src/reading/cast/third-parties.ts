import type { CastMember } from '../../model/mention.js'
import { EVENTS } from '../frames/cue-words.js'
import type { Argument, Frame } from '../layers.js'
import type { Desk } from './at-hand.js'
import { isHelpful, partsPlayed } from './helping.js'

const MEDIATE: ReadonlySet<string> = new Set(EVENTS.role.mediate)
const NEWS_NOUNS: ReadonlySet<string> = new Set([
  ...EVENTS.ceasefire.nouns,
  ...EVENTS.agreement.nouns.filter((noun) => !/^(?:plan|framework|document|terms?|arrangement|charter|convention)$/.test(noun)),
  'exchange',
  'swap',
])
const NEWS_VERBS = /^(?:exchange|swap|sign|agree|free|release)$/
/** "this initiative", "the truce", "these hostilities", "bring this about": what was told before, spoken of again. */
const BACK =
  /\b(?:this|these|the|that)\s+(?:\p{L}+\s+)?(?:initiative|deal|agreement|truce|cease-?fire|talks|diplomacy|hostilities|efforts?|breakthrough|exchange|accord|process|negotiations|conflict|fighting|crisis|release|action|swap)\b|\bth(?:is|at) about\b/iu
/** How many sentences after the news are still about it. */
const REACH = 8

const known = new WeakMap<Desk, { readonly news: Frame | null; readonly helpers: readonly Argument[] }>()

/**
 * Who helped bring about the report's news, where only later sentences tell: "a truce was announced … I thank A for its role
 * in bringing this about". Empty for a frame that is not the first truce, deal or exchange of the report.
 */
export function thirdPartiesOf(desk: Desk, frame: Frame): CastMember[] {
  const { news, helpers } = tellings(desk)
  if (!news || !isThe(news, frame)) return []
  const sides = new Set(
    desk
      .cast('side', [...frame.agents, ...frame.patients, ...frame.others.filter((o) => /^(?:between|with)$/.test(o.by))])
      .map(key),
  )
  return desk
    .cast('mediator', helpers)
    .filter((m) => !sides.has(key(m)) && (m.for === null || m.for === undefined || !sides.has(m.for)))
}

const key = (m: CastMember): string => m.id ?? m.name

const isThe = (news: Frame, frame: Frame): boolean =>
  frame.predicate === news.predicate ||
  (news.carrier >= 0 && frame.predicate === news.carrier) ||
  (frame.carrier >= 0 && frame.carrier === news.predicate) ||
  frame.patients.some((p) => p.head === news.predicate)

function tellings(desk: Desk): { readonly news: Frame | null; readonly helpers: readonly Argument[] } {
  const told = known.get(desk)
  if (told) return told
  const news = desk.frames.find((f) => isNews(desk, f)) ?? null
  const made = { news, helpers: news ? helpersAfter(desk, news) : [] }
  known.set(desk, made)
  return made
}

const isNews = (desk: Desk, f: Frame): boolean =>
  f.modality === 'asserted' &&
  !f.quoted &&
  (f.form === 'noun' ? NEWS_NOUNS.has(f.lemma) : f.form === 'verb' && NEWS_VERBS.test(f.lemma)) &&
  !desk.inHeadline(f.span)

function helpersAfter(desk: Desk, news: Frame): Argument[] {
  const { sentenceOf } = desk.syntax.trees
  const from = sentenceOf[news.predicate]!
  const found: Argument[] = []
  const near = (token: number): boolean => sentenceOf[token]! > from && sentenceOf[token]! <= from + REACH
  for (const frame of desk.frames) {
    if (!near(frame.predicate) || frame.modality === 'denied' || frame.modality === 'conditional') continue
    const words = desk.text.slice(frame.span.start, frame.span.end)
    if (isHelpful(desk, frame) ? BACK.test(words) : isOverIt(desk, frame)) found.push(...frame.agents)
    for (const other of frame.others)
      if (HELP.test(desk.syntax.lemma[other.head] ?? '') && /^(?:through|with|by|under)$/.test(other.by))
        found.push(...givers(desk, other.head))
  }
  for (const part of partsPlayed(desk))
    if (near(part.token) && (part.role === 'mediator' || BACK.test(desk.text.slice(part.span.start, part.span.end + 40))))
      found.push(...part.holders)
  return found.filter((a) => desk.canAct(a))
}

/** "A brokered the deal", "UN-led mediation". */
const isOverIt = (desk: Desk, frame: Frame): boolean =>
  frame.form === 'verb' &&
  frame.patients.some((p) => {
    if (p.head < 0) return false
    const lemma = desk.syntax.lemma[p.head]!
    if (/^(?:lead|mediate|broker)$/.test(frame.lemma) && lemma === 'mediation') return true
    return MEDIATE.has(frame.lemma) && BACK.test(`${desk.syntax.word[Math.max(0, p.head - 1)]} ${desk.syntax.word[p.head]}`)
  })

const HELP = /^(?:mediation|intermediary|facilitation|good-offices|brokerage|auspex|auspice|auspices)$/

function givers(desk: Desk, head: number): Argument[] {
  const { syntax } = desk
  const found: Argument[] = []
  for (const noun of [head, ...syntax.kids(head).filter((k) => syntax.rel[k] === 'conj')])
    for (const k of syntax.kids(noun))
      if (
        /^(?:nmod|nmod:poss|amod|compound)$/.test(syntax.rel[k]!) &&
        (desk.names.of(k) >= 0 || (syntax.rel[k] === 'nmod' && /^(?:of|by)$/.test(syntax.case(k))))
      )
        found.push(desk.argument(k))
  return found
}
