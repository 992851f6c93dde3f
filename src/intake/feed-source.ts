import { parseHTML } from 'linkedom'
import { ParleyError } from '../model/error.js'
import { decodeBytes } from './bytes.js'
import type { Document, Told } from './document.js'
import { readFeed } from './feed.js'
import type { Feed, FeedEntry } from './feed-entry.js'
import { intakePage } from './page-source.js'
import type { Known, Taken } from './source.js'

/** A feed whose entries are opened: `taken` where the entry carries words of its own. */
export interface OpenedFeed {
  readonly feed: Omit<Feed, 'entries'>
  readonly entries: readonly {
    readonly id: string
    readonly address: string | null
    readonly title: string | null
    readonly published: string | null
    readonly updated: string | null
    /** True where the feed carries the report itself, not a summary. */
    readonly whole: boolean
    readonly taken: Taken | null
  }[]
}

/** The words of a stretch of HTML, such as a title in a feed; null where it has none. */
export function wordsOfHtml(html: string | null): string | null {
  if (html === null) return null
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  return document.body.textContent?.replace(/\s+/gu, ' ').trim() || null
}

/**
 * The reports that a feed carries itself, each with the feed's own title, date, address and authors; where it only announces them,
 * what it says of each. Throws input-empty for a feed without an entry that has words.
 */
export function intakeFeed(text: string, told: Told, known: Known): readonly Taken[] {
  const feed = readFeed(text, told.had?.address ?? told.url ?? null)
  const taken: Taken[] = []
  for (const entry of feed.entries) {
    const one = intakeEntry(entry, feed, told, known)
    if (one !== null) taken.push(one)
  }
  if (taken.length === 0)
    throw new ParleyError('input-empty', 'the feed has no entry with words in it', {
      hint: 'Follow it with: parley follow ADDRESS',
    })
  return taken
}

/** A feed as it is followed: what it tells of each entry, and the words that each carries. Throws as `readFeed` does. */
export async function openFeed(document: Document, known: Known): Promise<OpenedFeed> {
  const { bytes, told, served = null } = document
  const feed = readFeed(decodeBytes(bytes, served?.charset ?? null).text, told.had?.address ?? told.url ?? null)
  const { entries, ...rest } = feed
  return {
    feed: { ...rest, title: wordsOfHtml(feed.title) },
    entries: entries.map((entry) => ({
      id: entry.id,
      address: entry.address,
      title: wordsOfHtml(entry.title),
      published: entry.published,
      updated: entry.updated,
      whole: entry.content !== null,
      taken: intakeEntry(entry, feed, {}, known),
    })),
  }
}

/** One entry as a source; null where it has no words. */
export function intakeEntry(entry: FeedEntry, feed: Feed, told: Told, known: Known): Taken | null {
  const html = entry.content ?? entry.summary
  const title = wordsOfHtml(entry.title)
  if (wordsOfHtml(html) === null) return null
  const page = `<!doctype html><html><body><article>${html}</article></body></html>`
  const { had: _, ...rest } = told
  const given: Told = {
    ...rest,
    title,
    published: entry.published ?? told.published ?? null,
    updated: entry.updated === entry.published ? null : entry.updated,
    url: entry.address,
    byline: told.byline ?? (entry.authors.length > 0 ? entry.authors.join(', ') : null),
    site: told.site ?? wordsOfHtml(feed.title),
    language: told.language ?? feed.language,
  }
  try {
    return intakePage(page, given, known)[0] ?? null
  } catch (failure) {
    if (failure instanceof ParleyError && failure.code === 'input-empty') return null
    throw failure
  }
}
