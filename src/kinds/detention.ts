import * as z from 'zod'
import { Figure } from '../model/figure.js'
import { doersOf, figureOf, onlySpokenOf, phraseHolds, targetsOf, wordSet } from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const Form = z.enum(['arrest', 'abduct', 'raid', 'ban'])
const { detention: cues } = ACTS
const FORMS = (['arrest', 'abduct', 'raid', 'ban'] as const).map((form) => [form, wordSet(cues[form])] as const)
const NOUNS = wordSet(cues.nouns)
const PEOPLE = wordSet(cues.people)
const COUNTED = new Set(['detained', 'captured', 'arrested'])
const OF = new Set(['of', 'on', 'from', 'against'])

/** Arrests, abductions, raids and bans: who holds whom. */
export const detention = kind({
  kind: 'detention',
  body: z.object({ form: Form, figure: Figure.nullable() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const form = formIn(desk, frame)
      if (form === null || onlySpokenOf(frame)) continue
      const detainers = doersOf(desk, frame, 'detainer')
      const targets = targetsOf(desk, frame, 'target', OF).filter((to) => !detainers.some((from) => from.start === to.start))
      if (detainers.length + targets.length === 0) continue
      const figure = figureOf(desk, frame, COUNTED)
      claim(frame.span, desk.told(frame, { form, figure }, [...detainers, ...targets], { sure: 0.8 * (0.5 + frame.sure / 2) }))
    }
  },
  phrase: ({ form }, cast) => {
    const verb = { arrest: 'detained', abduct: 'abducted', raid: 'raided', ban: 'banned or expelled' }[form]
    return `${cast.list('target', 'Somebody')} ${verb}${cast.names('detainer').length > 0 ? ` by ${cast.list('detainer')}` : ''}`
  },
  plover: ({ form }) =>
    form === 'abduct'
      ? { type: 'ASSAULT', mode: 'abduct' }
      : { type: 'COERCE', mode: form === 'arrest' ? 'arrest' : form === 'ban' ? 'ban' : null },
})

function formIn(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  const { lemma } = frame
  if (frame.form === 'noun')
    return NOUNS.has(lemma) && frame.carrier >= 0 ? (lemma === 'raid' ? 'raid' : lemma === 'curfew' ? 'ban' : 'arrest') : null
  if (frame.form !== 'verb') return null
  const found = FORMS.find(([, verbs]) => verbs.has(lemma))?.[0] ?? null
  // Ground and power are seized, pressure and hopes held: only people are detained by these.
  if ((lemma === 'seize' || lemma === 'capture' || lemma === 'hold' || lemma === 'sentence') && !ofPeople(desk, frame))
    return null
  if (lemma === 'hold' && frame.agents.length > 0) return null
  return found
}

const ofPeople = (desk: Desk, frame: Frame): boolean =>
  frame.patients.some((p) => phraseHolds(desk, p.head, PEOPLE) || desk.have.mentions[p.mention]?.type === 'PER')
