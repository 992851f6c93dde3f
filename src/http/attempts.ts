/** How long failures are remembered, and the longest wait, in milliseconds. */
const MEMORY_MS = 15 * 60_000
const FIRST_WAIT_MS = 15_000
/** Failures before waiting begins: for one name from one address, for one address, for one name from anywhere. */
const FREE = { pair: 5, address: 20, name: 50 } as const
const MOST_KEPT = 20_000
/** Passwords checked at once: each takes 19 MiB for some tens of milliseconds. */
const AT_ONCE = 4

interface Failures {
  count: number
  last: number
}

/**
 * Slows down who guesses passwords: after a few failures each further one makes the next wait twice as long. A name is slowed
 * from everywhere only late, so that a stranger cannot easily lock its owner out.
 */
export class Attempts {
  readonly #failures = new Map<string, Failures>()
  #running = 0

  constructor(readonly now: () => number = Date.now) {}

  /** Milliseconds to wait before this may be tried; 0 for now. */
  wait(name: string, address: string): number {
    const now = this.now()
    return Math.max(
      0,
      ...keysOf(name, address).map(([key, free]) => {
        const found = this.#failures.get(key)
        if (!found || now - found.last > MEMORY_MS || found.count < free) return 0
        return found.last + Math.min(MEMORY_MS, FIRST_WAIT_MS * 2 ** Math.min(10, found.count - free)) - now
      }),
    )
  }

  /** Tries; counted as failed until it has succeeded, so that many at once do not slip through. Null when too many run. */
  async try<T>(name: string, address: string, check: () => Promise<T | null>): Promise<T | null> {
    if (this.#running >= AT_ONCE) return null
    this.#running++
    const keys = keysOf(name, address)
    for (const [key] of keys) this.#fail(key)
    try {
      const found = await check()
      if (found !== null) this.#failures.delete(keys[0][0])
      return found
    } finally {
      this.#running--
    }
  }

  #fail(key: string): void {
    const now = this.now()
    const found = this.#failures.get(key)
    const count = found && now - found.last <= MEMORY_MS ? found.count + 1 : 1
    this.#failures.delete(key)
    this.#failures.set(key, { count, last: now })
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= MOST_KEPT) break
      this.#failures.delete(oldest)
    }
  }
}

const keysOf = (name: string, address: string): readonly [readonly [string, number], ...(readonly [string, number])[]] => {
  const who = name.normalize('NFC').trim().toLocaleLowerCase('en').slice(0, 80)
  return [
    [`pair ${who}\n${address}`, FREE.pair],
    [`address ${address}`, FREE.address],
    [`name ${who}`, FREE.name],
  ]
}
