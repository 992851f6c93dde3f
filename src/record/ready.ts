import type { Claim } from '../model/claim.js'
import { type Gist, gist, packedAs, packGist } from './gist.js'
import { type Outline, outlineOf } from './outline.js'
import type { ClaimRow, ClaimText } from './store.js'

/**
 * What a claim is compared by and what a finding's row tells of it, as long as nobody ruled on anything in it. Plain data: worked
 * out where the claim is read, so that who keeps it need not look into it.
 */
export interface Ready {
  readonly gist: Gist
  /** The gist as its standing keeps it. */
  readonly packed: string
  readonly outline: Outline
}

export function readyOf(claim: Claim, source: string): Ready {
  const own = gist(claim, source, { apart: null, joined: [] })
  return { gist: own, packed: packGist(own), outline: outlineOf(claim) }
}

const READY = Symbol('ready')
type Readied = ClaimText & { [READY]?: Ready }

/** Remembers it for a row, for as long as the row is held. */
export function readied(row: ClaimRow, ready: Ready): void {
  packedAs(ready.gist, ready.packed)
  ;(row as Readied)[READY] = ready
}

/** What was worked out for a row before; null for rows read from a store. */
export const readyIn = (row: ClaimRow): Ready | null => (row as Readied)[READY] ?? null
