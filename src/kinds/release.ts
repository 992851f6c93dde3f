import * as z from 'zod'
import { Figure } from '../model/figure.js'
import { doersOf, figureOf, onlySpokenOf, phraseHolds, says, targetsOf, wordSet } from '../reading/cast/act.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { mediatorsOf } from '../reading/cast/mediators.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Of = z.enum(['prisoners', 'detainees', 'remains', 'property'])
const Form = z.enum(['exchange', 'unilateral'])
const { release: cues } = ACTS
const VERBS = wordSet(cues.verbs)
const OVER = wordSet(cues.over)
const SWAP = wordSet(cues.swap)
const NOUNS = wordSet(cues.nouns)
const PEOPLE = wordSet(cues.people)
const PROPERTY = wordSet(cues.property)
const PARDON = wordSet(cues.pardon)
const REMAINS = wordSet(cues.remains)
const FREE = new Set(['free', 'liberate', 'repatriate'])
const FREED = new Set(['free', 'release'])
/** Words that end as those for people do. */
const THINGS =
  /^(?:papers?|letters?|numbers?|orders?|powers?|water|posters?|trailers?|paper|newsletters?|registers?|covers?|offers?|answers?|computers?|containers?)$/
const PRISONERS = new Set(['prisoner', 'pow', 'captive', 'soldier', 'serviceman', 'troop'])
const COUNTED = new Set(['released', 'captured', 'detained', 'exchanged', 'bodies', 'dead'])
const TO = new Set(['to', 'with', 'from'])

/** Prisoners, detainees and remains set free, handed over or exchanged. */
export const release = kind({
  kind: 'release',
  body: z.object({ of: Of, form: Form, figure: Figure.nullable() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const whom = releasedBy(desk, frame)
      if (whom === null || onlySpokenOf(frame)) continue
      const form = SWAP.has(frame.lemma) ? 'exchange' : 'unilateral'
      const releasers = doersOf(desk, frame, 'releaser').filter((doer) => doer.start !== whom.argument.span.start)
      const receivers = targetsOf(desk, { ...frame, patients: [] }, 'receiver', TO).filter(
        (to) => !releasers.some((from) => from.start === to.start),
      )
      if (releasers.length + receivers.length === 0 && frame.form === 'noun' && frame.carrier < 0) continue
      const body = { of: whom.of, form, figure: figureOf(desk, frame, COUNTED) } as const
      const mediators = mediatorsOf(desk, frame)
      claim(
        frame.span,
        desk.told(frame, body, [...releasers, ...receivers, ...mediators], { sure: 0.85 * (0.5 + frame.sure / 2) }),
      )
    }
  },
  phrase: ({ of, form }, cast) =>
    form === 'exchange'
      ? `${cast.list('releaser', 'The two sides')} exchange ${of}${cast.names('receiver').length > 0 ? ` with ${cast.list('receiver')}` : ''}`
      : `${cast.list('releaser', 'Somebody')} ${cast.names('releaser').length === 0 ? 'releases' : says(cast, 'releaser', 'release')} ${of}${cast.names('receiver').length > 0 ? ` to ${cast.list('receiver')}` : ''}`,
  plover: ({ of }) => ({ type: 'RETREAT', mode: of === 'property' ? 'return' : 'release' }),
})

/** Whom or what the frame sets free; null where it sets nobody free ("released a statement", "returned home"). */
function releasedBy(desk: Desk, frame: Frame): { readonly argument: Argument; readonly of: z.infer<typeof Of> } | null {
  const { lemma } = frame
  if (frame.form === 'adjective') return null
  const over =
    OVER.has(lemma) && (frame.particle === 'over' || frame.particle === 'back' || desk.with(frame, /^(?:over|back)$/))
  const free = lemma === 'let' && desk.with(frame, /^free$/)
  const verb =
    frame.form === 'verb' &&
    (free ||
      PARDON.has(lemma) ||
      (lemma === 'set' && desk.with(frame, /^free$/)) ||
      VERBS.has(lemma) ||
      over ||
      SWAP.has(lemma) ||
      lemma === 'return')
  if (!verb && !(frame.form === 'noun' && NOUNS.has(lemma))) return null
  const may = [...frame.patients, ...frame.others.filter((o) => o.by === 'of')]
  for (const argument of may) {
    if (phraseHolds(desk, argument.head, REMAINS)) return { argument, of: 'remains' }
    // "returned home", "freed up funds": only what was taken is given back, and to somebody.
    if (phraseHolds(desk, argument.head, PROPERTY)) return { argument, of: 'property' }
    if (lemma === 'return' && !phraseHolds(desk, argument.head, PRISONERS)) continue
    if (phraseHolds(desk, argument.head, PRISONERS)) return { argument, of: 'prisoners' }
    const named = desk.have.mentions[argument.mention]
    if ((free || PARDON.has(lemma) || FREE.has(lemma)) && named && named.type !== 'LOC') return { argument, of: 'detainees' }
    if (
      /(?:ist|ian|er)s?$/.test(argument.head < 0 ? '' : desk.syntax.word[argument.head]!) &&
      FREED.has(lemma) &&
      desk.syntax.pos[argument.head] === 'NOUN' &&
      !THINGS.test(desk.syntax.word[argument.head]!)
    )
      return { argument, of: 'detainees' }
    if (phraseHolds(desk, argument.head, PEOPLE) || desk.have.mentions[argument.mention]?.type === 'PER')
      return { argument, of: 'detainees' }
  }
  // "a prisoner swap": the noun before it says whom.
  const before =
    frame.form === 'noun' ? desk.syntax.kids(frame.predicate).find((kid) => desk.syntax.rel[kid] === 'compound') : undefined
  if (before !== undefined && (PEOPLE.has(desk.syntax.lemma[before]!) || REMAINS.has(desk.syntax.lemma[before]!))) {
    return { argument: desk.argument(before), of: REMAINS.has(desk.syntax.lemma[before]!) ? 'remains' : 'prisoners' }
  }
  return null
}
