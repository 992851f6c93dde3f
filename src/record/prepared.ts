import type { Source } from '../model/source.js'
import type { Ready } from './ready.js'

/** A claim ready to be written. */
export interface PreparedClaim {
  readonly id: string
  readonly process: string
  readonly kind: string
  readonly digest: string
  /** All it says, packed. */
  readonly json: string
  readonly ready: Ready
}

/**
 * A reading ready to be written: everything worked out that needs no look at the store. Plain data, so that it can be made in
 * one thread and kept by another.
 */
export interface Prepared {
  readonly source: Source
  readonly sourceDigest: string
  readonly head: string
  readonly published: number | null
  /** What a search finds it by: folded words with blanks between them. */
  readonly words: string
  readonly sketch: Uint8Array
  /** Keys it is filed under, and keys by which its copies are sought. */
  readonly bands: readonly number[]
  readonly asked: readonly number[]
  readonly bytes: Uint8Array | null
  readonly reader: string
  readonly readingDigest: string
  readonly readingJson: string
  /** The same without its list of claims: for a reading of which all claims are new, they are told by its entry. */
  readonly readingShort: string
  readonly claims: readonly PreparedClaim[]
}
