import type { Actor, Place } from '../model/actor.js'
import type { Process } from '../model/process.js'

/** What an export may look up by id: the register's entries and those that decisions made. Null where nobody knows. */
export interface Names {
  actor(id: string): Actor | null
  place(id: string): Place | null
  process(id: string): Process | null
  /** The ISO 3166-1 alpha-2 code of a state. */
  countryCode(id: string): string | null
  readonly processes: readonly Process[]
}

/** An actor's name by its id, else the words given. */
export const nameOf = (names: Names, id: string | null, otherwise: string): string =>
  (id === null ? null : names.actor(id)?.name) ?? otherwise
