/**
 * Holds what was put in lately: at least the last `most` entries, at most twice as many. In two halves, the older of which is let go
 * of as a whole, since a map from which the oldest entry is taken each time looks through all that were taken before it.
 */
export class Recent<K, V> {
  #young = new Map<K, V>()
  #old = new Map<K, V>()

  constructor(private readonly most: number) {}

  get(key: K): V | undefined {
    return this.#young.get(key) ?? this.#old.get(key)
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.most) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  delete(key: K): void {
    this.#young.delete(key)
    this.#old.delete(key)
  }

  clear(): void {
    this.#young.clear()
    this.#old.clear()
  }
}
