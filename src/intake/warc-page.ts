import { Buffer } from 'node:buffer'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { ParleyError } from '../model/error.js'
import type { Note } from '../model/note.js'
import { cleanAddress } from './address.js'
import { MAX_BYTES } from './bytes.js'
import type { Document } from './document.js'
import { fieldsOf, type WarcRecord } from './warc.js'

/** Types a report comes as; an archive of the web is full of others. */
const REPORT =
  /^(?:text\/html|application\/xhtml\+xml|text\/plain|application\/pdf|application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document)$/

/** Types of records that hold what a server answered, or a file as it was. */
export const holdsReport = (type: string): boolean => type === 'response' || type === 'resource'

/**
 * The page or file in a record, with the archive's own word on when, whence and with which digest it was had; null for what is no
 * report: redirects, errors, pictures, scripts. Throws input-malformed where its block is not what its digest says,
 * input-too-large.
 */
export function documentIn(record: WarcRecord): Document | null {
  const address = cleanAddress(record.address ?? '')
  if (!holdsReport(record.type) || address === null || record.at === null) return null
  if (/\/robots\.txt$|\/sitemap[^/]*\.xml$/i.test(new URL(address).pathname)) return null
  const media = /^\s*([^;\s]+)/.exec(record.contentType ?? '')?.[1]?.toLowerCase() ?? null
  if (record.block === null) {
    if (record.type === 'resource' && !REPORT.test(media ?? '')) return null
    throw new ParleyError('input-too-large', `the record is larger than ${MAX_BYTES} bytes`, { hint: 'No report is so large.' })
  }
  const body =
    record.type === 'resource'
      ? { type: media, charset: null, bytes: () => record.block ?? Buffer.alloc(0) }
      : answerIn(record.block)
  if (body === null || !REPORT.test(body.type ?? '')) return null
  if (record.sound === false)
    throw new ParleyError('input-malformed', `the record of ${record.at} is not what its digest says it is`, {
      hint: 'The archive was changed or damaged: make it anew.',
    })
  const bytes = body.bytes()
  if (bytes.length === 0) return null
  const had = { how: 'archived' as const, at: record.at, asked: address, address, type: body.type }
  const digest = record.payloadDigest === null ? {} : { digest: record.payloadDigest }
  return {
    name: address,
    bytes,
    told: { url: address, had: { ...had, ...digest } },
    served: { type: body.type, charset: body.charset },
    notes: record.truncated === null ? [] : [cut(record.truncated)],
  }
}

const cut = (why: string): Note => ({
  rule: 'truncated',
  at: { start: 0, end: 0 },
  says: `the archive holds only its beginning (${why.slice(0, 40)})`,
})

interface Body {
  readonly type: string | null
  readonly charset: string | null
  bytes(): Buffer
}

/** The body of an HTTP answer that was a success; null for any other. It is unpacked only where it is asked for. */
function answerIn(block: Buffer): Body | null {
  const end = /\r?\n\r?\n/.exec(block.subarray(0, 128 * 1024).toString('latin1'))
  if (!end) return null
  const lines = block.subarray(0, end.index).toString('latin1').split(/\r?\n/)
  if (!/^HTTP\/\d(?:\.\d)? 20[03](?: |$)/.test(lines[0] ?? '')) return null
  const fields = fieldsOf(lines.slice(1))
  const type = fields.get('content-type') ?? ''
  return {
    type: /^\s*([^;\s]+)/.exec(type)?.[1]?.toLowerCase() ?? null,
    charset: /;\s*charset\s*=\s*["']?([A-Za-z0-9_:.-]{2,40})/i.exec(type)?.[1]?.toLowerCase() ?? null,
    bytes: () => {
      const raw = block.subarray(end.index + end[0].length)
      const whole = /chunked/i.test(fields.get('transfer-encoding') ?? '') ? unchunked(raw) : raw
      return unpacked(whole, (fields.get('content-encoding') ?? '').trim().toLowerCase())
    },
  }
}

/** A chunked body put together. Some archives hold it put together already, with the header left as it was: then it is as it is. */
export function unchunked(raw: Buffer): Buffer {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const line = /^([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n/i.exec(raw.subarray(at, at + 220).toString('latin1'))
    if (!line?.[1]) return parts.length === 0 ? raw : Buffer.concat(parts)
    const size = Number.parseInt(line[1], 16)
    at += line[0].length
    if (size === 0) return Buffer.concat(parts)
    if (at + size > raw.length) return parts.length === 0 ? raw : Buffer.concat([...parts, raw.subarray(at)])
    parts.push(raw.subarray(at, at + size))
    at += size
    while (raw[at] === 0x0d || raw[at] === 0x0a) at++
  }
}

function unpacked(bytes: Buffer, encoding: string): Buffer {
  if (encoding === '' || encoding === 'identity') return bytes
  const limit = { maxOutputLength: MAX_BYTES }
  try {
    if (encoding === 'gzip' || encoding === 'x-gzip') return bytes[0] === 0x1f ? gunzipSync(bytes, limit) : bytes
    if (encoding === 'br') return brotliDecompressSync(bytes, limit)
    if (encoding === 'deflate') return ((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync(bytes, limit) : inflateRawSync(bytes, limit)
  } catch (cause) {
    if ((cause as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new ParleyError('input-too-large', `the record unpacks to more than ${MAX_BYTES} bytes`, {
        hint: 'No report is so large.',
      })
    // Some archives hold the body unpacked, with the header left as it was.
    if (/^\s*</.test(bytes.subarray(0, 200).toString('latin1'))) return bytes
    throw new ParleyError('input-malformed', `its body cannot be unpacked (${encoding})`, {
      hint: 'Make the archive anew.',
      cause,
    })
  }
  throw new ParleyError('input-unsupported', `its body is packed as "${encoding.slice(0, 40)}"`, {
    hint: 'Add the page by itself.',
  })
}
