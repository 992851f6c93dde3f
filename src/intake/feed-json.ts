import * as z from 'zod'
import { ParleyError } from '../model/error.js'
import { absolute, type Feed, feedDay, MOST_ENTRIES } from './feed-entry.js'

const text = z.string().nullish().catch(null)
const Author = z.object({ name: text }).catch({ name: null })
const Item = z.object({
  id: z.union([z.string(), z.number()]).nullish().catch(null),
  url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  authors: z.array(Author).nullish().catch(null),
  author: Author.nullish().catch(null),
})
const Shape = z.object({
  title: text,
  language: text,
  home_page_url: text,
  authors: z.array(Author).nullish().catch(null),
  items: z.array(z.unknown()),
})

/** Reads a JSON Feed (1.0, 1.1). An item of another shape is left out. Throws input-malformed. */
export function readJsonFeed(json: string, base: string | null): Feed {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new ParleyError('input-malformed', 'the JSON feed is not JSON', { hint: 'Check its address.', cause })
  }
  const feed = Shape.safeParse(value)
  if (!feed.success) throw new ParleyError('input-malformed', 'the JSON feed has no items', { hint: 'Check its address.' })
  const home = absolute(feed.data.home_page_url ?? null, base) ?? base
  return {
    title: feed.data.title ?? null,
    language: feed.data.language ?? null,
    minutes: null,
    entries: feed.data.items.slice(0, MOST_ENTRIES).flatMap((raw) => {
      const item = Item.safeParse(raw)
      if (!item.success) return []
      const { id, url, title, content_html, content_text, summary, date_published, date_modified, authors, author } = item.data
      const address = absolute(url ?? null, home)
      return [
        {
          id: String(id ?? address ?? title ?? ''),
          address,
          title: title ?? null,
          published: feedDay(date_published ?? null),
          updated: feedDay(date_modified ?? null),
          authors: (authors ?? (author ? [author] : (feed.data.authors ?? []))).flatMap(({ name }) => (name ? [name] : [])),
          content: content_html ?? (content_text ? escaped(content_text) : null),
          summary: summary ? escaped(summary) : null,
        },
      ]
    }),
  }
}

/** Plain text as HTML, a paragraph for each stretch between empty lines. */
const escaped = (plain: string): string =>
  plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .split(/\n\s*\n/)
    .map((part) => `<p>${part}</p>`)
    .join('\n')
