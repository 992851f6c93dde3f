import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isAddress } from '../fetch/is-address.js'
import { MAX_BYTES } from '../intake/bytes.js'
import { openBytes } from '../intake/open.js'
import type { Taken } from '../intake/source.js'
import { ParleyError } from '../model/error.js'
import type { SourceId } from '../model/ids.js'
import type { ParleyRecord } from '../record/record.js'
import { Addresses } from './addresses.js'
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

/** Takes files, folders and addresses into the record, one after the other in the order of their names; what is refused is told and the rest goes on. */
export async function* addInputs(
  record: ParleyRecord,
  reader: SourceReader,
  inputs: readonly string[],
  options: InputOptions = {},
): AsyncGenerator<AddedInput> {
  const addresses = new Addresses(options.fetching)
  try {
    for (const input of inputs) {
      for await (const item of isAddress(input) ? [input] : filesUnder(input)) {
        try {
          const { bytes, taken } = isAddress(item)
            ? await addresses.open(item, options.known ?? {}, reader.register)
            : await openFile(item, reader, options)
          for (const one of taken) yield await addTaken(record, reader, item, one, bytes)
        } catch (failure) {
          if (!(failure instanceof ParleyError) || failure.code.startsWith('record-')) throw failure
          yield { input: item, outcome: 'refused', failure: named(failure, item) }
        }
      }
    }
  } finally {
    await addresses.close()
  }
}

async function openFile(
  file: string,
  reader: SourceReader,
  { known }: InputOptions,
): Promise<{ readonly bytes: Uint8Array; readonly taken: readonly Taken[] }> {
  const { size } = await stat(file)
  if (size > MAX_BYTES) {
    throw new ParleyError('input-too-large', `${file} has ${size} bytes, over the limit of ${MAX_BYTES}`, {
      hint: 'Split it into its reports.',
    })
  }
  const bytes = await readFile(file)
  return { bytes, taken: await openBytes(bytes, file, known ?? {}, reader.register) }
}

async function addTaken(
  record: ParleyRecord,
  reader: SourceReader,
  input: string,
  { source, notes }: Taken,
  bytes: Uint8Array,
): Promise<AddedInput> {
  const reading = reader.read(source, { notes })
  const added = await record.add(reading, bytes)
  const outcome = !added.sourceIsNew && !added.readingIsNew ? 'known' : added.reprintOf === null ? 'new' : 'reprint'
  const process = reading.claims.find((claim) => claim.process !== null)?.process ?? null
  return { input, outcome, source: added.source, claims: added.claims, process, reprintOf: added.reprintOf }
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
