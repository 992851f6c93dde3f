import type { ClaimKind } from '../model/claim.js'

/**
 * From a rule's own sureness to a share that is right. Until a kind has been measured, its sureness is kept and held under
 * 0.95: no rule is certain.
 */
export function calibrate(kind: ClaimKind, sure: number): number {
  void kind
  return Math.round(Math.min(0.95, Math.max(0.05, sure)) * 100) / 100
}
