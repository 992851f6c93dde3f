import type * as z from 'zod'
import type { CastMember } from '../model/mention.js'
import type { Plover } from '../model/plover.js'
import { countFor } from '../reading/cast/counts.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { topicOf } from '../reading/cast/phrases.js'
import { ABOUT } from '../reading/frames/modality.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'
import { Body, type Form } from './meeting/form.js'
import { fromNoun } from './meeting/from-noun.js'
import { fromVerb, onTheGround } from './meeting/from-verb.js'
import { sayMeeting } from './meeting/say.js'

/** Meetings, talks, calls and visits: who met whom, where, with whose help. Held, planned, proposed or denied. */
export const meeting = kind({
  kind: 'meeting',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const told = new Set<number>()
    let before: readonly CastMember[] = []
    for (const frame of desk.frames) {
      const found =
        frame.form === 'noun'
          ? fromNoun(desk, frame, told)
          : frame.form === 'verb'
            ? fromVerb(desk, frame)
            : onTheGround(desk, frame)
      if (!found || !stands(desk, frame)) continue
      told.add(frame.predicate)
      if (frame.carrier >= 0) told.add(frame.carrier)
      const count = countFor(desk, frame)
      const body: Body = { form: found.form, topic: topicOf(desk, frame), ...count.body }
      for (const cast of found.casts) {
        const actors = again(desk, frame, cast, before)
        before = actors.some((a) => a.role === 'mediator') ? actors : before
        for (const made of desk.each(frame, body, actors, { also: count.also, plover: ploverOf(found.form, actors) }))
          claim(frame.span, made)
      }
    }
  },
  phrase: ({ form, topic }, cast) => sayMeeting(form, topic, cast),
})

/** Those who mediated the talks before mediate when the same people "will reconvene". */
function again(desk: Desk, frame: Frame, cast: readonly CastMember[], before: readonly CastMember[]): readonly CastMember[] {
  const verb = frame.carrier >= 0 ? desk.syntax.lemma[frame.carrier]! : frame.lemma
  if (!/^(?:reconvene|resume)$/.test(verb) || cast.some((m) => m.role === 'mediator' || m.role === 'host')) return cast
  const known = new Set(before.map((m) => m.id ?? m.name))
  if (cast.length === 0 || !cast.every((m) => known.has(m.id ?? m.name))) return cast
  const mediators = before.filter((m) => m.role === 'mediator')
  return [
    ...cast,
    ...cast
      .filter((m) => mediators.some((n) => (n.id ?? n.name) === (m.id ?? m.name)))
      .map((m) => ({ ...m, role: 'mediator' })),
  ]
}

/** Modes of CONSULT: by a mediator's help, by telephone, by travelling, among several. */
function ploverOf(form: z.infer<typeof Form>, actors: readonly CastMember[]): Plover {
  const mode = actors.some((a) => a.role === 'mediator')
    ? 'third-party'
    : form === 'call'
      ? 'phone'
      : form === 'visit'
        ? 'visit'
        : actors.filter((a) => a.role === 'participant').length > 2
          ? 'multilateral'
          : null
  return { type: 'CONSULT', mode }
}

/** What is only wished, urged or doubted is told by the claim it belongs to, unless it is a meeting of its own day or place. */
function stands(desk: Desk, frame: Frame): boolean {
  if (!frame.context.some((c) => ABOUT.has(c.sort) && c.sort !== 'condition')) return true
  if (frame.modality === 'denied') return true
  if (frame.modality !== 'proposed') return false
  const invited = frame.context.some((c) => /^(?:propose|suggest|invite|offer|proposal|invitation)$/.test(c.lemma))
  return invited && (desk.when(frame).from === 'own' || desk.where(frame) !== null)
}
