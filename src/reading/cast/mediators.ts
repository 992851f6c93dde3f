import type { CastMember } from '../../model/mention.js'
import type { Span } from '../../model/span.js'
import { EVENTS } from '../frames/cue-words.js'
import type { Argument, Frame } from '../layers.js'
import type { Desk } from './at-hand.js'
import { isHelpful } from './helping.js'
import { principalsBefore } from './principals.js'
import { thirdPartiesOf } from './third-parties.js'

const MEDIATE: ReadonlySet<string> = new Set(EVENTS.role.mediate)
const MEDIATOR: ReadonlySet<string> = new Set(EVENTS.role.mediator)

/** Who gives the room, and who calls and leads what goes on in it. */
const HOSTS: ReadonlySet<string> = new Set(['host', 'organise', 'organize', 'arrange'])
const LEADS: ReadonlySet<string> = new Set(EVENTS.role.convene)
/** What can be hosted or led on the way to something else: "signed at talks convened by A". */
const TABLE = /^(?:talk|meeting|summit|conference|negotiation|round|dialogue|session|ceremony|consultation|effort|process)$/
/** Words for a third party's help, with who gives it behind "of" or "by", or before them. */
const HELP =
  /^(?:auspex|auspice|auspices|aegis|mediation|intermediary|intercession|facilitation|sponsorship|chairmanship|good-offices|brokerage|help|assistance|support|supervision|patronage|umbrella)$/
const HELPED_BY = /^(?:under|with|through|by|thanks to|following|after|in|via|due to)$/

/** "mediated by X", "X-brokered", "which X facilitated": frames that tell who mediates something. */
export const isMediation = (frame: Frame): boolean =>
  (frame.form === 'verb' && MEDIATE.has(frame.lemma)) || (frame.form === 'noun' && frame.lemma === 'mediation')

export const isMediatorNoun = (lemma: string): boolean => MEDIATOR.has(lemma)

/**
 * Who mediates or hosts what a frame tells: said by a participle, relative clause or phrase inside its own words
 * ("UN-brokered", "talks convened by A", "under the auspices of B", "with C as mediator"), or in the clause it is joined to
 * ("met for talks mediated by D and agreed to go on").
 */
export function mediatorsOf(desk: Desk, frame: Frame, within: Span = frame.span): CastMember[] {
  const found: Argument[] = []
  const hosts: Argument[] = []
  const seen: Argument[] = []
  const { syntax } = desk
  // "in the presence of A": a witness, unless the very words say that A mediates.
  const present = (o: Frame['others'][number]): void => {
    if (o.by !== 'in' || syntax.lemma[o.head] !== 'presence') return
    for (const one of helpers(desk, o)) (isCalledMediator(desk, one) ? found : seen).push(one)
  }
  for (const other of framesIn(desk, within)) {
    if (other.predicate === frame.predicate || other.modality === 'denied') continue
    if (isMediation(other)) found.push(...other.agents)
    else if (other.form === 'verb' && other.modality === 'asserted' && isOverTable(desk, other, frame)) {
      if (HOSTS.has(other.lemma)) hosts.push(...other.agents)
      else if (LEADS.has(other.lemma)) found.push(...other.agents)
    } else if (other.form === 'noun' && HELP.test(other.lemma) && other.lemma !== 'support' && other.lemma !== 'help')
      found.push(...other.agents)
    for (const o of other.others) {
      if (HELP.test(syntax.lemma[o.head] ?? '')) found.push(...helpers(desk, o))
      present(o)
    }
  }
  // "worked with officials of both to end the fighting": a third side that does so helps them.
  if (frame.lemma === 'work' && isHelpful(desk, frame)) found.push(...frame.agents.filter((a) => !isSide(desk, a)))
  for (const other of frame.others) {
    const lemma = syntax.lemma[other.head] ?? ''
    // "in talks as mediators": those who take part and mediate are the same.
    if (other.by === 'as' && MEDIATOR.has(lemma)) found.push(...frame.agents)
    present(other)
    if (HELP.test(lemma) && HELPED_BY.test(other.by)) found.push(...helpers(desk, other))
    // "with A as mediator", "with A mediating".
    if (other.by === 'with' && syntax.kids(other.head).some((k) => isHelping(desk, k))) found.push(other)
  }
  for (const other of framesIn(desk, within)) if (other.form === 'verb' && other.lemma === 'witness') seen.push(...other.agents)
  const helped = desk.cast(
    'mediator',
    found.filter((a) => desk.canAct(a)),
  )
  const hosted = desk.cast(
    'host',
    hosts.filter((a) => desk.canAct(a) && !found.some((b) => b.head === a.head)),
  )
  const witnessed = desk.cast(
    'witness',
    seen.filter((a) => desk.canAct(a)),
  )
  if (helped.length + hosted.length + witnessed.length > 0) return [...helped, ...hosted, ...witnessed]
  const beside = besideOf(desk, frame)
  if (beside.length > 0) return beside
  return frame.modality === 'asserted' ? thirdPartiesOf(desk, frame) : []
}

/**
 * "A and B met for talks mediated by C, and agreed to go on", "C hosted A and B in D, where they signed": whoever helps with
 * the clause an agreement or meeting is joined to helps with both.
 */
function besideOf(desk: Desk, frame: Frame): CastMember[] {
  const { syntax } = desk
  const verb = frame.carrier >= 0 ? frame.carrier : frame.predicate
  const up = syntax.head[verb]!
  if (up < 0 || syntax.pos[verb] !== 'VERB' || frame.modality === 'denied') return []
  const where = syntax.kids(verb).some((k) => k < verb && syntax.word[k] === 'where')
  if (!where && syntax.rel[verb] === 'conj' && /^(?:agree|sign|pledge|commit)$/.test(syntax.lemma[verb]!)) {
    const first = desk.frameAt(up)
    return first && /^(?:meet|hold|talk|negotiate)$/.test(first.lemma) && sameSides(first, frame)
      ? mediatorsOf(desk, first)
      : []
  }
  if (!where) return []
  for (let at = up, depth = 0; at >= 0 && depth < 6; at = syntax.head[at]!, depth++) {
    const hosting = desk.frameAt(at)
    if (hosting?.form === 'verb' && HOSTS.has(hosting.lemma))
      return desk.cast(
        'host',
        hosting.agents.filter((a) => desk.canAct(a)),
      )
  }
  return []
}

const sameSides = (a: Frame, b: Frame): boolean =>
  b.agents.length === 0 || b.agents.some((x) => a.agents.some((y) => x.head === y.head))

/** One of the two sides the report is about. */
function isSide(desk: Desk, argument: Argument): boolean {
  const sides = principalsBefore(desk, 'side', argument.span.start)
  return desk.cast('side', [argument]).some((m) => sides.some((s) => (s.id ?? s.name) === (m.id ?? m.name) || s.id === m.for))
}

const isHelping = (desk: Desk, k: number): boolean =>
  (MEDIATOR.has(desk.syntax.lemma[k]!) && desk.syntax.case(k) === 'as') ||
  (/^acl|^advcl/.test(desk.syntax.rel[k]!) && /^(?:mediate|facilitate|broker|moderate)$/.test(desk.syntax.lemma[k]!))

function* framesIn(desk: Desk, within: Span): Generator<Frame> {
  const { starts } = desk.syntax.trees
  for (const other of desk.frames) {
    const at = starts[other.predicate]!
    if (at >= within.end) break
    if (at >= within.start) yield other
  }
}

/** What the verb is over is the event itself, or the talks it came of. */
const isOverTable = (desk: Desk, other: Frame, frame: Frame): boolean =>
  other.patients.some((p) => p.head === frame.predicate || (p.head >= 0 && TABLE.test(desk.syntax.lemma[p.head]!)))

/** "The Norwegian mediator Ada Moll": called so in the very words that name her. */
const isCalledMediator = ({ syntax }: Desk, { head }: Argument): boolean => {
  for (let t = syntax.first[head]!; t <= syntax.last[head]!; t++) if (MEDIATOR.has(syntax.lemma[t]!)) return true
  return false
}

/** "the auspices of A", "A's mediation", "Russian facilitation". */
function helpers(desk: Desk, { head }: Argument): Argument[] {
  const found: Argument[] = []
  for (const k of desk.syntax.kids(head)) {
    const rel = desk.syntax.rel[k]!
    const by = rel.startsWith('nmod') ? desk.syntax.case(k) : ''
    if (rel === 'nmod' && !/^(?:of|by|from)$/.test(by)) continue
    if (!rel.startsWith('nmod') && rel !== 'amod' && rel !== 'compound') continue
    for (const h of [k, ...desk.syntax.kids(k).filter((j) => desk.syntax.rel[j] === 'conj')]) found.push(desk.argument(h))
  }
  return found
}
