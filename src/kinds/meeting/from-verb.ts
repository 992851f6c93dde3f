import type { Desk } from '../../reading/cast/desk.js'
import { EVENTS } from '../../reading/frames/cue-words.js'
import type { Argument, Frame } from '../../reading/layers.js'
import { byPhone } from './form.js'
import type { Found } from './found.js'
import { actors, isPeople, isPerson, isPlaceOrActor, isSeveral, split } from './people.js'

const VERBS = new Set(EVENTS.meeting.verbs)

const RECIPROCAL = new Set(EVENTS.meeting.reciprocal)

const CALL = new Set(EVENTS.meeting.call)

const HOST = new Set(EVENTS.meeting.host)

const VISIT = new Set(EVENTS.meeting.visit)

export function fromVerb(desk: Desk, frame: Frame): Found | null {
  const { lemma } = frame
  const withWhom = frame.others.filter((o) => o.by === 'with' || o.by === 'to' || o.by === 'between' || o.by === 'alongside')
  const partners = actors(desk, [...frame.patients, ...withWhom.filter((o) => o.by !== 'to')])
  const subjects = actors(desk, frame.agents)
  if (VERBS.has(lemma)) {
    if (frame.patients.length > 0 && actors(desk, frame.patients).length === 0) return null
    const all = desk.cast('participant', [...subjects, ...partners])
    if (partners.length === 0 && !isSeveral(desk, subjects, all)) return null
    return { form: 'meeting', casts: split(desk, frame, subjects, partners) }
  }
  if (RECIPROCAL.has(lemma)) {
    const others = actors(desk, withWhom)
    if (lemma === 'discuss' && others.length === 0) return null
    const all = desk.cast('participant', [...subjects, ...others])
    if (others.length === 0 && !(lemma === 'negotiate' && isSeveral(desk, subjects, all))) return null
    if (subjects.length === 0) return null
    // Who "spoke with" another, with no place told, rang him up: the standing phrase of readouts.
    const rang = byPhone(desk, frame) || (lemma === 'speak' && desk.where(frame) === null && isPeople(desk, others))
    return { form: rang ? 'call' : 'talks', casts: split(desk, frame, subjects, others) }
  }
  if (CALL.has(lemma)) {
    if (lemma === 'call' && !byPhone(desk, frame)) return null
    if (!isPeople(desk, frame.patients) || !isPeople(desk, subjects)) return null
    return { form: 'call', casts: split(desk, frame, subjects, actors(desk, frame.patients)) }
  }
  if (lemma === 'work') {
    // "worked with officials from A and B": several days of contacts.
    const others = actors(desk, withWhom)
    if (!isPeople(desk, others) || subjects.length === 0) return null
    return { form: 'talks', casts: split(desk, frame, subjects, others) }
  }
  if (HOST.has(lemma)) {
    if (
      lemma === 'welcome' || lemma === 'greet'
        ? !isPeople(desk, frame.patients) || desk.where(frame) === null
        : !isPeople(desk, frame.patients)
    )
      return null
    if (subjects.length === 0) return null
    const cast = [...desk.cast('host', subjects), ...desk.cast('participant', actors(desk, frame.patients))]
    return { form: 'meeting', casts: [cast] }
  }
  if (VISIT.has(lemma)) return visit(desk, frame, subjects)
  // "talks that brought together A and B"
  if (lemma === 'bring' && desk.with(frame, /^together$/)) {
    const met = desk.cast('participant', actors(desk, [...frame.patients, ...frame.others.filter((o) => o.by === '')]))
    return met.length > 1 ? { form: 'talks', casts: [[...desk.cast('host', subjects), ...met]] } : null
  }
  if (lemma === 'shake' && frame.modality !== 'denied' && frame.patients.some((p) => desk.syntax.lemma[p.head] === 'hand')) {
    const all = desk.cast('participant', [...subjects, ...partners])
    return all.length > 1 ? { form: 'meeting', casts: [all] } : null
  }
  return null
}

/** "is on the ground", "is in the capital for talks": a visit told by where somebody is. */
export function onTheGround(desk: Desk, frame: Frame): Found | null {
  if (!frame.copular || !isPeople(desk, frame.agents) || !frame.agents.some((a) => isPerson(desk, a))) return null
  if (!/^(?:ground|scene|site)$/.test(frame.lemma)) return null
  return { form: 'visit', casts: [desk.cast('visitor', frame.agents)] }
}

export function visit(desk: Desk, frame: Frame, subjects: readonly Argument[]): Found | null {
  if (!isPeople(desk, subjects)) return null
  const goal = [...frame.patients, ...frame.others.filter((o) => /^(?:in|to|at|for)$/.test(o.by))]
  if (!goal.some((g) => isPlaceOrActor(desk, g))) return null
  const hosts = actors(desk, frame.patients).filter((a) => isPerson(desk, a))
  return { form: 'visit', casts: [[...desk.cast('visitor', subjects), ...desk.cast('host', hosts)]] }
}
