import { userInfo } from 'node:os'
import { type Difference, differenceOf } from '../intake/difference.js'
import type { Taken } from '../intake/source.js'
import { ParleyError } from '../model/error.js'
import type { ProcessId, SourceId } from '../model/ids.js'
import type { Source } from '../model/source.js'
import type { Prepared } from '../record/prepared.js'
import type { Added, ParleyRecord } from '../record/record.js'
import { Addresses } from './addresses.js'
import { crewOf } from './crew-of.js'
import { type Desk, deskHere, deskOf, type SourceReader } from './desk.js'
import type { Item } from './holder.js'
import { inOrder } from './in-order.js'
import { areMany, itemsIn } from './items.js'
import type { InputOptions } from './read-inputs.js'

/** What became of one report. */
export type AddedInput =
  | {
      readonly input: string
      readonly outcome: 'new' | 'known' | 'reprint'
      readonly source: SourceId
      readonly claims: number
      /** The process it belongs to, null for none that is known. */
      readonly process: string | null
      readonly reprintOf: SourceId | null
      /** Where it is a later version of a report that is held from the same address. */
      readonly version: (Difference & { readonly of: SourceId }) | null
    }
  | { readonly input: string; readonly outcome: 'refused'; readonly failure: ParleyError }

export interface AddOptions extends InputOptions {
  /** Which process the reports belong to, whatever they seem to (null: none): ruled, and signed. Left out, the reader tells. */
  readonly process?: ProcessId | null
  /** Who rules that [the system's user]. */
  readonly author?: string
  /** A single report is read in a process of its own too: this one has others to answer. */
  readonly apart?: boolean
}

/**
 * Reports in work at once when there are many, and how many are written in one transaction: others wait no longer. A commit takes
 * its time however little it is for, so these are waited for; those who read have as many again to do meanwhile.
 */
const AHEAD = 100
const TOGETHER = 40

/**
 * Takes files, folders, archives and addresses into the record, in the order of their names; what is refused is told and the rest
 * goes on. Many are read on all cores; the order in which they are kept, and so what counts as whose reprint, stays the same.
 * What is told as added is on disk. Given again after a crash, what is held is not read again.
 */
export async function* addInputs(
  record: ParleyRecord,
  reader: SourceReader,
  inputs: readonly string[],
  options: AddOptions = {},
): AsyncGenerator<AddedInput> {
  const addresses = new Addresses(options.fetching)
  const many = await areMany(inputs)
  const crew = crewOf(reader, options.crew)
  const desk =
    (many || options.apart === true) && crew !== null ? deskOf(crew()) : deskHere(reader, async () => crew?.() ?? null)
  try {
    const work = (item: Item): Promise<Worked> => workOn(item, record, reader.name, desk)
    const items = itemsIn(inputs, options.known ?? {}, addresses)
    for await (const ready of inOrder(items, many ? AHEAD : 4, work, many ? TOGETHER : 1)) {
      for (let at = 0; at < ready.length; at += TOGETHER) yield* keep(record, ready.slice(at, at + TOGETHER), options)
    }
  } finally {
    await addresses.close()
  }
}

/** An item opened and, where it is not held yet, read; `before` is the version of it that is held, where that is known. */
export type Worked =
  | {
      readonly input: string
      readonly parts: readonly (Prepared | { readonly held: SourceId })[]
      readonly before?: SourceId | null
    }
  | { readonly input: string; readonly failure: ParleyError }

export async function workOn(item: Item, record: ParleyRecord, readerName: string, desk: Desk): Promise<Worked> {
  try {
    const document = await item.document()
    return { input: item.name, parts: await readNew(await desk.open(document), document.bytes, record, readerName, desk) }
  } catch (failure) {
    // A record that fails, or a defect of ours, ends all; it must not pass for a bad report.
    if (!(failure instanceof ParleyError) || failure.code.startsWith('record-')) throw failure
    return { input: item.name, failure: named(failure, item.name) }
  }
}

/** Reads those that are not held yet. */
export async function readNew(
  taken: readonly Taken[],
  bytes: Uint8Array,
  record: ParleyRecord,
  readerName: string,
  desk: Desk,
): Promise<readonly (Prepared | { readonly held: SourceId })[]> {
  const held = await record.readBy(
    readerName,
    taken.map(({ source }) => source.id),
  )
  return Promise.all(
    taken.map(async (one) => (held.has(one.source.id) ? { held: one.source.id } : { ...(await desk.prepare(one)), bytes })),
  )
}

/** Writes what was read, in one transaction, and tells what became of each. */
export async function* keep(record: ParleyRecord, worked: readonly Worked[], options: AddOptions): AsyncGenerator<AddedInput> {
  const fresh = worked.flatMap((one) => ('parts' in one ? one.parts.filter((part) => !('held' in part)) : [])) as Prepared[]
  const added = fresh.length === 0 ? [] : await record.addTogether(fresh)
  let next = 0
  for (const one of worked) {
    if ('failure' in one) {
      yield { input: one.input, outcome: 'refused', failure: one.failure }
      continue
    }
    for (const part of one.parts) {
      const done = 'held' in part ? null : added[next++]
      const source = 'held' in part ? part.held : part.source.id
      const process = 'held' in part ? await processHeld(record, source) : processOf(part.claims.map(({ process }) => process))
      yield {
        input: one.input,
        source,
        ...outcomeOf(done ?? null),
        process: await ruled(record, source, process, options),
        version:
          'held' in part || !done?.sourceIsNew ? null : await versionOf(record, part.source, one.before ?? done.reprintOf),
      }
    }
  }
}

function outcomeOf(added: Added | null): { outcome: 'new' | 'known' | 'reprint'; claims: number; reprintOf: SourceId | null } {
  if (added === null) return { outcome: 'known', claims: 0, reprintOf: null }
  const { sourceIsNew, readingIsNew, claims, reprintOf } = added
  return { outcome: !sourceIsNew && !readingIsNew ? 'known' : reprintOf === null ? 'new' : 'reprint', claims, reprintOf }
}

/** A new source beside the one that is held from the same address, where there is one. */
async function versionOf(
  record: ParleyRecord,
  now: Source,
  near: SourceId | null,
): Promise<(Difference & { readonly of: SourceId }) | null> {
  const before = near === null || now.url === null ? null : ((await record.source(near))?.source ?? null)
  if (before === null || before.id === now.id || before.url !== now.url) return null
  return { of: before.id, ...differenceOf(before.text, now.text) }
}

/** The process that most of a report's claims belong to, the first of equals; null where none belongs to any. */
export function processOf(processes: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const process of processes) if (process !== '') counts.set(process, (counts.get(process) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

async function processHeld(record: ParleyRecord, source: SourceId): Promise<string | null> {
  const { claims } = await record.claims({ source, limit: 100 })
  return processOf(claims.map(({ claim }) => claim.process ?? ''))
}

/** Rules which process a report belongs to, where the user says so and it is not so already. */
async function ruled(
  record: ParleyRecord,
  source: SourceId,
  process: string | null,
  options: AddOptions,
): Promise<string | null> {
  if (options.process === undefined || options.process === process) return process
  const before = await record.decisions({ on: source, rulings: ['assign'] })
  const last = before.filter(({ undoneBy }) => undoneBy === null).at(-1)
  if (last?.decision.to.process !== options.process || last === undefined)
    await record.decide({
      ruling: 'assign',
      of: [source],
      to: { process: options.process },
      author: options.author ?? userInfo().username,
      reason: 'said when the report was added',
    })
  return options.process
}

/** A failure that names its input, where it does not already. */
export const named = (failure: ParleyError, input: string): ParleyError =>
  failure.message.includes(input)
    ? failure
    : new ParleyError(failure.code, `${input}: ${failure.message}`, { hint: failure.hint ?? '', cause: failure })
