import * as z from 'zod'
import { Figure } from '../model/figure.js'
import type { PlaceRead } from '../model/mention.js'
import { doersOf, figureOf, holds, onlySpokenOf, phraseHolds, says, takesAny, targetsOf, wordSet } from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { placeOf } from '../reading/cast/places-of.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const Form = z.enum(['relief', 'military-aid', 'shelter', 'evacuation'])
const { humanitarian: cues } = ACTS
const GIVE = wordSet(cues.give)
const THINGS = wordSet(cues.things)
const PAID = new Set([
  ...cues.things,
  'support',
  'contribution',
  'compensation',
  'farm',
  'sector',
  'help',
  'promote',
  'response',
])
const MILITARY = wordSet(cues.military)
const VERBS = wordSet(cues.verbs)
const REFUGE = wordSet(cues.refuge)
const FUND = wordSet(cues.fund)
const MONEY = /[$€£¥]|\b(?:million|billion)\b/
const TO = new Set(['to', 'for', 'with', 'in'])
const COUNTED = new Set(['evacuated', 'tonnes', 'tons', 'trucks'])

/** Aid given: relief, shelter, evacuation of the wounded, arms. */
export const humanitarian = kind({
  kind: 'humanitarian',
  body: z.object({ form: Form, figure: Figure.nullable() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const form = formIn(desk, frame)
      if (form === null || onlySpokenOf(frame)) continue
      const convoy = isConvoy(desk, frame)
      const providers = convoy ? [] : doersOf(desk, frame, 'provider')
      if (providers.length === 0 && !convoy) continue
      const affected = targetsOf(desk, frame, 'affected', TO).filter((to) => !providers.some((from) => from.start === to.start))
      claim(
        frame.span,
        desk.told(frame, { form, figure: figureOf(desk, frame, COUNTED) }, [...providers, ...affected], {
          sure: 0.75 * (0.5 + frame.sure / 2),
          ...(convoy && goalOf(desk, frame) ? { where: goalOf(desk, frame) } : {}),
        }),
      )
    }
  },
  phrase: ({ form }, cast) =>
    `${cast.names('provider').length === 0 ? 'Somebody gives' : `${cast.list('provider')} ${says(cast, 'provider', 'give')}`} ${{ relief: 'aid', 'military-aid': 'military aid', shelter: 'shelter or care', evacuation: 'help to leave' }[form]}${cast.names('affected').length > 0 ? ` to ${cast.list('affected')}` : ''}`,
  plover: ({ form }) => ({ type: 'AID', mode: form === 'military-aid' ? 'military' : 'humanitarian' }),
})

/** Where a convoy got to: "reached the town of A". */
function goalOf(desk: Desk, frame: Frame): PlaceRead | null {
  for (const { span } of frame.patients)
    for (const mention of desk.have.mentions)
      if (mention.start >= span.start && mention.end <= span.end && mention.type !== 'PER') return placeOf(desk.text, mention)
  return desk.where(frame)
}

const CARRIERS = new Set(['convoy', 'truck', 'lorry', 'shipment', 'aid', 'supply', 'flight', 'plane', 'ship', 'consignment'])
const GOODS =
  /\b(?:aid|flour|wheat|grain|medicines?|food|relief|humanitarian|supplies|medical|blankets|tents|water|vaccines?)\b/i

/** "A convoy of 22 trucks carrying flour reached the town": relief that arrives, whoever sent it. */
const isConvoy = (desk: Desk, frame: Frame): boolean =>
  /^(?:reach|arrive|enter|cross)$/.test(frame.lemma) &&
  frame.agents.some((a) => phraseHolds(desk, a.head, CARRIERS) && GOODS.test(desk.text.slice(a.span.start, a.span.end)))

function formIn(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  if (frame.form !== 'verb') return null
  if (isConvoy(desk, frame)) return 'relief'
  if (VERBS.has(frame.lemma))
    return /^(?:host|rescue)$/.test(frame.lemma) &&
      !takesAny(desk, frame, new Set(['refugee', 'people', 'civilian', 'survivor', 'migrant']))
      ? null
      : 'shelter'
  const { lemma } = frame
  const given = frame.patients
  if (lemma === 'open')
    return takesAny(desk, frame, new Set(['border', 'door'])) &&
      frame.others.some((o) => o.by === 'to' && holds(desk, o, REFUGE))
      ? 'shelter'
      : null
  if ((lemma === 'grant' || lemma === 'give' || lemma === 'offer') && takesAny(desk, frame, new Set(['asylum', 'refuge'])))
    return 'shelter'
  if (
    (lemma === 'accept' || lemma === 'admit' || lemma === 'host' || lemma === 'take') &&
    given.some((p) => holds(desk, p, REFUGE))
  )
    return 'shelter'
  if (lemma === 'evacuate') return 'evacuation'
  if (FUND.has(lemma))
    return given.some((p) => MONEY.test(desk.text.slice(p.span.start, p.span.end)) || holds(desk, p, THINGS)) ? 'relief' : null
  if (lemma === 'donate' && given.length > 0) return 'relief'
  if (!GIVE.has(lemma)) return null
  if (lemma === 'offer' || (desk.inHeadline(frame.span) && lemma === 'offer')) return null
  if (takesAny(desk, frame, MILITARY)) return 'military-aid'
  // Support and training are aid only where something is provided: "support" is as often a stand taken.
  if (given.some((p) => MONEY.test(desk.text.slice(p.span.start, p.span.end)) && holds(desk, p, PAID))) return 'relief'
  return takesAny(desk, frame, THINGS) ? 'relief' : null
}
