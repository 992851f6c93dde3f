import type { ProcessId } from '../model/ids.js'
import type { Incoming } from '../record/record.js'
import type { TextInput } from './text-input.js'

/** Where in a file something stands: both from 1; a column's name where the file is a table, else its number. */
export interface Place {
  readonly line: number
  readonly column: string | number | null
}

/** One row of a file: taken, as a source of its own with its claims, or refused and why. */
export type Row =
  | { readonly taken: Incoming; readonly at: Place }
  | { readonly refused: string; readonly at: Place; readonly row: string }
  | { readonly passed: string; readonly at: Place }

/** What an import is told beside its file. */
export interface ReadSettings {
  /** Whose rows they are: the source's outlet. */
  readonly dataset: string | null
  /** The day the data set was published, EDTF. */
  readonly published: string | null
  readonly process: ProcessId | null
  /** How columns become claims, where the format has no columns of its own. */
  readonly mapping: unknown
  /** Whom a name means, where the register knows. */
  actorNamed(name: string): { readonly id: string; readonly name: string } | null
}

/**
 * A format that Parley reads. What is wrong with one row refuses that row; what is wrong with the file (not this format, cut off,
 * another encoding) is thrown as a ParleyError, and then nothing of the file is kept.
 */
export interface Reader {
  readonly name: string
  readonly says: string
  read(input: TextInput, settings: ReadSettings): AsyncGenerator<Row, void, undefined>
}
