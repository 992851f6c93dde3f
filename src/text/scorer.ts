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
const aligned = (bytes: number): number => (bytes + 15) & ~15

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
  private used = TABLES

  /** Makes room for these tables, which are then placed one by one. */
  constructor(moves: readonly MoveTable[], sparse: readonly SparseTable[]) {
    const room =
      TABLES +
      moves.reduce((sum, { marks, codes }) => sum + aligned(marks.byteLength) + aligned(codes.byteLength), 0) +
      sparse.reduce((sum, { starts, entries }) => sum + aligned(starts.byteLength) + aligned(entries.byteLength), 0)
    // The machine code's memory has the little end first, and the tables are put into it as they lie.
    if (endianness() === 'BE') throw new ParleyError('bug', 'Parley reads on machines with the little end first only')
    const memory = new WebAssembly.Memory({ initial: Math.ceil(room / PAGE) })
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

  private put(table: Int32Array | Uint32Array | Uint16Array | Uint8Array): number {
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
