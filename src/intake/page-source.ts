import type { Part, PartKind, Picture } from '../model/source.js'
import { hostOf } from './address.js'
import { captionOf } from './caption.js'
import { datelineOf } from './dateline.js'
import { type PageRead, readPage } from './page.js'
import type { PageBlock } from './page-blocks.js'
import { type Given, intakeText, type Known, type Taken } from './source.js'

/** What is known of a page besides its HTML; all of it wins over the page. */
export type PageGiven = Partial<Omit<Given, 'text' | 'parts' | 'images' | 'related'>>

const SIGNATURE = /^\(?(?:(?:additional )?(?:reporting|writing|editing)(?: and \w+)? by\b|source\s*:)/iu

// A source's text, put together block by block with the parts it consists of.
class Composer {
  private text = ''
  readonly parts: Part[] = []
  readonly images: Picture[] = []

  constructor(private readonly agency: (words: string) => string | null) {}

  add(part: PartKind, text: string): void {
    if (text === '') return
    if (this.text !== '') this.text += '\n\n'
    const start = this.text.length
    this.text += text
    this.parts.push({ part, start, end: this.text.length })
    if (part !== 'body' || this.parts.filter((other) => other.part === 'body').length > 2) return
    const dateline = datelineOf(text, this.agency)
    if (!dateline || dateline.end >= text.length) return
    this.parts.push({ part: 'dateline', start, end: start + text.slice(0, dateline.end).trimEnd().length })
  }

  // Caption and credit stand in neighbouring elements or in one line; in the text they are one block.
  picture(captions: readonly string[]): void {
    let caption = ''
    let credit: string | null = null
    for (const line of captions) {
      const found = captionOf(line)
      if (found?.credit && found.captionEnd === found.captionStart) credit ??= found.credit.text
      else if (found?.credit) {
        caption = `${caption} ${line.slice(found.captionStart, found.captionEnd)}`.trim()
        credit ??= found.credit.text
      } else if (caption !== '' && credit === null && line.length <= 80 && !/[.!?]$/.test(line)) credit = line
      else caption = `${caption} ${line}`.trim()
    }
    if (this.images.some((other) => other.caption === caption && caption !== '')) return
    this.images.push({ caption, credit })
    const text = [caption, credit].filter(Boolean).join('\n')
    this.add('caption', text)
    const block = this.parts.at(-1)
    if (credit && block?.part === 'caption') {
      const at = { start: block.end - credit.length, end: block.end }
      if (caption === '') this.parts[this.parts.length - 1] = { part: 'credit', ...at }
      else this.parts.push({ part: 'credit', ...at })
    }
  }

  blocks(blocks: readonly PageBlock[]): void {
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i]
      if (!block) continue
      if (block.kind !== 'caption') {
        this.add(
          SIGNATURE.test(block.text) && block.text.length < 300 ? 'byline' : block.kind === 'quote' ? 'body' : block.kind,
          block.text,
        )
        continue
      }
      const figure = figureOf(block)
      const captions = [block.text]
      while (blocks[i + 1]?.kind === 'caption' && captions.length < 4 && figureOf(blocks[i + 1]) === figure)
        captions.push(blocks[++i]?.text ?? '')
      this.picture(captions)
    }
  }

  whole(): string {
    return this.text
  }
}

function figureOf(block: PageBlock | undefined): unknown {
  let at = block?.node ?? null
  for (let depth = 0; at && depth < 6; depth++, at = at.parentNode) {
    if ((at as { localName?: string }).localName === 'figure') return at
  }
  return block?.node.parentNode
}

/**
 * Makes the source of an HTML page, or one for each entry of a live blog, which is dated by itself. Throws input-empty where the
 * page has no words of its own.
 */
export function intakePage(html: string, given: PageGiven, known: Known): readonly Taken[] {
  const page = readPage(html, given.url ?? null)
  if (page.entries.length < 2) return [compose(page, page.blocks, given, known)]
  return page.entries.map((entry) =>
    compose(
      { ...page, title: entry.title ?? page.title, published: entry.published ?? page.published, subtitle: null, related: [] },
      entry.blocks,
      given.title || given.published
        ? { ...given, title: entry.title ?? given.title ?? null, published: entry.published ?? given.published ?? null }
        : given,
      known,
    ),
  )
}

/** Of a fetched page: its canonical address, but only on the host that answered, since a page may claim any; else the latter. */
function answered({ url, had }: PageGiven, canonical: string | null): string | null {
  if (had && url !== had.address) return url ?? had.address
  const own = canonical !== null && hostOf(canonical) === hostOf(had?.address ?? '')
  // A site whose pages all name its front page as the canonical one has told nothing.
  return own && new URL(canonical).pathname !== '/' ? canonical : (had?.address ?? null)
}

function compose(page: PageRead, blocks: readonly PageBlock[], given: PageGiven, known: Known): Taken {
  const composer = new Composer((words) => known.agency(words))
  const title = given.title ?? page.title
  if (blocks.length > 0 || title !== null) {
    composer.add('headline', page.title ?? given.title ?? '')
    composer.add('subtitle', page.subtitle ?? '')
  }
  composer.blocks(blocks)
  return intakeText(
    {
      ...given,
      text: blocks.length === 0 ? '' : composer.whole(),
      title,
      byline: given.byline ?? (page.authors.length > 0 ? page.authors.join(', ') : null),
      published: given.published ?? page.published,
      updated: given.updated ?? page.updated,
      url: given.had ? answered(given, page.canonical) : (given.url ?? page.canonical),
      site: given.site ?? page.site,
      language: given.language ?? page.language,
      parts: composer.parts,
      images: composer.images,
      related: page.related,
    },
    known,
  )
}
