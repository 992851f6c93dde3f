import { ClaimKind } from '../../src/model/claim.js'
import type { Comparison } from './compare.js'

export interface Count {
  /** Claims expected, and of these read. Claims that may be left out count in neither. */
  expected: number
  found: number
  /** Claims read and counted, and of these wrong. */
  read: number
  wrong: number
  /** Of the hits, those without a wrong field. */
  hits: number
  clean: number
}
export type Tally = Map<ClaimKind, Count>

/** Counts all comparisons by kind, in the contract's order of kinds. */
export function tally(comparisons: readonly Comparison[]): Tally {
  const counts: Tally = new Map(
    ClaimKind.options.map((kind) => [kind, { expected: 0, found: 0, read: 0, wrong: 0, hits: 0, clean: 0 }]),
  )
  for (const { hits, missed, extra } of comparisons) {
    for (const { want, faults } of hits) {
      const count = counts.get(want.kind)!
      count.read += 1
      count.hits += 1
      if (faults.length === 0) count.clean += 1
      if (want.may) continue
      count.expected += 1
      count.found += 1
    }
    for (const want of missed) if (!want.may) counts.get(want.kind)!.expected += 1
    for (const claim of extra) {
      const count = counts.get(claim.kind)!
      count.read += 1
      count.wrong += 1
    }
  }
  return counts
}

/** Rounded down, so that a floor is never above what was measured. */
const part = (of: number, whole: number) => (whole === 0 ? 1 : Math.floor((of / whole) * 1000) / 1000)
export const recall = (c: Count) => part(c.found, c.expected)
/** What a floor asks: a claim's room, so that one hit may be traded for another elsewhere. Nothing read, nothing asked. */
export const floorOf = (c: Count) => ({
  recall: c.expected === 0 ? 0 : part(Math.max(0, c.found - 1), c.expected),
  precision: c.read === 0 ? 0 : part(Math.max(0, c.read - c.wrong - 1), c.read),
})
export const precision = (c: Count) => part(c.read - c.wrong, c.read)
const sum = (counts: Iterable<Count>): Count => {
  const all: Count = { expected: 0, found: 0, read: 0, wrong: 0, hits: 0, clean: 0 }
  for (const c of counts) for (const key of Object.keys(all) as (keyof Count)[]) all[key] += c[key]
  return all
}

/** The table a run prints: recall, precision, and the share of hits with every listed field right. */
export function table(counts: Tally): string {
  const row = (name: string, c: Count) =>
    [
      name.padEnd(13),
      `recall ${recall(c).toFixed(3)} (${c.found}/${c.expected})`.padEnd(24),
      `precision ${precision(c).toFixed(3)} (${c.read - c.wrong}/${c.read})`.padEnd(27),
      `fields right ${part(c.clean, c.hits).toFixed(3)}`,
    ].join(' ')
  return [...counts]
    .map(([kind, c]) => row(kind, c))
    .concat(row('all', sum(counts.values())))
    .join('\n')
}
