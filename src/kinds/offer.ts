import * as z from 'zod'
import type { CastMember } from '../model/mention.js'
import type { Span } from '../model/span.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { contentOf } from '../reading/cast/phrases.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Of = z.enum(['mediation', 'good-offices', 'hosting', 'assistance', 'proposal', 'talks'])
const Body = z.object({ of: Of, what: z.string().nullable() })

const VERBS = new Set(EVENTS.offer.verbs)
const READY = new Set(EVENTS.offer.ready)
const NOUNS = new Set(EVENTS.offer.nouns)
const MEDIATION = new Set(EVENTS.offer.mediation)
const HOSTING = new Set(EVENTS.offer.hosting)
const ASSISTANCE = new Set(EVENTS.offer.assistance)
const TALKS = new Set(EVENTS.offer.talks)

/** Readiness, willingness and offers made known: what they are about stays in the body and makes no claim of its own. */
export const offer = kind({
  kind: 'offer',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const told: Draft[] = []
    for (const frame of desk.frames) {
      const found = offered(desk, frame)
      if (!found || frame.modality === 'proposed' || frame.modality === 'conditional') continue
      const offerers = desk.cast(
        'offerer',
        found.by.filter((a) => desk.canAct(a)),
      )
      if (offerers.length === 0) continue
      const names = new Set(offerers.map((o) => o.id ?? o.name))
      const to = addressees(desk, frame, found.content).filter((a) => !names.has(a.id ?? a.name))
      const spans = found.content >= 0 ? [wholeOf(desk, found.content)] : []
      const draft = { frame, found, offerers, to, also: spans }
      const first = told.find((t) => isSame(desk, t, draft))
      if (first) first.also.push(frame.span, ...spans)
      else told.push(draft)
    }
    for (const { frame, found, offerers, to, also } of told) {
      const body = { of: found.of, what: found.content >= 0 ? contentOf(desk, found.content) : null }
      const mode = found.of === 'mediation' ? 'mediate' : null
      claim(frame.span, desk.told(frame, body, [...offerers, ...to], { also, plover: { type: 'AGREE', mode } }))
    }
  },
  phrase: ({ of, what }, cast) => {
    const who = cast.list('offerer')
    const to = cast.names('addressee').length > 0 ? ` to ${cast.list('addressee')}` : ''
    const lead = cast.modality === 'denied' ? `${who} did not offer` : `${who} offers`
    return `${lead} ${NAMED[of]}${to}${what ? `: ${what}` : ''}`
  },
})

const NAMED = {
  mediation: 'to mediate',
  'good-offices': 'good offices',
  hosting: 'to host',
  assistance: 'help',
  proposal: 'a proposal',
  talks: 'talks',
} as const

interface Draft {
  readonly frame: Frame
  readonly found: Found
  readonly offerers: readonly CastMember[]
  readonly to: readonly CastMember[]
  readonly also: Span[]
}

/** The same side's readiness to help settle the same thing, said again on the same day. */
function isSame(desk: Desk, told: Draft, again: Draft): boolean {
  const help = (of: z.infer<typeof Of>): boolean => of === 'mediation' || of === 'assistance' || of === 'good-offices'
  if (told.found.of !== again.found.of && !(help(told.found.of) && help(again.found.of))) return false
  if (told.frame.modality !== again.frame.modality) return false
  const side = (m: CastMember): string => m.for ?? m.id ?? m.name
  const sides = new Set(told.offerers.map(side))
  const day = desk.when(told.frame).dates[0] ?? null
  return again.offerers.some((o) => sides.has(side(o))) && day === (desk.when(again.frame).dates[0] ?? null)
}

interface Found {
  readonly of: z.infer<typeof Of>
  readonly by: readonly Argument[]
  /** Token of what is offered, −1 where it is not told. */
  readonly content: number
}

function offered(desk: Desk, frame: Frame): Found | null {
  const { syntax } = desk
  const { lemma, predicate } = frame
  if (frame.form === 'adjective') {
    if (!READY.has(lemma)) return null
    const content = syntax.child(predicate, 'xcomp', 'ccomp', 'advcl', 'csubj')
    const of = content >= 0 ? sortOf(syntax.lemma[content]!) : null
    return of ? { of, by: frame.agents, content } : null
  }
  if (frame.form === 'verb' && PRESENT.test(lemma)) {
    const paper = frame.patients.find((p) => p.head >= 0 && PAPER.test(syntax.lemma[p.head]!))
    if (!paper) return null
    const on = syntax.kids(paper.head).filter((k) => syntax.case(k) === 'to')
    const to = [...frame.others.filter((o) => o.by === 'to'), ...on.map(desk.argument)].some((a) => desk.canAct(a))
    return to ? { of: 'proposal', by: frame.agents, content: paper.head } : null
  }
  if (frame.form === 'verb' && VERBS.has(lemma)) {
    const content = syntax.child(predicate, 'xcomp', 'ccomp')
    if (content >= 0) return { of: sortOf(syntax.lemma[content]!) ?? 'proposal', by: frame.agents, content }
    const object = frame.patients[0]
    if (!object || object.head < 0) return null
    const what = syntax.lemma[object.head]!
    if (/^(?:condolence|sympathy|congratulation|thanks|apology|prayer|comment|detail|explanation|glimpse|hope)$/.test(what))
      return null
    return { of: nounSort(what) ?? 'proposal', by: frame.agents, content: object.head }
  }
  if (frame.form === 'noun' && NOUNS.has(lemma)) return fromNoun(desk, frame)
  return null
}

/** "submitted a peace plan to both sides": a paper put before somebody. */
const PRESENT = /^(?:present|submit)$/
const PAPER = /^(?:proposal|plan|initiative|roadmap|draft|blueprint)$/

/** "conveyed the readiness of A to help", "presented a proposal", "A's offer to mediate". */
function fromNoun(desk: Desk, frame: Frame): Found | null {
  const { syntax } = desk
  const noun = frame.predicate
  let content = -1
  for (const k of syntax.kids(noun))
    if (k > noun && (syntax.rel[k] === 'acl' || (syntax.rel[k] === 'nmod' && /^(?:of|to)$/.test(syntax.case(k))))) content = k
  const verb = syntax.head[noun]!
  const presented =
    verb >= 0 &&
    syntax.rel[noun] === 'obj' &&
    /^(?:present|submit|table|make|put|unveil|hand|convey|express|reaffirm|reiterate|confirm|underscore|stress|voice|renew|repeat|announce|signal|assure|declare)$/.test(
      syntax.lemma[verb]!,
    )
  if (frame.lemma === 'proposal' || frame.lemma === 'initiative') {
    // What is put before somebody is told by the verb of it.
    if (verb >= 0 && PRESENT.test(syntax.lemma[verb]!) && offered(desk, desk.frameAt(verb) ?? frame)?.content === noun)
      return null
    return presented ? { of: 'proposal', by: [...frame.agents, ...(desk.frameAt(verb)?.agents ?? [])], content: noun } : null
  }
  const infinitive = content >= 0 && syntax.rel[content] === 'acl' ? sortOf(syntax.lemma[content]!) : null
  const of = infinitive ?? (content >= 0 && syntax.rel[content] === 'nmod' ? gerundOrNoun(desk, content) : null)
  const assured = verb >= 0 && syntax.rel[noun] === 'obl' && /^(?:assure|remind)$/.test(syntax.lemma[verb]!)
  if (!of || (!presented && !assured && frame.agents.length === 0)) return null
  // Who welcomes another's commitment offers nothing.
  const says = verb >= 0 && (presented || assured || frame.agents.length === 0) ? (desk.frameAt(verb)?.agents ?? []) : []
  // "both leaders' commitment to resolving it": the sides bind themselves, and help nobody.
  if (frame.lemma === 'commitment' && of === 'assistance' && isSides(desk, frame.agents)) return null
  return { of, by: [...frame.agents, ...says.filter((s) => !frame.agents.some((a) => a.head === s.head))], content }
}

/** Those told as the two of it: "both governments", "the sides". */
const isSides = (desk: Desk, by: readonly Argument[]): boolean =>
  by.some(
    ({ span: { start, end } }) =>
      /\b(?:both|the two)\s+$/i.test(desk.text.slice(Math.max(0, start - 9), start)) ||
      /\b(?:both|two)\b|\b(?:sides|parties)\b/i.test(desk.text.slice(start, end)),
  )

const gerundOrNoun = (desk: Desk, token: number): z.infer<typeof Of> | null =>
  sortOf(desk.syntax.lemma[token]!) ?? nounSort(desk.syntax.lemma[token]!)

/** What is offered, by the verb of it; null for what nobody offers ("ready to fight"). */
function sortOf(verb: string): z.infer<typeof Of> | null {
  if (MEDIATION.has(verb)) return 'mediation'
  if (HOSTING.has(verb)) return 'hosting'
  if (TALKS.has(verb)) return 'talks'
  return ASSISTANCE.has(verb) ? 'assistance' : null
}

function nounSort(noun: string): z.infer<typeof Of> | null {
  if (/^(?:mediation|mediator|service|facilitation)$/.test(noun)) return 'mediation'
  if (/^(?:good-offices|office)$/.test(noun)) return 'good-offices'
  if (/^(?:talk|negotiation|meeting|dialogue|summit|consultation)$/.test(noun)) return 'talks'
  if (/^(?:help|aid|assistance|support|cooperation|relief)$/.test(noun)) return 'assistance'
  return /^(?:venue|platform|territory|capital)$/.test(noun) ? 'hosting' : null
}

const wholeOf = (desk: Desk, token: number) => ({
  start: desk.syntax.trees.starts[desk.syntax.first[token]!]!,
  end: desk.syntax.trees.ends[desk.syntax.last[token]!]!,
})

/** Those an offer is for: whom it is made to, else the sides its content names ("a treaty between A and B"). */
function addressees(desk: Desk, frame: Frame, content: number): CastMember[] {
  const to = frame.others.filter((o) => o.by === 'to' && o.mention >= 0)
  if (to.length > 0)
    return desk.cast(
      'addressee',
      to.filter((a) => desk.canAct(a)),
    )
  if (content < 0) return []
  const span = wholeOf(desk, content)
  const between: Argument[] = []
  for (const inner of desk.frames) {
    const at = desk.syntax.trees.starts[inner.predicate]!
    if (at < span.start || at >= span.end) continue
    for (const a of [...inner.agents, ...inner.others.filter((o) => o.by === 'between' || o.by === 'with')]) {
      if (a.head > content && a.mention >= 0 && desk.canAct(a) && a.span.start >= span.start) between.push(a)
    }
  }
  return desk.cast('addressee', between)
}
