import * as z from 'zod'
import {
  contentOf,
  doersOf,
  isWithheld,
  onlySpokenOf,
  says,
  takes,
  takesAny,
  targetsOf,
  whenSaid,
  wordSet,
} from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const { refusal: cues } = ACTS
const VERBS = wordSet(cues.verbs)
const NOUNS = wordSet(cues.nouns)
const PARTICLES = wordSet(cues.particles)
const WHOSE = new Set(['by', 'from', 'of', 'with', 'to'])
const DENIED = wordSet(cues.denied)
const BLOCKABLE = wordSet(cues.blockable)
const YIELDING = wordSet(cues.yielding)
const CANCEL = wordSet(cues.cancel)
const CANCELLED = wordSet(cues.cancelled)
const NORMS = wordSet(cues.norms)
const BREAK = wordSet(cues.break)
/** Verbs that refuse only what somebody put forward: "blocked the road" refuses nobody. */
const NEEDS_PARTY = new Set(['block', 'resist', 'defy', 'deny', 'dispute', 'ignore', 'dismiss', 'decline', 'disregard'])

/** Refusals, rejections, denials and vetoes. What is refused stays in the body: it makes no plan and no offer. */
export const refusal = kind({
  kind: 'refusal',
  body: z.object({ of: z.string().nullable() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const sure = refusalIn(desk, frame)
      if (sure === 0 || onlyAbout(frame)) continue
      const refusers = doersOf(desk, frame, 'refuser')
      if (refusers.length === 0) continue
      const addressees = targetsOf(desk, frame, 'addressee', WHOSE).filter(
        (to) => !refusers.some((from) => from.start === to.start),
      )
      // A refusal that was made is asserted: the denial is in what it is about.
      claim(
        frame.span,
        desk.told(frame, { of: contentOf(desk, frame) }, [...refusers, ...addressees], {
          sure: sure * (0.5 + frame.sure / 2),
          modality: frame.modality === 'planned' ? 'planned' : 'asserted',
          ...(isWithheld(frame) ? whenSaid(desk, frame) : {}),
        }),
      )
    }
  },
  phrase: ({ of }, cast) =>
    `${cast.list('refuser')} ${says(cast, 'refuser', 'refuse')}${of === null ? '' : /^to /.test(of) ? ` ${of}` : ` “${of}”`}`,
  plover: () => ({ type: 'REJECT', mode: null }),
})

/** Its own sort of context stands over what it refuses, not over itself. */
const onlyAbout = (frame: Frame): boolean =>
  !isWithheld(frame) &&
  (onlySpokenOf({ ...frame, context: frame.context.filter((c) => c.token !== frame.predicate) }) || frame.negated)

function refusalIn(desk: Desk, frame: Frame): number {
  const { lemma, form, particle } = frame
  if (form === 'noun') return NOUNS.has(lemma) && frame.carrier >= 0 ? 0.6 : 0
  if (form !== 'verb') return 0
  if (isWithheld(frame)) return YIELDING.has(lemma) ? 0.7 : 0
  if (CANCEL.has(lemma) && takes(desk, frame, CANCELLED)) return 0.7
  if (BREAK.has(lemma) && takesAny(desk, frame, NORMS)) return 0.6
  if (particle && PARTICLES.has(`${lemma}-${particle}`)) return 0.85
  if (!VERBS.has(lemma)) return 0
  // A road blocked refuses nobody.
  if (lemma === 'block' && !takesAny(desk, frame, BLOCKABLE)) return 0
  // To deny that a thing was so refuses nothing: it is a statement. To deny a request, entry or permission does.
  if (lemma === 'deny' && !takesAny(desk, frame, DENIED)) return 0
  if (!NEEDS_PARTY.has(lemma)) return 0.9
  return desk.syntax.child(frame.predicate, 'xcomp', 'ccomp') >= 0 || frame.patients.length > 0 ? 0.6 : 0
}
