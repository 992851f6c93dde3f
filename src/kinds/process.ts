import * as z from 'zod'
import type { CastMember } from '../model/mention.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { trackOf } from '../reading/cast/tracks.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Body = z.object({
  'led-by': z.array(z.string()).readonly(),
  tracks: z.array(z.string()).readonly(),
  status: z.enum(['led', 'held', 'stalled', 'resumed', 'ended']).nullable(),
})

const NOUNS = new Set(EVENTS.process.nouns)
const INCLUDE = new Set(EVENTS.process.include)
const LEAD = new Set(EVENTS.role.lead)

/** A process as a report describes it: who leads it, between whom, and what strands it has. */
export const process = kind({
  kind: 'process',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      if (frame.form !== 'verb' || frame.modality === 'denied') continue
      if (LEAD.has(frame.lemma)) led(desk, frame, claim)
      else if (INCLUDE.has(frame.lemma)) included(desk, frame, claim)
      else happening(desk, frame, claim)
    }
  },
  phrase({ 'led-by': leads, tracks, status }, cast) {
    const parties = cast.names('party').length > 0 ? ` between ${cast.list('party')}` : ''
    const by = leads.length > 0 ? `, led by ${cast.list('lead', leads.join(', '))}` : ''
    const strands = tracks.length > 0 ? `: ${tracks.join(', ')}` : ''
    return `Process${parties}${status && status !== 'led' ? ` ${status}` : ''}${by}${strands}`
  },
})

type Claim = Parameters<(typeof process)['read']>[2]

const isProcess = (desk: Desk, a: Argument | undefined): a is Argument =>
  a !== undefined &&
  a.head >= 0 &&
  NOUNS.has(desk.syntax.lemma[a.head]!) &&
  (/^(?:process|negotiation|dialogue|normali[sz]ation)$/.test(desk.syntax.lemma[a.head]!) || isOfPeace(desk, a))

const isOfPeace = (desk: Desk, a: Argument): boolean =>
  desk.syntax
    .kids(a.head)
    .some((k) => /^(?:peace|normali[sz]ation|reconciliation|diplomatic|border)$/.test(desk.syntax.word[k]!))

function led(desk: Desk, frame: Frame, claim: Claim): void {
  const what = frame.patients.find((p) => isProcess(desk, p))
  const leads = desk.cast(
    'lead',
    frame.agents.filter((a) => desk.canAct(a)),
  )
  if (!what || leads.length === 0) return
  const tracks = tracksUnder(desk, what.head, frame.patients)
  const actors = [...leads, ...partiesOf(desk, what.head)]
  const also = tracks.frame ? [tracks.frame.span] : []
  claim(
    frame.span,
    desk.told(frame, { 'led-by': leads.map((l) => l.name), tracks: tracks.ids, status: 'led' }, actors, { also }),
  )
}

/** "the process involves talks, delimitation and the reopening of links", where nobody leads it. */
function included(desk: Desk, frame: Frame, claim: Claim): void {
  const what = frame.agents.find((p) => isProcess(desk, p))
  if (!what) return
  const verb = desk.syntax.head[what.head]!
  if (verb >= 0 && LEAD.has(desk.syntax.lemma[verb]!)) return
  const ids = trackIds(desk, frame.patients)
  if (ids.length === 0) return
  claim(frame.span, desk.told(frame, { 'led-by': [], tracks: ids, status: 'held' }, partiesOf(desk, what.head)))
}

/** "the process is under way", "talks have stalled". */
function happening(desk: Desk, frame: Frame, claim: Claim): void {
  const what = frame.agents[0] ?? frame.patients[0]
  if (!isProcess(desk, what) || desk.syntax.lemma[what.head] !== 'process') return
  const status = /^(?:stall|collapse|freeze|suspend)$/.test(frame.lemma)
    ? 'stalled'
    : /^(?:resume|restart|relaunch|revive)$/.test(frame.lemma)
      ? 'resumed'
      : /^(?:end|conclude|finish)$/.test(frame.lemma)
        ? 'ended'
        : null
  if (status) claim(frame.span, desk.told(frame, { 'led-by': [], tracks: [], status }, partiesOf(desk, what.head)))
}

function partiesOf(desk: Desk, noun: number): CastMember[] {
  const own = desk.frameAt(noun)
  const before: Argument[] = []
  for (const k of desk.syntax.kids(noun)) {
    if (!/^(?:compound|amod|nmod|nmod:poss|nmod:desc)$/.test(desk.syntax.rel[k]!)) continue
    for (const j of [k, ...desk.syntax.kids(k)]) if (desk.names.of(j) >= 0) before.push(desk.argument(j))
  }
  return desk.cast('party', [...(own?.agents ?? []).filter((a) => a.mention >= 0 && !isLeader(desk, noun, a)), ...before])
}

/** Who carries the process in its clause leads it, and is no party to it by that. */
const isLeader = (desk: Desk, noun: number, a: Argument): boolean => {
  const verb = desk.syntax.head[noun]!
  return verb >= 0 && (desk.frameAt(verb)?.agents ?? []).some((b) => b.head === a.head)
}

function tracksUnder(desk: Desk, noun: number, beside: readonly Argument[]): { ids: string[]; frame: Frame | null } {
  for (const frame of desk.frames) {
    if (!INCLUDE.has(frame.lemma)) continue
    // "the process between the two countries, which covers …": the clause stands within the process's phrase, whatever "which" is.
    const within = frame.predicate > noun && frame.predicate <= desk.syntax.last[noun]!
    if (!within && !frame.agents.some((a) => a.head === noun)) continue
    // The list goes on where a parse has its later members beside the process itself: "which covers talks, the border and roads".
    const later = within ? beside.filter(({ span }) => span.start >= frame.span.end) : []
    return { ids: trackIds(desk, [...frame.patients, ...later]), frame }
  }
  return { ids: [], frame: null }
}

const trackIds = (desk: Desk, args: readonly Argument[]): string[] => [
  ...new Set(
    args.flatMap((a) => {
      const words = desk.text.slice(a.span.start, a.span.end)
      // One argument may be a list: "the delimitation of the border and the opening of transport routes".
      return [words, ...words.split(/,|\band\b/)].flatMap((part) => trackOf(part) ?? [])
    }),
  ),
]
