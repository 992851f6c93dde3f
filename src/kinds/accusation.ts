import * as z from 'zod'
import { Figure } from '../model/figure.js'
import { contentOf, doersOf, onlySpokenOf, says, takes, targetsOf, wordSet } from '../reading/cast/act.js'
import { countFor } from '../reading/cast/counts.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const { accusation: cues } = ACTS
const VERBS = wordSet(cues.verbs)
const NOUNS = wordSet(cues.nouns)
const INVESTIGATE = wordSet(cues.investigate)
const LASH = wordSet(cues.lash)
const PAIRS = new Map(Object.entries(cues.pairs).map(([verb, objects]) => [verb, wordSet(objects)]))
const AGAINST = new Set(['of', 'for', 'against', 'on', 'into', 'over', 'at', 'about', 'by'])

/** Blame, condemnation, charges and inquiries: who accuses whom of what. What they are accused of makes no claim of its own. */
export const accusation = kind({
  kind: 'accusation',
  body: z.object({ of: z.string().nullable(), figure: Figure.optional() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const sure = accusationIn(desk, frame)
      if (sure === 0 || onlySpokenOf(frame) || frame.modality === 'denied') continue
      const accusers = doersOf(desk, frame, 'accuser')
      const voices = accusers.length > 0 || frame.speaker === null ? accusers : desk.cast('accuser', [frame.speaker])
      const blamed = frame.lemma === 'blame' ? frame.others.filter((o) => o.by === 'on' && desk.canAct(o)) : []
      const accused = (blamed.length > 0 ? desk.cast('accused', blamed) : targetsOf(desk, frame, 'accused', AGAINST)).filter(
        (target) => !voices.some((voice) => voice.start === target.start),
      )
      if (accused.length === 0) accused.push(...doersBelow(desk, frame))
      if (voices.length === 0 && accused.length === 0) continue
      const of = withoutName(contentOf(desk, frame), accused[0]?.as)
      const count = countFor(desk, frame)
      const body = { of, ...count.body }
      const told = desk.told(frame, body, [...voices, ...accused], { sure: sure * (0.5 + frame.sure / 2), also: count.also })
      claim(frame.span, told)
    }
  },
  phrase({ of }, cast) {
    const about = of === null ? '' : /^of /.test(of) ? ` ${of}` : ` (“${of}”)`
    return `${cast.list('accuser', 'Somebody')} ${says(cast, 'accuser', 'accuse')} ${cast.list('accused', 'somebody')}${about}`
  },
  plover: () => ({ type: 'ACCUSE', mode: null }),
})

/** "accused A of jamming", where the parser hangs A on "jamming": who does what is complained of. */
function doersBelow(desk: Desk, frame: Frame) {
  const clause = desk.syntax.child(frame.predicate, 'ccomp', 'xcomp')
  const below = clause < 0 ? null : desk.frameAt(clause)
  return below && VERBS.has(frame.lemma) ? doersOf(desk, below, 'accused') : []
}

/** The complaint without the name of whom it is about. */
const withoutName = (of: string | null, name: string | undefined): string | null =>
  of !== null && name !== undefined && of.startsWith(`${name} of `) ? of.slice(name.length + 1) : of

const WANT = new Set(['want', 'seek'])
const isLaw = (desk: Desk, argument: Argument): boolean =>
  argument.head >= 0 && /^(?:court|tribunal|prosecutor|police|interpol|authority)$/i.test(desk.syntax.lemma[argument.head]!)

function accusationIn(desk: Desk, frame: Frame): number {
  const { lemma, form } = frame
  if (form === 'verb') {
    if (VERBS.has(lemma)) return 0.9
    if (lemma === 'charge')
      return frame.others.some((other) => other.by === 'with') || frame.patients.some((p) => desk.canAct(p)) ? 0.7 : 0
    if (INVESTIGATE.has(lemma)) return frame.agents.some((a) => desk.canAct(a)) ? 0.6 : 0
    // "sought by a court for war crimes", "wanted by the police".
    if (WANT.has(lemma)) return frame.agents.some((a) => isLaw(desk, a)) && frame.patients.some((p) => desk.canAct(p)) ? 0.6 : 0
    if (LASH.has(lemma)) return frame.particle === 'out' ? 0.7 : 0
    if (lemma === 'attack' || lemma === 'assault') return 0
    const objects = PAIRS.get(lemma)
    return objects && takes(desk, frame, objects) ? 0.8 : 0
  }
  return form === 'noun' && NOUNS.has(lemma) && frame.agents.some((a) => desk.canAct(a)) && frame.carrier >= 0 ? 0.7 : 0
}
