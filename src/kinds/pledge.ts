import * as z from 'zod'
import { Edtf } from '../model/edtf.js'
import { overlap } from '../model/span.js'
import { contentOf, doersOf, isOwnWord, says, takes, targetsOf, whenSaid, wordSet } from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const { pledge: cues } = ACTS
const VERBS = wordSet(cues.verbs)
const NOUNS = wordSet(cues.nouns)
const CARRIERS = wordSet(cues.carriers)
const ACCEPT = wordSet(cues.accept)
const DEMANDS = new Set(['demand', 'condition', 'request', 'term', 'appeal'])
const GRANT = wordSet(cues.grant)
const GRANTED = wordSet(cues.granted)
const WILLING = wordSet(cues.willing)
const DEEDS = wordSet(cues.deeds)
const TO = new Set(['to', 'for', 'with'])

/** Promises and undertakings, with their deadline where the words give one. Agreed is not carried out. */
export const pledge = kind({
  kind: 'pledge',
  body: z.object({ what: z.string().nullable(), by: Edtf.nullable() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const sure = pledgeIn(desk, frame)
      if (
        sure === 0 ||
        frame.negated ||
        // "must undertake": another's demand.
        frame.modality === 'proposed' ||
        frame.context.some((c) => c.sort === 'urge' || c.sort === 'condition' || c.sort === 'want' || c.sort === 'fail')
      )
        continue
      const pledgers = doersOf(desk, frame, 'pledger')
      if (pledgers.length === 0) continue
      const beneficiaries = targetsOf(desk, frame, 'beneficiary', TO).filter(
        (to) => !pledgers.some((from) => from.start === to.start),
      )
      claim(
        frame.span,
        desk.told(frame, { what: contentOf(desk, frame), by: deadlineOf(desk, frame) }, [...pledgers, ...beneficiaries], {
          sure: sure * (0.5 + frame.sure / 2),
          ...(isOwnWord(frame) && frame.modality === 'planned'
            ? { modality: 'asserted' as const, ...whenSaid(desk, frame) }
            : {}),
          ...(yields(desk, frame) ? { plover: { type: 'CONCEDE' as const, mode: null } } : {}),
        }),
      )
    }
  },
  phrase({ what }, cast) {
    const verb = cast.modality === 'denied' ? 'do not undertake' : says(cast, 'pledger', 'undertake')
    const it = what === null ? ' something' : /^to /.test(what) ? ` ${what}` : ` “${what}”`
    return `${cast.list('pledger')} ${cast.modality === 'denied' && cast.names('pledger').length === 1 ? 'does not undertake' : verb}${it}`
  },
  plover: () => ({ type: 'AGREE', mode: null }),
})

function pledgeIn(desk: Desk, frame: Frame): number {
  const { lemma, form } = frame
  if (yields(desk, frame)) return 0.75
  // "is willing to withdraw": readiness said to be one's own. Readiness to mediate or host is an offer.
  if (form === 'adjective') return WILLING.has(lemma) && toDeed(desk, frame) ? 0.6 : 0
  // "A says it will open its border": a side that says what it will do has bound itself.
  if (form === 'verb' && frame.modality === 'planned' && isOwnWord(frame) && DEEDS.has(lemma)) return 0.6
  if (form === 'verb' && VERBS.has(lemma)) {
    const clause = desk.syntax.child(frame.predicate, 'xcomp', 'ccomp') >= 0
    // "agreed" alone, "agreed with him", "decided": an agreement or a view; with a clause an undertaking.
    const deed = desk.syntax.child(frame.predicate, 'xcomp', 'ccomp')
    // "agreed to meet again" is a meeting planned, and told as one.
    if (deed >= 0 && lemma === 'decide' && desk.syntax.kids(deed).some((kid) => desk.syntax.word[kid] === 'not')) return 0
    if (deed >= 0 && /^(?:meet|hold|press|continue)$/.test(desk.syntax.lemma[deed]!)) return 0
    if (lemma === 'agree' || lemma === 'consent' || lemma === 'decide' || lemma === 'swear') return clause ? 0.6 : 0
    return clause || frame.patients.length > 0 || frame.others.some((other) => other.by === 'to') ? 0.85 : 0
  }
  return form === 'noun' && NOUNS.has(lemma) && frame.carrier >= 0 && CARRIERS.has(desk.syntax.lemma[frame.carrier]!) ? 0.6 : 0
}

/** Demands accepted, a permission or a right granted: what PLOVER calls conceding. */
function yields(desk: Desk, frame: Frame): boolean {
  if (frame.form !== 'verb' || frame.modality === 'denied') return false
  if (ACCEPT.has(frame.lemma))
    return (
      takes(desk, frame, DEMANDS) ||
      frame.others.some((o) => o.by === 'to' && o.head >= 0 && DEMANDS.has(desk.syntax.lemma[o.head]!))
    )
  return GRANT.has(frame.lemma) && takes(desk, frame, GRANTED)
}

/** What stands under "willing" is a deed, not help with talks. */
function toDeed(desk: Desk, frame: Frame): boolean {
  const clause = desk.syntax.child(frame.predicate, 'xcomp', 'ccomp', 'advcl')
  return clause >= 0 && DEEDS.has(desk.syntax.lemma[clause]!)
}

/** "by the end of May": the open end of a time expression inside what is promised. */
function deadlineOf(desk: Desk, frame: Frame): Edtf | null {
  for (const time of desk.have.times) {
    if (time.edtf === null || !time.edtf.startsWith('[..')) continue
    if (overlap(time, frame.span) > 0 || (time.start >= frame.span.end && time.start - frame.span.end < 80))
      return time.edtf.slice(3, -1) as Edtf
  }
  return null
}
