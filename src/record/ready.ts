import type { Claim } from '../model/claim.js'
import { type Gist, gist, unpackGist } from './gist.js'
import { type Outline, outlineOf } from './outline.js'
import type { ClaimRow, ClaimText } from './store.js'

/**
 * What a claim is compared by and what a finding's row tells of it, as long as nobody ruled on anything in it. Plain data: worked
 * out where the claim is read, so that who keeps it need not look into it.
 */
export interface Ready {
  readonly aspect: string
  /** Its gist's first and last day, which are not always those of the outline. */
  readonly first: number
  readonly last: number
  /** The gist as its standing keeps it. */
  readonly packed: string
  readonly outline: Outline
}

export function readyOf(claim: Claim, source: string): Ready {
  const own = gist(claim, source, { apart: null, joined: [] })
  return { aspect: own.aspect, first: own.first, last: own.last, packed: own.packed, outline: outlineOf(claim) }
}

interface Held {
  readonly gist: Gist
  readonly outline: Outline
}

const READY = Symbol('ready')
type Readied = ClaimText & { [READY]?: Held }

/** Remembers it for a row, for as long as the row is held. */
export function readied(row: ClaimRow, { aspect, first, last, packed, outline }: Ready): void {
  const gist = unpackGist({ claim: row.id, process: row.process, aspect, first, last, gist: packed })
  ;(row as Readied)[READY] = { gist, outline }
}

/** What was worked out for a row before; null for rows read from a store. */
export const readyIn = (row: ClaimRow): Held | null => (row as Readied)[READY] ?? null
