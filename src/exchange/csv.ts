import { neutral } from './cells.js'
import { csvLines } from './csv-lines.js'
import { CLAIM_COLUMNS, claimRows, FINDING_COLUMNS, type FlatColumn } from './flat-columns.js'
import type { Telling, Told } from './telling.js'
import type { Writer } from './writer.js'

const AT_ONCE = 500

/** Findings, one a row. RFC 4180 with CRLF, UTF-8 without a byte-order mark. */
export const csv: Writer = {
  name: 'csv',
  says: 'findings as a table, one a row; cells that a spreadsheet would run as formulas are neutralised',
  extension: 'csv',
  media: 'text/csv; charset=utf-8',
  loses: [
    "fields of a claim's body other than its form and its figure",
    'which version of a contested value each source gives (csv-claims has it)',
    'character positions, the text of the sources, decisions and the hash chain',
  ],
  write: (telling) => table(telling, FINDING_COLUMNS, (told) => [told]),
}

/** Claims, one a row: each source's own words and value apart. */
export const csvClaims: Writer = {
  ...csv,
  name: 'csv-claims',
  says: 'claims as a long table, one a row, each with its words and its source',
  loses: [
    "fields of a claim's body other than its form and its figure",
    'character positions, the text of the sources, decisions and the hash chain',
  ],
  write: (telling) => table(telling, CLAIM_COLUMNS, claimRows),
}

async function* table<T>(
  telling: Telling,
  columns: readonly FlatColumn<T>[],
  rowsOf: (told: Told) => readonly T[],
): AsyncGenerator<string, void, undefined> {
  const rows: string[][] = [columns.map(({ name }) => name)]
  const lines = (): string => csvLines(rows.splice(0))
  for await (const told of telling.findings()) {
    for (const row of rowsOf(told)) {
      rows.push(columns.map((column) => shown(column.of(row, telling.names), telling)))
    }
    if (rows.length >= AT_ONCE) yield lines()
  }
  yield lines()
}

function shown(value: string | number | boolean | null, telling: Telling): string {
  if (value === null) return ''
  // Only words can be formulas: a number below zero is none.
  if (typeof value !== 'string') return String(value)
  const cell = neutral(value)
  if (cell !== value) telling.loss.count('cells that began like a formula stand with an apostrophe before them')
  return cell
}
