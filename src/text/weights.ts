/**
 * Weights as they are kept: one byte each, 0 for nothing, 1–127 positive, 129–255 negative, on a scale whose steps grow
 * by a twelfth, because small weights need fine steps and large ones do not. Whole numbers only.
 */
export const LEVELS: Int32Array = levels()

function levels(): Int32Array {
  const table = new Int32Array(256)
  let level = 12
  for (let code = 1; code < 128; code++) {
    table[code] = level
    table[256 - code] = -level
    level += Math.floor(level / 12)
  }
  return table
}

/** The code whose level is nearest to a weight. */
export function encodeWeight(weight: number): number {
  const size = Math.abs(weight)
  if (size * 2 < LEVELS[1]!) return 0
  let low = 1
  let high = 127
  while (low < high) {
    const middle = (low + high) >> 1
    if (size * 2 <= LEVELS[middle]! + LEVELS[middle + 1]!) high = middle
    else low = middle + 1
  }
  return weight > 0 ? low : 256 - low
}

/** A table of 2^bits rows of `width` weights. */
export interface WeightTable {
  readonly bits: number
  readonly width: number
  readonly codes: Uint8Array
}
