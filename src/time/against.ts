import type { Tense } from './meaning.js'
import type { ReportDate } from './report-date.js'
import type { When } from './when.js'

/** What an expression is resolved against. */
export interface Against {
  readonly report: ReportDate
  /** Which way the words around it look. */
  readonly tense: Tense
  /** The date last spoken of. */
  readonly then: When | null
  /** The quarter or year a report of results last spoke of. */
  readonly period: When | null
  /** For a bare time of day: the day its sentence names. */
  readonly day: number | null
}
