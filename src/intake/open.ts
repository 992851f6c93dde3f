import { decodeBytes } from './bytes.js'
import { type Given, intakeText, type Known, type Taken } from './source.js'

/** What the user tells of a file's reports, over what they say themselves. */
export type Told = Partial<Omit<Given, 'text' | 'parts' | 'images' | 'related'>>

/** What a server said of bytes, which may be wrong: the bytes themselves decide. */
export interface Served {
  readonly type: string | null
  readonly charset: string | null
}

/**
 * The reports in the bytes of a file: of an HTML page its article (of a live blog each entry), else the text as it is. Throws
 * input-empty, input-binary, input-too-large, input-malformed.
 */
export async function openBytes(
  bytes: Uint8Array,
  name: string,
  told: Told,
  known: Known,
  served: Served | null = null,
): Promise<readonly Taken[]> {
  const { text } = decodeBytes(bytes, served?.charset ?? null)
  if (!isPage(text, /html/.test(served?.type ?? '') ? 'page.html' : name)) return [intakeText({ ...told, text }, known)]
  // A DOM is loaded only for pages: a text starts without one.
  const { intakePage } = await import('./page-source.js')
  return intakePage(text, told, known)
}

/** By what it begins with; by its name only where it holds some markup. */
function isPage(text: string, name: string): boolean {
  const start = text.slice(0, 2000)
  if (/^\s*(?:<\?xml[^>]*>\s*)?<!doctype\s+html|^\s*<html[\s>]/i.test(start)) return true
  return /\.(?:html?|xhtml)$/i.test(name) && /<(?:head|body|article|p|div|h1)[\s>]/i.test(text.slice(0, 20_000))
}
