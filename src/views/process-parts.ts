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

/** The pack's parts with the decisions' over them, in their places: a decision on an id of the pack replaces what the pack says. */
export function partsOf(process: ProcessId | null, pack: PackParts | null, made: Additions): ProcessParts {
  const over = <P extends { readonly id: string; readonly states?: readonly unknown[] }>(
    known: readonly P[],
    added: readonly (P & { readonly process: ProcessId })[],
  ): readonly P[] => {
    const own = new Map(added.flatMap((part) => (process === null || part.process === process ? [[part.id, part]] : [])))
    // The pack's own list, whose index of names and whose lines are held.
    if (own.size === 0) return known
    // Where it stands is kept: a part that is only drawn anew, or named otherwise, keeps what the pack knows of its states.
    const kept = known.map((part) => {
      const anew = own.get(part.id)
      own.delete(part.id)
      return anew && anew.states?.length === 0 ? { ...anew, states: part.states } : (anew ?? part)
    })
    return [...kept, ...own.values()]
  }
  return {
    sectors: over<Sector>(pack?.sectors ?? [], made.sectors),
    junctions: over<Junction>(pack?.junctions ?? [], made.junctions),
    links: over<Link>(pack?.links ?? [], made.links),
    agreements: pack?.agreements ?? [],
    states: made.states,
  }
}
