import type { Readable } from 'node:stream'
import { MAX_BYTES } from '../intake/bytes.js'
import type { Document, Told } from '../intake/document.js'
import { ParleyError } from '../model/error.js'

/** One thing to take in, loaded when its turn comes. `size` in bytes as far as it is known. */
export interface Item {
  /** What it is told by: a path, a place in an archive (`reports.zip: a/b.html`), a line, an address. */
  readonly name: string
  readonly size: number
  document(): Promise<Document>
}

/** Where bytes are: a file, or an entry of an archive. */
export interface Holder {
  readonly name: string
  readonly size: number
  /** Where it is a file. */
  readonly path: string | null
  bytes(): Promise<Uint8Array>
  stream(): Promise<Readable>
}

/** A file or entry that is one document. */
export const single = (holder: Holder, told: Told): Item => ({
  name: holder.name,
  size: holder.size,
  document: async () => {
    if (holder.size > MAX_BYTES)
      throw new ParleyError('input-too-large', `${holder.name} has ${holder.size} bytes, over the limit of ${MAX_BYTES}`, {
        hint: 'Split it into its reports.',
      })
    return { name: holder.name, bytes: await holder.bytes(), told }
  },
})

export const refused = (name: string, failure: ParleyError): Item => ({
  name,
  size: 0,
  document: () => Promise.reject(failure),
})
