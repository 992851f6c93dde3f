import { neutral } from './cells.js'
import { csvCell } from './csv-lines.js'
import { CLAIMS, type Facts, FINDINGS, type FlatTable, factsOf } from './flat-columns.js'
import type { Telling } from './telling.js'
import type { Writer } from './writer.js'

/** A table as RFC 4180 has it, with CRLF, in UTF-8 without a byte-order mark. */
const asCsv = <T>(table: FlatTable<T>) => ({
  extension: 'csv',
  media: 'text/csv; charset=utf-8',
  loses: table.loses('csv-claims'),
  write: (telling: Telling) => lines(table, telling),
})

/** Findings, one a row. */
export const csv: Writer = {
  name: 'csv',
  says: 'findings as a table, one a row; cells that a spreadsheet would run as formulas are neutralised',
  ...asCsv(FINDINGS),
}

/** Claims, one a row: each source's own words and value apart. */
export const csvClaims: Writer = {
  name: 'csv-claims',
  says: 'claims as a long table, one a row, each with its words and its source',
  ...asCsv(CLAIMS),
}

async function* lines<T>(table: FlatTable<T>, telling: Telling): AsyncGenerator<string, void, undefined> {
  yield `${table.columns.map(({ name }) => csvCell(name)).join(',')}\r\n`
  for await (const told of telling.findings()) {
    for (const facts of factsOf(table, told, telling.names)) yield line(table, facts, telling)
  }
}

function line<T>({ columns }: FlatTable<T>, facts: Facts<T>, telling: Telling): string {
  let text = ''
  let between = ''
  for (const column of columns) {
    const value = column.of(facts)
    text += between
    between = ','
    // Only words can be formulas: a number below zero is none.
    if (typeof value === 'string') text += words(value, telling)
    else if (value !== null) text += value
  }
  return `${text}\r\n`
}

// Most cells are neither formulas nor in need of quotation marks: one look tells.
const AS_IT_IS = /^(?:[^=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20",][^",\r\n]*)?$/

function words(value: string, telling: Telling): string {
  if (AS_IT_IS.test(value)) return value
  const cell = neutral(value)
  if (cell !== value) telling.loss.count('cells that began like a formula stand with an apostrophe before them')
  return csvCell(cell)
}
