import * as z from 'zod'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame, Mention } from '../reading/layers.js'

const Body = z.object({ office: z.string(), form: z.enum(['holds', 'appointed', 'left']) })

const APPOINTED = new Set(EVENTS.incumbency.appointed)
const LEFT = new Set(EVENTS.incumbency.left)

/** Who holds an office, by the title the report gives; who was appointed to one or left it. */
export const incumbency = kind({
  kind: 'incumbency',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const told = new Set<string>()
    for (const mention of have.mentions) {
      const office = titleOf(desk.text, mention)
      const key = `${mention.entity} ${office?.toLowerCase()}`
      if (!office || told.has(key)) continue
      told.add(key)
      const former = /^(?:former|ex-|then-|late|acting)/i.test(office)
      if (former && !/^acting/i.test(office)) continue
      claim(mention.full, {
        body: { office, form: 'holds' },
        when: have.setting.day,
        actors: desk.castMention('holder', mention),
        sure: mention.office ? 0.95 : 0.75,
      })
    }
    for (const frame of desk.frames) changes(desk, frame, claim)
  },
  phrase: ({ office, form }, cast) => `${cast.list('holder')} ${SAID[form]} ${office}`,
})

type Claim = Parameters<(typeof incumbency)['read']>[2]

const SAID = { holds: 'is', appointed: 'becomes', left: 'is no longer' } as const

const TITLE =
  /\b(?:president|prime minister|premier|minister|chancellor|secretary|chairman|chairwoman|chair|head|chief|commander|governor|mayor|ambassador|envoy|representative|adviser|advisor|king|queen|emir|sultan|spokesman|spokeswoman|spokesperson|director|speaker|general|administrator|commissioner)\b/i

/** The title a name stands with, in the report's words: null where it has none. */
function titleOf(text: string, mention: Mention): string | null {
  if (mention.type !== 'PER' || mention.via === 'pronoun' || mention.members.length > 0) return null
  const before = text.slice(mention.full.start, mention.start)
  const after = text.slice(mention.end, mention.full.end)
  const title = TITLE.test(before) ? before : TITLE.test(after) ? after : null
  if (title === null) return null
  const clean = title
    .replace(/\s+/g, ' ')
    .replace(/^[\s,(]+|[\s,)]+$/g, '')
    .replace(/^(?:the|its|their|his|her)\s+/i, '')
  return clean === '' || clean.length > 120 ? null : clean
}

function changes(desk: Desk, frame: Frame, claim: Claim): void {
  served(desk, frame, claim)
  const form =
    frame.form !== 'verb'
      ? null
      : APPOINTED.has(frame.lemma)
        ? 'appointed'
        : LEFT.has(frame.lemma) || (frame.lemma === 'step' && frame.particle === 'down')
          ? 'left'
          : null
  if (!form) return
  const done = form === 'appointed' || /^(?:dismiss|oust|sack|remove|impeach|depose)$/.test(frame.lemma)
  const people = (done ? frame.patients : frame.agents).filter(
    (a) => a.mention >= 0 && desk.names.mentions[a.mention]!.type === 'PER',
  )
  const post = [...frame.patients, ...frame.others].find(
    (a) => a.head >= 0 && TITLE.test(desk.text.slice(a.span.start, a.span.end)) && !people.includes(a),
  )
  if (people.length === 0 || (!post && form === 'appointed')) return
  if (frame.context.some((c) => c.sort === 'urge' || c.sort === 'want' || c.sort === 'doubt')) return
  const office = post ? desk.text.slice(post.span.start, post.span.end).replace(/\s+/g, ' ') : 'office'
  claim(frame.span, desk.told(frame, { office, form }, desk.cast('holder', people)))
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
