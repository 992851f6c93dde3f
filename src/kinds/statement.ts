import * as z from 'zod'
import type { CastMember } from '../model/mention.js'
import type { Span } from '../model/span.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { brief, contentOf, isTime } from '../reading/cast/phrases.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame, Quotation } from '../reading/layers.js'

const Body = z.object({
  form: z.enum(['direct', 'indirect']),
  quote: z.string().nullable(),
  topic: z.string().nullable(),
})

const VERBS = new Set(EVENTS.statement.verbs)
const FEELINGS = new Set(EVENTS.statement.feelings)

/** What somebody said: quoted words with their speaker, and speech that is told in the reporter's words. */
export const statement = kind({
  kind: 'statement',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const quotedBy = new Set<number>()
    for (const quotation of have.quotations) {
      if (!quotation.direct) continue
      const cue = quotation.cue >= 0 ? desk.frameAt(quotation.cue) : null
      if (cue) quotedBy.add(cue.predicate)
      direct(desk, quotation, cue, claim)
    }
    for (const quotation of have.quotations) accordingTo(desk, quotation, claim)
    for (const frame of desk.frames) {
      if (quotedBy.has(frame.predicate) || !speaks(desk, frame)) continue
      const actors = [
        ...desk.cast(
          'speaker',
          frame.agents.filter((a) => desk.canAct(a)),
        ),
        ...addressees(desk, frame),
      ]
      if (!actors.some((a) => a.role === 'speaker')) continue
      const body = { form: 'indirect', quote: null, topic: topic(desk, frame) } as const
      // "I would like to thank …" thanks.
      const wishes = frame.context.some((c) => c.sort === 'want' || (c.sort === 'modal' && c.lemma === 'would'))
      const said =
        wishes &&
        frame.modality === 'proposed' &&
        frame.agents.some((a) => a.head >= 0 && /^(?:i|we)$/.test(desk.syntax.word[a.head]!))
      const told = said ? ({ modality: 'asserted', when: have.setting.day } as const) : {}
      claim(whole(desk, frame), desk.told(frame, body, actors, told))
    }
  },
  phrase({ form, quote, topic }, cast) {
    const who = cast.list('speaker', 'An unnamed speaker')
    const to = cast.names('addressee').length > 0 ? ` to ${cast.list('addressee')}` : ''
    if (form === 'direct' && quote) return `${who} says${to}: “${brief(quote, 100)}”`
    const said = cast.modality === 'denied' ? 'did not say' : cast.modality === 'planned' ? 'is to speak' : 'speaks'
    return topic ? `${who} ${said}${to}: ${brief(topic, 120)}` : `${who} ${said}${to}`
  },
})

type Claim = Parameters<(typeof statement)['read']>[2]

function direct(desk: Desk, quotation: Quotation, cue: Frame | null, claim: Claim): void {
  const span = inner(desk.text, quotation)
  if (span.start >= span.end) return
  const quote = desk.text.slice(span.start, span.end)
  const actors = [...speakerOf(desk, quotation), ...quotation.addressees.flatMap((m) => castAt(desk, 'addressee', m))]
  const also = cue
    ? [cue.span]
    : quotation.cue >= 0 && quotation.speaker
      ? [cueSpan(desk, quotation.cue, quotation.speaker)]
      : []
  const when = cue ? (desk.when(cue).dates[0] ?? null) : desk.have.setting.day
  claim(span, {
    body: { form: 'direct', quote, topic: null },
    when: when ?? null,
    where: cue ? desk.where(cue) : null,
    actors,
    also,
    sure: actors.length > 0 ? 0.9 : 0.6,
  })
}

/** "according to X": from the preposition to the end of the name, whichever comes first. */
function cueSpan(desk: Desk, cue: number, speaker: Span): Span {
  const start = desk.syntax.trees.starts[cue]!
  return { start: Math.min(start, speaker.start), end: Math.max(desk.syntax.trees.ends[cue]!, speaker.end) }
}

/** The words between the marks. */
function inner(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && /["“”„«»'‘’\s]/.test(text[from]!)) from++
  while (to > from && /["“”„«»\s]/.test(text[to - 1]!)) to--
  return { start: from, end: to }
}

function castAt(desk: Desk, role: string, at: number): CastMember[] {
  const mention = desk.have.mentions[at]
  return mention ? desk.castMention(role, mention) : []
}

function speakerOf(desk: Desk, quotation: Quotation): CastMember[] {
  const { speaker } = quotation
  if (!speaker) return []
  if (speaker.mention >= 0) return castAt(desk, 'speaker', speaker.mention)
  const as = desk.text.slice(speaker.start, speaker.end)
  const issuer = PAPER.test(as) ? issuerBefore(desk, speaker.start) : null
  if (issuer) return issuer.map((member) => ({ ...member, as, start: speaker.start, end: speaker.end }))
  const name = as
    .replace(/^according to\s+/i, '')
    .replace(/^(?:the|a|an)\s+/i, '')
    .replace(/\s+/g, ' ')
  if (name === '' || /^(?:it|he|she|they|we|i|you|this|that)$/i.test(name)) return []
  return [{ role: 'speaker', name, id: null, as, via: 'name', start: speaker.start, end: speaker.end, for: null }]
}

/** "according to X, …", with no verb of saying: an indirect statement all the same. */
function accordingTo(desk: Desk, quotation: Quotation, claim: Claim): void {
  if (quotation.direct || quotation.cue < 0 || !quotation.speaker || desk.frameAt(quotation.cue)) return
  const actors = speakerOf(desk, quotation)
  if (actors.length === 0) return
  const topic = brief(desk.text.slice(quotation.start, quotation.end), 160)
  const also = [{ start: quotation.start, end: quotation.end }]
  claim(cueSpan(desk, quotation.cue, quotation.speaker), {
    body: { form: 'indirect', quote: null, topic },
    when: desk.have.setting.day,
    actors,
    also,
    sure: 0.8,
  })
}

const STANCE =
  /^(?:support|back|reiterate|oppose|reject|recognize|recognise|wish|remain|look|stand|encourage|call|expect|endorse|share|ask|thank|offer|extend|send|want|affirm)$/

/** The author's own stance, told in the first person: "we strongly support the efforts of …". */
function takesStance(desk: Desk, frame: Frame): boolean {
  if (frame.form !== 'verb' || frame.quoted || !STANCE.test(frame.lemma) || frame.tense === 'past') return false
  return frame.agents.some((a) => {
    if (a.head < 0) return false
    if (/^(?:i|we)$/.test(desk.syntax.word[a.head]!)) return true
    return desk.syntax.kids(a.head).some((k) => /^(?:my|our)$/.test(desk.syntax.word[k]!))
  })
}

/** "the statement made by X", "X's remarks": speech told by a noun. */
function isSpeech(desk: Desk, frame: Frame): boolean {
  if (frame.form !== 'noun' || !/^(?:statement|remark|comment|speech|address)$/.test(frame.lemma)) return false
  if (frame.carrier >= 0) return true
  return desk.syntax
    .kids(frame.predicate)
    .some((k) => desk.syntax.rel[k] === 'acl' && /^(?:make|issue|deliver|publish|release)$/.test(desk.syntax.lemma[k]!))
}

/** A frame that tells of speech or of a stance that is made known by speech. */
function speaks(desk: Desk, frame: Frame): boolean {
  if (takesStance(desk, frame) || isSpeech(desk, frame)) return true
  if (frame.form === 'verb') {
    if (!VERBS.has(frame.lemma)) return false
    if (
      frame.lemma === 'add' &&
      desk.syntax.child(frame.predicate, 'obj') >= 0 &&
      desk.syntax.child(frame.predicate, 'ccomp') < 0
    )
      return false
    // "Shusha, that Armenians call Shushi", "what Baku terms reintegration": a name, no speech.
    if (/^(?:call|term|brand)$/.test(frame.lemma) && isNaming(desk, frame)) return false
    // "called the meeting": convened it.
    if (frame.lemma === 'call' && callsMeeting(desk, frame)) return false
    if (frame.lemma === 'report' && frame.agents.some((a) => desk.syntax.lemma[a.head] === 'agency')) return false
    return desk.syntax.rel[frame.predicate] !== 'amod'
  }
  return frame.form === 'adjective' && FEELINGS.has(frame.lemma)
}

const callsMeeting = (desk: Desk, { predicate, patients }: Frame): boolean =>
  patients.some(
    (p) =>
      p.head >= 0 && /^(?:meeting|session|summit|conference|election|talk|vote|referendum)$/.test(desk.syntax.lemma[p.head]!),
  ) &&
  desk.syntax.child(predicate, 'xcomp', 'ccomp') < 0 &&
  desk.syntax.kids(predicate).filter((k) => desk.syntax.rel[k] === 'obj').length < 2

const isNaming = (desk: Desk, { predicate }: Frame): boolean =>
  /^(?:acl:relcl|acl|csubj|ccomp)$/.test(desk.syntax.rel[predicate]!) &&
  desk.syntax.kids(predicate).some((k) => k < predicate && /^(?:that|which|what|whom)$/.test(desk.syntax.word[k]!))

const addressees = (desk: Desk, frame: Frame): CastMember[] => {
  const told = /^(?:tell|inform|brief|assure|warn)$/.test(frame.lemma) ? frame.patients : []
  const to = frame.others.filter((o) => o.by === 'to')
  return desk.cast(
    'addressee',
    [...told, ...to].filter((a) => a.mention >= 0 && desk.canAct(a)),
  )
}

function topic(desk: Desk, frame: Frame): string | null {
  const { syntax } = desk
  const said = syntax.child(frame.predicate, 'ccomp')
  const deed = syntax.child(frame.predicate, 'xcomp')
  const named = syntax.child(frame.predicate, 'obj')
  // "urged the sides to stop": to stop; "proposed a plan to end it": the plan.
  const object = said >= 0 ? said : deed >= 0 && (named < 0 || desk.canAct(desk.argument(named))) ? deed : named
  // "said on Monday", "said in Baku": when and where are no topic.
  const content =
    object >= 0
      ? object
      : (syntax
          .kids(frame.predicate)
          .find(
            (k) =>
              syntax.rel[k] === 'obl' &&
              /^(?:|of|on|about|for|to|with|over|against|as)$/.test(syntax.case(k)) &&
              !isTime(desk, desk.argument(k)),
          ) ?? -1)
  return content >= 0 ? contentOf(desk, content) : null
}

/** The clause with what is said: a reader wants to see the content. */
function whole(desk: Desk, frame: Frame): Span {
  const content = desk.syntax.child(frame.predicate, 'ccomp', 'xcomp')
  if (content < 0) return frame.span
  const { starts, ends } = desk.syntax.trees
  const from = starts[desk.syntax.first[content]!]!
  const to = ends[desk.syntax.last[content]!]!
  return { start: Math.min(frame.span.start, from), end: Math.max(frame.span.end, to) }
}

/** A paper that speaks for whoever issued it: "said the statement". */
const PAPER =
  /^(?:the|a|this|its|their) (?:\w+ )?(?:statement|communiqu[eé]|readout|declaration|document|note|letter|release)$/i

/** Whoever was last said to speak before the paper was named; null where nobody was. */
function issuerBefore(desk: Desk, offset: number): CastMember[] | null {
  for (let i = desk.have.quotations.length - 1; i >= 0; i--) {
    const { speaker } = desk.have.quotations[i]!
    if (speaker && speaker.end <= offset && speaker.mention >= 0) return castAt(desk, 'speaker', speaker.mention)
  }
  return null
}
