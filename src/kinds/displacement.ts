import * as z from 'zod'
import { Figure } from '../model/figure.js'
import { figureOf, onlySpokenOf, takes, wordSet } from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const Form = z.enum(['flee', 'displace', 'evacuate'])
const { displacement: cues } = ACTS
const FLEE = wordSet(cues.flee)
const DISPLACE = wordSet(cues.displace)
const NOUNS = wordSet(cues.nouns)
const LEAVE = wordSet(cues.leave)
const COUNTED = new Set(['displaced', 'evacuated', 'fled', 'refugees'])

/** People who flee, are driven out or are evacuated, with their number as one report gives it. */
export const displacement = kind({
  kind: 'displacement',
  body: z.object({ form: Form, figure: Figure.nullable() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const counted = new Set<Figure>()
    for (const frame of desk.frames) {
      const form = formIn(desk, frame)
      if (form === null || onlySpokenOf(frame)) continue
      const affected = desk.cast(
        'affected',
        frame.form === 'verb' && form === 'flee' ? frame.agents : frame.patients.length > 0 ? frame.patients : frame.agents,
      )
      const figure = figureOf(desk, frame, COUNTED)
      if (figure) counted.add(figure)
      if (affected.length === 0 && figure === null) continue
      claim(frame.span, desk.told(frame, { form, figure }, affected, { sure: 0.8 * (0.5 + frame.sure / 2), plover: null }))
    }
    // A count of the displaced that no verb carried is kept by its own words.
    for (const count of have.figures) {
      if (!COUNTED.has(count.figure.measure) || counted.has(count.figure)) continue
      const mention = have.mentions[count.of]
      claim(count, {
        body: { form: 'displace', figure: count.figure },
        actors: mention ? desk.castMention('affected', mention) : [],
        sure: 0.6,
        plover: null,
      })
    }
  },
  phrase({ form, figure }, cast) {
    const first = cast.names('affected')[0]
    const who = figure ? figure.as : cast.list('affected', 'People')
    const whose = figure && first !== undefined && !figure.as.includes(first) ? ` (${cast.list('affected')})` : ''
    return `${who}${whose} ${{ flee: 'flee', displace: 'displaced', evacuate: 'evacuated' }[form]}`
  },
})

function formIn(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  const { lemma } = frame
  if (frame.form === 'noun')
    return NOUNS.has(lemma) && (frame.agents.length > 0 || frame.patients.length > 0)
      ? lemma === 'evacuation'
        ? 'evacuate'
        : lemma === 'exodus'
          ? 'flee'
          : 'displace'
      : null
  if (frame.form !== 'verb') return null
  if (FLEE.has(lemma)) return 'flee'
  if (lemma === 'evacuate') return 'evacuate'
  if (DISPLACE.has(lemma)) return lemma === 'expel' ? null : 'displace'
  return lemma === 'leave' && takes(desk, frame, LEAVE) ? 'flee' : null
}
