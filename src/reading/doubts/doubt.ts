import type { Claim } from '../../model/claim.js'
import type { Note } from '../../model/note.js'
import type { Source } from '../../model/source.js'
import type { Layers } from '../layers.js'

/** A source with all that was read from it. */
export interface Told {
  readonly source: Source
  readonly layers: Layers
  readonly claims: readonly Claim[]
}

/**
 * Looks over a whole reading for what a user should doubt: in the report, or in how it was read. A note that is wrong costs more
 * than one that is missing, so each speaks only where it is sure.
 */
export type Doubter = (told: Told) => Iterable<Note>
