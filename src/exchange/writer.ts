import type { Telling } from './telling.js'

/** A format that Parley writes. Everything about it that a user must know stands here; docs/formats.md tells it at length. */
export interface Writer {
  /** As on the command line: `plover`. */
  readonly name: string
  /** One line for the overview. */
  readonly says: string
  readonly extension: string
  readonly media: string
  /** True for a format that is no text. */
  readonly binary?: true
  /** What this format never carries, in plain words. What one export lost beside it is counted in `telling.loss`. */
  readonly loses: readonly string[]
  /** Chunks of the file, in order: text, or bytes of a binary format. Each is written before the next is made. */
  write(telling: Telling): AsyncGenerator<string | Uint8Array, void, undefined>
}
