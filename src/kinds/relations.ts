import * as z from 'zod'
import { doersOf, onlySpokenOf, phraseHolds, takesAny, targetsOf, wordSet } from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const Form = z.enum(['recognise', 'establish', 'restore', 'upgrade', 'downgrade', 'sever', 'cooperate'])
const { relations: cues } = ACTS
const NOUNS = wordSet(cues.nouns)
const MISSIONS = wordSet(cues.missions)
const RECOGNISE = wordSet(cues.recognise)
const VERBS = (['establish', 'restore', 'upgrade', 'downgrade', 'sever'] as const).map(
  (form) => [form, wordSet(cues[form])] as const,
)
const WITH = new Set(['with', 'between', 'to', 'and', 'in'])
const FORMAL = new Set(['diplomatic', 'consular', 'full', 'formal', 'bilateral'])

const SHARE = wordSet(cues.share)
const SHARED = wordSet(cues.shared)
const DRILL = wordSet(cues.drill)
const HOLD = wordSet(cues.hold)

/** Relations between states: recognised, established, restored, upgraded, downgraded, severed. */
export const relations = kind({
  kind: 'relations',
  body: z.object({ form: Form }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const form = formIn(desk, frame)
      if (form === null || onlySpokenOf(frame)) continue
      const doers = doersOf(desk, frame, 'participant')
      const others = targetsOf(desk, frame, 'participant', WITH).filter((to) => !doers.some((from) => from.start === to.start))
      if (doers.length + others.length === 0) continue
      claim(frame.span, desk.told(frame, { form }, [...doers, ...others], { sure: 0.8 * (0.5 + frame.sure / 2) }))
    }
  },
  phrase: ({ form }, cast) =>
    form === 'cooperate'
      ? `${cast.list('participant')} ${cast.names('participant').length > 1 ? 'cooperate' : 'cooperates'}`
      : form === 'recognise'
        ? `${cast.list('participant')}: recognition of a state or its borders`
        : `${cast.list('participant')}: relations ${PAST[form]}`,
  plover: ({ form }) =>
    form === 'cooperate'
      ? { type: 'COOPERATE', mode: null }
      : { type: form === 'downgrade' || form === 'sever' ? 'SANCTION' : 'SUPPORT', mode: null },
})

function formIn(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  if (frame.form !== 'verb') return null
  if (isCooperation(desk, frame)) return 'cooperate'
  if (RECOGNISE.has(frame.lemma)) return recognisesState(desk, frame) ? 'recognise' : null
  const found = VERBS.find(([, verbs]) => verbs.has(frame.lemma))?.[0]
  if (!found) return null
  if (takesAny(desk, frame, MISSIONS))
    return frame.lemma === 'open' || found === 'restore' ? 'establish' : found === 'upgrade' ? null : found
  if (!frame.patients.some((patient) => patient.head >= 0 && NOUNS.has(desk.syntax.lemma[patient.head]!))) return null
  // "improved relations" is a wish as often as an act: only the named, formal ones are upgraded.
  if ((found === 'upgrade' || found === 'downgrade') && !frame.patients.some((p) => phraseHolds(desk, p.head, FORMAL)))
    return null
  return found
}

const PAST = {
  establish: 'established',
  restore: 'restored',
  upgrade: 'upgraded',
  downgrade: 'downgraded',
  sever: 'severed',
} as const

/** Intelligence or evidence shared, forces trained, exercises held together. */
function isCooperation(desk: Desk, frame: Frame): boolean {
  const { lemma } = frame
  if (frame.negated) return false
  if (lemma === 'cooperate') return frame.others.some((other) => other.by === 'with' && desk.canAct(other))
  if (SHARE.has(lemma)) return takesAny(desk, frame, SHARED)
  if (lemma === 'train') return frame.patients.length > 0
  return HOLD.has(lemma) && frame.patients.some((p) => phraseHolds(desk, p.head, DRILL))
}

/** "recognised the independence of A", "recognised A as a state": not "recognised the need". */
function recognisesState(desk: Desk, frame: Frame): boolean {
  return frame.patients.some((patient) => {
    const lemma = patient.head >= 0 ? desk.syntax.lemma[patient.head]! : ''
    if (/^(?:independence|sovereignty|statehood|integrity|republic|government|state)$/.test(lemma)) return true
    const named = desk.have.mentions[patient.mention]
    if (named?.type === 'LOC') return true
    // A state the register does not know: "A recognised B within its borders", "recognised B as independent".
    return named !== undefined && named.type !== 'PER' && frame.others.some((o) => /^(?:within|as)$/.test(o.by))
  })
}
