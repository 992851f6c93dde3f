import type { CastMember } from '../../model/mention.js'
import type { Span } from '../../model/span.js'
import { EVENTS } from '../frames/cue-words.js'
import type { Argument, Frame } from '../layers.js'
import type { Desk } from './at-hand.js'

const MEDIATE: ReadonlySet<string> = new Set(EVENTS.role.mediate)
const MEDIATOR: ReadonlySet<string> = new Set(EVENTS.role.mediator)

const HOSTS: ReadonlySet<string> = new Set(['host', 'sponsor', 'convene', 'chair', 'organise', 'organize'])

/** "mediated by X", "X-brokered", "which X facilitated": frames that tell who mediates something. */
export const isMediation = (frame: Frame): boolean =>
  (frame.form === 'verb' && MEDIATE.has(frame.lemma)) || (frame.form === 'noun' && frame.lemma === 'mediation')

export const isMediatorNoun = (lemma: string): boolean => MEDIATOR.has(lemma)

/** Who mediates what a frame tells: said by a participle, relative clause or phrase inside its own words. */
export function mediatorsOf(desk: Desk, frame: Frame, within: Span = frame.span): CastMember[] {
  const found: Argument[] = []
  const hosts: Argument[] = []
  for (const other of desk.frames) {
    const at = desk.syntax.trees.starts[other.predicate]!
    if (at < within.start || at >= within.end || other.predicate === frame.predicate) continue
    if (isMediation(other) && other.modality === 'asserted') found.push(...other.agents)
    if (other.form === 'verb' && HOSTS.has(other.lemma) && other.patients.some((p) => p.head === frame.predicate))
      hosts.push(...other.agents)
    if (other.form === 'noun' && /^(?:auspice|aegis|mediation|intermediary|facilitation|sponsorship)$/.test(other.lemma))
      found.push(...other.agents)
  }
  // "in talks as mediators": those who take part and mediate are the same.
  for (const other of frame.others)
    if (other.by === 'as' && MEDIATOR.has(desk.syntax.lemma[other.head] ?? '')) found.push(...frame.agents)
  // "under the auspices of X", "through the intermediary of X", "with the help of X".
  for (const other of frame.others) {
    const lemma = desk.syntax.lemma[other.head] ?? ''
    if (/^(?:auspex|auspice|auspices|aegis|mediation|intermediary|sponsorship|presence|good-offices)$/.test(lemma)) {
      for (const k of desk.syntax.kids(other.head)) {
        const rel = desk.syntax.rel[k]!
        if (rel.startsWith('nmod') || rel === 'amod' || rel === 'compound') found.push(desk.argument(k))
      }
    }
  }
  return desk.cast(
    'mediator',
    found.filter((a) => desk.canAct(a)),
  )
}

/** The frames that stand under a token in the tree, nearest first: the participle of a noun, the purpose of a verb. */
export function framesUnder(desk: Desk, token: number): Frame[] {
  const found: Frame[] = []
  for (const k of desk.syntax.kids(token)) {
    const frame = desk.frameAt(k)
    if (frame) found.push(frame)
  }
  return found
}
