import type { Claim } from '../model/claim.js'
import { extentOf } from './extents.js'
import { actorKey } from './gist.js'
import { STATES } from './kinds.js'
import { FOREVER, UNDATED } from './store.js'

/** What the row of a finding tells of one claim in it. Days are day numbers; actors as `castText` writes them. */
export interface Outline {
  readonly kind: Claim['kind']
  readonly process: string
  readonly track: string
  readonly first: number
  readonly last: number
  readonly actors: string
}

export function outlineOf(claim: Claim): Outline {
  const [first, last] = days(claim)
  const { kind, process, track } = claim
  return { kind, process: process ?? '', track: track ?? '', first, last, actors: castText(claim) }
}

/** Days a claim may begin and may reach; what holds lasts until told otherwise. */
export function days({ when, kind }: Pick<Claim, 'when' | 'kind'>): readonly [number, number] {
  if (when === null) return [UNDATED, FOREVER]
  const { begins, last, interval } = extentOf(when)
  const first = Number.isFinite(begins.first) ? begins.first : UNDATED
  return [first, !Number.isFinite(last) || (STATES.has(kind) && !interval) ? FOREVER : last]
}

/** Actors as one searchable text, blanks within names written as underscores. */
export const castKey = (actor: string): string => actor.replaceAll(' ', '_')

function castText(claim: Claim): string {
  const keys = new Set<string>()
  for (const member of claim.actors) {
    keys.add(castKey(actorKey(member)))
    if (member.for !== null) keys.add(member.for)
  }
  return textOf(keys)
}

/** The actors of several outlines as one text. */
export function allActors(outlines: readonly Outline[]): string {
  const [only] = outlines
  if (only && outlines.length === 1) return only.actors
  return textOf(new Set(outlines.flatMap(({ actors }) => actors.split(' ').filter((key) => key !== ''))))
}

const textOf = (keys: ReadonlySet<string>): string => (keys.size > 0 ? ` ${[...keys].sort().join(' ')} ` : '')
