import type { Document } from '../intake/document.js'
import { formatOf, isRisky } from '../intake/format.js'
import { openDocument } from '../intake/open.js'
import type { Known, Taken } from '../intake/source.js'
import type { Note } from '../model/note.js'
import type { Reading } from '../model/reading.js'
import type { Source } from '../model/source.js'
import { prepare } from '../record/prepare.js'
import type { Prepared } from '../record/prepared.js'
import type { Crew } from './crew.js'

/** What reads sources once they are taken in: the façade's reader. */
export interface SourceReader {
  readonly name: string
  readonly register: Known
  /** What it was made with: by it others like it are made in processes of their own. Without it everything happens in this one. */
  readonly options?: { readonly packs?: readonly string[]; readonly careful?: boolean }
  read(
    source: Source,
    options: { readonly id?: string | null; readonly layers?: boolean; readonly notes?: readonly Note[] },
  ): Reading
}

/** Where documents are opened and read. */
export interface Desk {
  open(document: Document): Promise<readonly Taken[]>
  prepare(taken: Taken): Promise<Prepared>
  read(taken: Taken, told: { readonly layers: boolean; readonly id: string | null }): Promise<Reading>
}

/** In this very process, for a few reports: plain text is opened here; what needs a parser goes where it can be killed. */
export function deskHere(reader: SourceReader, crew: () => Promise<Crew | null>): Desk {
  return {
    async open(document) {
      const { bytes, name, line, served } = document
      const guarded = line === undefined && isRisky(formatOf(bytes, name, served?.type ?? null)) ? await crew() : null
      return guarded === null ? openDocument(document, reader.register) : guarded.ask('open', { document }, bytes.length)
    },
    prepare: async ({ source, notes }) => prepare({ reading: reader.read(source, { notes }) }),
    read: async ({ source, notes }, told) => reader.read(source, { notes, ...told }),
  }
}

/** In processes on all cores. */
export const deskOf = (crew: Crew): Desk => ({
  open: (document) => crew.ask('open', { document }, document.bytes.length),
  prepare: (taken) => crew.ask('prepare', { taken }, taken.source.text.length),
  read: (taken, told) => crew.ask('read', { taken, ...told }, taken.source.text.length),
})
