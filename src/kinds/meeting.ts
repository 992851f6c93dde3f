import * as z from 'zod'
import { Figure } from '../model/figure.js'
import type { CastMember } from '../model/mention.js'
import type { Plover } from '../model/plover.js'
import { countFor } from '../reading/cast/counts.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { mediatorsOf } from '../reading/cast/mediators.js'
import { topicOf } from '../reading/cast/phrases.js'
import { principalsBefore } from '../reading/cast/principals.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { ABOUT } from '../reading/frames/modality.js'
import { type Cast, kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'
import { isNamedHelper, standsOutside } from '../reading/sides/outsiders.js'

const Form = z.enum(['meeting', 'talks', 'call', 'visit', 'summit', 'press-conference'])
const Body = z.object({ form: Form, topic: z.string().nullable(), figure: Figure.optional() })
type Body = z.infer<typeof Body>

const VERBS = new Set(EVENTS.meeting.verbs)
const RECIPROCAL = new Set(EVENTS.meeting.reciprocal)
const CALL = new Set(EVENTS.meeting.call)
const HOST = new Set(EVENTS.meeting.host)
const VISIT = new Set(EVENTS.meeting.visit)
const NOUNS = new Set(EVENTS.meeting.nouns)

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

interface Found {
  readonly form: z.infer<typeof Form>
  /** One cast for each meeting told: "spoke separately with A and B" is two. */
  readonly casts: readonly (readonly CastMember[])[]
}

/** What is only wished, urged or doubted is told by the claim it belongs to, unless it is a meeting of its own day or place. */
function stands(desk: Desk, frame: Frame): boolean {
  if (!frame.context.some((c) => ABOUT.has(c.sort) && c.sort !== 'condition')) return true
  if (frame.modality === 'denied') return true
  if (frame.modality !== 'proposed') return false
  const invited = frame.context.some((c) => /^(?:propose|suggest|invite|offer|proposal|invitation)$/.test(c.lemma))
  return invited && (desk.when(frame).from === 'own' || desk.where(frame) !== null)
}

function fromVerb(desk: Desk, frame: Frame): Found | null {
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
function onTheGround(desk: Desk, frame: Frame): Found | null {
  if (!frame.copular || !isPeople(desk, frame.agents) || !frame.agents.some((a) => isPerson(desk, a))) return null
  if (!/^(?:ground|scene|site)$/.test(frame.lemma)) return null
  return { form: 'visit', casts: [desk.cast('visitor', frame.agents)] }
}

function visit(desk: Desk, frame: Frame, subjects: readonly Argument[]): Found | null {
  if (!isPeople(desk, subjects)) return null
  const goal = [...frame.patients, ...frame.others.filter((o) => /^(?:in|to|at|for)$/.test(o.by))]
  if (!goal.some((g) => isPlaceOrActor(desk, g))) return null
  const hosts = actors(desk, frame.patients).filter((a) => isPerson(desk, a))
  return { form: 'visit', casts: [[...desk.cast('visitor', subjects), ...desk.cast('host', hosts)]] }
}

function fromNoun(desk: Desk, frame: Frame, told: ReadonlySet<number>): Found | null {
  if (!NOUNS.has(frame.lemma)) return null
  const { syntax } = desk
  if (
    frame.lemma === 'conference' &&
    !syntax.kids(frame.predicate).some((k) => /^(?:peace|news|press|international|joint)$/.test(syntax.word[k]!))
  )
    return null
  // "met for talks": the verb has told it already; so has the noun that carries it ("a round of talks").
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

/** Who acts in the clause of a verb, as arguments. */
function subjectsOf(desk: Desk, verb: number): readonly Argument[] {
  return desk.frameAt(verb)?.agents ?? []
}

function formOf(desk: Desk, frame: Frame): z.infer<typeof Form> {
  const { lemma } = frame
  if (lemma === 'summit') return 'summit'
  if (lemma === 'call' || byPhone(desk, frame)) return 'call'
  if (lemma === 'visit' || lemma === 'trip' || lemma === 'tour') return 'visit'
  if (lemma === 'conference') return desk.with(frame, /^(?:news|press)$/) ? 'press-conference' : 'talks'
  return lemma === 'meeting' || lemma === 'encounter' || lemma === 'session' ? 'meeting' : 'talks'
}

const byPhone = (desk: Desk, frame: Frame): boolean =>
  desk.with(frame, /^(?:telephone|phone|telephonic|video)$/) ||
  frame.others.some((o) => /^(?:phone|telephone|videoconference|call)$/.test(desk.syntax.lemma[o.head] ?? ''))

const actors = (desk: Desk, args: readonly Argument[]): Argument[] => args.filter((a) => desk.canAct(a))
const isPerson = (desk: Desk, a: Argument): boolean => a.mention >= 0 && desk.names.mentions[a.mention]!.type === 'PER'

const PEOPLE =
  /^(?:leader|president|minister|official|delegation|delegate|envoy|counterpart|ambassador|diplomat|representative|negotiator|mediator|chief|head|premier|secretary|adviser|advisor|commander|general|guest|emissary|king|prince|chancellor|lawmaker|administrator|team|mission)$/

/** People, or a word for them: who can be visited, rung up or received. */
const isPeople = (desk: Desk, args: readonly Argument[]): boolean =>
  args.some((a) => {
    const m = a.mention >= 0 ? desk.names.mentions[a.mention] : undefined
    if (m && (m.type === 'PER' || m.members.length > 0)) return true
    return (
      a.head >= 0 &&
      (PEOPLE.test(desk.syntax.lemma[a.head]!) || /^(?:i|we|he|she|they|my|our|his|her|their)$/.test(desk.syntax.word[a.head]!))
    )
  })

const isPlaceOrActor = (_desk: Desk, a: Argument): boolean => a.mention >= 0

/** Several take part: two names, or a plural that nothing else is said of ("the ministers met"). */
const isSeveral = (desk: Desk, subjects: readonly Argument[], cast: readonly CastMember[]): boolean =>
  cast.length > 1 ||
  subjects.some(
    (a) =>
      a.head >= 0 &&
      ((desk.syntax.pos[a.head] === 'NOUN' && /s$/.test(desk.syntax.word[a.head]!)) || BODY.test(desk.syntax.lemma[a.head]!)),
  )
/** A body of several that meets by itself. */
const BODY = /^(?:commission|committee|council|group|panel|board|assembly|parliament|cabinet|alliance|bloc)$/

/** "separately with A and B": a meeting with each. */
function split(desk: Desk, frame: Frame, subjects: readonly Argument[], partners: readonly Argument[]): CastMember[][] {
  const own = desk.cast('participant', subjects)
  if (partners.length > 1 && desk.with(frame, /^(?:separately|separate|individually|individual|respectively)$/)) {
    return partners.map((p) => [...own, ...desk.cast('participant', [p])])
  }
  const mediators = frame.form === 'verb' ? mediatorsOf(desk, frame) : []
  return [[...desk.cast('participant', [...subjects, ...partners]), ...mediators]]
}

function sayMeeting(form: Body['form'], topic: string | null, cast: Cast): string {
  const who = cast.list('participant', cast.list('visitor', ''))
  const where = cast.where ? ` in ${cast.where}` : ''
  const helped = cast.names('mediator').length > 0 ? `, mediated by ${cast.list('mediator')}` : ''
  const hosted = cast.names('host').length > 0 ? `, hosted by ${cast.list('host')}` : ''
  const on = topic ? ` on ${topic}` : ''
  const many = cast.names('participant').length > 1
  const lead = STANDING[cast.modality]
  if (form === 'visit')
    return `${cast.list('visitor')} ${cast.modality === 'asserted' ? 'visits' : `${lead} to visit`} ${cast.where ?? 'elsewhere'}${hosted}`
  const verb =
    form === 'call'
      ? 'speak'
      : form === 'talks'
        ? 'hold talks'
        : form === 'summit'
          ? 'meet at a summit'
          : form === 'press-conference'
            ? 'hold a press conference'
            : 'meet'
  const said = many ? verb : verb.replace(/^(\w+)/, '$1s')
  if (who === '') return `${form === 'talks' ? 'Talks' : 'A meeting'}${where}${on}${hosted}${helped}`
  if (cast.modality === 'asserted') return `${who} ${said}${where}${form === 'meeting' ? '' : on}${hosted}${helped}`
  if (cast.modality === 'denied') return `${who} do not ${verb}${where}${hosted}${helped}`
  return `${who} ${many ? lead : lead.replace(/^are/, 'is')} to ${verb}${where}${hosted}${helped}`
}

const STANDING = { asserted: '', planned: 'are', proposed: 'are asked', conditional: 'may be', denied: 'do not' } as const
