import { endianness } from 'node:os'
import { ParleyError } from '../model/error.js'
import { AT, scorerModule, TABLES } from './scorer-code.js'
import { LEVELS, type MoveTable, type SparseTable } from './weights.js'

/** What is used of it: Node's own types leave it to those of browsers, which are not wanted here. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>)
  }
  class Memory {
    constructor(size: { readonly initial: number })
    readonly buffer: ArrayBuffer
  }
  class Instance {
    constructor(module: Module, imports: { readonly from: { readonly memory: Memory } })
    readonly exports: object
  }
}

/** A table of weights in the scorer's memory: where it begins, where its weights stand, and 32 less its bits. */
export interface Placed {
  readonly first: number
  readonly weights: number
  readonly shift: number
  readonly width: number
}

type Routine = (first: number, weights: number, shift: number, width: number) => void
const PAGE = 65_536
/** Pages for what is made of a model's tables: where each row begins. Those that are not used cost nothing. */
const BESIDE = 64
const aligned = (bytes: number): number => (bytes + 15) & ~15

type Table = Int32Array | Uint32Array | Uint16Array | Uint8Array

/** A memory in whose first `taken` bytes something lies. */
export interface ScorerMemory {
  readonly memory: WebAssembly.Memory
  readonly taken: number
}

/** Room for a file of `size` bytes that holds most of the tables, and behind it for those that are made of it. */
export function memoryFor(size: number): ScorerMemory & { readonly room: Buffer } {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((TABLES + size) / PAGE) + BESIDE })
  return { memory, taken: TABLES + size, room: Buffer.from(memory.buffer, TABLES, size) }
}

let compiled: WebAssembly.Module | undefined

/**
 * Scores what templates see against tables of weights: nearly all of the time of reading English goes here, so it is done by
 * machine code (WebAssembly, made from the templates in scorer-code.ts) on a memory that holds the tables. The caller writes
 * `facts`, calls one routine, and reads `scores`. Whole numbers only: the same on every platform.
 */
export class Scorer {
  readonly facts: Int32Array
  readonly scores: Int32Array
  private readonly bytes: Uint8Array
  private readonly routines: Readonly<Record<'move' | 'tag' | 'label' | 'relabel', Routine>>
  private used: number

  /**
   * Makes room for these tables, which are then placed one by one. Tables that lie in `memory` already stay where they are; it is
   * used where there is room for the others behind the first `taken` bytes.
   */
  constructor(moves: readonly MoveTable[], sparse: readonly SparseTable[], given?: ScorerMemory) {
    // The machine code's memory has the little end first, and the tables are put into it as they lie.
    if (endianness() === 'BE') throw new ParleyError('bug', 'Parley reads on machines with the little end first only')
    const tables = [
      ...moves.flatMap(({ marks, codes }) => [marks, codes]),
      ...sparse.flatMap(({ starts, entries }) => [starts, entries]),
    ]
    const lying = given ? tables.filter((table) => table.buffer === given.memory.buffer) : []
    const size = (list: readonly Table[]): number => list.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0)
    const fits = given && given.taken + size(tables) - size(lying) <= given.memory.buffer.byteLength
    const memory = fits ? given.memory : new WebAssembly.Memory({ initial: Math.ceil((TABLES + size(tables)) / PAGE) })
    this.used = fits ? aligned(given.taken) : TABLES
    this.bytes = new Uint8Array(memory.buffer)
    this.facts = new Int32Array(memory.buffer, AT.facts, 64)
    this.scores = new Int32Array(memory.buffer, AT.scores, 256)
    new Int32Array(memory.buffer, AT.levels, 256).set(LEVELS)
    compiled ??= new WebAssembly.Module(scorerModule())
    const { exports } = new WebAssembly.Instance(compiled, { from: { memory } })
    this.routines = exports as unknown as Scorer['routines']
  }

  placeMoves({ bits, marks, codes }: MoveTable): Placed {
    return { first: this.put(marks), weights: this.put(codes), shift: 32 - bits, width: 3 }
  }

  placeRows({ bits, width, starts, entries }: SparseTable): Placed {
    return { first: this.put(starts), weights: this.put(entries), shift: 32 - bits, width }
  }

  /** Scores the three moves: `scores[0 … 2]`. Facts are those of MOVE_TEMPLATES. */
  move({ first, weights, shift, width }: Placed): void {
    this.routines.move(first, weights, shift, width)
  }

  /** Scores tags: `scores[0 … width − 1]`. Facts are those of TAG_TEMPLATES. */
  tag({ first, weights, shift, width }: Placed): void {
    this.routines.tag(first, weights, shift, width)
  }

  /** Scores relations while the tree grows. Facts are those of LABEL_TEMPLATES. */
  label({ first, weights, shift, width }: Placed): void {
    this.routines.label(first, weights, shift, width)
  }

  /** Scores relations when the tree is whole. Facts are those of RELABEL_TEMPLATES. */
  relabel({ first, weights, shift, width }: Placed): void {
    this.routines.relabel(first, weights, shift, width)
  }

  private put(table: Table): number {
    if (table.buffer === this.bytes.buffer) return table.byteOffset
    const at = this.used
    this.bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), at)
    this.used += aligned(table.byteLength)
    return at
  }
}

/** Which number of a list has the highest score; of equals the first. */
export function bestOf(list: Uint8Array, scores: Int32Array): number {
  let best = list[0]!
  for (let k = 1; k < list.length; k++) if (scores[list[k]!]! > scores[best]!) best = list[k]!
  return best
}
