/**
 * Answers of a store that many pages of one telling ask for again, each looked up once while there are not too many to keep.
 * `most` bounds what is held; past it everything is let go of, and kept anew.
 */
export class KeptLookups<K, V> {
  #kept = new Map<K, V>()

  constructor(private readonly most: number) {}

  /** What is kept under these keys, and more; the missing are given to `load` together. */
  async get(
    keys: Iterable<K>,
    load: (missing: readonly K[]) => Promise<Iterable<readonly [K, V]>>,
  ): Promise<ReadonlyMap<K, V>> {
    const asked = new Set(keys)
    let missing = [...asked].filter((key) => !this.#kept.has(key))
    if (missing.length === 0) return this.#kept
    if (this.#kept.size + missing.length > this.most) {
      // A new map: who was given the old one still reads from it.
      this.#kept = new Map()
      missing = [...asked]
    }
    for (const [key, value] of await load(missing)) this.#kept.set(key, value)
    return this.#kept
  }
}
