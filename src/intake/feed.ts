import { ParleyError } from '../model/error.js'
import { normaliseText } from './bytes.js'
import { absolute, type Feed, feedDay, MOST_ENTRIES } from './feed-entry.js'
import { readJsonFeed } from './feed-json.js'
import { type Element, readXml } from './feed-xml.js'

/** Reads RSS (0.9 to 2.0, RDF too), Atom or JSON Feed; relative addresses are resolved against `base`. Throws input-malformed. */
export function readFeed(text: string, base: string | null): Feed {
  const clean = normaliseText(text).trimStart()
  if (clean.startsWith('{')) return readJsonFeed(clean, base)
  const root = readXml(clean)
  if (root.name === 'feed') return atom(root, base)
  if (root.name === 'rss' || root.name === 'rdf:RDF') return rss(root, base)
  throw new ParleyError('input-malformed', `this is no feed: its root is <${root.name.slice(0, 40)}>`, {
    hint: 'Give the address of an RSS, Atom or JSON feed.',
  })
}

function rss(root: Element, base: string | null): Feed {
  const channel = root.child('channel')
  if (channel === null) throw new ParleyError('input-malformed', 'the RSS feed has no channel', { hint: 'Check its address.' })
  const home = absolute(channel.textOf('link'), base) ?? base
  // RSS 1.0 has its items beside the channel.
  const items = [...channel.all('item'), ...root.all('item')].slice(0, MOST_ENTRIES)
  const minutes = Number(channel.textOf('ttl') ?? Number.NaN)
  return {
    title: channel.textOf('title'),
    language: channel.textOf('language') ?? channel.textOf('dc:language'),
    minutes: Number.isInteger(minutes) && minutes > 0 ? minutes : null,
    entries: items.map((item) => {
      const guid = item.child('guid')
      const linked = absolute(item.textOf('link'), home)
      const address = linked ?? (guid?.attribute('isPermaLink') === 'false' ? null : absolute(guid?.text() ?? null, null))
      const title = item.textOf('title')
      return {
        id: guid?.text() ?? address ?? title ?? '',
        address,
        title,
        published: feedDay(item.textOf('pubDate') ?? item.textOf('dc:date')),
        updated: feedDay(item.textOf('atom:updated') ?? item.textOf('dcterms:modified')),
        authors: names([...item.all('dc:creator'), ...item.all('author')].map((one) => one.text())),
        content: item.textOf('content:encoded'),
        summary: item.textOf('description'),
      }
    }),
  }
}

function atom(root: Element, base: string | null): Feed {
  const home = absolute(root.attribute('xml:base'), base) ?? base
  return {
    title: root.textOf('title'),
    language: root.attribute('xml:lang'),
    minutes: null,
    entries: root
      .all('entry')
      .slice(0, MOST_ENTRIES)
      .map((entry) => {
        const links = entry.all('link')
        const link = links.find((one) => (one.attribute('rel') ?? 'alternate') === 'alternate') ?? null
        const address = absolute(link?.attribute('href') ?? null, absolute(entry.attribute('xml:base'), home) ?? home)
        const content = entry.child('content')
        return {
          id: entry.textOf('id') ?? address ?? entry.textOf('title') ?? '',
          address,
          title: entry.textOf('title'),
          published: feedDay(entry.textOf('published') ?? entry.textOf('issued') ?? entry.textOf('updated')),
          updated: feedDay(entry.textOf('updated') ?? entry.textOf('modified')),
          authors: names(entry.all('author').map((one) => one.textOf('name'))),
          // Content that stands elsewhere is not fetched by itself.
          content: content === null || content.attribute('src') !== null ? null : content.markup(),
          summary: entry.child('summary')?.markup() ?? null,
        }
      }),
  }
}

/** "press@x.example (Ana Lindt)" is how RSS gives names. */
const names = (all: readonly (string | null)[]): readonly string[] =>
  all.flatMap((name) => {
    const inner = /\(([^()]{2,100})\)\s*$/.exec(name ?? '')?.[1] ?? name
    return inner && !/^\S+@\S+$/.test(inner.trim()) ? [inner.trim()] : []
  })
