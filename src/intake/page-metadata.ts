import type { Element } from './page-blocks.js'
import { folded } from './page-blocks.js'

/** What a page's markup says of itself, by where it says so; nothing is decided here. */
export interface PageMarks {
  /** Contents of meta elements by name, property or itemprop in lower case, in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  /** Objects of JSON-LD that describe an article, best first. */
  readonly articles: readonly Readonly<Record<string, unknown>>[]
  /** Names by the `@id` that other objects refer to them by. */
  readonly names: ReadonlyMap<string, string>
  readonly headings: readonly string[]
  readonly docTitle: string
  readonly canonical: string | null
  readonly language: string | null
}

interface Page {
  readonly documentElement: Element | null
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>
  querySelector(selector: string): Element | null
  getElementsByTagName(name: string): ArrayLike<Element> & Iterable<Element>
}

const ARTICLE = /^(?:\w*(?:Article|Posting|Report|Review|Recipe)|LiveBlogPosting|CreativeWork|ScholarlyArticle)$/

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function typesOf(object: Record<string, unknown>): readonly string[] {
  const type = object['@type']
  return (Array.isArray(type) ? type : [type])
    .filter((t): t is string => typeof t === 'string')
    .map((t) => t.replace(/^.*[/#]/, ''))
}

// JSON-LD as sites print it: line breaks inside strings, HTML comments around it, a semicolon after it.
function parseLoose(text: string): unknown {
  const bare = text.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)?/, '').replace(/(?:-->|\/\/\]\]>|\]\]>)?\s*;?\s*$/, '')
  for (const attempt of [bare, bare.replace(/[\n\r\t]+/g, ' ')]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // The next form may parse; a page without usable JSON-LD is common and no error.
    }
  }
  return null
}

function collect(value: unknown, into: Record<string, unknown>[], depth: number): void {
  if (depth > 6 || into.length > 200) return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into, depth + 1)
  } else if (isRecord(value)) {
    into.push(value)
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart']) collect(value[key], into, depth + 1)
  }
}

/** Reads meta elements, JSON-LD, headings and addresses of a page. Must run before the body is taken out, which changes the page. */
export function readMarks(page: Page): PageMarks {
  const meta = new Map<string, string[]>()
  for (const element of page.getElementsByTagName('meta')) {
    const content = element.getAttribute('content')
    if (!content || content.length > 3000) continue
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const key = element.getAttribute(attribute)?.toLowerCase().trim()
      if (!key) continue
      const list = meta.get(key) ?? []
      if (!list.includes(content)) list.push(content)
      meta.set(key, list)
    }
  }
  const objects: Record<string, unknown>[] = []
  for (const script of page.getElementsByTagName('script')) {
    if (!/^application\/ld\+json/i.test(script.getAttribute('type') ?? '')) continue
    const text = script.textContent ?? ''
    if (text.length < 500_000) collect(parseLoose(text), objects, 0)
  }
  const names = new Map<string, string>()
  for (const object of objects) {
    const { '@id': id, name } = object
    if (typeof id === 'string' && typeof name === 'string') names.set(id, name)
  }
  const articles = objects
    .filter(
      (object) =>
        typesOf(object).some((type) => ARTICLE.test(type)) &&
        (object.headline || object.datePublished || object.author || object.name),
    )
    .sort((a, b) => weight(b) - weight(a))
  const root = page.documentElement
  const canonical = [...page.getElementsByTagName('link')]
    .find((link) => /\bcanonical\b/i.test(link.getAttribute('rel') ?? ''))
    ?.getAttribute('href')
  return {
    meta,
    articles,
    names,
    headings: [...page.getElementsByTagName('h1')]
      .slice(0, 10)
      .filter((h) => !isMasthead(h))
      .map((h) => folded(h.textContent ?? '')),
    docTitle: folded(page.querySelector('title')?.textContent ?? ''),
    canonical: canonical ?? meta.get('og:url')?.[0] ?? null,
    language: root?.getAttribute('lang') ?? root?.getAttribute('xml:lang') ?? meta.get('content-language')?.[0] ?? null,
  }
}

// Many sites set their own name as a first-rank heading: it links to the front page or stands in a masthead.
function isMasthead(heading: Element): boolean {
  if (
    /(?:site|blog)[-_]?(?:title|name)|\blogo\b|\bbrand\b|masthead/i.test(
      `${heading.className} ${heading.id} ${heading.parentElement?.className ?? ''}`,
    )
  )
    return true
  const href = heading.querySelector('a')?.getAttribute('href')
  return href === '/' || (href !== null && href !== undefined && /^https?:\/\/[^/]+\/?$/.test(href))
}

// A news article before a web page's other things; one with a headline before one without.
function weight(object: Record<string, unknown>): number {
  const types = typesOf(object)
  return (
    (types.some((type) => /Article|Posting|Report/.test(type)) ? 4 : 0) +
    (object.headline ? 2 : 0) +
    (object.datePublished ? 1 : 0)
  )
}

/** First text among the meta elements of these names, in the order of the names. */
export function firstMeta(marks: PageMarks, keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = marks.meta.get(key)?.find((content) => folded(content) !== '')
    if (text) return folded(text)
  }
  return null
}

/** Names in a JSON-LD value: a string, a person with a name, a list of them, or a reference by `@id`. */
export function namesOf(value: unknown, names: ReadonlyMap<string, string>): readonly string[] {
  if (typeof value === 'string') return names.has(value) ? [names.get(value) ?? ''] : [value]
  if (Array.isArray(value)) return value.slice(0, 40).flatMap((item) => namesOf(item, names))
  if (!isRecord(value)) return []
  if (value.name) return namesOf(value.name, names)
  const id = value['@id']
  return typeof id === 'string' && names.has(id) ? [names.get(id) ?? ''] : []
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
}

/** Text out of attributes and JSON, where sites escape twice: `&amp;#39;` is an apostrophe. */
export function unescaped(text: string): string {
  return folded(
    text
      .replace(/<[^<>]{0,200}>/g, ' ')
      .replace(/&amp;/g, '&')
      .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
        const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0
        if (code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)) return String.fromCodePoint(code)
        return ENTITIES[String(name ?? '').toLowerCase()] ?? whole
      }),
  )
}
