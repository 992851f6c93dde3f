import type { Judged } from './judged.js'
import type { Changes, Shelf } from './project.js'
import { Recent } from './recent.js'
import type { Reach, StandingRow, Store } from './store.js'

/** Standings held at most, an empty stretch counting as one: some 1.5 kB each with its gist. */
const MOST = 20_000
/** Claims held at least, as they were judged, and twice as many at most: some 5 kB each. */
const JUDGED = 3000
/** Stretches remembered for having been looked through once. */
const MOST_SEEN = 100_000

/**
 * Where an import looked for claims of the same thing, it mostly looks again: archives and feeds come by their dates. Whole stretches
 * of standings (a process, an aspect, 32 days) are held while nobody else writes, their gists unpacked, from the second look on; one
 * that is looked through once only is not worth more than its answer. And of what hundreds of reports tell, each report that tells it
 * too makes a finding of all of them anew: claims that nobody ruled on and nobody read again are judged once for many of these.
 */
export class NearStandings {
  readonly #held = new Map<string, StandingRow[]>()
  readonly #where = new Map<number, string>()
  readonly #seen = new Set<string>()
  readonly #judged = new Recent<string, Judged>(JUDGED)
  #stamp: string | null = null
  #size = 0

  /**
   * The shelf, with what is near taken from here as long as the store is as it was when it was last learnt. `changing` are the claims
   * that this writing is about.
   */
  over(shelf: Shelf, stamp: string, changing: Iterable<string> = []): Shelf {
    if (stamp !== this.#stamp) this.forget()
    this.#stamp = stamp
    for (const claim of changing) this.#judged.delete(claim)
    return {
      ...shelf,
      neighbours: (reaches) => this.#near(shelf, reaches),
      judged: (claims, upTo) => this.#judge(shelf, claims, upTo),
    }
  }

  /** Takes up what a writing changed, once it is on disk; `stamp` is the store's as the writing left it. */
  learn({ stand, drop }: Pick<Changes, 'stand' | 'drop'>, stamp: string): void {
    for (const row of [...drop, ...stand]) this.#remove(row)
    for (const row of stand) if (row.finding !== '') this.#add(row)
    this.#stamp = stamp
    this.#shrink()
  }

  forget(): void {
    this.#held.clear()
    this.#where.clear()
    this.#judged.clear()
    this.#size = 0
    this.#stamp = null
  }

  async #judge(shelf: Shelf, claims: readonly string[], upTo: number): Promise<readonly Judged[]> {
    const found: Judged[] = []
    const missing: string[] = []
    for (const id of claims) {
      const known = this.#judged.get(id)
      if (known) found.push(known)
      else missing.push(id)
    }
    if (missing.length === 0) return found
    for (const judged of await shelf.judged(missing, upTo)) {
      found.push(judged)
      if (judged.plain) this.#judged.set(judged.id, judged)
    }
    return found
  }

  async #near(shelf: Shelf, reaches: readonly Reach[]): Promise<readonly StandingRow[]> {
    const found: StandingRow[] = []
    const once: Reach[] = []
    const again = new Map<string, Reach>()
    const wanted: (readonly [key: string, reach: Reach])[] = []
    for (const reach of reaches) {
      const { process, aspect, from, to } = reach
      for (let month = from >> 5; month <= to >> 5; month++) {
        const key = keyOf(process, aspect, month)
        if (this.#held.has(key)) wanted.push([key, reach])
        else if (this.#seen.has(key)) {
          wanted.push([key, reach])
          again.set(key, { process, aspect, from: month << 5, to: (month << 5) + 31 })
        } else {
          if (this.#seen.size >= MOST_SEEN) this.#seen.clear()
          this.#seen.add(key)
          once.push({ process, aspect, from: Math.max(from, month << 5), to: Math.min(to, (month << 5) + 31) })
        }
      }
    }
    if (once.length > 0) found.push(...(await shelf.neighbours(once)))
    if (again.size > 0) {
      for (const key of again.keys()) this.#hold(key, [])
      for (const row of await shelf.neighbours([...again.values()])) this.#add(row)
    }
    for (const [key, { from, to }] of wanted) {
      const rows = this.#held.get(key)
      if (!rows) continue
      for (const row of rows) if (row.first >= from && row.first <= to) found.push(row)
      // Those looked through last go last.
      this.#held.delete(key)
      this.#held.set(key, rows)
    }
    this.#shrink()
    return found
  }

  #hold(key: string, rows: StandingRow[]): void {
    this.#held.set(key, rows)
    this.#size += 1 + rows.length
  }

  #add(row: StandingRow): void {
    const key = keyOf(row.process, row.aspect, row.first >> 5)
    const rows = this.#held.get(key)
    if (!rows) return
    rows.push(row)
    this.#where.set(row.n, key)
    this.#size++
  }

  #remove({ n, process }: StandingRow): void {
    const key = this.#where.get(n)
    const rows = key === undefined ? undefined : this.#held.get(key)
    const at = rows?.findIndex((row) => row.n === n && row.process === process) ?? -1
    if (!rows || at < 0) return
    rows.splice(at, 1)
    this.#where.delete(n)
    this.#size--
  }

  #shrink(): void {
    for (const [key, rows] of this.#held) {
      if (this.#size <= MOST) return
      this.#held.delete(key)
      for (const { n } of rows) if (this.#where.get(n) === key) this.#where.delete(n)
      this.#size -= 1 + rows.length
    }
  }
}

const keyOf = (process: string, aspect: string, month: number): string => `${month}\n${process}\n${aspect}`

const OF = new WeakMap<Store, NearStandings>()

/** What is held of a store. */
export function nearOf(store: Store): NearStandings {
  const known = OF.get(store) ?? new NearStandings()
  OF.set(store, known)
  return known
}
