import * as z from 'zod'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const Body = z.object({ office: z.string(), form: z.enum(['holds', 'appointed', 'left']) })

const APPOINTED = new Set(EVENTS.incumbency.appointed)
const LEFT = new Set(EVENTS.incumbency.left)

/**
 * Who was appointed to an office, left it, holds or held it, where the report says so. A title beside a name says it in passing
 * of everybody in sight: it tells whom the name means, and makes no claim.
 */
export const incumbency = kind({
  kind: 'incumbency',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) changes(desk, frame, claim)
  },
  phrase: ({ office, form }, cast) => `${cast.list('holder')} ${SAID[form]} ${office}`,
})

type Claim = Parameters<(typeof incumbency)['read']>[2]

const SAID = { holds: 'is', appointed: 'becomes', left: 'is no longer' } as const

const TITLE =
  /\b(?:president|prime minister|premier|minister|chancellor|secretary|chairman|chairwoman|chair|head|chief|commander|governor|mayor|ambassador|envoy|representative|adviser|advisor|king|queen|emir|sultan|spokesman|spokeswoman|spokesperson|director|speaker|general|administrator|commissioner)\b/i

/** To step down by oneself yields; to be removed does not. */
const RESIGN = /^(?:resign|step|quit)$/

/** "fired up", "fired off a letter": nobody loses an office by that. */
const isShot = (desk: Desk, frame: Frame): boolean => frame.particle !== null || desk.with(frame, /^(?:up|off|upon)$/)

function changes(desk: Desk, frame: Frame, claim: Claim): void {
  served(desk, frame, claim)
  const form =
    frame.form !== 'verb'
      ? null
      : APPOINTED.has(frame.lemma)
        ? 'appointed'
        : (LEFT.has(frame.lemma) && !(frame.lemma === 'fire' && isShot(desk, frame))) ||
            (frame.lemma === 'step' && frame.particle === 'down')
          ? 'left'
          : null
  if (!form) return
  const done = form === 'appointed' || /^(?:dismiss|fire|oust|sack|remove|impeach|depose)$/.test(frame.lemma)
  const people = (done ? frame.patients : frame.agents).filter(
    (a) => a.mention >= 0 && desk.names.mentions[a.mention]!.type === 'PER',
  )
  // "was appointed foreign minister": the post is what somebody became, or an object.
  const became = desk.syntax.child(frame.predicate, 'xcomp')
  const post = [...frame.patients, ...frame.others, ...(became >= 0 ? [desk.argument(became)] : [])].find(
    (a) => a.head >= 0 && TITLE.test(desk.text.slice(a.span.start, a.span.end)) && !people.includes(a),
  )
  if (people.length === 0 || (!post && form === 'appointed')) return
  if (frame.context.some((c) => c.sort === 'urge' || c.sort === 'want' || c.sort === 'doubt')) return
  const office = post ? desk.text.slice(post.span.start, post.span.end).replace(/\s+/g, ' ') : 'office'
  claim(
    frame.span,
    desk.told(
      frame,
      { office, form },
      desk.cast('holder', people),
      RESIGN.test(frame.lemma) ? { plover: { type: 'CONCEDE', mode: null } } : {},
    ),
  )
}

/** "has served as ambassador", "held the post of governor", "was succeeded by B". */
function served(desk: Desk, frame: Frame, claim: Claim): void {
  if (frame.form !== 'verb') return
  const people = (args: Frame['agents']): Frame['agents'] =>
    args.filter((a) => a.mention >= 0 && desk.names.mentions[a.mention]!.type === 'PER')
  if (frame.lemma === 'succeed') {
    for (const [form, who] of [
      ['appointed', frame.agents],
      ['left', frame.patients],
    ] as const) {
      const holders = desk.cast('holder', people(who))
      if (holders.length > 0) claim(frame.span, desk.told(frame, { office: 'office', form }, holders))
    }
    return
  }
  const as = frame.lemma === 'serve' ? frame.others.find((o) => o.by === 'as') : undefined
  const post =
    as ??
    (frame.lemma === 'hold'
      ? frame.patients.find((p) => /^(?:post|office|position)$/.test(desk.syntax.lemma[p.head] ?? ''))
      : undefined)
  const holders = desk.cast('holder', people(frame.agents))
  if (!post || holders.length === 0) return
  const office = desk.text.slice(post.span.start, post.span.end).replace(/\s+/g, ' ')
  if (as && !TITLE.test(office)) return
  claim(frame.span, desk.told(frame, { office, form: 'holds' }, holders))
}
