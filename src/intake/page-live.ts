import type { Edtf } from '../model/edtf.js'
import { blocksIn, type Element, folded, type PageBlock } from './page-blocks.js'
import { asDay } from './page-date.js'
import { type PageMarks, unescaped } from './page-metadata.js'

/** One entry of a live blog, with its own day. */
export interface LiveEntry {
  readonly title: string | null
  readonly published: Edtf | null
  readonly blocks: readonly PageBlock[]
}

interface Finder {
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>
}

const ENTRY =
  '[itemprop="liveBlogUpdate"],[itemtype*="BlogPosting"],[class*="liveblog"] article,[class*="live-blog"] article,[class*="LiveBlog"] article,[class*="live-update"],[class*="liveblog-entry"],[class*="live-blog-entry"],[class*="live-post"],[class*="livePost"],[class*="LivePost"],[id^="post-"],main article,[class*="live"] li'
const LIVE_TITLE =
  /\blive(?:\s?blog|\s?:| updates?| news| coverage|[- ]ticker)\b|^live\b|\bas it happened\b|\bminute by minute\b/i
const MOST = 500

/** The dated entries of a live blog, in the page's order; empty for a page that is none. Must run before the body is taken out. */
export function liveEntries(marks: PageMarks, page: Finder, title: string | null, url: string | null): readonly LiveEntry[] {
  const posting = marks.articles.find((article) => JSON.stringify(article['@type'] ?? '').includes('LiveBlogPosting'))
  const told = fromMarkup(posting?.liveBlogUpdate)
  if (told.length >= 2) return told
  if (!posting && !LIVE_TITLE.test(title ?? '') && !/\/live(?:blog)?[/-]|-live-|live-?updates?/i.test(url ?? '')) return []
  const entries: LiveEntry[] = []
  const taken: Element[] = []
  for (const element of page.querySelectorAll(ENTRY)) {
    if (entries.length >= MOST) break
    const time = element.querySelector('time[datetime],[itemprop="datePublished"]')
    const published = asDay(time?.getAttribute('datetime') ?? time?.getAttribute('content'))
    if (!published || taken.some((other) => inside(element, other))) continue
    const heading = element.querySelector('h2,h3,h4,[itemprop="headline"]')
    const name = heading ? folded(heading.textContent ?? '') : ''
    const stamp = time ? folded(time.textContent ?? '') : ''
    const blocks = blocksIn(element).filter(
      (block) => block.text !== name && block.text !== stamp && (block.text.length > 25 || block.kind !== 'body'),
    )
    if (blocks.reduce((sum, block) => sum + block.text.length, 0) < 60) continue
    taken.push(element)
    entries.push({ title: name || null, published, blocks })
  }
  return entries.length >= 2 ? entries : []
}

function inside(element: Element, outer: Element): boolean {
  for (let at: Element | null = element.parentElement; at; at = at.parentElement) if (at === outer) return true
  return false
}

function fromMarkup(updates: unknown): readonly LiveEntry[] {
  if (!Array.isArray(updates)) return []
  return updates.slice(0, MOST).flatMap((update: unknown) => {
    if (typeof update !== 'object' || update === null) return []
    const { headline, datePublished, articleBody } = update as Record<string, unknown>
    if (typeof articleBody !== 'string' || articleBody.trim() === '') return []
    const node = { nodeType: 3, textContent: articleBody, childNodes: [], parentNode: null }
    const blocks = articleBody
      .replace(/<(?:br|\/p)\s*\/?>/gi, '\n')
      .split('\n')
      .map(unescaped)
      .filter(Boolean)
      .map((text): PageBlock => ({ kind: 'body', text, links: 0, node }))
    return [
      {
        title: typeof headline === 'string' ? unescaped(headline) : null,
        published: typeof datePublished === 'string' ? asDay(datePublished) : null,
        blocks,
      },
    ]
  })
}
