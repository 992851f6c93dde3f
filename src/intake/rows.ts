import * as z from 'zod'
import { isEdtf } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import { type Given, givenDate, MAX_TEXT } from './source.js'

/** Longest line of a JSON lines file, in bytes: a text at its limit with escapes. */
export const MAX_LINE = MAX_TEXT * 2

const text = z.string().nullish()
const RowShape = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string(),
  published: text,
  title: text,
  url: text,
  outlet: text,
  byline: text,
  updated: text,
  // Other collections call them so.
  date: z.unknown().optional(),
  publisher: z.unknown().optional(),
})

/** One row of a JSON lines file: a report with the caller's id. */
export interface Row {
  /** The caller's id, null where the row has none. */
  readonly id: string | null
  /** Line of the file, from 1. */
  readonly line: number
  readonly given: Given
}

/** Reads one line as a row; unknown keys and nulls are fine. Throws input-malformed that names the line and the field. */
export function parseRow(json: string, line: number): Row {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new ParleyError(
      'input-malformed',
      `line ${line} is not JSON: ${cause instanceof Error ? cause.message.slice(0, 120) : ''}`,
      {
        hint: 'Each line holds one object such as {"text": "…", "published": "2022-06-09"}.',
        cause,
      },
    )
  }
  const row = RowShape.safeParse(value)
  if (!row.success) {
    const issue = row.error.issues[0]
    const where = issue && issue.path.length > 0 ? `"${issue.path.join('.')}": ` : ''
    throw new ParleyError('input-malformed', `line ${line}: ${where}${issue?.message ?? 'not a row'}`, {
      hint: 'A row is { id?, text, published?, title?, url?, outlet? }; all but text may be null.',
    })
  }
  const { id, date, publisher, ...rest } = row.data
  const given = { ...rest, published: rest.published ?? dateOf(date), outlet: rest.outlet ?? wordsOf(publisher) }
  for (const what of ['published', 'updated'] as const) {
    const date = given[what]
    if (!date?.trim()) continue
    try {
      givenDate(date, what)
    } catch (cause) {
      throw new ParleyError(
        'input-malformed',
        `line ${line}: "${what}" is ${JSON.stringify(date.slice(0, 60))}, which is no date`,
        {
          hint: 'Dates are EDTF: 2022-06-09, 2022-06, 2022-06-01/2022-06-09, or null.',
          cause,
        },
      )
    }
  }
  return {
    id: id == null ? null : String(id),
    line,
    given: {
      text: given.text,
      published: given.published ?? null,
      title: given.title ?? null,
      url: given.url ?? null,
      outlet: given.outlet ?? null,
      byline: given.byline ?? null,
      updated: given.updated ?? null,
    },
  }
}

/** A `date` that is one; what else may stand under that name is no fault of the row's. */
const dateOf = (value: unknown): string | null => (typeof value === 'string' && isEdtf(value.trim()) ? value.trim() : null)
const wordsOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)

/** The lines of a byte stream with their numbers from 1, empty ones left out; memory is bounded by the longest line. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  const decoder = new TextDecoder('utf-8')
  const pieces: string[] = []
  let held = 0
  let line = 0
  const take = (piece: string): string => {
    const whole = pieces.length === 0 ? piece : pieces.join('') + piece
    pieces.length = 0
    held = 0
    line++
    return whole
  }
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    let from = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      const whole = take(text.slice(from, at))
      from = at + 1
      if (whole.trim() !== '') yield { line, text: whole }
    }
    if (from < text.length) {
      pieces.push(text.slice(from))
      held += text.length - from
      if (held > MAX_LINE) {
        throw new ParleyError('input-too-large', `line ${line + 1} is longer than ${MAX_LINE} characters`, {
          hint: 'Put each report on a line of its own.',
        })
      }
    }
  }
  const last = take(decoder.decode())
  if (last.trim() !== '') yield { line, text: last }
}

/** The rows of a JSON lines file, in order. A bad line throws input-malformed with its number; use linesOf and parseRow to go on after one. */
export async function* rowsOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Row> {
  for await (const { line, text: json } of linesOf(chunks))
    yield parseRow(line === 1 ? json.replace(/^\uFEFF/, '') : json, line)
}
