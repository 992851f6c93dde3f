import * as z from 'zod'
import { contentOf, doersOf, says, takes, targetsOf, wordSet } from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const { threat: cues } = ACTS
const VERBS = wordSet(cues.verbs)
const VOW = wordSet(cues.vow)
const NOUNS = wordSet(cues.nouns)
const CARRIERS = wordSet(cues.carriers)
const ULTIMATUM = new Set(['ultimatum', 'deadline'])
const AT = new Set(['with', 'to', 'against', 'on', 'at'])

/** Threats, warnings and ultimatums that were made; what is threatened stays in the body. */
export const threat = kind({
  kind: 'threat',
  body: z.object({ of: z.string().nullable() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const sure = threatIn(desk, frame)
      if (sure === 0 || frame.negated || frame.context.some((c) => c.sort === 'urge')) continue
      const threateners = doersOf(desk, frame, 'threatener')
      if (threateners.length === 0) continue
      const direct = targetsOf(desk, frame, 'addressee', AT)
      const addressees = (direct.length > 0 ? direct : menaced(desk, frame)).filter(
        (to) => !threateners.some((from) => from.start === to.start || (from.id ?? from.name) === (to.id ?? to.name)),
      )
      claim(
        frame.span,
        desk.told(frame, { of: contentOf(desk, frame) }, [...threateners, ...addressees], {
          sure: sure * (0.5 + frame.sure / 2),
          modality: 'asserted',
        }),
      )
    }
  },
  phrase({ of }, cast) {
    const whom = cast.names('addressee').length > 0 ? ` ${cast.list('addressee')}` : ''
    return `${cast.list('threatener')} ${says(cast, 'threatener', 'threaten')}${whom}${of === null ? '' : /^to /.test(of) && whom === '' ? ` ${of}` : `: “${of}”`}`
  },
  plover: () => ({ type: 'THREATEN', mode: null }),
})

/** "threatened to shut off gas to A", "to strike A": whom what is threatened would be done to. */
function menaced(desk: Desk, frame: Frame) {
  const clause = desk.syntax.child(frame.predicate, 'xcomp', 'ccomp')
  const deed = clause < 0 ? null : desk.frameAt(clause)
  if (!deed) return []
  const hit = deed.patients.filter((a) => a.mention >= 0 && desk.canAct(a))
  const behind = deed.others.filter((o) => AT.has(o.by) && o.mention >= 0 && desk.canAct(o))
  return desk.cast('addressee', hit.length > 0 ? hit : behind)
}

function threatIn(desk: Desk, frame: Frame): number {
  const { lemma, form } = frame
  if (form === 'verb') {
    if (CARRIERS.has(lemma) && takes(desk, frame, ULTIMATUM)) return 0.85
    if (VERBS.has(lemma)) return lemma === 'threaten' ? 0.9 : 0.7
    // "vowed to retaliate": a promise of harm.
    return VOW.has(lemma) && frame.context.some((c) => c.lemma === 'vow' || c.lemma === 'swear' || c.lemma === 'promise')
      ? 0.8
      : 0
  }
  return form === 'noun' && NOUNS.has(lemma) && frame.carrier >= 0 && CARRIERS.has(desk.syntax.lemma[frame.carrier]!) ? 0.8 : 0
}
