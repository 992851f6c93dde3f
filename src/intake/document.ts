import type { Note } from '../model/note.js'
import type { Given } from './source.js'

/** What the user tells of a file's reports, over what they say themselves. */
export type Told = Partial<Omit<Given, 'text' | 'parts' | 'images' | 'related'>>

/** What a server said of bytes, which may be wrong: the bytes themselves decide. */
export interface Served {
  readonly type: string | null
  readonly charset: string | null
}

/** Bytes that were had from somewhere and hold one report, or several that stand in one file. */
export interface Document {
  /** The file, the place within an archive, or the address: for its ending, and to be told by. Never a path to write to. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly told: Told
  readonly served?: Served | null
  /** The line of a JSON lines file that the bytes are, from 1; left out for all else. */
  readonly line?: number
  /** What whoever took it out of an archive has to say of it. */
  readonly notes?: readonly Note[]
}
