import * as z from 'zod'
import { contentOf, doersOf, onlySpokenOf, says, takes, targetsOf, wordSet } from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const Form = z.enum(['welcome', 'praise', 'back', 'condole', 'apologise'])
const { support: cues } = ACTS
const FORMS = (['welcome', 'praise', 'back', 'condole', 'apologise'] as const).map(
  (form) => [form, wordSet(cues[form])] as const,
)
const EXPRESS = wordSet(cues.express)
const EXPRESSED = wordSet(cues['express-nouns'])
const CONDOLENCE = new Set(['condolence', 'sympathy'])
const THANKS = new Set(['gratitude', 'appreciation', 'thanks', 'congratulation', 'praise', 'satisfaction'])
const FOR = new Set(['for', 'to', 'with', 'of', 'on', 'in'])

/** Words and acts of support: welcomed, praised, backed, condoled. */
export const support = kind({
  kind: 'support',
  body: z.object({ form: Form, of: z.string().nullable() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const form = formIn(desk, frame)
      if (form === null || onlySpokenOf(frame) || frame.modality === 'denied' || frame.modality === 'conditional') continue
      const supporters = doersOf(desk, frame, 'supporter')
      if (supporters.length === 0) continue
      const supported = targetsOf(desk, frame, 'supported', FOR).filter(
        (to) => !supporters.some((from) => from.start === to.start),
      )
      claim(
        frame.span,
        desk.told(frame, { form, of: contentOf(desk, frame) }, [...supporters, ...supported], {
          sure: 0.8 * (0.5 + frame.sure / 2),
        }),
      )
    }
  },
  phrase({ form, of }, cast) {
    const verb = { welcome: 'welcome', praise: 'praise', back: 'back', condole: 'condole with', apologise: 'apologise to' }[
      form
    ]
    const whom = cast.list('supported', '')
    return `${cast.list('supporter')} ${says(cast, 'supporter', verb)} ${whom || (of ? `“${of}”` : 'somebody')}${whom && of ? ` (“${of}”)` : ''}`
  },
  plover: () => ({ type: 'SUPPORT', mode: null }),
})

function formIn(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  if (frame.form === 'noun') return null
  const { lemma } = frame
  if (EXPRESS.has(lemma) && takes(desk, frame, EXPRESSED)) return expressed(desk, frame)
  const found = FORMS.find(([, verbs]) => verbs.has(lemma))?.[0] ?? null
  if (found === 'welcome' || found === 'back') {
    // "supported by rebels" and "greeted him at the airport" are no stand taken; a thing or a side must be supported.
    // Greeting a person is a courtesy; only a step, a plan or a side is welcomed as support.
    if (
      (lemma === 'greet' || lemma === 'welcome') &&
      frame.patients.every((p) => desk.have.mentions[p.mention]?.type === 'PER' || desk.syntax.pos[p.head] === 'PRON')
    )
      return null
    // "reaffirmed its willingness" stands by oneself, not by another.
    if ((lemma === 'reaffirm' || lemma === 'reiterate') && !takes(desk, frame, EXPRESSED)) return null
    return frame.patients.length > 0 || frame.others.some((other) => other.by === 'with') ? found : null
  }
  return found
}

function expressed(desk: Desk, frame: Frame): z.infer<typeof Form> {
  if (takes(desk, frame, CONDOLENCE)) return 'condole'
  return takes(desk, frame, THANKS) ? 'praise' : 'back'
}
