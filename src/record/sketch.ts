import { words } from './normalise.js'

// Near-duplicates by runs of four words (Broder 1997). A sketch keeps the least hashes of a text's runs. Of a text that is cut,
// every run stands in the whole one, and those that are among the least of the whole are among the least of the cut: so two
// sketches tell how much of the shorter text is in the longer, which the share of equal values in MinHash does not.
const KEPT = 48
const INDEXED = 8
const ASKED = 24
const RUN = 4
/** Fewer shared places than these say nothing of two texts. */
const LEAST = 6

/**
 * From this share of the shorter text's runs on, it is the longer one's copy: cut, with another headline, or with paragraphs
 * added. Of the reports that test/record/reprints.test.ts makes, those of one event share .25 at the most, their copies .67 and
 * more. Of 200 copies made so of the news of ECB+ all but a handful, cut short or outgrown by what was added, have as much.
 */
export const REPRINT = 0.45

/** Copies share at least so many values of their sketches. */
const FEWEST_SHARED = Math.ceil(LEAST * REPRINT)

/** 32-bit FNV-1a of a word. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash
}

// Murmur3's finaliser, so that the least hashes are a fair choice of a text's runs.
function spread(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** The sketch of a text: up to 48 hashes of four bytes, least first; empty for texts too short to tell a reprint by. */
export function sketch(folded: readonly string[]): Uint8Array {
  if (folded.length < 5 * RUN) return new Uint8Array(0)
  const hashes = Int32Array.from(folded, hashWord)
  const runs = new Uint32Array(hashes.length - RUN + 1)
  for (let i = 0; i < runs.length; i++) {
    let run = 0
    for (let j = i; j < i + RUN; j++) run = Math.imul(run, 31) ^ (hashes[j] ?? 0)
    runs[i] = spread(run)
  }
  runs.sort()
  const bytes = new Uint8Array(KEPT * 4)
  const view = new DataView(bytes.buffer)
  let count = 0
  for (let i = 0; i < runs.length && count < KEPT; i++) {
    const run = runs[i] ?? 0
    if (i > 0 && run === runs[i - 1]) continue
    view.setUint32(4 * count++, run)
  }
  return bytes.slice(0, 4 * count)
}

export const sketchOf = (text: string): Uint8Array => sketch(words(text))

const count = (of: Uint8Array): number => of.length >>> 2

/** A value of a sketch, past its end infinite. */
function valueAt(of: Uint8Array, i: number): number {
  const at = 4 * i
  if (at + 3 >= of.length) return Infinity
  return (((of[at] ?? 0) << 24) | ((of[at + 1] ?? 0) << 16) | ((of[at + 2] ?? 0) << 8) | (of[at + 3] ?? 0)) >>> 0
}

const valuesOf = (of: Uint8Array): readonly number[] => Array.from({ length: count(of) }, (_, i) => valueAt(of, i))

// A sketch that is not full is whole without end; else it is up to its last value.
const wholeTo = (of: Uint8Array): number => (count(of) < KEPT ? Infinity : valueAt(of, count(of) - 1))

/** 0 to 1: how much of the shorter of two texts stands in the other; 0 where one is too short to tell. */
export function likeness(a: Uint8Array, b: Uint8Array): number {
  if (a.length === 0 || b.length === 0) return 0
  const end = Math.min(wholeTo(a), wholeTo(b))
  let [i, j, same] = [0, 0, 0]
  let [p, q] = [valueAt(a, 0), valueAt(b, 0)]
  for (;;) {
    const least = Math.min(p, q)
    if (least > end || least === Infinity) break
    const equal = p === q
    if (equal) same++
    if (p <= q) p = valueAt(a, ++i)
    if (equal || q === least) q = valueAt(b, ++j)
  }
  const shorter = Math.min(i, j)
  return shorter < LEAST ? 0 : same / shorter
}

/** How many values of a sketch there are up to one. */
function upTo(end: number, of: Uint8Array): number {
  let [from, to] = [0, count(of)]
  while (from < to) {
    const middle = (from + to) >> 1
    if (valueAt(of, middle) <= end) from = middle + 1
    else to = middle
  }
  return from
}

/** Of how many values the shorter of two texts' share is told. */
function shorterOf(a: Uint8Array, b: Uint8Array): number {
  const end = Math.min(wholeTo(a), wholeTo(b))
  return Math.min(upTo(end, a), upTo(end, b))
}

/** A value that more texts than these hold is a common turn of phrase: only the last of them are looked at for it. */
const HOLDERS = 32

/**
 * Tells of pairs among many texts of which one is the other's copy, the later one first; all pairs, but for those that share next to
 * nothing that more than 32 texts between them do not hold too. What they share is counted value by value, which costs little where
 * few share anything, and no more than a fixed sum a text where thousands share a phrase. Pairs that are not `apart` are not asked.
 */
export function eachCopy(
  sketches: readonly Uint8Array[],
  tell: (later: number, earlier: number) => void,
  apart: (later: number, earlier: number) => boolean = () => true,
): void {
  const holders = new Map<number, number[]>()
  const shared = new Uint8Array(sketches.length)
  for (const [i, own] of sketches.entries()) {
    const met: number[] = []
    // Values of which not every holder is looked at: a pair may share these uncounted.
    let common = 0
    for (let k = 0; k < count(own); k++) {
      const value = valueAt(own, k)
      const others = holders.get(value)
      if (!others) {
        holders.set(value, [i])
        continue
      }
      for (const j of others) {
        if (shared[j] === 0) met.push(j)
        shared[j] = (shared[j] ?? 0) + 1
      }
      others.push(i)
      if (others.length > HOLDERS) {
        others.shift()
        common++
      }
    }
    for (const j of met) {
      const same = shared[j] ?? 0
      shared[j] = 0
      const other = sketches[j] ?? own
      if (
        same >= FEWEST_SHARED &&
        apart(i, j) &&
        same + common >= REPRINT * shorterOf(own, other) &&
        likeness(own, other) >= REPRINT
      )
        tell(i, j)
    }
  }
}

/** Keys under which a text is filed. */
export const bands = (of: Uint8Array): readonly number[] => valuesOf(of).slice(0, INDEXED).map(signed)

/** Keys by which copies of a text are sought: more than it is filed under, since what was added to a copy pushes some back. */
export const bandsAsked = (of: Uint8Array): readonly number[] => valuesOf(of).slice(0, ASKED).map(signed)

// The stores keep keys as signed 32-bit integers.
const signed = (value: number): number => value | 0
