import { type Clocks, NOW } from '../model/clock.js'
import { ParleyError } from '../model/error.js'
import type { Finding } from '../model/finding.js'
import { readDay } from '../time/calendar.js'
import { isUncertain } from '../time/interval.js'
import { extentOf } from './extents.js'
import { STATES } from './kinds.js'
import { type Reads, STANDS } from './store.js'

/** The clocks of a question as a store counts: day numbers, and the entry up to which the record is asked. */
export interface Set {
  readonly clocks: Clocks
  readonly asOf: number | null
  readonly publishedBy: number | null
  /** STANDS for what is held now. */
  readonly at: number
}

/** Reads the clocks; throws usage for a day that is none. */
export async function setClocks(reads: Reads, given: Partial<Clocks> = {}): Promise<Set> {
  const clocks = { ...NOW, ...given }
  return {
    clocks,
    asOf: clocks.asOf === null ? null : dayOf(clocks.asOf),
    publishedBy: clocks.publishedBy === null ? null : dayOf(clocks.publishedBy),
    at: clocks.knownAt === null ? STANDS : await reads.seqAt(clocks.knownAt),
  }
}

export function dayOf(day: string): number {
  const number = readDay(day)
  if (number === null) throw new ParleyError('usage', `"${day}" is no day`, { hint: 'give a day as 2022-06-09' })
  return number
}

/**
 * Whether a finding is in as of a day, surely or maybe: what happens is in when its time begins by then; what holds, when its
 * interval holds that day; what has no date may be.
 */
export function inAsOf({ kind, when }: Pick<Finding, 'kind' | 'when'>, day: number | null): 'in' | 'maybe' | 'out' {
  if (day === null) return 'in'
  if (when === null) return 'maybe'
  const { begins, ends, interval } = extentOf(when)
  if (begins.first > day) return 'out'
  const lasts = STATES.has(kind) && interval
  if (lasts && ends.last < day) return 'out'
  const sure = begins.last <= day && (!lasts || day <= ends.first) && !isUncertain(when)
  return sure ? 'in' : 'maybe'
}
