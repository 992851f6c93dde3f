import { areNames, isByline, namesIn } from './byline.js'
import type { Element } from './page-blocks.js'
import { folded } from './page-blocks.js'
import { firstMeta, namesOf, type PageMarks, unescaped } from './page-metadata.js'

const META = [
  'author',
  'article:author',
  'og:article:author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor',
  'byl',
  'byline',
  'citation_author',
  'article:author_name',
  'rbauthors',
  'cxenseparse:author',
  'twitter:data1',
  'creator',
  'bt:author',
  'authors',
  'vr:author',
  'dcsext.author',
]
const MARKED =
  '[itemprop="author"],[itemprop~="author"],[rel~="author"],.byline,[class*="byline"],.author,[class*="author-name"],[class*="author__name"],[class*="authorName"],[class*="author"],[id*="byline"],[class*="contributor"],.vcard .fn'
const INNER =
  /(?:^|[\s_])(?:site-|page-|global-|main-)?footer|\b(?:comments?\b|comment-|related|sidebar|widget|recommend|teaser|popular|trending|latest|reply)/i

interface Finder {
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>
}

const key = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('')

// Names as people have them: no addresses, no site, not the whole sentence of a biography.
function clean(texts: readonly string[], site: readonly string[], loose: boolean): readonly string[] {
  const names: string[] = []
  for (const text of texts) {
    const plain = unescaped(text)
    if (plain.length > 300 || /^https?:|^www\.|\.(?:com|org|net)\b/i.test(plain)) continue
    if (site.includes(key(plain))) continue
    for (const name of namesIn(plain)) {
      if (
        name.split(' ').length > 7 ||
        /\b(?:posted|updated|published|minutes?|ago|comments?|share|read|view|more|profile|copyright|follow|subscribe)\b/i.test(
          name,
        )
      )
        continue
      if (!loose && !areNames(name)) continue
      if (site.includes(key(name)) || names.some((other) => key(other) === key(name))) continue
      names.push(name)
    }
  }
  // "Ana Lindt, Valley Times Staff" is signed by one person.
  const people = names.filter((name) => !/\b(?:staff|team|desk|newsroom|bureau)$/i.test(name))
  return (people.length > 0 ? people : names).slice(0, 12)
}

/** Who signed the report, from the markup and the byline on the page; empty where nobody did. */
export function pageAuthors(marks: PageMarks, page: Finder, site: readonly (string | null)[]): readonly string[] {
  const sites = site.flatMap((name) => (name ? [key(name), key(name.replace(/\.\w{2,4}$/, ''))] : []))
  // What a newsroom fills in for its statistics may list every signatory where JSON-LD has only who pressed the button.
  const counted = clean(marks.meta.get('parsely-author') ?? [], sites, true)
  for (const article of marks.articles.slice(0, 3)) {
    const found = clean(namesOf(article.author ?? article.creator, marks.names), sites, true)
    if (found.length > 0) return counted.length > found.length ? counted : found
  }
  if (counted.length > 0) return counted
  for (const name of META) {
    if (name === 'twitter:data1' && !/written by|author/i.test(firstMeta(marks, ['twitter:label1']) ?? '')) continue
    const found = clean(marks.meta.get(name) ?? [], sites, true)
    if (found.length > 0) return found
  }
  return visibleAuthors(page, sites)
}

function visibleAuthors(page: Finder, sites: readonly string[]): readonly string[] {
  let seen = 0
  let weak: readonly string[] = []
  for (const element of page.querySelectorAll(MARKED)) {
    if (++seen > 80) break
    const text = folded(element.textContent ?? '')
    if (text === '' || text.length > 200 || elsewhere(element)) continue
    const inner = [...element.querySelectorAll('[itemprop="name"],[rel~="author"],a[href*="author"],.fn,[class*="name"]')]
      .map((e) => folded(e.textContent ?? ''))
      .filter(Boolean)
    const found = clean(inner.length > 0 ? inner.slice(0, 8) : [text], sites, false)
    if (found.length === 0) continue
    const sure =
      element.hasAttribute('itemprop') ||
      element.hasAttribute('rel') ||
      isByline(text) ||
      /byline/i.test(`${element.className} ${element.id}`)
    if (sure) return found
    if (weak.length === 0) weak = found
  }
  if (weak.length > 0) return weak
  // A byline in no element of its own name: "By Ana Lindt" alone in some small element of the head.
  for (const element of page.querySelectorAll(
    'address,h1 + p,h1 + div,h2 + p,[class*="meta"],[class*="info"],[class*="posted"],[class*="credit"],small',
  )) {
    if (++seen > 150) break
    const text = folded(element.textContent ?? '')
    if (text.length < 4 || text.length > 120 || elsewhere(element)) continue
    const found = isByline(text) ? clean([text], sites, false) : []
    if (found.length > 0) return found
  }
  return []
}

/** The first byline in a page's source, where no element is marked as one: ">By <a …>Ana Lindt</a><", "Posted by Ana Lindt". */
export function authorInSource(html: string): readonly string[] {
  const match = />\s{0,20}(?:posted by|written by|by)\s{1,20}(?:<[^<>]{0,300}>\s{0,20}){0,3}([^<>@|]{3,60})/iu.exec(
    html.slice(0, 2_000_000),
  )
  const names = match?.[1] ? clean([`By ${match[1]}`], [], false) : []
  return names.every((name) => name.split(' ').length <= 5) ? names : []
}

function elsewhere(element: Element): boolean {
  let at: Element | null = element
  for (let depth = 0; at && depth < 6; depth++, at = at.parentElement) {
    if (/^(?:footer|aside|nav)$/.test(at.localName) || INNER.test(`${at.className} ${at.id}`)) return true
    if (at.localName === 'body') return false
  }
  return false
}
