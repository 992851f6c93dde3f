import type { Edtf } from '../model/edtf.js'
import type { Span } from '../model/span.js'

/**
 * A time expression of a text. `value` is TIMEX3 (2022-06-09, 2022-W23, P3D, PRESENT_REF, XXXX-WXX-4 …); `edtf` the same as a
 * record holds it, null for durations, sets and what cannot be dated. `known` and `implied` keep apart what the words say
 * and what the report's date or the tense adds.
 */
export interface TimeExpression extends Span {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET'
  readonly value: string
  readonly edtf: Edtf | null
  readonly known: readonly TimePart[]
  readonly implied: readonly TimePart[]
  /** True where only the report's date could anchor it and there is none: the reader makes a note. */
  readonly unanchored: boolean
}
export type TimePart =
  | 'year'
  | 'month'
  | 'day'
  | 'season'
  | 'quarter'
  | 'weekday'
  | 'hour'
  | 'minute'
  | 'zone'
  | 'decade'
  | 'century'
