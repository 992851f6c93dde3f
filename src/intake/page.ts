import { parseHTML } from 'linkedom'
import type { Edtf } from '../model/edtf.js'
import type { Related } from '../model/source.js'
import { cleanAddress, hostOf } from './address.js'
import { authorInSource, pageAuthors } from './page-authors.js'
import { type Element, folded, type PageBlock } from './page-blocks.js'
import { type PageBody, pageBody } from './page-body.js'
import { dateInProse, pageDates } from './page-date.js'
import { type LiveEntry, liveEntries } from './page-live.js'
import { firstMeta, namesOf, type PageMarks, readMarks, unescaped } from './page-metadata.js'
import { pageTitle } from './page-title.js'

/** An article taken out of an HTML page, before it becomes a source. */
export interface PageRead {
  readonly title: string | null
  readonly subtitle: string | null
  readonly authors: readonly string[]
  readonly published: Edtf | null
  readonly updated: Edtf | null
  readonly site: string | null
  readonly language: string | null
  readonly canonical: string | null
  /** Prose, headings, lists and captions in the page's order. */
  readonly blocks: readonly PageBlock[]
  readonly related: readonly Related[]
  /** Of a live blog: its entries, each with its day; empty otherwise. */
  readonly entries: readonly LiveEntry[]
}

// Elements whose content is never text: dropped before parsing, which halves the work. JSON-LD scripts stay.
const RAW = /<(script|style|svg|noscript|iframe|template)\b([^>]*)>|<!--/gi

/** The page without scripts, styles and comments. Linear in its length, whatever is left open. */
export function withoutScripts(html: string): string {
  const lower = html.toLowerCase()
  const missing = new Set<string>()
  let out = ''
  let from = 0
  RAW.lastIndex = 0
  for (let match = RAW.exec(html); match; match = RAW.exec(html)) {
    const name = match[1]?.toLowerCase() ?? '!--'
    if (missing.has(name) || (match[2]?.endsWith('/') && name === 'svg')) continue
    const inside = match.index + match[0].length
    const closing = name === '!--' ? '-->' : `</${name}`
    const at = lower.indexOf(closing, inside)
    if (at < 0) {
      missing.add(name)
      continue
    }
    const close = name === '!--' ? at + 3 : html.indexOf('>', at) + 1
    const end = close <= 0 ? html.length : close
    const kept = name === 'script' && /ld\+json/i.test(match[2] ?? '')
    if (!kept) {
      out += html.slice(from, match.index)
      from = end
    }
    RAW.lastIndex = end
  }
  return out + html.slice(from)
}

/** Reads an HTML page. Nothing in it runs and nothing is fetched. `url` is where it came from, if known. */
export function readPage(html: string, url: string | null = null): PageRead {
  const bare = withoutScripts(html)
  const { document } = parseHTML(bare)
  const marks = readMarks(document as unknown as Parameters<typeof readMarks>[0])
  const canonical = resolved(marks.canonical, url)
  const address = url ?? canonical
  const host = address === null ? null : hostOf(address)
  const site = siteOf(marks)
  const title = pageTitle(marks, site, host)
  const finder = document as unknown as Parameters<typeof pageDates>[1]
  const dates = pageDates(marks, finder, address)
  let authors = pageAuthors(marks, finder, [site, host])
  const description = firstMeta(marks, ['og:description', 'description', 'twitter:description'])
  const entries = liveEntries(marks, finder, title, address)
  const teasers = teasersOf(finder)
  const titles = [title ?? '', ...marks.headings]
  const about = description === null ? null : unescaped(description)
  let body = taken(document, titles, about)
  if (lettersOf(body?.blocks ?? []) < 250) {
    // Pages that scripts draw keep their text for others in noscript and template elements.
    const spare = taken(parseHTML(unwrapped(html)).document, titles, about)
    if (lettersOf(spare?.blocks ?? []) > lettersOf(body?.blocks ?? []) * 2) body = spare
  }
  const blocks = body?.blocks ?? []
  const told = articleBody(marks)
  const use = told !== null && lettersOf(blocks) < told.length * 0.4 ? plainBlocks(told) : blocks
  if (authors.length === 0 && body?.byline)
    authors = pageAuthors({ ...marks, articles: [], meta: new Map([['author', [body.byline]]]) }, finder, [site, host])
  if (authors.length === 0) authors = authorInSource(bare)
  return {
    title,
    subtitle: body?.subtitle ?? null,
    authors,
    published: dates.published ?? dateInProse(use.map((block) => block.text).join('\n')) ?? dateInProse(untagged(bare)),
    updated: dates.updated,
    site,
    language: marks.language?.trim() || null,
    canonical,
    blocks: use,
    related: unique([...(body?.related ?? []), ...teasers]).map((item) => ({
      title: item.title,
      url: resolved(item.href, address),
    })),
    entries,
  }
}

// The page's words at its start and end, where a last resort for dates may stand.
const untagged = (html: string): string => `${html.slice(0, 60_000)}\n${html.slice(-40_000)}`.replace(/<[^<>]{0,2000}>/g, ' ')

interface Teaser {
  readonly title: string
  readonly href: string | null
}

// Links to related stories that the body's extraction throws away with their boxes.
function teasersOf(page: { querySelectorAll(selector: string): Iterable<Element> }): readonly Teaser[] {
  const teasers: Teaser[] = []
  for (const link of page.querySelectorAll(
    '[class*="related"] a[href],[class*="read-more"] a[href],[class*="readmore"] a[href]',
  )) {
    const title = folded(link.textContent ?? '').replace(
      /^(?:related|read more|read also|see also)(?: (?:article|story))?\s*[:|–—-]\s*/iu,
      '',
    )
    if (title.length >= 20 && title.length <= 200 && title.includes(' '))
      teasers.push({ title, href: link.getAttribute('href') })
    if (teasers.length >= 12) break
  }
  return teasers
}

const unique = (teasers: readonly Teaser[]): readonly Teaser[] =>
  teasers.filter((teaser, i) => teasers.findIndex((other) => other.title === teaser.title) === i)

// Elements that never hold a report's prose; without them there is less to weigh, and menus are not taken for lists.
const NEVER = ['nav', 'select', 'button', 'dialog', 'footer']

function taken(document: unknown, titles: readonly string[], about: string | null): PageBody | null {
  const page = document as { getElementsByTagName(name: string): Iterable<Element> }
  for (const name of NEVER) {
    for (const element of [...page.getElementsByTagName(name)]) {
      // A report that somebody wrapped whole in a footer still has its paragraphs.
      if (element.getElementsByTagName('p').length < 8) element.remove()
    }
  }
  try {
    return pageBody(document, titles, about)
  } catch {
    // Readability gives up on pages that have no body or too many elements; the markup's own text may still serve.
    return null
  }
}

const unwrapped = (html: string): string =>
  withoutScripts(
    html.replace(/<\/?(?:noscript|template)\b[^<>]*>/gi, ' ').replace(/<script[^<>]*text\/template[^<>]*>/gi, '<div>'),
  )

function resolved(address: string | null, base: string | null): string | null {
  if (!address) return null
  try {
    return cleanAddress(base === null ? address : new URL(address, base).href)
  } catch {
    return null
  }
}

function siteOf(marks: PageMarks): string | null {
  const name = firstMeta(marks, ['og:site_name', 'application-name', 'dc.publisher', 'publisher', 'copyright'])
  const publisher = marks.articles.map((article) => namesOf(article.publisher, marks.names)[0]).find(Boolean)
  const text = publisher ?? name
  return text ? unescaped(text).slice(0, 100) || null : null
}

function articleBody(marks: PageMarks): string | null {
  const text = marks.articles.map((article) => article.articleBody).find((body): body is string => typeof body === 'string')
  return text && text.length > 300 && !/<\w+[^>]*>/.test(text) ? text : null
}

const lettersOf = (blocks: readonly PageBlock[]): number =>
  blocks.reduce((sum, block) => sum + (block.kind === 'caption' ? 0 : block.text.length), 0)

function plainBlocks(text: string): readonly PageBlock[] {
  const node = { nodeType: 3, textContent: text, childNodes: [], parentNode: null }
  return text
    .split(/\n+/)
    .map(unescaped)
    .filter(Boolean)
    .map((line) => ({ kind: 'body', text: line, links: 0, node }))
}
