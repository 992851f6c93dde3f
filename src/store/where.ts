import type { Value } from './sql.js'

/** Conditions that must all hold, with their values in order; what is undefined does not narrow. */
export class Where {
  readonly #parts: string[] = []
  readonly values: Value[] = []

  add(part: string, value: Value | undefined): void {
    if (value !== undefined) this.put(part, value)
  }

  put(part: string, ...values: readonly Value[]): void {
    this.#parts.push(part)
    this.values.push(...values)
  }

  toString(): string {
    return this.#parts.length > 0 ? ` WHERE ${this.#parts.join(' AND ')}` : ''
  }
}
