import type { Grammar } from '../src/text/syntax-model.js'
import { LEVELS, type MoveTable, type SparseTable } from '../src/text/weights.js'

/** Shares of a parser's tables: of the rows of moves, and of the weights of the relations. */
export interface Shares {
  readonly moves: number
  readonly relations: number
}

/**
 * How much of each table is left out: the rows of moves that tell least between the moves, and the smallest weights of the
 * relations. On the dev sets (EWT, GUM, GUM's news) the mean of three parsers has LAS 81.5, 81.2, 82.2 whole, and 81.7, 81.1, 81.7
 * with these shares left out, in 6.0 MB; with .7 and .8 left out .1 less. A parser is as fast as its tables are small.
 */
export const LEFT_OUT: Shares = { moves: 0.6, relations: 0.7 }
/** Of the tagger's weights: on the dev sets tags are right within .1 of the whole table's. */
export const TAGGER_LEFT_OUT = 0.6
/** Voters need not be as good as the model: four light ones were worth .4 LAS more on the dev sets than two whole ones. */
export const VOTERS_LEFT_OUT: Shares = { moves: 0.8, relations: 0.75 }

/** What is left of a parser's tables when the weights that decide least are left out. */
export function lightened<T extends Grammar>(grammar: T, { moves, relations }: Shares): T {
  return {
    ...grammar,
    move: lighterMoves(grammar.move, moves),
    label: lighterTable(grammar.label, relations),
    relabel: lighterTable(grammar.relabel, relations),
  }
}

/** The number below which `share` of all numbers lie. */
function boundOf(numbers: Int32Array, share: number): number {
  return numbers.length === 0 ? 0 : numbers.slice().sort()[Math.min(numbers.length - 1, Math.floor(share * numbers.length))]!
}

/** A table without the smallest of its weights. */
export function lighterTable(table: SparseTable, share: number): SparseTable {
  const sizeOf = (entry: number): number => Math.abs(LEVELS[entry >> 8]!)
  const bound = boundOf(Int32Array.from(table.entries, sizeOf), share)
  const starts = new Uint32Array(table.starts.length)
  const entries: number[] = []
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let e = table.starts[row]!; e < table.starts[row + 1]!; e++) {
      if (sizeOf(table.entries[e]!) >= bound) entries.push(table.entries[e]!)
    }
    starts[row + 1] = entries.length
  }
  return { ...table, starts, entries: Uint16Array.from(entries) }
}

function lighterMoves(table: MoveTable, share: number): MoveTable {
  const many = table.codes.length / 3
  const spread = Int32Array.from({ length: many }, (_, k) => {
    const three = [0, 1, 2].map((move) => LEVELS[table.codes[3 * k + move]!]!)
    return Math.max(...three) - Math.min(...three)
  })
  const bound = boundOf(spread, share)
  const marks = new Int32Array(table.marks.length)
  const codes: number[] = []
  let place = 0
  for (let at = 0; at < marks.length; at += 2) {
    marks[at + 1] = codes.length / 3
    for (let b = 0; b < 32; b++) {
      if ((table.marks[at]! & (1 << b)) === 0) continue
      if (spread[place]! >= bound) {
        marks[at]! |= 1 << b
        codes.push(...table.codes.subarray(3 * place, 3 * place + 3))
      }
      place++
    }
  }
  return { ...table, marks, codes: Uint8Array.from(codes) }
}
