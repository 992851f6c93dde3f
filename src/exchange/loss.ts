/**
 * What one export could not carry, counted while it is written. Every format also has a list of what it never carries; both
 * are the loss report.
 */
export class Loss {
  readonly #counts = new Map<string, number>()

  /** Notes that something of a finding was left behind: "statements have no PLOVER type". */
  count(what: string, times = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + times)
  }

  /** What was lost and how often, the most frequent first. */
  get counts(): readonly { readonly what: string; readonly times: number }[] {
    return [...this.#counts]
      .map(([what, times]) => ({ what, times }))
      .sort((a, b) => b.times - a.times || (a.what < b.what ? -1 : 1))
  }
}
