import { createReadStream } from 'node:fs'
import { linesOf, parseRow } from '../intake/rows.js'
import { ParleyError } from '../model/error.js'

/** A report as a row tells it: its words and its date, not yet read. */
export interface ToldRow {
  /** The row's own id, else its line. */
  readonly id: string
  readonly title: string | null
  readonly text: string
  readonly published: string | null
}

/** The rows of a JSON lines file, in order. Throws input-malformed at the first bad row, not-found where the file is not there. */
export async function* toldRows(file: string): AsyncGenerator<ToldRow> {
  const stream = file === '-' ? process.stdin : createReadStream(file)
  try {
    for await (const { line, text } of linesOf(stream)) {
      const { id, given } = parseRow(line === 1 ? text.replace(/^\uFEFF/, '') : text, line)
      const { title = null, published = null } = given
      yield { id: id ?? String(line), title, text: given.text, published }
    }
  } catch (cause) {
    if (cause instanceof ParleyError) throw cause
    throw new ParleyError('not-found', `${file} is not there or cannot be opened`, {
      hint: 'Check the name and your rights to it.',
      cause,
    })
  }
}
