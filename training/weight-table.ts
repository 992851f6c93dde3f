import { encodeWeight, LEVELS, type MoveTable, type SparseTable } from '../src/text/weights.js'

/** Brings weights to the scale of LEVELS, as only their proportions matter; those below `least` are left out as too small. */
function encoder(weights: Int32Array, least: number): (weight: number) => number {
  let most = 1
  for (let i = 0; i < weights.length; i++) most = Math.max(most, Math.abs(weights[i]!))
  const full = LEVELS[127]!
  return (weight) => (Math.abs(weight) < least ? 0 : encodeWeight(Math.round((weight * full) / most)))
}

/** Averaged weights of 2^bits rows of `width` as they are kept, see SparseTable. `least` is in units of 1/256. */
export function sparseTable(weights: Int32Array, bits: number, width: number, least: number): SparseTable {
  const encode = encoder(weights, least)
  const starts = new Uint32Array(2 ** bits + 1)
  const entries: number[] = []
  for (let row = 0; row < 2 ** bits; row++) {
    for (let k = 0; k < width; k++) {
      const code = encode(weights[row * width + k]!)
      if (code !== 0) entries.push(k | (code << 8))
    }
    starts[row + 1] = entries.length
  }
  return { bits, width, starts, entries: Uint16Array.from(entries) }
}

/** Averaged weights of the three moves, the first columns of `width`, as they are kept, see MoveTable. */
export function moveTable(weights: Int32Array, bits: number, width: number, least: number): MoveTable {
  const encode = encoder(weights, least)
  const marks = new Int32Array(2 ** (bits - 4))
  const codes: number[] = []
  for (let row = 0; row < 2 ** bits; row++) {
    const at = (row >> 5) << 1
    if ((row & 31) === 0) marks[at + 1] = codes.length / 3
    const three = [0, 1, 2].map((move) => encode(weights[row * width + move]!))
    if (three.every((code) => code === 0)) continue
    marks[at]! |= 1 << row
    codes.push(...three)
  }
  return { bits, marks, codes: Uint8Array.from(codes) }
}
