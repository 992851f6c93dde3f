import type { Note } from '../../model/note.js'
import type { FigureRead } from '../layers.js'
import type { Told } from './doubt.js'

/** Parts joined by nothing but a list belong to one whole side by side; "of them" after a part counts the part again. */
const LIST = /^\s*(?:,\s*)?(?:and\s+)?(?:(?:at least|about|around|some|another)\s+)?$/i

/** "12 people, including 9 soldiers and 5 civilians": parts that are more than what they are parts of. */
export function* sums({ source, layers }: Told): Generator<Note> {
  const { sentences } = layers.trees
  const sentenceOf = (at: number): number => {
    let s = 0
    while (s + 2 < sentences.length && (layers.trees.starts[sentences[s + 1]!] ?? Number.MAX_SAFE_INTEGER) <= at) s++
    return s
  }
  let whole: FigureRead | null = null
  let parts: FigureRead[] = []
  const found: Note[] = []
  const close = (): void => {
    const limit = whole?.figure.high ?? (whole?.figure.hedge === 'exact' ? whole.figure.best : null)
    if (whole && limit !== null && parts.length > 0) {
      const side = parts.filter((part, i) => i === 0 || LIST.test(source.text.slice(parts[i - 1]!.end, part.start)))
      const sum = side.reduce((total, { figure }) => total + (figure.low ?? figure.best ?? 0), 0)
      const over = parts.some(({ figure }) => (figure.low ?? figure.best ?? 0) > limit)
      if (over || (side.length === parts.length && sum > limit))
        found.push({
          rule: 'sum-disagrees',
          at: { start: whole.start, end: parts.at(-1)!.end },
          says: `the parts (${parts.map(({ figure }) => figure.as).join(', ')}) are more than the whole (${whole.figure.as})`,
        })
    }
    whole = null
    parts = []
  }
  for (const read of [...layers.figures].sort((a, b) => a.start - b.start)) {
    const joins =
      whole !== null &&
      read.figure.scope === 'part' &&
      read.figure.measure === whole.figure.measure &&
      sentenceOf(read.start) === sentenceOf(whole.start)
    if (joins) parts.push(read)
    else if (read.figure.scope !== 'part') {
      close()
      whole = read
    }
  }
  close()
  yield* found
}
