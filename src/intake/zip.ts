import { Buffer } from 'node:buffer'
import type { Readable } from 'node:stream'
import type { Entry, ZipFile } from 'yauzl'
import { ParleyError } from '../model/error.js'
import { MAX_BYTES } from './bytes.js'

/** Most entries of one archive that are looked at. */
const MOST_ENTRIES = 1_000_000
/** What text packs to at the very best is a fiftieth or so; what is packed tighter is built to burst. */
const MOST_RATIO = 200
/** Below this size a tight packing harms nobody, in bytes. */
const SMALL = 4 * 1024 * 1024

/** A file in a ZIP archive, told by a name that is safe to show and to sniff, and is no path. */
export interface ZipEntry {
  readonly name: string
  /** Unpacked size as declared; the stream is held to it. */
  readonly size: number
  bytes(): Promise<Uint8Array>
  stream(): Promise<Readable>
}
export type ZipFound = ZipEntry | { readonly name: string; readonly failure: ParleyError }

/**
 * The files of a ZIP archive, in its order: a path, or its bytes. One that is refused (encrypted, a link, packed to burst) is told
 * in its place. Throws input-malformed for what is no archive, and where entries overlap, which only bombs do.
 */
export async function* zipEntries(from: string | Uint8Array): AsyncGenerator<ZipFound> {
  const zip = await opened(from)
  try {
    const size = zip.fileSize
    let packed = 0
    let count = 0
    for await (const entry of each(zip)) {
      if (++count > MOST_ENTRIES) throw broken(`it has more than ${MOST_ENTRIES} entries`)
      packed += entry.compressedSize
      if (packed > size) throw broken('its entries overlap')
      const raw = nameOf(entry)
      const name = safeName(raw)
      if (raw.endsWith('/')) continue
      const why = faultOf(entry)
      if (why !== null) {
        yield { name, failure: why }
        continue
      }
      yield {
        name,
        size: entry.uncompressedSize,
        bytes: () => bytesOf(zip, entry),
        stream: () => streamOf(zip, entry),
      }
    }
  } finally {
    zip.close()
  }
}

async function opened(from: string | Uint8Array): Promise<ZipFile> {
  const { default: yauzl } = await import('yauzl')
  // Names are decoded by us: one bad name must not hide the rest.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true } as const
  try {
    return typeof from === 'string'
      ? await yauzl.openPromise(from, options)
      : await yauzl.fromBufferPromise(Buffer.from(from.buffer, from.byteOffset, from.byteLength), options)
  } catch (cause) {
    throw broken('it is damaged or cut short', cause)
  }
}

async function* each(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    for await (const entry of zip.eachEntry()) yield entry
  } catch (cause) {
    throw cause instanceof ParleyError ? cause : broken('its directory is damaged', cause)
  }
}

/** Names are UTF-8 where the entry says so, else of an old code page, of which the ASCII half is sure. */
function nameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer | string
  if (typeof raw === 'string') return raw
  return raw.toString((entry.generalPurposeBitFlag & 0x800) !== 0 || isUtf8(raw) ? 'utf8' : 'latin1')
}
const isUtf8 = (bytes: Uint8Array): boolean => !Buffer.from(bytes).toString('utf8').includes('\uFFFD')

/** A name from within an archive as a mere label: no way up, no root, no drive, no control characters. */
export function safeName(name: string): string {
  const parts = name
    .replace(/(?![\t])[\p{Cc}\p{Cf}]/gu, '')
    .split(/[\\/]+/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
  return parts.join('/').slice(-300) || 'unnamed'
}

function faultOf(entry: Entry): ParleyError | null {
  if ((entry.generalPurposeBitFlag & 1) !== 0)
    return new ParleyError('input-unsupported', 'it is encrypted', { hint: 'Unpack it with its password and add the files.' })
  // Unix file types stand in the upper half of the attributes; a link may lead anywhere.
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000)
    return new ParleyError('input-unsupported', 'it is a link', { hint: 'Only what lies in the archive itself is taken.' })
  if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * MOST_RATIO)
    return new ParleyError('input-too-large', `it unpacks to ${entry.uncompressedSize} bytes from ${entry.compressedSize}`, {
      hint: 'No report is packed so tightly; unpack it yourself if you trust it.',
    })
  return null
}

async function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  try {
    return await zip.openReadStreamPromise(entry)
  } catch (cause) {
    throw broken('the entry is damaged', cause)
  }
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (entry.uncompressedSize > MAX_BYTES)
    throw new ParleyError('input-too-large', `it has ${entry.uncompressedSize} bytes, over the limit of ${MAX_BYTES}`, {
      hint: 'Split it into its reports.',
    })
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of await streamOf(zip, entry)) chunks.push(chunk as Uint8Array)
  } catch (cause) {
    throw cause instanceof ParleyError ? cause : broken('the entry is damaged, or not of the size it declares', cause)
  }
  return Buffer.concat(chunks)
}

const broken = (why: string, cause?: unknown): ParleyError =>
  new ParleyError('input-malformed', `the ZIP archive cannot be read: ${why}`, {
    hint: 'Pack it anew, or unpack it yourself and add the folder.',
    ...(cause === undefined ? {} : { cause }),
  })
