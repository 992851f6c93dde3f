import { Buffer } from 'node:buffer'

/** A run of WebAssembly instructions. */
export type Code = readonly number[]

/** Whole numbers as WebAssembly writes them: seven bits a byte, the last without its high bit. */
export function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value >>> 0
  do {
    const low = rest & 127
    rest >>>= 7
    bytes.push(rest === 0 ? low : low | 128)
  } while (rest !== 0)
  return bytes
}

function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value | 0
  for (;;) {
    const low = rest & 127
    rest >>= 7
    const done = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0)
    bytes.push(done ? low : low | 128)
    if (done) return bytes
  }
}

const lanes = (numbers: readonly number[]): number[] => [...Buffer.from(Int32Array.from(numbers, toLittle).buffer)]
/** The bytes of a vector stand little end first, whatever the machine. */
const toLittle = (number: number): number => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(number | 0)
  return new Int32Array(bytes.buffer, bytes.byteOffset, 1)[0]!
}

const at = (align: number, offset: number): number[] => [align, ...unsigned(offset)]
const vector = (...code: readonly number[]): number[] => [0xfd, ...code]

/** The instructions that scoring needs, by what they do; addresses are `offset` past the number on the stack. */
export const DO = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  tee: (local: number): Code => [0x22, ...unsigned(local)],
  number: (value: number): Code => [0x41, ...signed(value)],
  load: (offset: number): Code => [0x28, ...at(2, offset)],
  loadByte: (offset: number): Code => [0x2d, ...at(0, offset)],
  loadShort: (offset: number): Code => [0x2f, ...at(1, offset)],
  store: (offset: number): Code => [0x36, ...at(2, offset)],
  add: [0x6a],
  subtract: [0x6b],
  multiply: [0x6c],
  and: [0x71],
  xor: [0x73],
  shiftLeft: [0x74],
  shiftRight: [0x76],
  below: [0x49],
  setBits: [0x69],
  /** Does `body` over and over while it leaves a number other than 0. */
  repeat: (body: Code): Code => [0x03, 0x40, ...body, 0x0d, 0x00, 0x0b],
  /** Does `body` where the number on the stack is not 0. */
  when: (body: Code): Code => [0x04, 0x40, ...body, 0x0b],
  four: {
    numbers: (four: readonly number[]): Code => vector(0x0c, ...lanes(four)),
    /** The same number four times. */
    alike: vector(0x11),
    loadFirst: (offset: number): Code => vector(0x5c, ...at(2, offset)),
    loadInto: (lane: number, offset: number): Code => vector(0x56, ...at(2, offset), lane),
    store: (offset: number): Code => vector(0x0b, ...at(4, offset)),
    xor: vector(0x51),
    multiply: vector(0xb5, 0x01),
    shiftRight: vector(0xad, 0x01),
  },
} as const

export interface Routine {
  readonly name: string
  /** How many whole numbers it is given. */
  readonly given: number
  /** How many more it works with, and vectors of four after them. */
  readonly numbers: number
  readonly vectors: number
  readonly code: Code
}

const NUMBER = 0x7f
const VECTOR = 0x7b

/** Bytes one after the other: code grows to thousands of them, and a start should not copy them from list to list. */
class Bytes {
  private readonly bytes: number[] = []

  add(...parts: readonly Code[]): this {
    for (const part of parts) for (let k = 0; k < part.length; k++) this.bytes.push(part[k]!)
    return this
  }
  /** With their number before them. */
  sized(): Code {
    return new Bytes().add(unsigned(this.bytes.length), this.bytes).bytes
  }
  list(): Code {
    return this.bytes
  }
  all(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.bytes)
  }
}

const listed = (items: readonly Code[]): Bytes => new Bytes().add(unsigned(items.length), ...items)
const named = (name: string): Code => new Bytes().add([...Buffer.from(name, 'utf8')]).sized()
const section = (id: number, items: readonly Code[]): Code => new Bytes().add([id], listed(items).sized()).list()

/** A WebAssembly module of routines that give nothing back and work on the memory `from.memory`. */
export function moduleOf(routines: readonly Routine[]): Uint8Array<ArrayBuffer> {
  return new Bytes()
    .add(HEAD)
    .add(
      section(
        1,
        routines.map(({ given }) => [0x60, given, ...Array.from({ length: given }, () => NUMBER), 0x00]),
      ),
    )
    .add(section(2, [[...named('from'), ...named('memory'), 0x02, 0x00, 0x01]]))
    .add(
      section(
        3,
        routines.map((_, k) => unsigned(k)),
      ),
    )
    .add(
      section(
        7,
        routines.map(({ name }, k) => [...named(name), 0x00, ...unsigned(k)]),
      ),
    )
    .add(section(10, routines.map(bodyOf)))
    .all()
}

/** A routine's numbers and vectors to work with, then its code. */
function bodyOf({ numbers, vectors, code }: Routine): Code {
  return new Bytes().add([2], unsigned(numbers), [NUMBER], unsigned(vectors), [VECTOR], code, [END]).sized()
}

const HEAD: Code = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
const END = 0x0b
