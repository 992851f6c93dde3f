import type { Head } from './entry.js'

/** One thing that is wrong: the table and row it is in, and what does not hold. */
export interface Damage {
  readonly where: string
  readonly says: string
}

/** What `check` found. The record is sound when `damage` is empty. */
export interface CheckReport {
  readonly head: Head
  readonly sources: number
  readonly claims: number
  readonly decisions: number
  readonly quotes: number
  /** Claims whose quotes cannot be verified, because their source was redacted. */
  readonly redacted: number
  readonly damage: readonly Damage[]
  /** Where the hash given stands in the chain; null when none was given or it is nowhere. */
  readonly headFoundAt: number | null
}
