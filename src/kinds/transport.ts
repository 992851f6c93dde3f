import * as z from 'zod'
import { doersOf, onlySpokenOf, targetsOf, wordSet } from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Form = z.enum(['closed', 'agreed', 'works', 'reopened'])
const { transport: cues } = ACTS
const THINGS = wordSet(cues.things)
const STRONG = wordSet(cues.strong)
const OPEN = wordSet(cues.open)
const CLOSE = wordSet(cues.close)
const BUILD = wordSet(cues.build)
const NOUNS = wordSet(cues.nouns)
const WITH = new Set(['with', 'by', 'between'])
const AGREED = new Set(['agree', 'sign', 'approve', 'provide', 'envisage'])

/** Roads, railways, crossings and corridors: closed, agreed on, worked on, reopened. */
export const transport = kind({
  kind: 'transport',
  body: z.object({
    route: z.string().nullable(),
    form: Form,
    /** Under whose control or jurisdiction, in the words of the report. */
    terms: z.string().optional(),
  }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const link = linkOf(desk, frame)
      if (link === null || onlySpokenOf(frame)) continue
      const form = formIn(desk, frame)
      if (form === null) continue
      const doers = doersOf(desk, frame, 'participant').filter((doer) => doer.start !== link.span.start)
      const others = targetsOf(desk, { ...frame, patients: [] }, 'participant', WITH).filter(
        (to) => !doers.some((from) => from.start === to.start),
      )
      const route = desk.text.slice(link.span.start, link.span.end).replace(/\s+/g, ' ').slice(0, 120)
      claim(
        frame.span,
        desk.told(frame, { route, form, ...termsOf(desk, frame) }, [...doers, ...others], {
          sure: 0.75 * (0.5 + frame.sure / 2),
        }),
      )
    }
  },
  phrase: ({ form, route }, cast) =>
    `${route ?? 'A transport link'}: ${{ closed: 'closed', agreed: 'opening agreed', works: 'works', reopened: 'opened' }[form]}${cast.names('participant').length > 0 ? ` (${cast.list('participant')})` : ''}`,
  plover: ({ form }) => (form === 'closed' ? { type: 'COERCE', mode: 'restrict' } : { type: 'COOPERATE', mode: null }),
})

/** "under Armenian jurisdiction", "under the control of Russian border guards". */
function termsOf(desk: Desk, frame: Frame): { readonly terms?: string } {
  const under = frame.others.find(
    (o) =>
      o.by === 'under' &&
      /^(?:jurisdiction|control|sovereignty|supervision|administration|law|authority)$/.test(desk.syntax.lemma[o.head] ?? ''),
  )
  return under ? { terms: `under ${desk.text.slice(under.span.start, under.span.end).replace(/\s+/g, ' ').slice(0, 100)}` } : {}
}

/** The link that is opened or closed: object, passive subject, or what an "opening of" is of. */
function linkOf(desk: Desk, frame: Frame): Argument | null {
  const { lemma, pos } = desk.syntax
  const may =
    frame.form === 'noun'
      ? [...frame.patients, ...frame.others.filter((o) => o.by === 'of')]
      : [...frame.patients, ...(frame.patients.length === 0 ? frame.agents : [])]
  return (
    may.find((argument) => {
      const head = argument.head
      if (head < 0 || (pos[head] !== 'NOUN' && pos[head] !== 'PROPN')) return false
      if (STRONG.has(lemma[head]!)) return true
      // "links", "border", "line": only with a word of transport beside them ("transport links", "border crossing").
      return (
        THINGS.has(lemma[head]!) &&
        desk.syntax.kids(head).some((kid) => THINGS.has(lemma[kid]!) || /^(?:regional|rail|road|air|land)$/.test(lemma[kid]!))
      )
    }) ?? null
  )
}

function formIn(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  const { lemma } = frame
  if (frame.form === 'verb')
    return OPEN.has(lemma) ? 'reopened' : CLOSE.has(lemma) ? 'closed' : BUILD.has(lemma) ? 'works' : null
  if (frame.form === 'adjective') return lemma === 'open' ? 'reopened' : lemma === 'closed' ? 'closed' : null
  if (!NOUNS.has(lemma)) return null
  if (frame.carrier >= 0 && AGREED.has(desk.syntax.lemma[frame.carrier]!)) return 'agreed'
  // "the reopening of transport links", named as a topic, is not done: the words must say that it took place.
  if (lemma !== 'closure' && lemma !== 'blockade' && frame.carrier < 0 && frame.tense !== 'past')
    return frame.context.some((c) => c.sort === 'agree') ? 'agreed' : null
  return lemma === 'closure' || lemma === 'blockade'
    ? 'closed'
    : lemma === 'construction' || lemma === 'restoration'
      ? 'works'
      : frame.context.some((c) => c.sort === 'agree')
        ? 'agreed'
        : 'reopened'
}
