import Table from 'cli-table3'
import stringWidth from 'string-width'
import { bold, oneLine, width } from './terminal.js'

export interface Column {
  readonly head: string
  /** Share of the width left over after the narrow columns; 0 for one that is as narrow as its words. */
  readonly share: number
}

/** Rows as a table that fits the terminal: narrow columns as wide as their words, the rest shared out, words wrapped. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(oneLine))
  const wanted = columns.map((column, i) =>
    Math.max(stringWidth(column.head), ...cells.map((row) => stringWidth(row[i] ?? ''))),
  )
  const gaps = 2 * columns.length
  const fixed = columns.reduce((sum, column, i) => sum + (column.share === 0 ? Math.min(wanted[i] ?? 0, 24) : 0), 0)
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  const left = Math.max(20, width() - gaps - fixed)
  const widths = columns.map((column, i) => {
    const want = wanted[i] ?? 0
    return column.share === 0
      ? Math.min(want, 24) + 2
      : Math.min(want, Math.max(10, Math.floor((left * column.share) / shares))) + 2
  })
  const none = {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: '',
  }
  const made = new Table({
    head: columns.map((column) => bold(column.head)),
    chars: none,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    colWidths: widths,
    wordWrap: true,
    wrapOnWordBoundary: true,
  })
  made.push(...cells)
  return made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
