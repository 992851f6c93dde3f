import measured from '../../data/calibration.json' with { type: 'json' }
import type { ClaimKind } from '../model/claim.js'

/** For a group of kinds: from a sureness (at or above `from`) to the share of such claims that were right. */
export interface Step {
  readonly from: number
  readonly share: number
}
export interface Calibration {
  readonly groups: Readonly<Record<string, { readonly kinds: readonly string[]; readonly steps: readonly Step[] }>>
}

let bare = false

/**
 * The confidence of a claim: the share of claims of its kind and sureness that were right where they could be checked, from
 * data/calibration.json (which names its sources; `npx tsx bench/reliability.ts --write` makes it). Never 0 and never over
 * 0.97: no rule is certain. A kind without a measure keeps its rule's sureness, held under 0.95.
 */
export function calibrate(kind: ClaimKind, sure: number): number {
  return bare ? round(clamp(sure, 0, 1), 1e4) : round(clamp(shareOf(measured, kind, sure), 0.05, 0.97), 100)
}

/** Reads by another table than the checked-in one. */
export function shareOf({ groups }: Calibration, kind: string, sure: number): number {
  const group = Object.values(groups).find(({ kinds }) => kinds.includes(kind))
  if (!group) return Math.min(0.95, sure)
  return (group.steps.findLast((step) => sure >= step.from) ?? group.steps[0])?.share ?? Math.min(0.95, sure)
}

/** Runs something that reads with the rules' own sureness in place of confidence: to measure, not to publish. */
export function withBareSureness<T>(run: () => T): T {
  bare = true
  try {
    return run()
  } finally {
    bare = false
  }
}

const clamp = (x: number, low: number, high: number): number => (Number.isNaN(x) ? low : Math.min(high, Math.max(low, x)))
const round = (x: number, to: number): number => Math.round(x * to) / to
