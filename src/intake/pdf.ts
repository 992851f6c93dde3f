import { ParleyError } from '../model/error.js'
import { normaliseText } from './bytes.js'
import type { Told } from './document.js'
import { unsupported } from './format.js'
import { type Line, pageLines, paragraphs } from './pdf-lines.js'
import type { Given } from './source.js'

/** Most pages that are read. */
const MOST_PAGES = 2000

/**
 * The text layer of a PDF: lines put together into paragraphs, running heads and page numbers left out; the title by the
 * document's data where its words stand on the first page. Throws input-unsupported for a scan without text or an encrypted file,
 * input-malformed, input-too-large.
 */
export async function readPdf(bytes: Uint8Array, told: Told): Promise<Given> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // The library keeps the buffer it is given; ours is still needed. Nothing in the file runs and no font is loaded.
  const task = pdf.getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    verbosity: pdf.VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    if (document.numPages > MOST_PAGES)
      throw new ParleyError('input-too-large', `the PDF has ${document.numPages} pages, more than ${MOST_PAGES}`, {
        hint: 'Split it into its reports.',
      })
    const pages: Line[][] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(
        pageLines(
          items.flatMap((item) => ('str' in item ? [item] : [])),
          page.view[3] ?? 0,
        ),
      )
      page.cleanup()
    }
    const text = normaliseText(paragraphs(pages)).trim()
    if (!/\p{L}/u.test(text)) throw unsupported('a PDF without a text layer (a scan)')
    const data = (await document.getMetadata().catch(() => null))?.info as { readonly Title?: unknown } | undefined
    return { ...told, text, title: told.title ?? titleOf(data?.Title, text) }
  } catch (cause) {
    if (cause instanceof ParleyError) throw cause
    if ((cause as Error).name === 'PasswordException') throw unsupported('an encrypted PDF')
    throw new ParleyError('input-malformed', 'the PDF is damaged', {
      hint: 'Print it to a new PDF, or save it as text.',
      cause,
    })
  } finally {
    await task.destroy()
  }
}

/** A title that a program left in ("Microsoft Word - x.doc") does not stand in the text. */
function titleOf(title: unknown, text: string): string | null {
  if (typeof title !== 'string') return null
  const squeezed = title.replace(/\s+/gu, ' ').trim()
  return squeezed.length > 3 && squeezed.length < 300 && text.slice(0, 3000).replace(/\s+/gu, ' ').includes(squeezed)
    ? squeezed
    : null
}
