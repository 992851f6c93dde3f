import type { Edtf } from '../model/edtf.js'
import { dayInAddress } from './address.js'
import { dateLine, datesIn } from './dates.js'
import type { Element } from './page-blocks.js'
import { folded } from './page-blocks.js'
import { firstMeta, type PageMarks } from './page-metadata.js'

const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_time',
  'publication_date',
  'publication-date',
  'date.published',
  'date_published',
  'citation_publication_date',
  'citation_date',
  'article.published',
  'cxenseparse:recs:publishtime',
  'cse.pubdate',
  'originalpublicationdate',
  'rnews:datepublished',
  'ptime',
  'timestamp',
  'article_date_original',
  'created',
  'date',
  'og:pubdate',
  'weibo:article:create_at',
  'shareaholic:article_published_time',
  'bt:pubdate',
  'dc.date.published',
  'displaydate',
  'prism.publicationdate',
  'dcterms.available',
  'last-modified-date-first',
]
const UPDATED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'lastmod',
  'last-modified',
  'last_updated',
  'revised',
]

/** A machine's or a person's date as a day: ISO forms as they are written, others read strictly; seconds since 1970 too. */
export function asDay(text: string | null | undefined): Edtf | null {
  if (!text) return null
  const trimmed = text.trim().slice(0, 120)
  if (/^1\d{9}(?:\d{3})?$/.test(trimmed)) {
    return new Date(Number(trimmed.slice(0, 10)) * 1000).toISOString().slice(0, 10) as Edtf
  }
  const compact = /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{4,6}.*)?$/.exec(trimmed)
  const found = datesIn(compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : trimmed)[0]?.date ?? null
  return found && found.length === 10 && found > '1994' ? found : null
}

interface Finder {
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>
}

const INNER =
  /(?:^|[\s_])(?:site-|page-|global-|main-)?footer|\b(?:related|sidebar|comments?-|comment\b|widget|recommend|teaser|promo|latest|popular|trending|more-news|carousel|menu|nav)\b/i

// True for an element that belongs to another thing on the page: a teaser, a comment, the footer.
function elsewhere(element: Element): boolean {
  let at: Element | null = element
  for (let depth = 0; at && depth < 8; depth++, at = at.parentElement) {
    if (/^(?:footer|aside|nav)$/.test(at.localName)) return true
    if (at.localName === 'body' || at.localName === 'article' || at.localName === 'main') return false
    if (INNER.test(`${at.className} ${at.id}`)) return true
  }
  return false
}

/** The days a page was published and updated, by what is most to be trusted first; null where nothing says. */
export function pageDates(
  marks: PageMarks,
  page: Finder,
  url: string | null,
): { readonly published: Edtf | null; readonly updated: Edtf | null } {
  const article = marks.articles.find((object) => object.datePublished || object.dateCreated)
  const text = (value: unknown): string | null =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : null
  const updated =
    asDay(firstMeta(marks, UPDATED)) ?? asDay(text(marks.articles.find((object) => object.dateModified)?.dateModified))
  let published: Edtf | null = null
  for (const key of PUBLISHED) {
    published = asDay(marks.meta.get(key)?.[0])
    if (published) break
  }
  published ??= asDay(text(article?.datePublished)) ?? asDay(text(article?.dateCreated)) ?? asDay(text(article?.uploadDate))
  published ??= (url === null ? null : dayInAddress(url)) ?? visibleDate(page)
  return { published: published ?? updated, updated }
}

const MARKED =
  '[itemprop*="datePublished"],[pubdate],time[datetime],abbr.published,.published[title],[class*="date"],[id*="date"],[class*="time"],[class*="publish"],[class*="posted"],[class*="byline"],[class*="meta"],time'

// The first date that stands by itself in an element which says it is one; labelled "published" before bare before "updated".
function visibleDate(page: Finder): Edtf | null {
  let bare: Edtf | null = null
  let updated: Edtf | null = null
  let seen = 0
  for (const element of page.querySelectorAll(MARKED)) {
    if (++seen > 250) break
    const strict = element.localName === 'time' || element.hasAttribute('itemprop') || element.hasAttribute('pubdate')
    const machine = asDay(
      element.getAttribute('datetime') ??
        element.getAttribute('content') ??
        (strict || element.localName === 'abbr' ? element.getAttribute('title') : null),
    )
    const words = folded(element.textContent ?? '')
    if (words.length > 220 && !machine) continue
    const line = machine ? null : dateLine(words.slice(0, 200))
    const first = machine
      ? {
          date: machine,
          sense: /updat|modif/i.test(`${words} ${element.className} ${element.getAttribute('itemprop') ?? ''}`)
            ? 'updated'
            : 'published',
        }
      : line?.dates[0]
    const date = first?.date
    if (!first || date?.length !== 10 || elsewhere(element)) continue
    if (first.sense === 'updated') updated ??= date
    else if (
      element.hasAttribute('pubdate') ||
      /datePublished/.test(element.getAttribute('itemprop') ?? '') ||
      /\bpublished\b/i.test(words)
    )
      return date
    else bare ??= date
  }
  return bare ?? updated
}

/** A labelled date near the end of a page's text ("This page was last modified on 25 October 2020"), for pages that date themselves nowhere else. */
export function dateInProse(text: string): Edtf | null {
  const labelled =
    /\b(?:published|posted|updated|modified|edited|written|created|date|erstellt|veröffentlicht|publié|publicado|pubblicato)\b[^.\n]{0,40}?(?=\b\d|\b\p{Lu}\p{Ll}{2,8}\.? \d)/iu
  for (const part of [text.slice(0, 4000), text.slice(-3000)]) {
    const match = labelled.exec(part)
    const date = match && asDay(part.slice(match.index + match[0].length, match.index + match[0].length + 40))
    if (date) return date
  }
  return null
}
