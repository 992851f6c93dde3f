import { setTimeout as pause } from 'node:timers/promises'

/** Spaces out requests to one host: each waits until the one before is `gapMs` old, however many ask at once. */
export class Pace {
  readonly #next = new Map<string, number>()

  constructor(readonly gapMs: number) {}

  /** Resolves when the next request to this host may go; `gapMs` where the host asks for more than the usual gap. */
  async turn(host: string, gapMs = 0): Promise<void> {
    const now = Date.now()
    const at = Math.max(now, this.#next.get(host) ?? 0)
    this.#next.set(host, at + Math.max(this.gapMs, gapMs))
    if (at > now) await pause(at - now)
  }
}

/** When a Retry-After header lets one come again, as a time in milliseconds: seconds or an HTTP date; null for neither. */
export function retryAt(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return now + Number(text) * 1000
  const at = /^[A-Z][a-z]{2}, \d/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(at, now)
}
