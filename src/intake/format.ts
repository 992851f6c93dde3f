import { Buffer } from 'node:buffer'
import { ParleyError } from '../model/error.js'
import { magicOf } from './bytes.js'

/** What bytes are, as far as it decides who opens them. `zip`, `warc` and `gzip` hold documents and are none themselves. */
export type Format = 'text' | 'page' | 'feed' | 'pdf' | 'docx' | 'mail' | 'saved-page' | 'zip' | 'warc' | 'gzip'

/** Formats whose opening runs a library over hostile bytes: done in a process that can be killed. */
export const isRisky = (format: Format): boolean => format !== 'text'

const HEADER =
  /^(?:from|date|subject|mime-version|message-id|received|return-path|delivered-to|content-type|x-[\w-]+|dkim-[\w-]+):/i
const CARRIED = /^(?:mime-version|message-id|received|return-path|delivered-to|snapshot-content-location):/im

/**
 * What the bytes are: by their first bytes before all, since names and servers lie; by name or media type only where the bytes
 * leave it open (some markup; a mail's head). Throws input-unsupported for what is known and not read, such as RTF.
 */
export function formatOf(bytes: Uint8Array, name: string, type: string | null = null): Format {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (view.length >= 4 && view[0] === 0x50 && view[1] === 0x4b && (view[2] === 3 || view[2] === 5)) return packed(view)
  if (view[0] === 0x1f && view[1] === 0x8b) return 'gzip'
  const head = view.subarray(0, 8192).toString('latin1')
  if (/^WARC\/\d/.test(head)) return 'warc'
  const magic = magicOf(bytes)
  if (magic === 'an RTF document' || magic === 'an old Office file') throw unsupported(magic)
  if (isMail(head, name)) return /^content-type:\s*multipart\/related/im.test(headOf(head)) ? 'saved-page' : 'mail'
  // UTF-16 has a zero in every other place.
  const words = head.replaceAll('\0', '').replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
  if (
    /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*|<\?[^>]{0,500}\?>\s*|<!DOCTYPE\s+rss[^[>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]/i.test(
      words,
    )
  )
    return 'feed'
  if (/^\s*\{/.test(words) && /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\/version/.test(words)) return 'feed'
  return isPage(words, /html/.test(type ?? '') ? 'page.html' : name) ? 'page' : 'text'
}

/** Of a ZIP's kinds: a Word document, or an archive of files. */
function packed(view: Buffer): Format {
  if (view.includes('word/document.xml')) return 'docx'
  const start = view.subarray(0, 200).toString('latin1')
  if (/mimetypeapplication\//.test(start)) throw unsupported('an OpenDocument or EPUB file')
  if (
    /^PK[\s\S]{28}\[Content_Types\]\.xml/.test(start) ||
    view.includes('xl/workbook.xml') ||
    view.includes('ppt/presentation.xml')
  )
    throw unsupported('a spreadsheet or slides')
  return 'zip'
}

const headOf = (text: string): string => text.slice(0, (/\r?\n\r?\n/.exec(text)?.index ?? text.length) + 1)

// Reports may begin with "Date: …" too: only what a mail carries on its way makes a mail of a file that is not named one.
function isMail(text: string, name: string): boolean {
  const head = headOf(text).replace(/^From .*\r?\n/, '')
  if (!HEADER.test(head)) return false
  return /\.(?:eml|mht|mhtml)$/i.test(name) || (CARRIED.test(head) && /^(?:from|date|subject|content-type):/im.test(head))
}

/** By what it begins with; by its name only where it holds some markup. */
function isPage(text: string, name: string): boolean {
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<!doctype\s+html|<html[\s>])/i.test(text)) return true
  return /\.(?:html?|xhtml)$/i.test(name) && /<(?:head|body|article|p|div|h1|title|meta|style|script)[\s>]/i.test(text)
}

export const unsupported = (what: string): ParleyError =>
  new ParleyError('input-unsupported', `this is ${what}, which Parley does not read`, {
    hint: 'Save it as PDF, DOCX, HTML or plain text.',
  })
