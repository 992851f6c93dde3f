import type { Edtf } from '../../model/edtf.js'
import type { TimeExpression } from '../../time/time-expression.js'
import type { Syntax } from '../frames/syntax.js'
import type { Frame, Setting } from '../layers.js'
import { firstDay, from, upTo } from './clock-words.js'

/** When a frame's event is, as the report tells it: several for "in April and May", none where nothing says. */
export interface Dated {
  readonly dates: readonly Edtf[]
  /** own: said of the event itself; near: of the clause it stands in; story: carried on from what was told before; report: the report's day. */
  readonly from: 'own' | 'near' | 'story' | 'report' | 'none'
}

export interface Placed {
  readonly time: TimeExpression
  readonly token: number
}

const UNDATED: Dated = { dates: [], from: 'none' }

/** A story told from further back than this many days before the report is background, and carries its date on. */
export const BACKGROUND = 3

/** Behind a question that breaks off a story of long ago: background as well, and nobody says of when. */
const LONG_AGO = 'long ago'

/**
 * What was last dated before each sentence, for background that is told on without a date: a date, that it was long ago, or
 * null where nothing is carried on.
 */
export function storyOf(
  syntax: Syntax,
  placed: readonly Placed[],
  setting: Setting,
): (sentence: number) => Edtf | typeof LONG_AGO | null {
  const { sentences, sentenceOf } = syntax.trees
  const count = Math.max(0, sentences.length - 1)
  const carried: (Edtf | typeof LONG_AGO | null)[] = new Array(count).fill(null)
  const today = setting.day === null ? null : firstDay(setting.day)
  let last: Edtf | typeof LONG_AGO | null = null
  let age = 0
  let next = 0
  for (let s = 0; s < count; s++) {
    if (age++ >= 3) last = null
    carried[s] = last
    while (next < placed.length && sentenceOf[placed[next]!.token]! <= s) {
      const { time } = placed[next++]!
      if (time.edtf === null || time.type === 'DURATION' || time.type === 'SET') continue
      if (!datesItsSentence(syntax, placed[next - 1]!)) continue
      const day = firstDay(time.edtf)
      if (day === null) continue
      last = today !== null && today - day > BACKGROUND ? time.edtf : null
      age = 0
    }
    // A question opens another matter: "Who took over?"
    if (last !== null && syntax.word[sentences[s + 1]! - 1] === '?') last = LONG_AGO
  }
  return (sentence) => carried[sentence] ?? null
}

/**
 * True where a time dates what its sentence tells, and so what is told on after it; not one inside a name of something ("their
 * third meeting since December", "those killed in May"), nor a span that is still open or a deadline.
 */
function datesItsSentence(syntax: Syntax, { time, token }: Placed): boolean {
  if (/^(?:since|by|until|till)$/.test(syntax.case(token))) return false
  if (time.edtf !== null && /^\[\.\.|\/\.\.$/.test(time.edtf)) return false
  let at = token
  for (let depth = 0; depth < 8; depth++) {
    const above = syntax.head[at]!
    if (above < 0) return true
    const rel = syntax.rel[at]!
    if (/^(?:acl|acl:relcl|appos|ccomp)$/.test(rel)) return false
    // On a thing that the clause is not about: its object, or what stands behind a preposition.
    if (/^nmod/.test(rel) && /^(?:obj|obl|iobj|obl:agent|nmod|nmod:poss)$/.test(syntax.rel[above]!)) return depth > 6
    at = above
  }
  return true
}

export function fallback(syntax: Syntax, frame: Frame, setting: Setting, story: ReturnType<typeof storyOf>): Dated {
  const { day } = setting
  if (frame.modality === 'planned' || frame.modality === 'proposed') {
    const open = day === null ? null : from(day)
    return open ? { dates: [open], from: 'report' } : UNDATED
  }
  if (frame.quoted) return day === null ? UNDATED : { dates: [day], from: 'report' }
  const carried = story(syntax.trees.sentenceOf[frame.predicate]!)
  const perfect = isPerfect(syntax, frame)
  // "lost their lives in the conflict that followed": after what was last dated, and nobody says when.
  if (carried !== null && cameAfter(syntax, frame)) return UNDATED
  if (carried !== null && !perfect && frame.tense !== 'present' && frame.tense !== 'future')
    return carried === LONG_AGO ? UNDATED : { dates: [carried], from: 'story' }
  // A war or deal only mentioned, with no verb to carry it, is not news of the day, unless it is called so.
  if (frame.form === 'noun' && frame.carrier < 0 && isRecent(syntax, frame.predicate)) {
    const by = day === null ? null : upTo(day)
    return by ? { dates: [by], from: 'report' } : UNDATED
  }
  if (frame.form === 'noun' && frame.carrier < 0 && !frame.copular && !isCurrent(syntax, frame.predicate)) return UNDATED
  if (day === null) return UNDATED
  // "said they had mined the road": done by then, and nobody says how long before.
  const before =
    isPluperfect(syntax, frame) || (perfect && frame.form === 'verb' && frame.context.some((c) => c.sort === 'say'))
  return { dates: [before ? (upTo(day) ?? day) : day], from: 'report' }
}

/** "my recent trip", "the recent clashes": over by the report's day, and nobody says how long. */
const isRecent = (syntax: Syntax, noun: number): boolean =>
  syntax.kids(noun).some((k) => syntax.word[k] === 'recent' && k < noun)

/** True where a thing in the clause is said to have followed on what was told: "in the conflict that followed". */
const cameAfter = (syntax: Syntax, frame: Frame): boolean =>
  [frame.predicate, ...frame.agents.map((a) => a.head), ...frame.others.map((a) => a.head)].some(
    (token) =>
      token >= 0 &&
      syntax.kids(token).some((k) => syntax.rel[k] === 'acl:relcl' && /^(?:follow|ensue)$/.test(syntax.lemma[k]!)),
  )

const isCurrent = (syntax: Syntax, noun: number): boolean =>
  syntax
    .kids(noun)
    .some((k) => /^(?:ongoing|current|continuing|latest|renewed|fresh|new|today|tonight|this)$/.test(syntax.word[k]!))

const isPerfect = (syntax: Syntax, frame: Frame): boolean => {
  for (const verb of [frame.predicate, frame.carrier]) {
    if (verb < 0) continue
    for (const k of syntax.kids(verb))
      if (syntax.rel[k] === 'aux' && /^(?:has|have|'ve|’ve)$/.test(syntax.word[k]!)) return true
  }
  return false
}

/** "had crossed", "had crossed and shelled": its own auxiliary, or that of the clause it is coordinated with. */
function isPluperfect(syntax: Syntax, frame: Frame): boolean {
  if (frame.form !== 'verb') return false
  let verb = frame.predicate
  for (let depth = 0; depth < 3 && verb >= 0; verb = syntax.head[verb]!, depth++) {
    const helpers = syntax.kids(verb).filter((k) => /^aux/.test(syntax.rel[k]!))
    if (helpers.length > 0) return helpers.some((k) => syntax.word[k] === 'had')
    if (syntax.rel[verb] !== 'conj' || syntax.child(verb, 'nsubj', 'nsubj:pass') >= 0) return false
  }
  return false
}
