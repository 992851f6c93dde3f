import { createHash } from 'node:crypto'
import { ParleyError } from '../model/error.js'
import { decodeBytes } from './bytes.js'
import type { Document, Served, Told } from './document.js'
import { type Format, formatOf } from './format.js'
import { parseRow } from './rows.js'
import { intakeText, type Known, type Taken } from './source.js'

/** How deep documents may lie in documents: a mail attached to a mail. */
const MAX_DEPTH = 3

/**
 * The reports in a document. Each format's library is loaded where it is met. Run it where it can be killed (src/work/crew.ts):
 * no library is trusted with bytes that anybody may have made. Throws input-empty, input-binary, input-too-large,
 * input-malformed, input-unsupported.
 */
export async function openDocument(document: Document, known: Known, depth = 0): Promise<readonly Taken[]> {
  const { bytes, line, name, served = null, notes = [] } = document
  const told = { ...document.told, sha256: document.told.sha256 ?? createHash('sha256').update(bytes).digest('hex') }
  const taken =
    line === undefined
      ? await opened(formatOf(bytes, name, served?.type ?? null), { name, bytes, told, served }, known, depth)
      : [intakeText({ ...parseRow(new TextDecoder().decode(bytes), line).given, ...without(told) }, known)]
  return notes.length === 0 ? taken : taken.map((one) => ({ ...one, notes: [...notes, ...one.notes] }))
}

async function opened(format: Format, document: Document, known: Known, depth: number): Promise<readonly Taken[]> {
  const { bytes, told, served } = document
  const text = (): string => decodeBytes(bytes, served?.charset ?? null).text
  switch (format) {
    case 'text':
      return [intakeText({ ...told, text: text() }, known)]
    case 'page':
      return (await import('./page-source.js')).intakePage(text(), told, known)
    case 'feed':
      return (await import('./feed-source.js')).intakeFeed(text(), told, known)
    case 'pdf':
      return [intakeText(await (await import('./pdf.js')).readPdf(bytes, told), known)]
    case 'docx':
      return [intakeText(await (await import('./docx.js')).readDocx(bytes, told), known)]
    case 'saved-page': {
      const { html, url, at } = await (await import('./saved-page.js')).readSavedPage(bytes)
      const had = told.had ?? (url && at ? { how: 'archived' as const, at, asked: url, address: url, type: 'text/html' } : null)
      const { intakePage } = await import('./page-source.js')
      return intakePage(html, { ...told, had, url: told.url ?? url }, known)
    }
    case 'mail': {
      const { intakeMail } = await import('./mail.js')
      return intakeMail(bytes, told, known, (inner) => {
        if (depth < MAX_DEPTH) return openDocument(inner, known, depth + 1)
        throw new ParleyError('input-unsupported', `it is attached more than ${MAX_DEPTH} deep`, {
          hint: 'Take it out and add it.',
        })
      })
    }
    case 'zip':
    case 'warc':
    case 'gzip':
      throw new ParleyError('input-unsupported', `this is an archive (${format}) where a report is expected`, {
        hint: 'Take it in with: parley add FILE',
      })
  }
}

/** What was told, without what was not: so that a row's own fields stand. */
const without = (told: Told): Told =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null && value !== undefined))

/** The reports in the bytes of a file; see `openDocument`. */
export const openBytes = (
  bytes: Uint8Array,
  name: string,
  told: Told,
  known: Known,
  served: Served | null = null,
): Promise<readonly Taken[]> => openDocument({ bytes, name, told, served }, known)
