import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { ParleyError } from '../model/error.js'
import type { TextInput } from './text-input.js'

/** A row of a table: its cells by column, the line it begins in, and itself as it stood. */
export interface CsvRow {
  readonly line: number
  readonly cells: { readonly [column: string]: string }
  readonly raw: string
  /** Set where it has more or fewer cells than the header. */
  readonly wrong: string | null
}

/** Longest row in characters: a quotation mark that is never closed must not swallow the file. */
const LONGEST = 4 * 2 ** 20

/**
 * The rows of a CSV file, one after the other. The delimiter (comma, semicolon, tab) is told by the first line. Where the first
 * line is no header, `columns` names the cells. Throws input-malformed for a file that is cut off within quotes, or within a row: its
 * last line then has too few cells and no end.
 */
export async function* csvRows(
  input: TextInput,
  columns: readonly string[] | null = null,
  isHeader: (first: readonly string[]) => boolean = () => true,
): AsyncGenerator<CsvRow, void, undefined> {
  const pieces = input.pieces()
  const first = await pieces.next()
  const begin = first.done ? '' : first.value
  async function* all(): AsyncGenerator<string, void, undefined> {
    yield begin
    yield* pieces
  }
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(begin),
    info: true,
    raw: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST,
  })
  const source = Readable.from(all())
  source.on('error', (failure) => parser.destroy(failure))
  let header = columns
  let started = false
  try {
    for await (const { record, raw, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      // Lines are counted at the row's end.
      const line = info.lines - (raw.trimEnd().match(/\n/g)?.length ?? 0)
      if (!started) {
        started = true
        const named = record.map((name) => name.trim())
        if (isHeader(named)) {
          header = named
          continue
        }
        if (header === null) throw new ParleyError('input-malformed', `${input.name} has no header row`)
      }
      const names = header ?? []
      if (record.length < names.length && !raw.endsWith('\n') && !raw.endsWith('\r'))
        throw new ParleyError(
          'input-malformed',
          `${input.name}, line ${line}: the file ends in the middle of a row, after ${record.length} of ${names.length} cells: it was cut off`,
          { hint: 'Nothing of it was kept. If the row is meant so, end its line.' },
        )
      const wrong = record.length === names.length ? null : `${record.length} cells where the header has ${names.length}`
      yield {
        line,
        cells: Object.fromEntries(names.map((name, i) => [name, record[i] ?? ''])),
        raw: raw.replace(/\r?\n$/, ''),
        wrong,
      }
    }
  } catch (failure) {
    if (failure instanceof ParleyError) throw failure
    const { message, lines } = failure as Error & { lines?: number }
    throw new ParleyError('input-malformed', `${input.name}${lines ? `, line ${lines}` : ''}: ${message}`, {
      hint: 'A quotation mark is not closed, or the file was cut off. Nothing of it was kept.',
      cause: failure,
    })
  }
  if (!started) throw new ParleyError('input-empty', `${input.name} holds no rows`)
}

interface Parsed {
  readonly record: readonly string[]
  readonly raw: string
  readonly info: { readonly lines: number }
}

function delimiterOf(begin: string): string {
  const line = /^[^\r\n]*/.exec(begin)?.[0] ?? ''
  const counts = [',', ';', '\t'].map((char) => [char, line.split(char).length] as const)
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}
