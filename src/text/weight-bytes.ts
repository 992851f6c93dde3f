import { endianness } from 'node:os'
import { type MoveTable, ones, type SparseTable } from './weights.js'

/** Numbers of two bytes and more stand little end first, at places that are multiples of four. */
const TURNED = endianness() === 'BE'

/** Hands out the bytes of a model one stretch after the other, as views of the file where that can be. */
export class ByteReader {
  private at = 0

  constructor(private readonly bytes: Buffer) {}

  /** A text whose length in bytes stands before it. */
  text(): string {
    const size = this.bytes.readUInt32LE(this.at)
    return this.take(4 + size).toString('utf8', 4)
  }

  take(many: number): Buffer {
    const from = this.at
    if (from + many > this.bytes.length) throw new RangeError('the model ends too early')
    this.at = from + padded(many)
    return this.bytes.subarray(from, from + many)
  }

  shorts(many: number): Uint16Array {
    const bytes = this.take(2 * many)
    if (!TURNED && bytes.byteOffset % 2 === 0) return new Uint16Array(bytes.buffer, bytes.byteOffset, many)
    const copy = Buffer.from(Uint8Array.from(bytes).buffer)
    if (TURNED) copy.swap16()
    return new Uint16Array(copy.buffer, copy.byteOffset, many)
  }
}

const padded = (many: number): number => (many + 3) & ~3

/** A stretch for `take`, filled up so that the next begins at a multiple of four. */
function stretch(bytes: Uint8Array): Uint8Array {
  const filled = new Uint8Array(padded(bytes.length))
  filled.set(bytes)
  return filled
}

export function packShorts(numbers: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(2 * numbers.length)
  for (const [k, number] of numbers.entries()) {
    bytes[2 * k] = number & 255
    bytes[2 * k + 1] = number >> 8
  }
  return stretch(bytes)
}

/** A text as bytes behind their number, as `ByteReader.text` reads it. */
export function packText(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8')
  const size = Buffer.alloc(4)
  size.writeUInt32LE(bytes.length)
  return stretch(Buffer.concat([size, bytes]))
}

/** How many entries each row has, one byte a row; then the entries. */
export function packSparse({ bits, starts, entries }: SparseTable): Uint8Array[] {
  const counts = new Uint8Array(2 ** bits)
  for (let row = 0; row < counts.length; row++) counts[row] = starts[row + 1]! - starts[row]!
  return [stretch(counts), packShorts(entries)]
}

export function unpackSparse(from: ByteReader, bits: number, width: number, kept: number): SparseTable {
  const counts = from.take(2 ** bits)
  const starts = new Uint32Array(counts.length + 1)
  for (let row = 0, sum = 0; row < counts.length; row++) {
    sum += counts[row]!
    starts[row + 1] = sum
  }
  return { bits, width, starts, entries: from.shorts(kept) }
}

/** One bit a row: is it kept? Then the codes of the rows that are, three each. */
export function packMoves({ bits, marks, codes }: MoveTable): Uint8Array[] {
  const kept = new Uint8Array(2 ** (bits - 3))
  for (let k = 0; k < marks.length; k += 2) {
    for (let b = 0; b < 4; b++) kept[2 * k + b] = marks[k]! >>> (8 * b)
  }
  return [kept, codes].map(stretch)
}

export function unpackMoves(from: ByteReader, bits: number, kept: number): MoveTable {
  const bytes = from.take(2 ** (bits - 3))
  const marks = new Int32Array(2 ** (bits - 4))
  for (let k = 0, sum = 0; k < marks.length; k += 2) {
    const b = 2 * k
    const word = bytes[b]! | (bytes[b + 1]! << 8) | (bytes[b + 2]! << 16) | (bytes[b + 3]! << 24)
    marks[k] = word
    marks[k + 1] = sum
    sum += ones(word)
  }
  return { bits, marks, codes: from.take(3 * kept) }
}
