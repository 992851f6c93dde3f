import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { ParleyError } from '../model/error.js'

/** A text file that is read in pieces, as often as needed, so that its size does not matter. */
export interface TextInput {
  readonly name: string
  /** Decoded text, piece by piece. Throws input-malformed where the bytes are not of the encoding. */
  pieces(): AsyncGenerator<string, void, undefined>
}

const BINARY: readonly (readonly [string, readonly number[]])[] = [
  ['a ZIP archive: unpack it first', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive: unpack it first', [0x1f, 0x8b]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['an old Excel file: save it as CSV', [0xd0, 0xcf, 0x11, 0xe0]],
  ['Parquet: turn it into CSV first', [0x50, 0x41, 0x52, 0x31]],
]

/**
 * Opens a file as text: by its byte-order mark, else as UTF-8 unless `encoding` says otherwise. Never guesses: a wrong guess would
 * change names without a word. Throws not-found, input-empty, input-binary, usage.
 */
export async function openText(path: string, encoding: string | null = null): Promise<TextInput> {
  const label = encoding ?? (await markOf(path))
  try {
    new TextDecoder(label)
  } catch {
    throw new ParleyError('usage', `there is no encoding '${label}'`, { hint: 'For example: --encoding windows-1252' })
  }
  return { name: path, pieces: () => decoded(path, label) }
}

async function markOf(path: string): Promise<string> {
  const head = Buffer.alloc(4096)
  let size = 0
  try {
    const file = await open(path)
    try {
      size = (await file.read(head, 0, head.length, 0)).bytesRead
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw new ParleyError('not-found', `${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
  if (size === 0) throw new ParleyError('input-empty', `${path} is empty`)
  const found = BINARY.find(([, start]) => start.every((byte, i) => head[i] === byte))
  if (found) throw new ParleyError('input-binary', `${path} is ${found[0]}`)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.subarray(0, size).includes(0))
    throw new ParleyError('input-binary', `${path} is not UTF-8 text: it has zero bytes`, {
      hint: 'If it is UTF-16 without a mark, say so: --encoding utf-16le',
    })
  return 'utf-8'
}

async function* decoded(path: string, label: string): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(label, { fatal: true })
  let line = 1
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch (cause) {
      throw new ParleyError(
        'input-malformed',
        `${path} is not ${label} in or after line ${line}${bytes ? '' : ': it ends within a character'}`,
        {
          hint: 'Say which encoding it is, for example --encoding windows-1252; or it was cut off.',
          cause,
        },
      )
    }
  }
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const piece = decode(bytes as Uint8Array)
    yield piece
    for (let at = piece.indexOf('\n'); at !== -1; at = piece.indexOf('\n', at + 1)) line++
  }
  const rest = decode()
  if (rest !== '') yield rest
}
