import type { CastMember } from '../../model/mention.js'
import type { Desk } from '../../reading/cast/desk.js'
import { mediatorsOf } from '../../reading/cast/mediators.js'
import type { Argument, Frame } from '../../reading/layers.js'

/** Who acts in the clause of a verb, as arguments. */
export function subjectsOf(desk: Desk, verb: number): readonly Argument[] {
  return desk.frameAt(verb)?.agents ?? []
}

export const actors = (desk: Desk, args: readonly Argument[]): Argument[] => args.filter((a) => desk.canAct(a))

export const isPerson = (desk: Desk, a: Argument): boolean => a.mention >= 0 && desk.names.mentions[a.mention]!.type === 'PER'

const PEOPLE =
  /^(?:leader|president|minister|official|delegation|delegate|envoy|counterpart|ambassador|diplomat|representative|negotiator|mediator|chief|head|premier|secretary|adviser|advisor|commander|general|guest|emissary|king|prince|chancellor|lawmaker|administrator|team|mission)$/

/** People, or a word for them: who can be visited, rung up or received. */
export const isPeople = (desk: Desk, args: readonly Argument[]): boolean =>
  args.some((a) => {
    const m = a.mention >= 0 ? desk.names.mentions[a.mention] : undefined
    if (m && (m.type === 'PER' || m.members.length > 0)) return true
    return (
      a.head >= 0 &&
      (PEOPLE.test(desk.syntax.lemma[a.head]!) || /^(?:i|we|he|she|they|my|our|his|her|their)$/.test(desk.syntax.word[a.head]!))
    )
  })

export const isPlaceOrActor = (_desk: Desk, a: Argument): boolean => a.mention >= 0

/** Several take part: two names, or a plural that nothing else is said of ("the ministers met"). */
export const isSeveral = (desk: Desk, subjects: readonly Argument[], cast: readonly CastMember[]): boolean =>
  cast.length > 1 ||
  subjects.some(
    (a) =>
      a.head >= 0 &&
      ((desk.syntax.pos[a.head] === 'NOUN' && /s$/.test(desk.syntax.word[a.head]!)) || BODY.test(desk.syntax.lemma[a.head]!)),
  )

/** A body of several that meets by itself. */
const BODY = /^(?:commission|committee|council|group|panel|board|assembly|parliament|cabinet|alliance|bloc)$/

const APART = /^(?:separately|separate|individually|individual|respectively)$/

/** "separately with A and B": a meeting with each. */
export function split(desk: Desk, frame: Frame, subjects: readonly Argument[], partners: readonly Argument[]): CastMember[][] {
  const own = desk.cast('participant', subjects)
  if (partners.length > 1 && desk.with(frame, APART)) {
    return partners.map((p) => [...own, ...desk.cast('participant', [p])])
  }
  // "separately with his Azarian and Karvian counterparts": two in one phrase.
  const others = desk.cast('participant', partners)
  if (others.length > 1 && own.length > 0 && desk.with(frame, APART)) {
    return others.map((other) => [...own, other])
  }
  const mediators = frame.form === 'verb' ? mediatorsOf(desk, frame) : []
  return [[...desk.cast('participant', [...subjects, ...partners]), ...mediators]]
}
