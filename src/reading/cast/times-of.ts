import type { Edtf } from '../../model/edtf.js'
import { edtf, isEdtf } from '../../model/edtf.js'
import type { TimeExpression } from '../../time/time-expression.js'
import type { Syntax } from '../frames/syntax.js'
import { isInfinitive } from '../frames/verbs.js'
import type { Frame, Setting } from '../layers.js'
import { BACKGROUND, type Dated, fallback, type Placed, storyOf } from './carried-dates.js'
import { firstDay, stretchUpTo, upTo } from './clock-words.js'
import { countedTogether } from './counted-together.js'
import { clauseAbove, clauseItCounts, daysBefore, isWithin } from './lengths-between.js'
import { sinceTimes, subjectTimes } from './subject-times.js'

export interface Clock {
  of(frame: Frame): Dated
  /** How long a frame's event lasts or lasted, where it is said: "three days of hostilities", "a two-month truce". */
  length(frame: Frame): TimeExpression | null
}

/** Gives each event the time that governs it in the tree, not the nearest one. */
export function clockOf(syntax: Syntax, frames: readonly Frame[], times: readonly TimeExpression[], setting: Setting): Clock {
  const predicates = new Set<number>()
  const carriers = new Set<number>()
  for (const frame of frames) {
    predicates.add(frame.predicate)
    if (frame.carrier >= 0) carriers.add(frame.carrier)
  }
  const governed = new Map<number, Placed[]>()
  const starts: Placed[] = []
  const apart = new Map<number, Placed>()
  for (const time of times) {
    const token = headOf(syntax, time)
    if (token < 0) continue
    starts.push({ time, token })
    if (namesDocument(syntax, token, predicates)) continue
    const earlier = clauseItCounts(syntax, time, token)
    if (earlier >= 0) {
      apart.set(earlier, { time, token })
      continue
    }
    let up = syntax.head[token]!
    for (let depth = 0; depth < 6 && up >= 0 && !predicates.has(up); depth++) up = syntax.head[up]!
    // What is yet "to" be done is not done in the past: a day before the report's is the finite verb's.
    for (let depth = 0; depth < 4 && up >= 0 && isInfinitive(syntax, up) && isPast(time, setting); depth++)
      up = syntax.head[up]!
    if (up < 0) up = rootOf(syntax, token)
    const list = governed.get(up)
    if (list) list.push({ time, token })
    else governed.set(up, [{ time, token }])
  }
  const at = (token: number): readonly Placed[] => governed.get(token) ?? []
  const story = storyOf(syntax, starts, setting)
  const length = (frame: Frame): TimeExpression | null => {
    const own = [...at(frame.predicate), ...(frame.carrier >= 0 ? at(frame.carrier) : [])].find(
      (p) => p.time.type === 'DURATION',
    )
    if (own) return own.time
    const above = syntax.head[frame.predicate]!
    if (above < 0 || syntax.rel[frame.predicate] !== 'nmod' || syntax.case(frame.predicate) !== 'of') return null
    return starts.find((p) => p.token === above && p.time.type === 'DURATION')?.time ?? null
  }
  /** Of a clause that a length sets off from the one above ("four days after they agreed"): that much before what is above. */
  const setOff = (verb: number): readonly Edtf[] | null => {
    const by = apart.get(verb)
    if (!by) return null
    const above = told(syntax, at(clauseAbove(syntax, verb)), setting)
    const day = above.length === 1 ? daysBefore(above[0]!, by.time.value) : null
    return day ? [day] : []
  }
  /** "on 6 April, when each promised to …": planned on a day long past, and nobody says that it still is. */
  const isOldPlan = (frame: Frame): boolean =>
    frame.context.some(
      ({ token }) =>
        token >= 0 &&
        [
          ...at(token),
          ...(syntax.rel[token] === 'advcl' ? at(syntax.head[token]!) : []),
          ...starts.filter((p) => p.token === syntax.head[token]),
        ].some(({ time }) => isPast(time, setting)),
    )
  const of = (frame: Frame): Dated => {
    const off = setOff(frame.predicate)
    if (off) return { dates: off, from: off.length > 0 ? 'own' : 'none' }
    const all = [...at(frame.predicate), ...(frame.carrier >= 0 ? at(frame.carrier) : []), ...clauseTimes(syntax, frame, at)]
    // "a six-month truce" is yet to last: its length does not date it.
    const own = AHEAD.test(frame.lemma) ? all.filter((p) => p.time.type !== 'DURATION') : all
    const inLength = own.flatMap((p) => (p.time.type === 'DURATION' ? starts.filter((q) => isWithin(syntax, q, p)) : []))
    // "in two days of fighting last month": the length is of the time said within it.
    const said = told(syntax, own.every((p) => p.time.type === 'DURATION') && inLength.length > 0 ? inLength : own, setting)
    if (said.length > 0) return { dates: said.map((d) => ahead(d, frame, setting)), from: 'own' }
    const together = told(syntax, countedTogether(syntax, frame, starts), setting)
    if (together.length > 0) return { dates: together, from: 'own' }
    const lasted = /^(?:since|before|until)$/.test(syntax.case(frame.predicate)) ? null : length(frame)
    const stretch = lasted && setting.day !== null && LASTING.test(frame.lemma) ? stretchUpTo(lasted.value, setting.day) : null
    if (stretch && isAsserted(frame)) return { dates: [stretch], from: 'own' }
    const since = sinceTimes(syntax, frame, at, setting)
    if (since !== null) return { dates: [since], from: 'own' }
    const during = told(syntax, whenTimes(syntax, frame, at), setting)
    if (during.length > 0) return { dates: during, from: 'own' }
    const inside = told(syntax, argumentTimes(syntax, frame, at), setting)
    if (inside.length > 0) return { dates: inside, from: 'near' }
    const near = climb(syntax, frame, at, setting, setOff)
    if (near === null) return { dates: [], from: 'none' }
    if (near.length === 0 && frame.modality === 'planned' && isOldPlan(frame)) return { dates: [], from: 'none' }
    const ofSubject =
      near.length > 0
        ? near
        : subjectTimes(syntax, frame, at, (placed) =>
            told(
              syntax,
              placed.filter(({ time }) => isPast(time, setting)),
              setting,
            ),
          )
    const dated: Dated = ofSubject.length > 0 ? { dates: ofSubject, from: 'near' } : fallback(syntax, frame, setting, story)
    return isEarlier(syntax, frame) ? { ...dated, dates: dated.dates.map(byThen) } : dated
  }
  return { of, length }
}

/** "maps of the General Staff of 1975", "the Almaty Declaration of 1991": a year that belongs to a paper's name, and dates nothing told of it. */
function namesDocument(syntax: Syntax, token: number, predicates: ReadonlySet<number>): boolean {
  if (syntax.case(token) !== 'of' || !/^nmod/.test(syntax.rel[token]!)) return false
  let at = syntax.head[token]!
  for (let depth = 0; at >= 0 && depth < 4 && !predicates.has(at); at = syntax.head[at]!, depth++) {
    if (PAPER.test(syntax.lemma[at]!)) return true
    if (!/^(?:nmod|appos|flat|compound)$/.test(syntax.rel[at]!)) return false
  }
  return at >= 0 && PAPER.test(syntax.lemma[at]!) && syntax.pos[at] === 'PROPN'
}

const PAPER =
  /^(?:maps?|declaration|constitution|law|charter|convention|resolution|act|code|census|atlas|general-staff|protocol|memorandum)$/

/** The word of a time expression that hangs on something outside it. */
function headOf(syntax: Syntax, time: TimeExpression): number {
  const { starts } = syntax.trees
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < time.start) low = middle + 1
    else high = middle
  }
  for (let t = low; t < syntax.length && starts[t]! < time.end; t++) {
    const above = syntax.head[t]!
    if (above < 0 || starts[above]! < time.start || starts[above]! >= time.end) return t
  }
  return low < syntax.length && starts[low]! < time.end ? low : -1
}

function isPast(time: TimeExpression, setting: Setting): boolean {
  const today = setting.day === null ? null : firstDay(setting.day)
  const day = time.edtf === null ? null : firstDay(time.edtf)
  return today !== null && day !== null && day < today - BACKGROUND
}

function rootOf(syntax: Syntax, token: number): number {
  let at = token
  for (let depth = 0; depth < 64 && syntax.head[at]! >= 0; depth++) at = syntax.head[at]!
  return at
}

/** Dates of these expressions; a duration counts as the stretch up to the report's day. */
export function told(syntax: Syntax, placed: readonly Placed[], setting: Setting): Edtf[] {
  const dates: Edtf[] = []
  for (const { time } of placed)
    if (time.edtf !== null && time.type !== 'DURATION' && !dates.includes(time.edtf)) dates.push(time.edtf)
  if (dates.length > 0) return finest(dates)
  if (setting.day === null) return dates
  for (const { time, token } of placed) {
    if (time.type !== 'DURATION' || isUntilThen(syntax, token)) continue
    const stretch = stretchUpTo(time.value, setting.day)
    if (stretch) return [stretch]
  }
  return dates
}

/** "collapsed within hours", "fled after a week", "in those 44 days": how long until it happened or it lasted then, not since when. */
function isUntilThen(syntax: Syntax, token: number): boolean {
  const kids = syntax.kids(token)
  if (kids.some((k) => /^(?:those|that)$/.test(syntax.word[k]!))) return true
  // "extend the truce by six months", "for six months", which may hang on the truce: how much longer.
  const above = syntax.head[token]!
  const over = above >= 0 && syntax.rel[above] === 'obj' ? syntax.head[above]! : above
  if (over >= 0 && /^(?:extend|prolong|renew)$/.test(syntax.lemma[over]!)) return true
  // "since the 44-day war": how long something lasted that was over then.
  if (
    above >= 0 &&
    /^(?:compound|amod|nummod|nmod)/.test(syntax.rel[token]!) &&
    /^(?:since|before|until)$/.test(syntax.case(above))
  )
    return true
  // "after eleven months of war" is since when.
  return /^(?:after|within|before|until|into|per|by)$/.test(syntax.case(token)) && !kids.some((k) => syntax.case(k) === 'of')
}

/** "on Thursday, 9 June 2022" said in two parts: a date inside another's range says the same, finer. */
function finest(dates: Edtf[]): Edtf[] {
  if (dates.length < 2) return dates
  return dates.filter((d) => !dates.some((other) => other !== d && other.startsWith(d) && other.length > d.length))
}

/** "clashes that broke out in May", "an accord signed on Friday": the clause on a noun dates it. */
function clauseTimes(syntax: Syntax, frame: Frame, at: (token: number) => readonly Placed[]): readonly Placed[] {
  if (frame.form !== 'noun') return []
  return syntax
    .kids(frame.predicate)
    .flatMap((k) =>
      /^acl(?::relcl)?$/.test(syntax.rel[k]!) && !syntax.kids(k).some((j) => syntax.word[j] === 'to') ? at(k) : [],
    )
}

/** What has lasted so long by the report's day; a "six-month truce" is yet to last. */
const LASTING =
  /^(?:war|conflict|fighting|hostility|violence|talk|negotiation|dialogue|meeting|uprising|insurgency|rebellion|clash|battle|siege|process|occupation|blockade|standoff|strike)$/

const AHEAD =
  /^(?:ceasefire|cease-fire|truce|armistice|agreement|accord|deal|pact|extension|suspension|pause|amnesty|mandate|cessation|moratorium)$/

const isAsserted = (frame: Frame): boolean => frame.modality === 'asserted' || frame.context.at(-1)?.sort === 'end'

/** "by the end of next week", of what is still to come: not before the report's day. */
function ahead(date: Edtf, frame: Frame, setting: Setting): Edtf {
  const by = /^\[\.\.(\d{4}(?:-\d\d){0,2})\]$/.exec(date)?.[1]
  if (by === undefined || setting.day === null || frame.modality === 'asserted' || frame.modality === 'denied') return date
  const both = `${setting.day}/${by}`
  return by > setting.day && isEdtf(both) ? edtf(both) : date
}

/** "broke away when the union collapsed in 1991": the clause of the moment dates what happened then. */
function whenTimes(syntax: Syntax, frame: Frame, at: (token: number) => readonly Placed[]): readonly Placed[] {
  if (frame.form !== 'verb') return []
  return syntax.kids(frame.predicate).flatMap((k) => {
    if (syntax.rel[k] !== 'advcl') return []
    const mark = syntax.child(k, 'mark', 'advmod')
    return mark >= 0 && mark < k && /^(?:when|as|while)$/.test(syntax.word[mark]!) ? at(k) : []
  })
}

/** "… after invading its neighbour": done by the time of the clause it is told in, and nobody says how long before. */
function isEarlier(syntax: Syntax, frame: Frame): boolean {
  if (frame.form !== 'verb' || syntax.rel[frame.predicate] !== 'advcl' || !syntax.word[frame.predicate]!.endsWith('ing'))
    return false
  const mark = syntax.child(frame.predicate, 'mark', 'case')
  return mark >= 0 && mark < frame.predicate && /^(?:after|since|following)$/.test(syntax.word[mark]!)
}

const byThen = (date: Edtf): Edtf => upTo(date) ?? date

/** Times inside a frame's own arguments: "told a press conference on Thursday", "the war in 2020". */
function argumentTimes(syntax: Syntax, frame: Frame, at: (token: number) => readonly Placed[]): Placed[] {
  const found: Placed[] = []
  for (const argument of [...frame.patients, ...frame.others]) {
    if (argument.head < 0 || argument.head === frame.predicate) continue
    if (syntax.head[argument.head] !== frame.predicate && syntax.head[argument.head] !== frame.carrier) continue
    // "under the deal, signed late on Monday, …": when a paper was signed does not date what goes by it.
    const under = syntax.case(argument.head) === 'under'
    found.push(...at(argument.head).filter((p) => !under || !isInParticiple(syntax, p.token, argument.head)))
  }
  return found
}

function isInParticiple(syntax: Syntax, token: number, noun: number): boolean {
  for (let at = token; at >= 0 && at !== noun; at = syntax.head[at]!) if (syntax.rel[at] === 'acl') return true
  return false
}

/** "signed an accord last week during talks": a time the parser hangs on the object is the clause's. */
const nominalTimes = (syntax: Syntax, verb: number, at: (token: number) => readonly Placed[]): readonly Placed[] =>
  syntax.pos[verb] === 'VERB' ? syntax.kids(verb).flatMap((k) => (/^(?:obj|obl)$/.test(syntax.rel[k]!) ? at(k) : [])) : []

const BARRIER: ReadonlySet<string> = new Set([
  'say',
  'deny',
  'plan',
  'expect',
  'offer',
  'urge',
  'agree',
  'refuse',
  'threaten',
  'want',
  'accuse',
  'postpone',
  'doubt',
])

const isToCome = (syntax: Syntax, verb: number): boolean =>
  syntax.kids(verb).some((k) => syntax.rel[k] === 'aux' && /^(?:will|shall|would|'ll)$/.test(syntax.word[k]!))

/**
 * Up the tree from an event: the clause it is told in dates it, unless somebody only says, plans or wants it there. Null where that
 * clause is set off from one whose day is not told.
 */
function climb(
  syntax: Syntax,
  frame: Frame,
  at: (token: number) => readonly Placed[],
  setting: Setting,
  setOff: (verb: number) => readonly Edtf[] | null,
): readonly Edtf[] | null {
  const barriers = new Set(frame.context.filter((c) => BARRIER.has(c.sort)).map((c) => c.token))
  let token = frame.predicate
  for (let depth = 0; depth < 6; depth++) {
    const above = syntax.head[token]!
    if (above < 0 || barriers.has(above) || syntax.rel[token] === 'ccomp') return []
    if (syntax.rel[token] === 'parataxis') return []
    // "the deal, reached in A, will be signed on Friday": when it will be is not when it was reached.
    if (depth > 0 && syntax.rel[frame.predicate] === 'acl' && frame.tense !== 'future' && isToCome(syntax, above)) return []
    const off = setOff(above)
    if (off) return off.length > 0 ? off : null
    const direct = at(above)
    const dates = told(syntax, direct.length > 0 ? direct : nominalTimes(syntax, above, at), setting)
    if (dates.length > 0) return syntax.rel[token] === 'conj' ? dates.slice(-1) : dates
    token = above
  }
  return []
}
