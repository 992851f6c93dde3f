import * as z from 'zod'
import { Figure } from '../model/figure.js'
import type { CastMember } from '../model/mention.js'
import { contentOf, doersOf, says, takes, targetsOf, whenSaid, wordSet } from '../reading/cast/act.js'
import { countFor } from '../reading/cast/counts.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { wordsAt } from '../reading/cast/phrases.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const { demand: cues } = ACTS
const VERBS = wordSet(cues.verbs)
const FOR = wordSet(cues.for)
const NOUNS = wordSet(cues.nouns)
const CARRIERS = wordSet(cues.carriers)
const SEEK = wordSet(cues.seek)
const MODALS = wordSet(cues.modals)
const ORDERS = new Set(['order', 'instruct'])
const ORDERED = wordSet(cues.ordered)
/** What a party that wants it wants of another. */
const WANTED =
  /^(?:term|guarantee|assurance|concession|recognition|autonomy|amnesty|withdrawal|ceasefire|truce|release|apology)$/
const TO = new Set(['on', 'to', 'from', 'upon', 'with', 'by', 'of'])

/** What is demanded, by the words that name it: the first line that fits; `action` for the rest. */
const SORTS: readonly (readonly [string, RegExp])[] = [
  [
    'ceasefire',
    /\b(?:cease-?fire|truce|armistice|hostilit|stop (?:the )?fighting|end (?:to )?(?:the )?(?:fighting|violence|war))/i,
  ],
  ['withdrawal', /\b(?:withdraw|pull(?:ing)? (?:back|out)|leave the|vacate)/i],
  ['restraint', /\b(?:restraint|refrain|de-?escalat|calm|avoid)/i],
  ['release', /\b(?:release|free (?:the|all|its)|return of (?:all )?(?:prisoners|detainees))/i],
  ['talks', /\b(?:talks?|negotiat|dialogue|negotiating table|meet(?:ing)?|engage|discussions?|resume)/i],
  ['compliance', /\b(?:comply|compliance|implement|respect|abide|honou?r|fulfil)/i],
  ['access', /\b(?:access|humanitarian|aid|corridor|reopen|unblock)/i],
  ['investigation', /\b(?:investigat|inquiry|probe|accountab)/i],
  ['resignation', /\b(?:resign|step down|quit)/i],
]

const sortOf = (words: string): string | null => SORTS.find(([, sort]) => sort.test(words))?.[0] ?? null

/** Calls, urgings and demands that were made. What is demanded stays in the body: urged is not done. */
export const demand = kind({
  kind: 'demand',
  body: z.object({ for: z.string(), what: z.string().nullable(), figure: Figure.optional() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const read of desk.frames) {
      const frame = carried(desk, read)
      const sure = demandIn(desk, frame)
      if (sure === 0 || frame.modality === 'denied') continue
      const demanders = demandersOf(desk, frame)
      if (demanders.length === 0 && frame.speaker === null) continue
      const what = isModal(desk, frame) ? dutyOf(desk, frame) : askedFor(desk, frame)
      const addressees = isModal(desk, frame)
        ? desk.cast('addressee', frame.agents)
        : onceEach([...targetsOf(desk, frame, 'addressee', TO), ...calledFor(desk, frame)])
      const told = desk.text.slice(frame.span.start, frame.span.end)
      // "must be withdrawn": what is to be done stands before the verb.
      const sort = sortOf(what ?? told) ?? (frame.agents.length === 0 && isModal(desk, frame) ? sortOf(told) : null) ?? 'action'
      const count = countFor(desk, frame, wide(desk, frame))
      claim(
        wide(desk, frame),
        desk.told(frame, { for: sort, what, ...count.body }, [...demanders, ...addressees], {
          also: count.also,
          sure: sure * (0.5 + frame.sure / 2),
          modality: 'asserted',
          ...(isModal(desk, frame) ? whenSaid(desk, frame) : {}),
        }),
      )
    }
  },
  phrase(body, cast) {
    const on = cast.names('addressee').length > 0 ? ` on ${cast.list('addressee')}` : ''
    const who = cast.list('demander', 'Somebody')
    if (body.for !== 'action') return `${who} ${says(cast, 'demander', 'call')}${on} for ${body.for}`
    if (body.what === null) return `${who} ${says(cast, 'demander', on ? 'call' : 'make')}${on ? `${on} to act` : ' a demand'}`
    if (/^to /.test(body.what))
      return `${who} ${says(cast, 'demander', 'call')}${on} ${on ? '' : 'on somebody '}${body.what}`.replace(/ {2,}/g, ' ')
    if (/^that /.test(body.what)) return `${who} ${says(cast, 'demander', 'demand')} ${body.what}`
    return `${who} ${says(cast, 'demander', 'call')}${on} for “${body.what}”`
  },
  plover: () => ({ type: 'REQUEST', mode: null }),
})

/** How surely the frame is a demand; 0 for none. */
function demandIn(desk: Desk, frame: Frame): number {
  const { lemma, form } = frame
  if (frame.context.some((c) => c.sort === 'condition' || c.sort === 'negation')) return 0
  if (form === 'verb') {
    // "should ask B to leave", "may demand": no demand yet.
    if (!isModal(desk, frame) && frame.context.some((c) => c.sort === 'modal' && !/^(?:will|would)$/.test(c.lemma))) return 0
    // A court that orders an arrest or a release makes it; the order is no request.
    if (ORDERS.has(lemma) && takes(desk, frame, ORDERED)) return 0
    // "asked whether", "asked when": a question put; "pressed on": went on.
    if (lemma === 'ask' && asksQuestion(desk, frame)) return 0
    if (lemma === 'press' && (frame.particle !== null || desk.with(frame, /^(?:on|ahead)$/))) return 0
    if (VERBS.has(lemma)) return 0.9
    // "called the president to congratulate him": a call, whoever is rung up.
    if (lemma === 'call' && frame.patients.some((p) => desk.canAct(p))) return 0
    if (FOR.has(lemma))
      return frame.others.some((other) => other.by === 'for' || (lemma === 'call' && /^(?:on|upon)$/.test(other.by))) ||
        hasClause(desk, frame)
        ? 0.85
        : 0
    if (lemma === 'want') return frame.patients.some((p) => p.head >= 0 && WANTED.test(desk.syntax.lemma[p.head]!)) ? 0.6 : 0
    if (CARRIERS.has(lemma) && needOf(desk, frame) >= 0) return 0.6
    if (lemma === 'seek') return frame.patients.some((p) => p.head >= 0 && SEEK.has(desk.syntax.lemma[p.head]!)) ? 0.6 : 0
    const pressed = frame.context.find((c) => c.sort === 'modal')
    return pressed &&
      !frame.context.some((c) => c.sort === 'urge') &&
      MODALS.has(pressed.lemma) &&
      frame.speaker !== null &&
      (frame.agents.some((a) => desk.canAct(a)) || mustBeDone(desk, frame))
      ? 0.6
      : 0
  }
  if (form !== 'noun' || !NOUNS.has(lemma)) return 0
  const verb =
    frame.carrier < 0 && desk.syntax.rel[frame.predicate] === 'obj' ? desk.syntax.head[frame.predicate]! : frame.carrier
  return verb >= 0 && CARRIERS.has(desk.syntax.lemma[verb]!) ? 0.8 : 0
}

/** "stressed the need for both sides to return to talks": the need, as a token, −1 for none. A need to do a thing oneself asks nobody. */
function needOf(desk: Desk, frame: Frame): number {
  const { syntax } = desk
  const [object] = frame.patients
  if (!object || object.head < 0 || !/^(?:need|necessity)$/.test(syntax.lemma[object.head]!)) return -1
  const end = syntax.trees.ends[syntax.last[frame.predicate]!]!
  return /^\s+for\b/.test(desk.text.slice(syntax.trees.ends[object.head]!, end)) ? object.head : -1
}

/** "repeated its call for A to withdraw": carried by a verb that carries no other noun, where what is called for is told. */
function carried(desk: Desk, frame: Frame): Frame {
  const { syntax } = desk
  const { predicate, carrier } = frame
  if (frame.form !== 'noun' || carrier >= 0 || !NOUNS.has(frame.lemma) || syntax.rel[predicate] !== 'obj') return frame
  // "sent a rescue call", "a phone call": rung up, not called for.
  if (frame.lemma === 'call' && syntax.child(predicate, 'compound') >= 0) return frame
  const verb = syntax.head[predicate]!
  const content = syntax.kids(predicate).some((k) => k > predicate && (syntax.rel[k] === 'acl' || syntax.case(k) === 'for'))
  return content && CARRIERS.has(syntax.lemma[verb]!) ? { ...frame, carrier: verb } : frame
}

/** "The hostages must be freed", "the fighting must stop": of nobody, but of a thing that is asked for in such a process. */
const mustBeDone = (desk: Desk, frame: Frame): boolean =>
  frame.agents.every((a) => ENDING.test(frame.lemma) && a.head >= 0) &&
  (frame.agents.length > 0 || frame.patients.length > 0) &&
  sortOf(desk.text.slice(frame.span.start, frame.span.end)) !== null
const ENDING = /^(?:end|stop|cease|hold|resume|continue)$/

/** "asked for A before B is done": the thing behind "for", before any clause the parser found further on. */
function askedFor(desk: Desk, frame: Frame): string | null {
  const thing = FOR.has(frame.lemma)
    ? frame.others.find((o) => o.by === 'for' && desk.syntax.pos[o.head] === 'NOUN')
    : undefined
  const clause = desk.syntax.child(frame.predicate, 'xcomp', 'ccomp')
  if (!thing || clause < thing.head || desk.syntax.kids(clause).some((k) => desk.syntax.word[k] === 'to'))
    return contentOf(desk, frame)
  return wordsAt(desk, thing.span, 240)
}

const asksQuestion = (desk: Desk, frame: Frame): boolean => {
  const clause = desk.syntax.child(frame.predicate, 'ccomp', 'xcomp')
  if (clause < 0) return false
  return desk.syntax
    .kids(clause)
    .some((kid) => kid < clause && /^(?:whether|if|when|why|how|what|who|where|which)$/.test(desk.syntax.word[kid]!))
}

/** "call on A to withdraw": an infinitive or clause says what is called for. "Called the talks useful" has none. */
const hasClause = (desk: Desk, frame: Frame): boolean =>
  frame.lemma === 'call'
    ? frame.others.some((other) => /^(?:on|upon)$/.test(other.by))
    : desk.syntax.child(frame.predicate, 'xcomp', 'ccomp') >= 0

/** "must change its law": what is to be done, as "to change its law". */
function dutyOf(desk: Desk, frame: Frame): string | null {
  const { syntax, text } = desk
  if (syntax.word[frame.predicate] !== syntax.lemma[frame.predicate]) return contentOf(desk, frame)
  return `to ${text.slice(syntax.trees.starts[frame.predicate]!, frame.span.end).replace(/\s+/g, ' ').slice(0, 230)}`
}

const onceEach = (members: readonly CastMember[]): CastMember[] => [
  ...new Map(members.map((member) => [member.start, member])).values(),
]

/** "must leave", said by somebody: not a verb of demanding itself. */
const isModal = (desk: Desk, frame: Frame): boolean =>
  frame.form === 'verb' &&
  !VERBS.has(frame.lemma) &&
  !FOR.has(frame.lemma) &&
  !(CARRIERS.has(frame.lemma) && needOf(desk, frame) >= 0) &&
  frame.lemma !== 'seek' &&
  frame.lemma !== 'want'

/** "the need for A and B to talk", "its call for A to withdraw": who is to do it. */
function calledFor(desk: Desk, frame: Frame): CastMember[] {
  const noun = frame.form === 'noun' ? frame.predicate : needOf(desk, frame)
  const clause = noun < 0 ? -1 : desk.syntax.child(noun, 'acl')
  const deed = clause < 0 ? null : desk.frameAt(clause)
  if (!deed || desk.syntax.child(clause, 'nsubj') < noun) return []
  return desk.cast(
    'addressee',
    deed.agents.filter((a) => desk.canAct(a)),
  )
}

function demandersOf(desk: Desk, frame: Frame) {
  if (isModal(desk, frame)) return frame.speaker && desk.canAct(frame.speaker) ? desk.cast('demander', [frame.speaker]) : []
  const doers = doersOf(desk, frame, 'demander')
  // "We urge", said by somebody: the speaker's demand.
  return doers.length > 0 || !frame.speaker || !desk.canAct(frame.speaker) ? doers : desk.cast('demander', [frame.speaker])
}

/** The demand with its content clause: the words a reader would underline. */
function wide(desk: Desk, frame: Frame) {
  const { syntax } = desk
  const child = syntax.child(frame.predicate, 'xcomp', 'ccomp')
  if (child < 0) return frame.span
  const end = syntax.trees.ends[syntax.last[child]!]!
  return { start: frame.span.start, end: Math.max(frame.span.end, end) }
}
