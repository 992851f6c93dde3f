import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { Instant } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'

/** Longest head of a record or of the HTTP message in it, in bytes. */
const LONGEST_HEAD = 128 * 1024

/** One record of a WARC file (ISO 28500), its block held to a limit. */
export interface WarcRecord {
  /** `response`, `resource`, `revisit`, `request`, `warcinfo` …; lower case. */
  readonly type: string
  readonly id: string | null
  readonly address: string | null
  readonly at: Instant | null
  readonly contentType: string | null
  /** `sha1:…` as the record says, of the payload; null where it does not. */
  readonly payloadDigest: string | null
  readonly truncated: string | null
  /** Null where it is larger than the limit: it was passed over. */
  readonly block: Buffer | null
  /** False where the record's own digest of its block is not that of the block; null where it gives none we know. */
  readonly sound: boolean | null
}

/**
 * The records of a WARC file, unpacked. Each block is loaded only where `wanted` says so by its head and it is within `limit` bytes.
 * Strict: throws input-malformed at the first byte where no record stands, with its place; what came before is told.
 */
export async function* warcRecords(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  wanted: (type: string) => boolean = () => true,
): AsyncGenerator<WarcRecord> {
  const bytes = new Reader(chunks)
  for (;;) {
    await bytes.skipBlank()
    const place = bytes.place
    const head = await bytes.head(LONGEST_HEAD)
    if (head === null) return
    const lines = head.split(/\r?\n/)
    if (!/^WARC\/(?:0\.\d+|1\.\d)$/.test(lines[0] ?? '')) throw malformed(place, 'no record begins there')
    const fields = fieldsOf(lines.slice(1))
    const length = fields.get('content-length') ?? ''
    if (!/^\d{1,15}$/.test(length)) throw malformed(place, 'the record there does not tell its length')
    const size = Number(length)
    const type = (fields.get('warc-type') ?? '').toLowerCase()
    const take = wanted(type) && size <= limit
    const block = await bytes.take(size, take)
    if (block === undefined) throw malformed(place, 'the record there is cut short')
    yield {
      type,
      id: fields.get('warc-record-id')?.replace(/^<|>$/g, '') ?? null,
      address: fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null,
      at: instantOf(fields.get('warc-date')),
      contentType: fields.get('content-type') ?? null,
      payloadDigest: fields.get('warc-payload-digest')?.slice(0, 200) ?? null,
      truncated: fields.get('warc-truncated') ?? null,
      block,
      sound: block === null ? null : digestMatches(block, fields.get('warc-block-digest')),
    }
  }
}

/** Header fields by lower-case name, folded lines put together; the first of a name counts. */
export function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  let last = ''
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (last) fields.set(last, `${fields.get(last)} ${line.trim()}`)
      continue
    }
    const colon = line.indexOf(':')
    if (colon < 1) continue
    last = line.slice(0, colon).trim().toLowerCase()
    if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim())
  }
  return fields
}

/** Whether a labelled digest is that of the bytes; base32 (the custom for SHA-1) or hex. Null for a label or form not known. */
export function digestMatches(bytes: Uint8Array, labelled: string | undefined): boolean | null {
  const match = /^(sha-?1|sha-?256|sha-?512|md5):([A-Za-z0-9+/=_-]+)$/i.exec(labelled ?? '')
  if (!match?.[1] || !match[2]) return null
  const own = createHash(match[1].toLowerCase().replace('-', '')).update(bytes).digest()
  const said = match[2].replace(/=+$/, '')
  if (said.length === own.length * 2) return said.toLowerCase() === own.toString('hex')
  if (said.length === Math.ceil((own.length * 8) / 5)) return said.toUpperCase() === base32(own)
  return null
}

function base32(bytes: Uint8Array): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let out = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += signs[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? out + signs[(held << (5 - bits)) & 31] : out
}

const instantOf = (text: string | undefined): Instant | null => {
  const time = Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text ?? '') ? (text ?? '') : '')
  return Number.isNaN(time) ? null : (`${new Date(time).toISOString().slice(0, 19)}Z` as Instant)
}

const malformed = (place: number, why: string): ParleyError =>
  new ParleyError('input-malformed', `the WARC file is damaged at byte ${place} (unpacked): ${why}`, {
    hint: 'What stood before was taken in. Make the archive anew, or mend it with a WARC tool.',
  })

/** Bytes of a stream taken from its front; holds one chunk and what was asked for. */
class Reader {
  #held: Buffer = Buffer.alloc(0)
  #ended = false
  readonly #chunks: AsyncIterator<Uint8Array>
  place = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    if (this.#ended) return false
    const { value, done } = await this.#chunks.next()
    if (done) {
      this.#ended = true
      return false
    }
    const next = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    this.#held = this.#held.length === 0 ? next : Buffer.concat([this.#held, next])
    return true
  }

  #drop(count: number): void {
    this.#held = this.#held.subarray(count)
    this.place += count
  }

  /** Passes over line ends between records. */
  async skipBlank(): Promise<void> {
    for (;;) {
      let count = 0
      while (count < this.#held.length && (this.#held[count] === 0x0d || this.#held[count] === 0x0a)) count++
      this.#drop(count)
      if (this.#held.length > 0 || !(await this.#more())) return
    }
  }

  /** Up to an empty line, which is passed; null at the end of all bytes. Throws input-malformed where there is none within the limit. */
  async head(longest: number): Promise<string | null> {
    for (;;) {
      const end = /\r?\n\r?\n/.exec(this.#held.subarray(0, longest + 4).toString('latin1'))
      if (end) {
        const text = this.#held.subarray(0, end.index).toString('utf8')
        this.#drop(Buffer.byteLength(end[0]) + end.index)
        return text
      }
      // Told at once where what stands there begins no record: an endless stream of anything ends here.
      if (this.#held.length > longest || (this.#held.length > 5 && this.#held.subarray(0, 5).toString('latin1') !== 'WARC/'))
        throw malformed(this.place, 'no record begins there')
      if (!(await this.#more())) {
        if (this.#held.length === 0) return null
        throw malformed(this.place, 'it ends within a record')
      }
    }
  }

  /** So many bytes: kept, or passed over (null); undefined where the stream ends before. */
  async take(size: number, keep: boolean): Promise<Buffer | null | undefined> {
    const kept: Buffer[] = []
    let left = size
    while (left > 0) {
      if (this.#held.length === 0 && !(await this.#more())) return undefined
      const part = this.#held.subarray(0, Math.min(left, this.#held.length))
      if (keep) kept.push(part)
      left -= part.length
      this.#drop(part.length)
    }
    return keep ? Buffer.concat(kept) : null
  }
}
