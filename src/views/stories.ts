import { likeness, REPRINT, sketchOf } from '../record/sketch.js'
import { readDay } from '../time/calendar.js'
import { averageLinks } from './average-links.js'
import { type StoryWords, storyWords } from './story-words.js'

/** A report as it is told apart from others: `day` is its day of publication as a day number, null where nothing says. */
export interface StoryReport {
  readonly text: string
  readonly day: number | null
}

/** The day of a date as a day number. Only a whole date is a day: a month or a season holds a report to none. */
export const storyDay = (published: string | null): number | null => (published?.length === 10 ? readDay(published) : null)

/** Reports published further apart, in days, are of different events, unless one is the other's copy. */
export const STORY_DAYS = 5

/**
 * Mean likeness from which reports tell of one event. Fixed on half of the topics of ECB+ (.21 is best there, B-cubed F1 .937)
 * and measured on the other half (.926): `npm run bench -- pages`.
 */
export const SAME_STORY = 0.21

// Pairs below this are taken as unlike: they only ever pull a mean down.
const FAINT = 0.04
// Larger heaps of linked reports are taken apart first, since the means of all pairs are kept.
const HEAP = 2500

interface Pair {
  readonly a: number
  readonly b: number
  readonly like: number
}

/**
 * Which reports tell of one event: groups of indices into `reports`, each in order, the groups by their first. Average-link
 * clustering of tf-idf words; a copy of a report always stands with it.
 */
export function stories(reports: readonly StoryReport[]): readonly (readonly number[])[] {
  const pairs = likePairs(reports)
  const groups: number[][] = []
  for (const heap of heaps(reports.length, pairs, FAINT)) groups.push(...averageLinks(heap.members, heap.pairs, SAME_STORY))
  return groups.map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}

/** Likeness of the pairs near enough in time that share a word of weight; each report is held against those before it. */
function likePairs(reports: readonly StoryReport[]): readonly Pair[] {
  const words = storyWords(reports.map((report) => report.text))
  const sketches = reports.map((report) => sketchOf(report.text))
  const byWord = new Map<string, { readonly at: number; readonly weight: number }[]>()
  const order = reports.map((_, i) => i).sort((a, b) => (reports[a]?.day ?? 0) - (reports[b]?.day ?? 0) || a - b)
  const pairs: Pair[] = []
  for (const b of order) {
    const own = words[b] as StoryWords
    const sums = new Map<number, number>()
    for (const [word, weight] of own) {
      const before = byWord.get(word)
      if (!before) {
        byWord.set(word, [{ at: b, weight }])
        continue
      }
      for (const other of before) {
        if (near(reports[other.at]?.day ?? null, reports[b]?.day ?? null))
          sums.set(other.at, (sums.get(other.at) ?? 0) + weight * other.weight)
      }
      // Dated reports come in the order of their days: those out of reach now stay so.
      while (before[0] && past(reports[before[0].at]?.day ?? null, reports[b]?.day ?? null)) before.shift()
      before.push({ at: b, weight })
    }
    for (const [a, like] of sums) {
      const copied = like > 0.3 && likeness(sketches[a] ?? NONE, sketches[b] ?? NONE) >= REPRINT
      if (copied || like >= FAINT) pairs.push({ a, b, like: copied ? 1 : like })
    }
  }
  return pairs
}

const NONE = new Uint8Array(0)
const near = (a: number | null, b: number | null): boolean => a === null || b === null || Math.abs(a - b) <= STORY_DAYS
const past = (a: number | null, b: number | null): boolean => a !== null && b !== null && b - a > STORY_DAYS

interface Heap {
  readonly members: readonly number[]
  readonly pairs: readonly Pair[]
}

/** Reports linked by pairs of at least this likeness; heaps too large are taken apart by asking for more. */
function heaps(count: number, pairs: readonly Pair[], least: number, all = Array.from({ length: count }, (_, i) => i)): Heap[] {
  const root = new Map<number, number>(all.map((i) => [i, i]))
  const find = (i: number): number => {
    let at = i
    while (root.get(at) !== at) at = root.get(at) ?? at
    root.set(i, at)
    return at
  }
  for (const { a, b, like } of pairs) if (like >= least) root.set(find(a), find(b))
  const members = new Map<number, number[]>()
  for (const i of all) members.set(find(i), [...(members.get(find(i)) ?? []), i])
  const own = new Map<number, Pair[]>([...members.keys()].map((key) => [key, []]))
  for (const pair of pairs) if (find(pair.a) === find(pair.b)) own.get(find(pair.a))?.push(pair)
  return [...members].flatMap(([key, group]) => {
    const heap = { members: group, pairs: own.get(key) ?? [] }
    // Past the bound itself there is nothing left to ask for: such a heap is of one event, or of copies.
    return group.length > HEAP && least < 1 ? heaps(count, heap.pairs, Math.min(1, least * 1.3), group) : [heap]
  })
}
