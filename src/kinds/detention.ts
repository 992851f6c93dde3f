import * as z from 'zod'
import { Figure } from '../model/figure.js'
import { figureOf, onlySpokenOf, peopleIn, phraseHolds, takes, takesAny, targetsOf, wordSet } from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const Form = z.enum(['arrest', 'abduct', 'raid', 'ban', 'seize', 'assault', 'surrender'])
const { detention: cues } = ACTS
const FORMS = (['arrest', 'abduct', 'raid', 'ban'] as const).map((form) => [form, wordSet(cues[form])] as const)
const HURT = wordSet(cues.hurt)
const PROPERTY = wordSet(cues.property)
const ORDERS = wordSet(cues.orders)
const HELD = wordSet(cues.held)
const IMPOSE = wordSet(cues.impose)
const RULE = wordSet(cues.rule)
const PRESS = wordSet(cues.press)
const NOUNS = wordSet(cues.nouns)
const PEOPLE = wordSet(cues.people)
const COUNTED = new Set(['detained', 'captured', 'arrested'])
const TO = new Set(['to'])
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
      const gaveUp = form === 'surrender'
      const detainers = gaveUp
        ? targetsOf(desk, { ...frame, patients: [] }, 'detainer', TO)
        : peopleIn(desk, 'detainer', frame.agents)
      const targets = (gaveUp ? peopleIn(desk, 'target', frame.agents) : targetsIn(desk, frame)).filter(
        (to) => !detainers.some((from) => from.start === to.start),
      )
      if (detainers.length + targets.length === 0 || (form === 'raid' && targets.length === 0)) continue
      const figure = figureOf(desk, frame, COUNTED)
      claim(frame.span, desk.told(frame, { form, figure }, [...detainers, ...targets], { sure: 0.8 * (0.5 + frame.sure / 2) }))
    }
  },
  phrase: ({ form }, cast) => {
    const verb = {
      arrest: 'detained',
      abduct: 'abducted',
      raid: 'raided',
      ban: 'restricted, banned or expelled',
      seize: 'had property seized',
      assault: 'attacked',
      surrender: 'surrendered',
    }[form]
    return `${cast.list('target', 'Somebody')} ${verb}${cast.names('detainer').length > 0 ? `${form === 'surrender' ? ' to' : ' by'} ${cast.list('detainer')}` : ''}`
  },
  plover: ({ form }) =>
    form === 'surrender'
      ? { type: 'RETREAT', mode: 'disarm' }
      : form === 'assault'
        ? { type: 'ASSAULT', mode: null }
        : form === 'abduct'
          ? { type: 'ASSAULT', mode: 'abduct' }
          : { type: 'COERCE', mode: form === 'raid' ? null : form },
})

/** Whom it is done to: people in the report's own words before whoever is only named inside them ("dozens of A's soldiers"). */
function targetsIn(desk: Desk, frame: Frame) {
  const people = peopleIn(desk, 'target', frame.patients)
  return people.length > 0 ? people : targetsOf(desk, frame, 'target', OF)
}

function formIn(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  const { lemma } = frame
  if (frame.form === 'noun')
    return NOUNS.has(lemma) && frame.carrier >= 0 ? (lemma === 'raid' ? 'raid' : lemma === 'curfew' ? 'ban' : 'arrest') : null
  if (frame.form !== 'verb') return null
  if (HURT.has(lemma)) return frame.agents.length > 0 ? 'assault' : null
  if (lemma === 'surrender') return frame.patients.length === 0 && frame.agents.length > 0 ? 'surrender' : null
  if (ORDERS.has(lemma) && takes(desk, frame, HELD)) return 'arrest'
  if (IMPOSE.has(lemma) && takesAny(desk, frame, RULE)) return 'ban'
  if (
    lemma === 'declare' &&
    frame.patients.some((p) => /\bstate of (?:siege|emergency|martial)/i.test(desk.text.slice(p.span.start, p.span.end)))
  )
    return 'ban'
  if (PRESS.has(lemma) && takesAny(desk, frame, new Set(['publication', 'broadcast', 'newspaper', 'licence', 'license'])))
    return 'ban'
  if (/^(?:seize|confiscate|impound|hijack)$/.test(lemma) && takesAny(desk, frame, PROPERTY)) return 'seize'
  if (lemma === 'force')
    return frame.others.some((o) => o.by === 'out of' || o.by === 'from') && ofPeople(desk, frame) ? 'ban' : null
  if (
    lemma === 'expel' &&
    takesAny(
      desk,
      frame,
      new Set([
        'diplomat',
        'ambassador',
        'envoy',
        'attaché',
        'attache',
        'consul',
        'staff',
        'agency',
        'observer',
        'inspector',
        'peacekeeper',
      ]),
    )
  )
    return null
  const found = FORMS.find(([, verbs]) => verbs.has(lemma))?.[0] ?? null
  // Ground and power are seized, pressure and hopes held: only people are detained by these.
  if ((lemma === 'seize' || lemma === 'capture' || lemma === 'hold' || lemma === 'sentence') && !ofPeople(desk, frame))
    return null
  if (lemma === 'hold' && frame.agents.length > 0) return null
  return found
}

const ofPeople = (desk: Desk, frame: Frame): boolean =>
  frame.patients.some((p) => phraseHolds(desk, p.head, PEOPLE) || desk.have.mentions[p.mention]?.type === 'PER')
