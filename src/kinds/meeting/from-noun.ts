import type { CastMember } from '../../model/mention.js'
import type { Desk } from '../../reading/cast/desk.js'
import { mediatorsOf } from '../../reading/cast/mediators.js'
import { principalsBefore } from '../../reading/cast/principals.js'
import { EVENTS } from '../../reading/frames/cue-words.js'
import type { Frame } from '../../reading/layers.js'
import { isNamedHelper, standsOutside } from '../../reading/sides/outsiders.js'
import { formOf } from './form.js'
import type { Found } from './found.js'
import { actors, isPeople, isPlaceOrActor, split, subjectsOf } from './people.js'

const NOUNS = new Set(EVENTS.meeting.nouns)

export function fromNoun(desk: Desk, frame: Frame, told: ReadonlySet<number>): Found | null {
  if (!NOUNS.has(frame.lemma)) return null
  const { syntax } = desk
  if (
    frame.lemma === 'conference' &&
    !syntax.kids(frame.predicate).some((k) => /^(?:peace|news|press|international|joint)$/.test(syntax.word[k]!))
  )
    return null
  // "met for talks": the verb has told it already; so has the noun that carries it ("a round of talks").
  // "has not broken off the talks": no talks are denied by that.
  const off = frame.carrier >= 0 ? syntax.lemma[frame.carrier]! : ''
  if (frame.modality === 'denied' && /^(?:break|suspend|interrupt|freeze|halt|abandon|quit|leave|end)$/.test(off)) return null
  // "who is not taking part in the talks": who stays away denies no talks.
  if (frame.modality === 'denied' && /^(?:take|part|participate|attend|join)$/.test(off)) return null
  const above = syntax.head[frame.predicate]!
  if (above >= 0 && told.has(above) && frame.carrier < 0) return null
  // "hosted A and B for four hours of talks": how long what was told lasted.
  const hours = above >= 0 && /^(?:hour|day|week|month|round)$/.test(syntax.lemma[above]!) ? syntax.head[above]! : -1
  if (hours >= 0 && told.has(hours) && frame.carrier < 0) return null
  if (desk.inHeadline(frame.span) && frame.carrier < 0) return null
  if (frame.carrier >= 0 && told.has(frame.carrier)) return null
  // "these talks" have been told.
  if (!hasDate(desk, frame) && syntax.kids(frame.predicate).some((k) => /^(?:this|these|those|that)$/.test(syntax.word[k]!)))
    return null
  const carrier = frame.carrier >= 0 ? syntax.lemma[frame.carrier]! : ''
  // "Kenya opened talks on Sudan": who opens what others talk over gives the room.
  const opening =
    /^(?:open|launch|inaugurate|close)$/.test(carrier) &&
    subjectsOf(desk, frame.carrier).some((a) => standsOutside(syntax, a.head))
  const hosting =
    opening || /^(?:host|chair|mediate|broker|facilitate|lead|convene|organise|organize|sponsor|moderate)$/.test(carrier)
  const carried = hosting ? subjectsOf(desk, frame.carrier) : []
  const inside = frame.agents.filter((a) => !carried.some((c) => c.head === a.head))
  const partners = actors(
    desk,
    frame.others.filter((o) => (o.by === 'with' && !isNamedHelper(syntax, o.head)) || o.by === 'between' || o.by === 'among'),
  )
  const subjects = actors(desk, inside)
  const within = mediatorsOf(desk, frame)
  const mediators = [
    ...within,
    ...desk
      .cast(opening || carrier === 'host' ? 'host' : 'mediator', actors(desk, carried))
      .filter((m) => !within.some((n) => (n.id ?? n.name) === (m.id ?? m.name))),
  ]
  const form = formOf(desk, frame)
  if (form === 'visit') {
    if (!isPeople(desk, subjects)) return null
    const goal = frame.others.some((o) => (o.by === 'to' || o.by === 'in') && isPlaceOrActor(desk, o))
    return goal || frame.carrier >= 0 ? { form, casts: [desk.cast('visitor', subjects)] } : null
  }
  const all = bothSides(desk, frame, desk.cast('participant', [...subjects, ...partners]), subjects.length === 0)
  // "talks hosted by X": the sides are the report's own.
  if (all.length === 0 && mediators.length > 0) {
    const sides = principalsBefore(desk, 'participant', frame.span.start)
    return { form, casts: [[...sides, ...mediators]] }
  }
  const sides = all.length === 0 && occurs(desk, frame) ? principalsBefore(desk, 'participant', frame.span.start) : []
  if (all.length === 0 && occurs(desk, frame)) return { form, casts: [[...sides, ...mediators]] }
  const enough =
    frame.carrier >= 0 ? all.length + mediators.length > 0 : all.length > 1 || (all.length > 0 && mediators.length > 0)
  if (!enough || (form === 'press-conference' && frame.carrier < 0)) return null
  const casts = all.length > partners.length + subjects.length ? [all] : split(desk, frame, subjects, partners)
  return { form, casts: casts.map((cast) => [...cast, ...mediators]) }
}

/** "talks with the government resume", in a report of two sides of whom only one is named here: the other talks too. */
function bothSides(desk: Desk, frame: Frame, cast: readonly CastMember[], oneSided: boolean): readonly CastMember[] {
  const only = cast[0]
  if (!oneSided || cast.length !== 1 || !only || !/^(?:talk|negotiation)$/.test(frame.lemma)) return cast
  const sides = principalsBefore(desk, 'participant', frame.span.start)
  const same = (m: CastMember): boolean => (m.id ?? m.name) === (only.id ?? only.name) || (m.id !== null && m.id === only.for)
  return sides.some(same) ? [...sides.filter((m) => !same(m)), only] : cast
}

/** Talks told without their sides took place where something is told of them: how long, where, or what they achieved. */
function occurs(desk: Desk, frame: Frame): boolean {
  if (frame.modality === 'conditional' || desk.inHeadline(frame.span)) return false
  if (!/^(?:talk|negotiation|consultation|dialogue|meeting|summit|round|session)$/.test(frame.lemma)) return false
  if (desk.length(frame) !== null || frame.carrier >= 0) return true
  // "another round is expected in C next week"
  if (
    frame.context.some((c) => c.sort === 'expect' || c.sort === 'plan') &&
    (desk.where(frame) !== null || desk.when(frame).from !== 'report')
  )
    return true
  const { syntax } = desk
  const rel = syntax.rel[frame.predicate]!
  if (rel === 'nsubj') return true
  return (
    /^(?:obl|nmod)$/.test(rel) &&
    /^(?:during|at|after|following)$/.test(syntax.case(frame.predicate)) &&
    frame.others.some((o) => o.by === 'in')
  )
}

const hasDate = (desk: Desk, frame: Frame): boolean => desk.when(frame).from === 'own'
