import type { Day } from '../model/edtf.js'
import type { Finding } from '../model/finding.js'

/** One finding that differs between two answers, and in what: `support`, `when`, `actors`, `body`, `modality` … */
export interface Change {
  readonly before: Finding
  readonly after: Finding
  readonly fields: readonly string[]
}

/**
 * What changed between two days. `world`: happened, began or ended after `from` and by `to`, as far as known at `to`.
 * `knowledge`: about what lies before `from`, told only since then, told differently, or no longer held.
 */
export interface Diff {
  readonly from: Day
  readonly to: Day
  readonly world: {
    readonly happened: readonly Finding[]
    readonly began: readonly Finding[]
    readonly ended: readonly Finding[]
  }
  readonly knowledge: {
    readonly learned: readonly Finding[]
    readonly changed: readonly Change[]
    readonly withdrawn: readonly Finding[]
  }
}
