import type { Desk } from '../../reading/cast/desk.js'
import { isHelpful, purposeOf } from '../../reading/cast/helping.js'
import { isMediation } from '../../reading/cast/mediators.js'
import { contentOf } from '../../reading/cast/phrases.js'
import { EVENTS } from '../../reading/frames/cue-words.js'
import type { Frame } from '../../reading/layers.js'
import { scopeOf, statusOf, type Tell } from './standing.js'

const LEAD = new Set(EVENTS.role.lead)

const EFFORT = new Set(EVENTS.process.nouns)

const TRUCE = new Set([...EVENTS.ceasefire.nouns, 'agreement', 'accord', 'deal', 'settlement', 'withdrawal', 'line', 'border'])

/** Who mediates, leads, hosts, monitors: by the verb of it. */
export function byDeed(desk: Desk, frame: Frame, tell: Tell): void {
  const actors = frame.agents.filter((a) => desk.canAct(a))
  if (actors.length === 0) return
  const status = statusOf(frame)
  const holders = desk.cast('holder', actors)
  const scope = scopeOf(desk, frame)
  if (isMediation(frame))
    tell(frame, frame.span, holders, { role: frame.lemma === 'facilitate' ? 'facilitator' : 'mediator', status, scope })
  else if (frame.form !== 'verb') return
  else if (
    LEAD.has(frame.lemma) &&
    frame.lemma !== 'oversee' &&
    frame.patients.some((p) => EFFORT.has(desk.syntax.lemma[p.head] ?? ''))
  ) {
    tell(frame, frame.span, holders, { role: 'lead', status, scope })
  } else if (
    frame.lemma === 'host' &&
    frame.patients.some((p) => /^(?:talk|meeting|summit|negotiation|round|conference)$/.test(desk.syntax.lemma[p.head] ?? ''))
  ) {
    tell(frame, frame.span, holders, { role: 'host', status, scope })
  } else if (
    /^(?:monitor|oversee|observe|verify|supervise|police|witness)$/.test(frame.lemma) &&
    frame.patients.some((p) => TRUCE.has(desk.syntax.lemma[p.head] ?? ''))
  ) {
    const peace = actors.some(
      (a) => desk.syntax.lemma[a.head] === 'peacekeeper' || /peacekeep/i.test(desk.text.slice(a.span.start, a.span.end)),
    )
    tell(frame, frame.span, holders, {
      role: peace || frame.lemma === 'police' ? 'peacekeeper' : 'observer',
      status: status === 'sought' ? 'held' : status,
      scope,
    })
  } else if (frame.lemma === 'lead' && isMediationNoun(desk, desk.syntax.head[frame.predicate]!)) {
    tell(frame, frame.span, holders, { role: 'mediator', status, scope })
  } else if (isHelpful(desk, frame) && !frame.context.some((c) => c.sort === 'urge')) {
    // Whoever is asked to help has no role by that.
    tell(frame, frame.span, holders, { role: 'facilitator', status, scope: contentScope(desk, frame) })
  } else if (
    /^(?:support|contribute|participate|engage)$/.test(frame.lemma) &&
    status === 'offered' &&
    !frame.others.some((o) => o.by === 'as')
  ) {
    tell(frame, frame.span, holders, { role: 'contributing-party', status, scope })
  } else if (frame.lemma === 'guarantee' && frame.patients.some((p) => TRUCE.has(desk.syntax.lemma[p.head] ?? ''))) {
    tell(frame, frame.span, holders, { role: 'guarantor', status, scope })
  }
}

const isMediationNoun = (desk: Desk, noun: number): boolean =>
  noun >= 0 && /^(?:mediation|facilitation)$/.test(desk.syntax.lemma[noun]!)

/** What somebody helped with, in the words of it. */
const contentScope = (desk: Desk, frame: Frame): string | null => {
  const content = frame.lemma === 'shuttle' ? -1 : purposeOf(desk, frame.predicate)
  return content >= 0 ? contentOf(desk, content, 80) : scopeOf(desk, frame)
}
