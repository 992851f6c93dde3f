import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { isAddress } from '../fetch/is-address.js'
import { MAX_BYTES } from '../intake/bytes.js'
import type { Told } from '../intake/document.js'
import { linesOf, parseRow } from '../intake/rows.js'
import { type Given, intakeText } from '../intake/source.js'
import { ParleyError } from '../model/error.js'
import type { Reading } from '../model/reading.js'
import { Addresses, type Fetching } from './addresses.js'
import type { CrewOptions } from './crew.js'
import { crewOf } from './crew-of.js'
import { deskHere, deskOf, type SourceReader } from './desk.js'
import { type Item, refused } from './holder.js'
import { inOrder } from './in-order.js'
import { areMany, itemsIn } from './items.js'

/** Reports in work at once when there are many. */
const AHEAD = 24
/** Rows enough to be worth other processes, which take a second to be ready. */
const MANY_BYTES = 1024 * 1024

export type { SourceReader } from './desk.js'

export interface InputOptions {
  readonly layers?: boolean
  /** What the user tells of the report, over what it says itself. */
  readonly known?: Partial<Omit<Given, 'text'>>
  /** How addresses among the inputs are fetched. */
  readonly fetching?: Fetching
  /** Bounds of the processes that open and read. */
  readonly crew?: Omit<CrewOptions, 'reader'>
}

export type ReadInput =
  | { readonly file: string; readonly reading: Reading; readonly several: boolean }
  | { readonly file: string; readonly failure: ParleyError }
export type ReadRow =
  | { readonly id: string | null; readonly line: number; readonly reading: Reading }
  | { readonly id: string | null; readonly line: number; readonly failure: ParleyError }

/**
 * Reads files, archives, addresses or `-` for standard input, in order; what fails is told in its place and the rest goes on. Many
 * are read on all cores.
 */
export async function* readInputs(
  reader: SourceReader,
  inputs: readonly string[],
  options: InputOptions,
): AsyncGenerator<ReadInput> {
  const told = options.known ?? {}
  const addresses = new Addresses(options.fetching)
  const many = await areMany(inputs.filter((input) => input !== '-'))
  const crew = crewOf(reader, options.crew)
  const desk = many && crew !== null ? deskOf(crew()) : deskHere(reader, async () => crew?.() ?? null)
  const layers = options.layers ?? false
  const work = async (item: Item): Promise<readonly ReadInput[]> => {
    try {
      const taken = await desk.open(await item.document())
      const readings = await Promise.all(taken.map((one) => desk.read(one, { layers, id: null })))
      return readings.map((reading) => ({ file: item.name, reading, several: taken.length > 1 || many }))
    } catch (failure) {
      return [{ file: item.name, failure: named(failure, item.name) }]
    }
  }
  try {
    for await (const ready of inOrder(inputItems(inputs, told, addresses), many ? AHEAD : 1, work)) yield* ready.flat()
  } finally {
    await addresses.close()
  }
}

async function* inputItems(inputs: readonly string[], told: Told, addresses: Addresses): AsyncGenerator<Item> {
  for (const input of inputs) {
    if (input === '-')
      yield { name: '-', size: 0, document: async () => ({ name: '-', bytes: await readAll(process.stdin), told }) }
    else if (!isAddress(input) && (await stat(input).catch(() => null))?.isDirectory())
      yield refused(
        input,
        new ParleyError('usage', `${input} is a folder`, {
          hint: 'Read its files: parley read FOLDER/*.txt, or take it in whole: parley add FOLDER',
        }),
      )
    else yield* itemsIn([input], told, addresses)
  }
}

/** Reads the rows of a JSON lines file in order, on all cores where there are many; a bad row is told in its place. Throws when the file cannot be opened. */
export async function* readRows(
  reader: SourceReader,
  file: string,
  options: { readonly layers?: boolean; readonly crew?: InputOptions['crew'] },
): AsyncGenerator<ReadRow> {
  const size = file === '-' ? 0 : await sizeOf(file)
  const crew = size > MANY_BYTES ? (crewOf(reader, options.crew)?.() ?? null) : null
  const layers = options.layers ?? false
  const work = async ({ line, text }: RowItem): Promise<ReadRow> => {
    let id: string | null = null
    try {
      const row = parseRow(text, line)
      id = row.id
      const taken = intakeText(row.given, reader.register)
      const reading =
        crew === null
          ? reader.read(taken.source, { id, layers, notes: taken.notes })
          : await crew.ask('read', { taken, layers, id }, text.length)
      return { id, line, reading }
    } catch (failure) {
      return { id, line, failure: named(failure, `line ${line}`) }
    }
  }
  const lines = rowItems(file === '-' ? process.stdin : createReadStream(file))
  for await (const ready of inOrder(lines, crew === null ? 1 : AHEAD, work)) yield* ready
}

interface RowItem {
  readonly line: number
  readonly text: string
  readonly size: number
}
async function* rowItems(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RowItem> {
  for await (const { line, text } of linesOf(chunks))
    yield { line, text: line === 1 ? text.replace(/^\uFEFF/, '') : text, size: text.length }
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
