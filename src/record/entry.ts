import type { Instant } from '../model/edtf.js'
import { canonical, sha256 } from './canonical.js'

export type EntryType = 'source' | 'reading' | 'decision'

/**
 * A link of the journal's chain. `digest` is the SHA-256 of what the entry holds (a source, a reading, a decision), so the
 * chain can be verified even where a redaction took the words away. Entries written together share one `at`.
 */
export interface Entry {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number
  readonly at: Instant
  readonly type: EntryType
  /** The source's id for sources and readings, the decision's for decisions. */
  readonly subject: string
  readonly digest: string
  readonly previous: string
  readonly hash: string
}

/** Where the chain ends: its length and last hash (64 zeros while empty). Keep the hash elsewhere to compare it later. */
export interface Head {
  readonly seq: number
  readonly hash: string
  readonly at: Instant | null
}

/** What stands before the first entry. */
export const GENESIS = '0'.repeat(64)

/** The hash of a link: over everything in it but the hash itself. */
export const linkHash = (link: Omit<Entry, 'hash'>): string =>
  sha256(
    canonical({
      seq: link.seq,
      at: link.at,
      type: link.type,
      subject: link.subject,
      digest: link.digest,
      previous: link.previous,
    }),
  )

/** The next link after `previous`. */
export function link(
  previous: { readonly seq: number; readonly hash: string },
  at: Instant,
  type: EntryType,
  subject: string,
  digest: string,
): Entry {
  const bare = { seq: previous.seq + 1, at, type, subject, digest, previous: previous.hash }
  return { ...bare, hash: linkHash(bare) }
}
