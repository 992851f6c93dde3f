import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MAX_BYTES } from '../intake/bytes.js'
import { openBytes } from '../intake/open.js'
import { ParleyError } from '../model/error.js'
import type { SourceId } from '../model/ids.js'
import type { ParleyRecord } from '../record/record.js'
import type { InputOptions, SourceReader } from './read-inputs.js'

/** What became of one input. */
export type AddedInput =
  | {
      readonly input: string
      readonly outcome: 'new' | 'known' | 'reprint'
      readonly source: SourceId
      readonly claims: number
      /** The process it belongs to, null for none that is known. */
      readonly process: string | null
      readonly reprintOf: SourceId | null
    }
  | { readonly input: string; readonly outcome: 'refused'; readonly failure: ParleyError }

/** Takes files and folders into the record, one after the other in the order of their names; what is refused is told and the rest goes on. */
export async function* addInputs(
  record: ParleyRecord,
  reader: SourceReader,
  inputs: readonly string[],
  options: InputOptions = {},
): AsyncGenerator<AddedInput> {
  for (const input of inputs) {
    for await (const file of filesUnder(input)) {
      try {
        yield* addFile(record, reader, file, options)
      } catch (failure) {
        if (!(failure instanceof ParleyError) || failure.code.startsWith('record-')) throw failure
        yield { input: file, outcome: 'refused', failure: named(failure, file) }
      }
    }
  }
}

async function* addFile(
  record: ParleyRecord,
  reader: SourceReader,
  file: string,
  { known }: InputOptions,
): AsyncGenerator<AddedInput> {
  const { size } = await stat(file)
  if (size > MAX_BYTES) {
    throw new ParleyError('input-too-large', `${file} has ${size} bytes, over the limit of ${MAX_BYTES}`, {
      hint: 'Split it into its reports.',
    })
  }
  const bytes = await readFile(file)
  for (const { source, notes } of await openBytes(bytes, file, known ?? {}, reader.register)) {
    const reading = reader.read(source, { notes })
    const added = await record.add(reading, bytes)
    const outcome = !added.sourceIsNew && !added.readingIsNew ? 'known' : added.reprintOf === null ? 'new' : 'reprint'
    const process = reading.claims.find((claim) => claim.process !== null)?.process ?? null
    yield { input: file, outcome, source: added.source, claims: added.claims, process, reprintOf: added.reprintOf }
  }
}

/** A failure that names its file, where it does not already. */
const named = (failure: ParleyError, file: string): ParleyError =>
  failure.message.includes(file)
    ? failure
    : new ParleyError(failure.code, `${file}: ${failure.message}`, { hint: failure.hint ?? '', cause: failure })

async function* filesUnder(path: string): AsyncGenerator<string> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new ParleyError('not-found', `${path} is not there or cannot be opened`, {
      hint: 'Check the name and your rights to it.',
      cause,
    })
  })
  if (!found.isDirectory()) return yield path
  const entries = await readdir(path, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    // A link may lead anywhere: only what lies in the folder itself is taken.
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue
    if (entry.isDirectory()) yield* filesUnder(join(path, entry.name))
    else if (entry.isFile()) yield join(path, entry.name)
  }
}
