/** What one request may cost. Times in milliseconds, sizes in bytes. */
export interface Limits {
  readonly connectMs: number
  /** Until the answer's head is whole. */
  readonly headMs: number
  /** Longest silence within the body. */
  readonly stallMs: number
  /** All of it, redirects included. */
  readonly totalMs: number
  readonly redirects: number
  /** Of the body as sent. */
  readonly sentBytes: number
  /** Of the body unpacked. */
  readonly bytes: number
}

export const LIMITS: Limits = {
  connectMs: 10_000,
  headMs: 20_000,
  stallMs: 15_000,
  totalMs: 60_000,
  redirects: 8,
  sentBytes: 16 * 1024 * 1024,
  bytes: 32 * 1024 * 1024,
}
