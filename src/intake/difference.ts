/** How a text differs from an earlier version of it, in whole paragraphs. */
export interface Difference {
  /** Paragraphs that are new or were changed, as they are now. */
  readonly added: readonly string[]
  /** Paragraphs that are gone or were changed, as they were. */
  readonly removed: readonly string[]
}

/** Compares two versions of a report by paragraph; one that moved, or is spaced otherwise, is the same. */
export function differenceOf(before: string, after: string): Difference {
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)]
  return { added: left(now, old), removed: left(old, now) }
}

const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '')

/** Those of `all` that are not in `other`; one that stands twice must be there twice. */
function left(all: readonly string[], other: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const paragraph of other) counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1)
  return all.filter((paragraph) => {
    const count = counts.get(paragraph) ?? 0
    counts.set(paragraph, count - 1)
    return count <= 0
  })
}
