import type { ParleyRecord } from '../record/record.js'
import type { Place, Reader, ReadSettings } from './reader.js'
import type { TextInput } from './text-input.js'

export interface RefusedRow {
  readonly at: Place
  readonly why: string
  /** The row as it stood. */
  readonly row: string
}

/** What an import came to. */
export interface Imported {
  readonly rows: number
  readonly sources: number
  readonly claims: number
  /** Rows that were held already. */
  readonly known: number
  readonly refused: number
  /** Values of the file that hold no rows, by what they are: a head, decisions, links of the chain. */
  readonly passed: { readonly [what: string]: number }
}

/**
 * Takes a file into a record. It is read through to its end before anything is kept: where the file itself is broken, this throws
 * and the record is as it was. Rows that are refused are told one by one, and the others are taken. What was cut off while being
 * kept is taken up by importing again: the same row is the same source.
 */
export async function importFile(
  record: ParleyRecord,
  reader: Reader,
  input: TextInput,
  settings: ReadSettings,
  told: { readonly refused: (row: RefusedRow) => void; readonly progress: (rows: number) => void },
): Promise<Imported> {
  let [rows, refused] = [0, 0]
  const passed: { [what: string]: number } = {}
  for await (const row of reader.read(input, settings)) {
    if ('passed' in row) {
      passed[row.passed] = (passed[row.passed] ?? 0) + 1
      continue
    }
    rows++
    if ('refused' in row) {
      refused++
      told.refused({ at: row.at, why: row.refused, row: row.row })
    }
  }
  async function* taken() {
    let done = 0
    for await (const row of reader.read(input, settings)) {
      if ('taken' in row) yield row.taken
      told.progress(++done)
    }
  }
  const added = await record.addMany(taken())
  return { rows, refused, passed, ...added }
}
