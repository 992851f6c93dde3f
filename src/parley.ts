import { join } from 'node:path'
import { type Given, intakeText } from './intake/source.js'
import { KINDS } from './kinds/index.js'
import type { Edtf } from './model/edtf.js'
import type { Note } from './model/note.js'
import type { Reading } from './model/reading.js'
import type { Source } from './model/source.js'
import { DOUBTERS } from './reading/doubts/index.js'
import { figures } from './reading/figures/figures.js'
import { frames } from './reading/frames/frames.js'
import { mentionsAnalyser } from './reading/mentions/mentions.js'
import { type AnyAnalyser, makePipeline } from './reading/pipeline.js'
import { publishLayers } from './reading/publish.js'
import { quotations } from './reading/quotations/quotations.js'
import { settingAnalyser } from './reading/setting.js'
import { times } from './reading/times.js'
import { treesAnalyser } from './reading/trees.js'
import type { Copied } from './record/copy.js'
import type { ParleyRecord } from './record/record.js'
import { loadRegister, packageRoot } from './register/load.js'
import type { Register } from './register/register.js'
import { type WhoAnswer, who } from './register/who.js'
import { loadModel } from './text/load-model.js'
import type { SourceReader } from './work/read-inputs.js'

export type { Diff } from './record/diff.js'
export type * from './record/record.js'
export type { Register } from './register/register.js'
export type { WhoAnswer } from './register/who.js'
export { who } from './register/who.js'
export { hasVoters } from './text/load-model.js'
export { tell } from './time/tell.js'
export { type AddedInput, type AddOptions, addInputs } from './work/add-inputs.js'
export type { Fetching } from './work/addresses.js'
export { checkFeeds, type Followed, type FollowOptions, followFeeds } from './work/follow-feeds.js'
export { keepLean } from './work/lean.js'
export { readInputs, readRows, type SourceReader } from './work/read-inputs.js'
export { type ToldRow, toldRows } from './work/told-rows.js'

/** Folder of the bundled reports, written for Parley. */
export const exampleReports = (): string => join(packageRoot(), 'examples')

/** What the reader knows, without the reader: for questions that need no report. Throws pack-invalid. */
export const createRegister = (packs: readonly string[] = []): Register => loadRegister({ packs })

/**
 * Opens a record: a file's path, `:memory:` or `postgres://…`. Where there is none it is made, or, with `make: false`, told
 * (ParleyError 'not-found'). With `passing`, for who goes through it once, little of it is held in memory. The store is loaded
 * with the first.
 */
export const openRecord = async (
  location: string,
  options: { readonly make?: boolean; readonly passing?: boolean } = {},
): Promise<ParleyRecord> => (await import('./store/open.js')).openRecord(location, options)

/** Copies a record from one location to another, verified by its chain. */
export const copyBetween = async (from: string, to: string, told?: (done: number, of: number) => void): Promise<Copied> =>
  (await import('./store/open.js')).copyBetween(from, to, told)

/** Name and version of the reader, kept with every reading: a later one's claims stand beside an earlier one's. */
export const READER = 'parley-rules@1'
/** The same in careful mode, whose readings are other readings. */
const CAREFUL_READER = `${READER}+careful`
const nameOf = (options: ReaderOptions): string => (options.careful ? CAREFUL_READER : READER)

export interface ReaderOptions {
  /** Folders with the user's own packs, read after the bundled ones. */
  readonly packs?: readonly string[]
  /** Accuracy before speed: five parsers vote on every sentence, at about a quarter of the speed. */
  readonly careful?: boolean
}

export interface ReadOptions {
  /** The caller's id for the reading, else the source's. */
  readonly id?: string | null
  /** With the layers that the contract publishes. */
  readonly layers?: boolean
  /** Notes made at intake, kept with the reading's own. */
  readonly notes?: readonly Note[]
}

/** A reader that is ready: what it knows is loaded, and it reads one source after the other, the same way every time. */
export interface Reader {
  readonly name: string
  /** What it was made with: another made with the same reads the same. */
  readonly options: ReaderOptions
  readonly register: Register
  /** Reads a source that intake has made. */
  read(source: Source, options?: ReadOptions): Reading
  /** Takes in a text and reads it. Throws a ParleyError for a text that is none. */
  readText(given: Given, options?: ReadOptions): Reading
  /** Whom a title, counterpart or metonym means on a day. */
  who(question: string, on: Edtf): WhoAnswer
}

/** Loads register and model and puts the reader together. Throws pack-invalid or model-damaged. */
export function createReader(options: ReaderOptions = {}): Reader {
  const register = loadRegister(options.packs ? { packs: options.packs } : {})
  const passes = [
    treesAnalyser(loadModel({ careful: options.careful ?? false }), register),
    times,
    settingAnalyser(register),
    mentionsAnalyser(register),
    quotations,
    figures,
    frames,
  ] as readonly AnyAnalyser[]
  const pipeline = makePipeline(passes, KINDS, DOUBTERS)
  const name = nameOf(options)
  const read = (source: Source, { id, layers, notes = [] }: ReadOptions = {}): Reading => {
    const done = pipeline(source)
    return {
      id: id ?? source.id,
      source,
      claims: done.claims,
      notes: [...notes, ...done.notes],
      reader: name,
      ...(layers ? publishLayers(done.layers) : {}),
    }
  }
  return {
    name,
    options,
    register,
    read,
    readText(given, told = {}) {
      const { source, notes } = intakeText(given, register)
      return read(source, { ...told, notes: [...notes, ...(told.notes ?? [])] })
    },
    who: (question, on) => who(register, question, on),
  }
}

/** A reader that is loaded when it first reads: where others like it do the reading, it never is. */
export function readerWhenNeeded(options: ReaderOptions = {}): SourceReader {
  let made: Reader | null = null
  const reader = (): Reader => {
    made ??= createReader(options)
    return made
  }
  return {
    name: nameOf(options),
    options,
    get register() {
      return reader().register
    },
    read: (source, told) => reader().read(source, told),
  }
}
