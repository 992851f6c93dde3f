import { Buffer } from 'node:buffer'
import { ParleyError } from '../model/error.js'
import { normaliseText } from './bytes.js'
import type { Told } from './document.js'
import { type Given, MAX_TEXT } from './source.js'
import { zipEntries } from './zip.js'

/** Most that the parts of a DOCX that hold text may unpack to, in bytes. */
const MOST_UNPACKED = 64 * 1024 * 1024

/**
 * The text of a DOCX, a paragraph a block; its title where the document's properties have one. Sizes are checked before anything
 * is unpacked. Throws input-malformed, input-too-large.
 */
export async function readDocx(bytes: Uint8Array, told: Told): Promise<Given> {
  let title: string | null = null
  let unpacked = 0
  // Every part is unpacked once under guard: mammoth takes sizes on trust.
  for await (const entry of zipEntries(bytes)) {
    if ('failure' in entry) throw entry.failure
    if (!/\.(?:xml|rels)$/i.test(entry.name)) continue
    const part = await entry.bytes()
    unpacked += part.length
    if (unpacked > MOST_UNPACKED) throw tooLarge()
    if (/<!DOCTYPE|<!ENTITY/i.test(Buffer.from(part.subarray(0, 2000)).toString('latin1')))
      throw new ParleyError('input-malformed', 'the document declares entities, which no Word file does', {
        hint: 'Save it anew with a word processor.',
      })
    if (entry.name === 'docProps/core.xml') title = titleIn(Buffer.from(part).toString('utf8'))
  }
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    if (value.length > MAX_TEXT) throw tooLarge()
    const text = normaliseText(value)
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
    // A title that is not in the text is a template's or a file name.
    return { ...told, text, title: told.title ?? (title !== null && text.includes(title) ? title : null) }
  } catch (cause) {
    if (cause instanceof ParleyError) throw cause
    throw new ParleyError('input-malformed', 'the DOCX is damaged', {
      hint: 'Open and save it anew, or save it as text.',
      cause,
    })
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function titleIn(xml: string): string | null {
  const raw = /<dc:title>([^<]{1,500})<\/dc:title>/.exec(xml)?.[1] ?? ''
  return raw.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '').trim() || null
}

const tooLarge = (): ParleyError =>
  new ParleyError('input-too-large', 'the document unpacks to more than a report can be', {
    hint: 'Split it into its reports.',
  })
