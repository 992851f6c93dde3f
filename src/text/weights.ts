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

/**
 * 2^bits rows of weights for `width` columns, of which a row has few: row `r` is `entries[starts[r]]` up to but not
 * `entries[starts[r + 1]]`, each a column and, eight bits up, its code. A tenth of the room of a full table, and speed is
 * bound by what fits the processor's cache.
 */
export interface SparseTable {
  readonly bits: number
  readonly width: number
  readonly starts: Uint32Array
  readonly entries: Uint16Array
}

/** 2^bits rows of three weights, one for each move, of which more than half are empty and are not kept. */
export interface MoveTable {
  readonly bits: number
  /** For each 32 rows two numbers: a bit for each that is kept, and how many rows are kept before them. */
  readonly marks: Int32Array
  /** The codes of the rows that are kept, three each. */
  readonly codes: Uint8Array
}

const from = new Uint32Array(160)
const upTo = new Uint32Array(160)

/**
 * Adds the weights of the first `count` rows named in `buckets` to the scores of their columns; at most 160 rows. First it is
 * looked up where all the rows stand, without a question on the way, so that the processor asks the memory for many at once.
 */
export function addRows({ starts, entries }: SparseTable, buckets: Int32Array, count: number, scores: Int32Array): void {
  for (let q = 0; q < count; q++) {
    const row = buckets[q]!
    from[q] = starts[row]!
    upTo[q] = starts[row + 1]!
  }
  for (let q = 0; q < count; q++) {
    const end = upTo[q]!
    for (let e = from[q]!; e < end; e++) {
      const entry = entries[e]!
      const column = entry & 255
      scores[column] = scores[column]! + LEVELS[entry >> 8]!
    }
  }
}

/** How many bits of a 32-bit number are set. */
export function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
