import { words } from './normalise.js'

// Near-duplicates by MinHash (Broder 1997) over runs of four words: equal values in two sketches estimate how much of the two
// texts is the same. Five bands of four of the 40 values find 98 of 100 pairs that share 85 %, and 4 of 100 that share 30 %.
const VALUES = 40
const BANDS = 5
const IN_BAND = 4
const RUN = 4

/** Above this share of equal values two texts are one text, reprinted or lightly edited. */
export const REPRINT = 0.6

// Odd multipliers and offsets from a fixed xorshift, so that a sketch is the same everywhere and forever.
const SEEDS = (() => {
  let state = 0x9e3779b9
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  return Array.from({ length: VALUES }, () => [next() | 1, next()] as const)
})()
const MULTIPLY = Int32Array.from(SEEDS, ([m]) => m)
const ADD = Int32Array.from(SEEDS, ([, a]) => a)

/** 32-bit FNV-1a of a word. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash
}

/** The sketch of a text, 160 bytes; empty for texts too short to tell a reprint by. */
export function sketch(folded: readonly string[]): Uint8Array {
  if (folded.length < 5 * RUN) return new Uint8Array(0)
  const hashes = Int32Array.from(folded, hashWord)
  const least = new Uint32Array(VALUES).fill(0xffffffff)
  for (let i = 0; i + RUN <= hashes.length; i++) {
    let run = 0
    for (let j = i; j < i + RUN; j++) run = Math.imul(run, 31) ^ (hashes[j] ?? 0)
    run = Math.imul(run ^ (run >>> 15), 0x2c1b3c6d)
    for (let v = 0; v < VALUES; v++) {
      const value = (Math.imul(run ^ (run >>> 13), MULTIPLY[v] ?? 1) + (ADD[v] ?? 0)) >>> 0
      if (value < (least[v] ?? 0)) least[v] = value
    }
  }
  const bytes = new Uint8Array(VALUES * 4)
  const view = new DataView(bytes.buffer)
  for (let v = 0; v < VALUES; v++) view.setUint32(4 * v, least[v] ?? 0)
  return bytes
}

export const sketchOf = (text: string): Uint8Array => sketch(words(text))

/** 0 to 1: how much of two texts is the same; 0 where one is too short to tell. */
export function likeness(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== VALUES * 4 || b.length !== VALUES * 4) return 0
  let same = 0
  for (let v = 0; v < a.length; v += 4) {
    if (a[v] === b[v] && a[v + 1] === b[v + 1] && a[v + 2] === b[v + 2] && a[v + 3] === b[v + 3]) same++
  }
  return same / VALUES
}

/** Keys of which two like texts very probably share one. */
export function bands(of: Uint8Array): readonly number[] {
  if (of.length !== VALUES * 4) return []
  const view = new DataView(of.buffer, of.byteOffset)
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band + 1
    for (let v = 0; v < IN_BAND; v++) key = Math.imul(key ^ view.getInt32(4 * (band * IN_BAND + v)), 0x01000193)
    return key
  })
}
