import type { Claim } from '../model/claim.js'
import type { Edtf } from '../model/edtf.js'
import type { ClaimId, DecisionId, SourceId } from '../model/ids.js'
import type { Gist } from './gist.js'
import type { Outline } from './outline.js'
import type { JudgedClaim } from './record.js'

/** What a finding needs to know of a source. */
export interface SourceFacts {
  readonly id: SourceId
  readonly outlet: string | null
  readonly agency: string | null
  readonly published: Edtf | null
  /** Day number by which it was out. */
  readonly day: number
  readonly sketch: Uint8Array
  readonly redacted: DecisionId | null
}

/** A claim with everything ruled on it applied, and what it is compared by. */
export interface Judged {
  readonly n: number
  readonly id: ClaimId
  readonly seq: number
  readonly ordinal: number
  readonly asRead: Claim
  readonly claim: Claim
  readonly reader: string
  readonly source: SourceFacts
  readonly state: JudgedClaim['state']
  readonly rulings: readonly DecisionId[]
  /** True where it stands just as it was read: nobody ruled on it, and nobody in it goes by another's name. */
  readonly plain: boolean
  readonly gist: Gist
  /** What a finding's row tells of it, where that was worked out before. */
  readonly outline: Outline | null
  /** Claims a ruling merges it with. */
  readonly partners: readonly string[]
  /** The last entry that changed how it stands. */
  readonly changed: number
  /** True where a later reading differs from what was ruled on, and nobody has ruled on that yet. */
  readonly waits: boolean
}

/** States in which a claim feeds findings. */
export const feeds = (state: Judged['state']): boolean =>
  state === 'read' || state === 'accepted' || state === 'corrected' || state === 'asserted' || state === 'redacted'

/** Journal order: what was recorded first comes first, and names the finding. */
export const byJournal = (
  a: { readonly seq: number; readonly ordinal: number },
  b: { readonly seq: number; readonly ordinal: number },
): number => a.seq - b.seq || a.ordinal - b.ordinal
