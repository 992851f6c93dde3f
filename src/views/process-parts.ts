import type { Sector } from '../model/border.js'
import type { ProcessId } from '../model/ids.js'
import type { PartState } from '../model/part-state.js'
import type { Junction, Link } from '../model/transport.js'
import type { Additions } from '../record/record.js'
import type { KnownAgreement } from './truce.js'

/** The parts of a process's tracks: of its pack, and those that decisions added or replaced. */
export interface ProcessParts {
  readonly sectors: readonly Sector[]
  readonly junctions: readonly Junction[]
  readonly links: readonly Link[]
  readonly agreements: readonly KnownAgreement[]
  readonly states: readonly PartState[]
}

/** What a pack holds of a process, as far as these views ask. */
export type PackParts = Pick<ProcessParts, 'sectors' | 'junctions' | 'links' | 'agreements'>

/**
 * Lists with parts of decisions over those of a pack, by the pack's list: the last one made, with what it was made of. A record that
 * stays as it is gets the same list again, and with it the index of names and the lines that hang on it.
 */
const made = new WeakMap<readonly unknown[], { readonly of: string; readonly parts: readonly unknown[] }>()
/** The lists of a process that no pack tells of. */
const NONE: PackParts = { sectors: [], junctions: [], links: [], agreements: [] }

/** The pack's parts with the decisions' over them, in their places: a decision on an id of the pack replaces what the pack says. */
export function partsOf(process: ProcessId | null, pack: PackParts | null, additions: Additions): ProcessParts {
  const over = <P extends { readonly id: string; readonly states?: readonly unknown[] }>(
    known: readonly P[],
    added: readonly (P & { readonly process: ProcessId })[],
  ): readonly P[] => {
    const own = new Map(added.flatMap((part) => (process === null || part.process === process ? [[part.id, part]] : [])))
    // The pack's own list, whose index of names and whose lines are held.
    if (own.size === 0) return known
    const of = JSON.stringify([process, ...own.values()])
    const held = made.get(known)
    if (held?.of === of) return held.parts as readonly P[]
    // Where it stands is kept: a part that is only drawn anew, or named otherwise, keeps what the pack knows of its states.
    const kept = known.map((part) => {
      const anew = own.get(part.id)
      own.delete(part.id)
      return anew && anew.states?.length === 0 ? { ...anew, states: part.states } : (anew ?? part)
    })
    const parts = [...kept, ...own.values()]
    made.set(known, { of, parts })
    return parts
  }
  const { sectors, junctions, links, agreements } = pack ?? NONE
  return {
    sectors: over<Sector>(sectors, additions.sectors),
    junctions: over<Junction>(junctions, additions.junctions),
    links: over<Link>(links, additions.links),
    agreements,
    states: additions.states,
  }
}
