import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { isAddress } from '../fetch/is-address.js'
import { MAX_BYTES } from '../intake/bytes.js'
import { openBytes } from '../intake/open.js'
import { linesOf, parseRow } from '../intake/rows.js'
import type { Given, Known } from '../intake/source.js'
import { ParleyError } from '../model/error.js'
import type { Note } from '../model/note.js'
import type { Reading } from '../model/reading.js'
import type { Source } from '../model/source.js'
import { Addresses, type Fetching } from './addresses.js'

/** What reads sources once they are taken in: the façade's reader. */
export interface SourceReader {
  readonly register: Known
  readText(given: Given, options: { readonly id?: string | null; readonly layers?: boolean }): Reading
  read(source: Source, options: { readonly layers?: boolean; readonly notes?: readonly Note[] }): Reading
}

export interface InputOptions {
  readonly layers?: boolean
  /** What the user tells of the report, over what it says itself. */
  readonly known?: Partial<Omit<Given, 'text'>>
  /** How addresses among the inputs are fetched. */
  readonly fetching?: Fetching
}

export type ReadInput =
  | { readonly file: string; readonly reading: Reading; readonly several: boolean }
  | { readonly file: string; readonly failure: ParleyError }
export type ReadRow =
  | { readonly id: string | null; readonly line: number; readonly reading: Reading }
  | { readonly id: string | null; readonly line: number; readonly failure: ParleyError }

/** Reads files, addresses or `-` for standard input one after the other; what fails is told in its place and the rest goes on. */
export async function* readInputs(
  reader: SourceReader,
  inputs: readonly string[],
  options: InputOptions,
): AsyncGenerator<ReadInput> {
  const known = options.known ?? {}
  const addresses = new Addresses(options.fetching)
  try {
    for (const file of inputs) {
      try {
        const taken = isAddress(file)
          ? (await addresses.open(file, known, reader.register)).taken
          : await openBytes(await bytesOf(file), file, known, reader.register)
        for (const { source, notes } of taken) {
          yield { file, reading: reader.read(source, { layers: options.layers ?? false, notes }), several: taken.length > 1 }
        }
      } catch (failure) {
        yield { file, failure: named(failure, file) }
      }
    }
  } finally {
    await addresses.close()
  }
}

/** Reads the rows of a JSON lines file in order; a bad row is told in its place. Throws when the file cannot be opened. */
export async function* readRows(
  reader: SourceReader,
  file: string,
  options: { readonly layers?: boolean },
): AsyncGenerator<ReadRow> {
  if (file !== '-') await sizeOf(file)
  for await (const { line, text } of linesOf(file === '-' ? process.stdin : createReadStream(file))) {
    let id: string | null = null
    try {
      const row = parseRow(line === 1 ? text.replace(/^\uFEFF/, '') : text, line)
      id = row.id
      yield { id, line, reading: reader.readText(row.given, { id, layers: options.layers ?? false }) }
    } catch (failure) {
      yield { id, line, failure: named(failure, `line ${line}`) }
    }
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  if (file === '-') return readAll(process.stdin)
  const size = await sizeOf(file)
  if (size > MAX_BYTES) throw tooLarge(size)
  return readFile(file)
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((cause: unknown) => {
    throw new ParleyError('not-found', `${file} is not there or cannot be opened`, {
      hint: 'Check the name and your rights to it.',
      cause,
    })
  })
  if (found.isDirectory())
    throw new ParleyError('usage', `${file} is a folder`, {
      hint: 'Read its files: parley read FOLDER/*.txt, or take it in whole: parley add FOLDER',
    })
  return found.size
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > MAX_BYTES) throw tooLarge(size)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const tooLarge = (size: number): ParleyError =>
  new ParleyError('input-too-large', `the input has ${size} bytes or more, over the limit of ${MAX_BYTES}`, {
    hint: 'Give one report at a time, or rows with --jsonl.',
  })

function named(failure: unknown, where: string): ParleyError {
  if (!(failure instanceof ParleyError)) throw failure
  return failure.message.includes(where)
    ? failure
    : new ParleyError(failure.code, `${where}: ${failure.message}`, { hint: failure.hint ?? '', cause: failure })
}
