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

/** The pack's parts with the decisions' over them: a decision on an id of the pack replaces what the pack says. */
export function partsOf(process: ProcessId | null, pack: PackParts | null, made: Additions): ProcessParts {
  const over = <P extends { readonly id: string }>(
    known: readonly P[],
    added: readonly (P & { readonly process: ProcessId })[],
  ): readonly P[] => {
    const own = added.filter((part) => process === null || part.process === process)
    const replaced = new Set(own.map(({ id }) => id))
    return [...known.filter(({ id }) => !replaced.has(id)), ...own]
  }
  return {
    sectors: over<Sector>(pack?.sectors ?? [], made.sectors),
    junctions: over<Junction>(pack?.junctions ?? [], made.junctions),
    links: over<Link>(pack?.links ?? [], made.links),
    agreements: pack?.agreements ?? [],
    states: made.states,
  }
}
