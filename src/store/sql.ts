import type { SearchTerm } from '../record/store.js'

export type Value = string | number | null | Uint8Array

/** A table as rows are put into it: its columns in order, with the few types that every store knows. */
export interface Table {
  readonly name: string
  readonly columns: { readonly [column: string]: 'text' | 'int4' | 'bytea' }
}

/** Which rows of a table are to be changed, and how; `also` is a condition of ours. */
export interface Change {
  readonly table: string
  readonly keys: { readonly [column: string]: 'text' | 'int4' }
  readonly set?: readonly [column: string, value: number]
  readonly also?: string
}

/** A source filed under a key its copies are sought by. */
export interface Filed {
  readonly band: number
  readonly seq: number
}

/** What differs between databases; everything else is one SQL for all, with `?` for parameters. */
export interface Sql {
  all<T>(text: string, values?: readonly Value[]): Promise<T[]>
  run(text: string, values?: readonly Value[]): Promise<void>
  /** Puts rows away in one go; `conflict` is the clause after the values. */
  insert(table: Table, rows: readonly (readonly Value[])[], conflict?: string): Promise<void>
  /** `column` is one of a list, and the list as a parameter. */
  among(column: string): string
  /** `column` is one of what a query gives, which is worked out first. */
  within(column: string, query: string): string
  list(values: readonly (string | number)[]): Value
  /** A row of `claim` is of one of a list of ids, by the index a store has for them. */
  readonly claimed: string
  /** A row of `claim` is of one of a list of sources. */
  readonly claimedFrom: string
  /** A row of `reading` is of one of a list of sources. */
  readonly readFrom: string
  /** A row `r` of `reading` is of a row `s` of `source`. */
  readonly readOf: string
  /** Runs one query for each row of parameters and gives all answers; typed as the table's columns. */
  each<T>(text: string, types: readonly ('text' | 'int4')[], rows: readonly (readonly (string | number)[])[]): Promise<T[]>
  /** Deletes rows found by whole keys, or, with `set`, updates them. */
  change(what: Change, rows: readonly (readonly (string | number)[])[]): Promise<void>
  /** Files sources under the keys their copies are sought by. */
  putBands(rows: readonly (readonly [band: number, seq: number])[]): Promise<void>
  dropBands(seq: number): Promise<void>
  /** The sources filed under each of these keys, the first `most` of each. */
  underBands(bands: readonly number[], most: number): Promise<readonly Filed[]>
  /** Keeps the words of sources for searching. */
  putWords(
    rows: readonly { readonly id: string; readonly seq: number; readonly day: number; readonly words: string }[],
  ): Promise<void>
  dropWords(source: string, seq: number): Promise<void>
  /** Takes the writer's turn, where the transaction began without. */
  turn(): Promise<void>
  /** See Writes.stamp. */
  stamp(): Promise<string>
  search(
    terms: readonly SearchTerm[],
    filter: { readonly day?: number; readonly upTo?: number; readonly limit: number },
  ): Promise<readonly string[]>
}
