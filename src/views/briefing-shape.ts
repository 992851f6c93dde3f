import type { Clocks } from '../model/clock.js'
import type { Day, Edtf } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'
import type { ProcessId } from '../model/ids.js'
import type { Citation } from './question.js'

/**
 * What a sentence rests on: words in a source; or, of kind `record`, a ruling by hand, a pack's basis, and for what is not told the
 * record itself as far as it was searched.
 */
export type Footnote =
  | (Citation & { readonly kind: 'source'; readonly number: number })
  | { readonly kind: 'record'; readonly number: number; readonly says: string }

/** A sentence with the numbers of its footnotes: never none. */
export interface BriefingSentence {
  /** The finding it tells; null for a sentence on the record itself. */
  readonly finding: Finding['id'] | null
  /** The date (EDTF) under which it stands in a section that goes by time; null for the undated. */
  readonly when: Edtf | null
  /** True where the words name no time and the date is the report's: it happened by then, and nobody says when. */
  readonly reported?: boolean
  readonly text: string
  readonly notes: readonly number[]
}

export interface BriefingSection {
  readonly id: 'tracks' | 'parts' | 'mediators' | 'happened' | 'positions' | 'figures' | 'planned' | 'changed' | 'unknown'
  readonly title: string
  readonly sentences: readonly BriefingSentence[]
}

/** A briefing as plain data: what every rendering is made of. */
export interface Briefing {
  readonly title: string
  readonly process: ProcessId | null
  readonly clocks: Clocks
  /** The day it stands on: as-of, else today as told by the caller. */
  readonly on: Day
  readonly period: { readonly from: Day | null; readonly to: Day | null }
  readonly since: Day | null
  readonly counts: { readonly findings: number; readonly sources: number }
  /** Findings left out because nothing can be cited for them, and reported speech that is not repeated here. */
  readonly leftOut: { readonly uncited: number; readonly speech: number }
  readonly sections: readonly BriefingSection[]
  readonly footnotes: readonly Footnote[]
}
