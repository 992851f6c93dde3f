import { analyse } from 'chardet'
import { ParleyError } from '../model/error.js'

/** Largest file that is decoded as one text, in bytes. */
export const MAX_BYTES = 32 * 1024 * 1024

export interface Decoded {
  readonly text: string
  /** WHATWG name of the encoding that was used. */
  readonly encoding: string
  /** True where bytes did not fit the encoding and stand as U+FFFD. */
  readonly damaged: boolean
}

// Files that are told by their first bytes and are no text.
const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['an old Office file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

/** What kind of non-text the bytes are by their first bytes ("a PDF"), null where they may be text. */
export function magicOf(bytes: Uint8Array): string | null {
  return MAGIC.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0] ?? null
}

function decoder(label: string, fatal: boolean): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label, { fatal, ignoreBOM: false })
  } catch {
    return null
  }
}

function attempt(bytes: Uint8Array, label: string): string | null {
  try {
    return decoder(label, true)?.decode(bytes) ?? null
  } catch {
    return null
  }
}

// "charset=" and "encoding=" in the first kilobyte: HTML's meta elements, XML's declaration, MIME headers.
function declared(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  return /(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})/i.exec(head)?.[1] ?? null
}

// UTF-16 without a mark: every other byte of Western text is zero.
function unmarked16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const n = Math.min(bytes.length, 1024) & ~1
  if (n < 8) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  if (odd > n * 0.35 && even < n * 0.02) return 'utf-16le'
  return even > n * 0.35 && odd < n * 0.02 ? 'utf-16be' : null
}

/**
 * Bytes as text: by byte-order mark, then strict UTF-8, then the encoding declared (`hint`, as of an HTTP header, or in the bytes
 * themselves), then what the bytes look like. Valid UTF-8 wins over a declaration, which lies more often than UTF-8 is valid by chance.
 * Throws input-empty, input-too-large, input-binary.
 */
export function decodeBytes(bytes: Uint8Array, hint: string | null = null): Decoded {
  if (bytes.length === 0)
    throw new ParleyError('input-empty', 'the file is empty', { hint: 'Give a file that has a report in it.' })
  if (bytes.length > MAX_BYTES) {
    throw new ParleyError('input-too-large', `the file has ${bytes.length} bytes, more than ${MAX_BYTES}`, {
      hint: 'Give one report a file, or JSON lines with --jsonl.',
    })
  }
  const magic = magicOf(bytes)
  if (magic !== null) throw binary(`it is ${magic}`)
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : unmarked16(bytes)
  if (wide) return checked(bytes, wide)
  const utf8 = attempt(bytes, 'utf-8')
  if (utf8 !== null) return reject(utf8, 'utf-8')
  // One broken sequence in a thousand is a damaged UTF-8 file, not another encoding.
  const loose = new TextDecoder('utf-8').decode(bytes)
  const lost = loose.split('\uFFFD').length - 1
  const high = loose.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0
  if (lost <= 3 && high > lost * 20) return reject(loose, 'utf-8')
  for (const label of [hint, declared(bytes)]) {
    if (label === null || /^utf-?8$/i.test(label)) continue
    const text = attempt(bytes, label)
    if (text === null || (/utf-?16/i.test(label) && !spaced(text))) continue
    return reject(text, decoder(label, false)?.encoding ?? label)
  }
  for (const guess of analyse(bytes.subarray(0, 65_536))) {
    if (guess.confidence < 30 || /^utf-?8$|ascii/i.test(guess.name)) continue
    const text = attempt(bytes, guess.name)
    if (text !== null) return reject(text, decoder(guess.name, false)?.encoding ?? guess.name)
  }
  return checked(bytes, 'windows-1252')
}

// Any two bytes make a letter of UTF-16: where it is declared but not so, what comes out has hardly a space or line end.
const spaced = (text: string): boolean => {
  const sample = text.slice(0, 20_000)
  return (sample.match(/[ \n]/g)?.length ?? 0) > sample.length * 0.02
}

function checked(bytes: Uint8Array, label: string): Decoded {
  return reject(new TextDecoder(label).decode(bytes), label)
}

function reject(text: string, encoding: string): Decoded {
  const sample = text.slice(0, 20_000)
  const odd = sample.match(/(?![\t\n\v\f\r\u0085])\p{Cc}/gu)?.length ?? 0
  if (odd > 2 && odd > sample.length * 0.005) throw binary('it has control characters throughout')
  return { text, encoding, damaged: text.includes('\uFFFD') }
}

const binary = (why: string): ParleyError =>
  new ParleyError('input-binary', `this is not a text: ${why}`, {
    hint: 'Parley reads text, HTML, PDF, DOCX, mail and archives of them (docs/intake.md): save the report as one of them.',
  })

/**
 * The text as it is kept: line ends as \n, no byte-order mark, no control characters, composed letters (NFC). Nothing that moves
 * meaning: spaces, dashes and quotation marks stay as the outlet set them.
 */
export function normaliseText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n\f\u0085])\p{Cc}/gu, '')
    .normalize('NFC')
}
