import { Buffer } from 'node:buffer'
import type { Instant } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import { cleanAddress } from './address.js'
import { parseMail } from './mail.js'

/** Most parts of a saved page that are looked at: pictures and styles are parts too. */
const MOST_PARTS = 5000

/** The page in an MHTML file: its HTML, its address, and when it was saved, each null where the file does not say. */
export interface SavedPage {
  readonly html: string
  readonly url: string | null
  readonly at: Instant | null
}

/**
 * The page that an MHTML file (RFC 2557) was made of: the part whose location the file names as its own, else the first HTML part.
 * Frames, styles and pictures are left. Throws input-malformed, input-empty.
 */
export async function readSavedPage(bytes: Uint8Array): Promise<SavedPage> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headEnd = endOfHead(view, 0)
  const head = unfolded(view.subarray(0, headEnd).toString('latin1'))
  const boundary = /^content-type:[^\n]*;\s*boundary\s*=\s*(?:"([^"\n]{1,200})"|([^\s;]{1,200}))/im.exec(head)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined)
    throw new ParleyError('input-malformed', 'the saved page does not say where its parts begin', {
      hint: 'Save the page anew, as HTML or as one file.',
    })
  const own = /^snapshot-content-location:\s*(\S+)/im.exec(head)?.[1] ?? null
  let first: { readonly bytes: Buffer; readonly url: string | null } | null = null
  for (const part of partsOf(view, mark, headEnd)) {
    const fields = unfolded(part.subarray(0, endOfHead(part, 0)).toString('latin1'))
    if (!/^content-type:\s*(?:text\/html|application\/xhtml\+xml)/im.test(fields)) continue
    const url = /^content-location:\s*(\S+)/im.exec(fields)?.[1] ?? null
    if (first === null || (own !== null && url === own)) first = { bytes: part, url }
    if (own === null || url === own) break
  }
  // Decoding of transfer encodings and charsets is left to the library, for this part alone.
  const { html } = first === null ? { html: undefined } : await parseMail(first.bytes)
  if (!html) throw new ParleyError('input-empty', 'the saved page holds no HTML', { hint: 'Save the page anew.' })
  const when = Date.parse(/^date:\s*([^\n]{6,60})/im.exec(head)?.[1] ?? '')
  return {
    html,
    url: cleanAddress(own ?? first?.url ?? ''),
    at: Number.isNaN(when) ? null : (`${new Date(when).toISOString().slice(0, 19)}Z` as Instant),
  }
}

function endOfHead(view: Buffer, from: number): number {
  const crlf = view.indexOf('\r\n\r\n', from)
  const lf = view.indexOf('\n\n', from)
  const end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 2 : lf >= 0 ? lf + 1 : view.length
  return Math.min(end, from + 65_536)
}

const unfolded = (head: string): string => head.replace(/\r\n/g, '\n').replace(/\n[ \t]+/g, ' ')

function* partsOf(view: Buffer, mark: string, from: number): Generator<Buffer> {
  const line = Buffer.from(`--${mark}`, 'latin1')
  let at = view.indexOf(line, from)
  for (let count = 0; at >= 0 && count < MOST_PARTS; count++) {
    const start = view.indexOf('\n', at)
    if (start < 0 || view.subarray(at + line.length, at + line.length + 2).toString('latin1') === '--') return
    const next = view.indexOf(line, start)
    yield view.subarray(start + 1, next < 0 ? view.length : next)
    at = next
  }
}
