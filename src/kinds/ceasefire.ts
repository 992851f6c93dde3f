import * as z from 'zod'
import type { Edtf } from '../model/edtf.js'
import { Figure } from '../model/figure.js'
import type { Span } from '../model/span.js'
import { countFor } from '../reading/cast/counts.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { mediatorsOf } from '../reading/cast/mediators.js'
import { principalsBefore } from '../reading/cast/principals.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { ABOUT } from '../reading/frames/modality.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Status = z.enum(['declared', 'agreed', 'in-force', 'extended', 'broken', 'ended'])
const Body = z.object({ status: Status, figure: Figure.optional() })

const NOUNS = new Set(EVENTS.ceasefire.nouns)
const DOCUMENT = new Set(EVENTS.agreement.nouns)
const BY_VERB: readonly (readonly [z.infer<typeof Status>, ReadonlySet<string>])[] = (
  ['agreed', 'declared', 'extended', 'broken', 'ended', 'in-force'] as const
).map((status) => [status, new Set(EVENTS.ceasefire[status])])

/** Truces: who agreed them, with whose help, and whether they hold. A truce only spoken of makes no claim. */
export const ceasefire = kind({
  kind: 'ceasefire',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      if (frame.form !== 'noun' || !isTruce(desk, frame) || !stands(frame)) continue
      const tellings = tellingsOf(desk, frame)
      if (tellings.length === 0) continue
      const mediators = mediatorsOf(desk, frame, within(desk, frame))
      const outside = new Set(mediators.map((m) => m.id ?? m.name))
      const signatories = desk.cast('signatory', sides(desk, frame)).filter((s) => !outside.has(s.id ?? s.name))
      const own = signatories.length > 0 ? signatories : principalsBefore(desk, 'signatory', frame.span.start)
      const actors = [...own, ...mediators]
      // How long until it broke is no length of the truce.
      const count = tellings.length > 1 ? { body: {}, also: [] } : countFor(desk, frame)
      for (const { status, span, by, when } of tellings) {
        const plover = status === 'broken' || status === 'ended' ? null : ({ type: 'RETREAT', mode: 'ceasefire' } as const)
        const told = desk.told(by, { status, ...count.body }, actors, { also: count.also, plover })
        claim(span, when === undefined ? told : { ...told, when })
      }
    }
  },
  phrase({ status }, cast) {
    const who = cast.list('signatory', '')
    const helped = cast.names('mediator').length > 0 ? `, brokered by ${cast.list('mediator')}` : ''
    const between = who === '' ? '' : ` between ${who}`
    const said =
      cast.modality === 'asserted' ? SAID[status] : cast.modality === 'denied' ? `not ${SAID[status]}` : `to be ${SAID[status]}`
    return `Ceasefire${between} ${said}${helped}`
  },
})

const SAID = {
  declared: 'declared',
  agreed: 'agreed',
  'in-force': 'in force',
  extended: 'extended',
  broken: 'broken',
  ended: 'ended',
} as const

/** A truce, or the document of one; "a ceasefire agreement" is told once, by the document. */
function isTruce(desk: Desk, frame: Frame): boolean {
  const { syntax } = desk
  const above = syntax.head[frame.predicate]!
  if (NOUNS.has(frame.lemma)) {
    return !(
      above >= 0 &&
      syntax.rel[frame.predicate] === 'compound' &&
      (DOCUMENT.has(syntax.lemma[above]!) || NOUNS.has(syntax.lemma[above]!))
    )
  }
  if (frame.lemma === 'cessation') return syntax.kids(frame.predicate).some((k) => syntax.lemma[k] === 'hostility')
  return (
    DOCUMENT.has(frame.lemma) &&
    syntax.kids(frame.predicate).some((k) => NOUNS.has(syntax.lemma[k]!) && syntax.rel[k] === 'compound')
  )
}

const stands = (frame: Frame): boolean =>
  frame.modality === 'denied' ? !frame.context.some((c) => c.sort === 'refuse') : !frame.context.some((c) => ABOUT.has(c.sort))

/** One thing said of a truce: that it was agreed, that it broke. */
interface Telling {
  readonly status: z.infer<typeof Status>
  readonly span: Span
  /** The frame that has its time, its standing and who says so. */
  readonly by: Frame
  /** Where the frame's own time is not the telling's. */
  readonly when?: Edtf | null
}

/** "A truce agreed in November collapsed in May" tells two things of it, each with its own time; most tell one. */
function tellingsOf(desk: Desk, frame: Frame): Telling[] {
  const status = statusOf(desk, frame)
  if (!status) return []
  const whole = within(desk, frame)
  const one: Telling = { status, span: whole, by: toldBy(desk, frame) }
  const { syntax } = desk
  const verb = syntax.head[frame.predicate]!
  const participle = syntax.kids(frame.predicate).find((k) => syntax.rel[k] === 'acl' && byVerb(syntax.lemma[k]!) === status)
  const clause = verb >= 0 && syntax.pos[verb] === 'VERB' ? desk.frameAt(verb) : null
  const then = clause && /^nsubj/.test(syntax.rel[frame.predicate]!) ? byVerb(clause.lemma) : null
  // "was agreed in 2016 and collapsed within days"
  const next = clause
    ? syntax
        .kids(verb)
        .find((k) => syntax.rel[k] === 'conj' && syntax.pos[k] === 'VERB' && syntax.child(k, 'nsubj', 'nsubj:pass', 'obj') < 0)
    : undefined
  const after = next === undefined || !/^nsubj/.test(syntax.rel[frame.predicate]!) ? null : byVerb(syntax.lemma[next]!)
  const second = next === undefined ? null : desk.frameAt(next)
  if (second && after !== null && after !== status && /^(?:broken|ended|extended)$/.test(after)) {
    const own = desk.when(second)
    const both = { start: whole.start, end: Math.max(whole.end, second.span.end) }
    return [one, { status: after, span: both, by: second, when: own.from === 'own' ? (own.dates[0] ?? null) : null }]
  }
  const first = participle === undefined ? null : desk.frameAt(participle)
  if (!first || !clause || then === null || then === status || !/^(?:broken|ended|extended)$/.test(then)) return [one]
  const dated = desk.when(first)
  const later = desk.when(clause)
  const signed = {
    start: syntax.trees.starts[syntax.first[frame.predicate]!]!,
    end: syntax.trees.ends[syntax.last[participle!]!]!,
  }
  return [
    { status, span: signed, by: frame, when: dated.from === 'own' ? (dated.dates[0] ?? null) : null },
    { status: then, span: whole, by: clause, when: later.from === 'own' ? (later.dates[0] ?? null) : null },
  ]
}

/** What is said of the truce: by the verb it depends on, by a participle, by a word for its being announced, by its own date. */
function statusOf(desk: Desk, frame: Frame): z.infer<typeof Status> | null {
  const { syntax } = desk
  const noun = frame.predicate
  for (const k of syntax.kids(noun)) {
    if (syntax.pos[k] !== 'VERB' || !/^(?:amod|acl|acl:relcl)$/.test(syntax.rel[k]!)) continue
    // "agreed to a truce that is to begin on Monday": what it is yet to do does not say how it stands.
    if (syntax.rel[k] === 'acl:relcl' && (desk.frameAt(k)?.modality ?? 'asserted') !== 'asserted') continue
    const status = byVerb(syntax.lemma[k]!)
    if (status) return status
  }
  const verb = frame.carrier >= 0 ? frame.carrier : syntax.head[noun]!
  if (verb >= 0 && syntax.pos[verb] === 'VERB' && /^(?:obj|nsubj|nsubj:pass|obl)$/.test(syntax.rel[noun]!)) {
    const by = syntax.case(noun)
    if (syntax.rel[noun] !== 'obl' || by === 'to' || by === 'on' || by === 'with' || by === 'in') {
      // "The war ended with a ceasefire": the war did.
      if (syntax.rel[noun] === 'obl' && by === 'with' && /^(?:end|conclude|finish|culminate)$/.test(syntax.lemma[verb]!))
        return 'agreed'
      const status = byVerb(syntax.lemma[verb]!)
      if (status && !(syntax.rel[noun] === 'obl' && by === 'in')) return status
      if (syntax.rel[noun] === 'nsubj' && /^(?:end|halt|stop|put|bring)$/.test(syntax.lemma[verb]!)) return 'agreed'
    }
  }
  if (verb >= 0 && syntax.pos[verb] === 'NOUN' && syntax.rel[noun] === 'nmod') {
    if (/^(?:announcement|declaration|proclamation)$/.test(syntax.lemma[verb]!)) return 'declared'
    if (/^(?:breakdown|collapse)$/.test(syntax.lemma[verb]!)) return 'broken'
    if (/^(?:extension|renewal)$/.test(syntax.lemma[verb]!)) return 'extended'
    if (/^(?:signing|conclusion)$/.test(syntax.lemma[verb]!)) return 'agreed'
  }
  return desk.when(frame).from === 'own' && desk.length(frame) === null ? 'agreed' : null
}

const byVerb = (lemma: string): z.infer<typeof Status> | null => BY_VERB.find(([, verbs]) => verbs.has(lemma))?.[0] ?? null

/** The verb that tells of the truce: it is its object or subject, or what is agreed "to" or "on". */
function tellsOf(desk: Desk, noun: number): boolean {
  const rel = desk.syntax.rel[noun]!
  if (/^(?:obj|nsubj|nsubj:pass)$/.test(rel)) return true
  const verb = desk.syntax.head[noun]!
  return rel === 'obl' && verb >= 0 && desk.syntax.lemma[verb] === 'agree' && /^(?:to|on|upon)$/.test(desk.syntax.case(noun))
}

/** The clause of the verb that tells of the truce: its words are what the claim rests on. */
function within(desk: Desk, frame: Frame): Frame['span'] {
  const verb = desk.syntax.head[frame.predicate]!
  const clause = verb >= 0 && tellsOf(desk, frame.predicate) ? desk.frameAt(verb) : null
  if (clause?.form !== 'verb') return frame.span
  return { start: Math.min(frame.span.start, clause.span.start), end: Math.max(frame.span.end, clause.span.end) }
}

/** The truce as the verb that tells of it has it: its time, its standing and who says so. */
function toldBy(desk: Desk, frame: Frame): Frame {
  const verb = desk.syntax.head[frame.predicate]!
  if (frame.carrier >= 0 || verb < 0 || !tellsOf(desk, frame.predicate)) return frame
  const clause = desk.frameAt(verb)
  if (clause?.form !== 'verb' || byVerb(clause.lemma) === null) return frame
  const { modality, tense, context, speaker, through, quoted } = clause
  return { ...frame, modality, tense, context, speaker, through, quoted, carrier: verb }
}

/** Those the truce binds: its own "between A and B", else who signs, declares or breaks it. */
function sides(desk: Desk, frame: Frame): Argument[] {
  const own = [...frame.agents, ...frame.others.filter((o) => o.by === 'with' || o.by === 'between')]
  const verb = desk.syntax.head[frame.predicate]!
  const clause = verb >= 0 && tellsOf(desk, frame.predicate) ? desk.frameAt(verb) : null
  const helper = clause && /^(?:broker|mediate|negotiate|facilitate|announce|monitor|secure|welcome|call)$/.test(clause.lemma)
  const by = clause && !helper ? [...clause.agents, ...clause.others.filter((o) => o.by === 'with')] : []
  return [...own, ...by].filter((a) => a.head !== frame.predicate && desk.canAct(a))
}
