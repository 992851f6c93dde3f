import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reading } from '../../src/model/reading.js'
import { openRecord } from '../../src/parley.js'
import type { ParleyRecord } from '../../src/record/record.js'
import type { SourceReader } from '../../src/work/desk.js'
import { type Followed, followFeeds } from '../../src/work/follow-feeds.js'
import { scratch } from '../cli/run.js'
import { answer, type Hostile, hostileServer } from '../fetch/hostile.js'
import { PROSE, pageOf } from '../intake/files.js'
import { known } from '../intake/known.js'

// What comes and what is asked is tried here, so the reader reads nothing.
const reader: SourceReader = {
  name: 'none@1',
  register: known,
  read: (source, { notes = [] }): Reading => ({ id: source.id, source, claims: [], notes: [...notes], reader: 'none@1' }),
}
const place = scratch()
let server: Hostile
let record: ParleyRecord
let states = 0
beforeAll(async () => {
  server = await hostileServer()
  record = await openRecord(':memory:')
})
afterAll(async () => {
  await server.close()
  await record.close()
  place.end()
})

const state = (): string => place.file(`state-${states++}.json`)
async function look(feed: string, file: string, signal?: AbortSignal): Promise<readonly Followed[]> {
  const all: Followed[] = []
  const options = { state: file, everyMs: 1000, once: true, fetching: { allowPrivate: true }, ...(signal ? { signal } : {}) }
  for await (const one of followFeeds(record, reader, [server.origin + feed], options)) all.push(one)
  return all
}
const outcomes = (all: readonly Followed[]) =>
  all.map((one) =>
    one.outcome === 'entry' ? `${one.added.outcome} ${one.added.input.replace(server.origin, '')}` : one.outcome,
  )

const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Valley &amp;amp; Coast</title>${items}</channel></rss>`
const item = (path: string, more = '') =>
  `<item><title>Envoys meet</title><link>${server.origin}${path}</link><guid>${path}</guid><pubDate>Thu, 09 Jun 2022 22:00:00 -0400</pubDate>${more}</item>`
const page = (title: string) =>
  pageOf(
    title,
    PROSE.map((text) => `${title}. ${text}`),
  )

describe('a feed that is followed', () => {
  it('brings what it announces, oldest first, dated by it where the page is not; then only what is new', async () => {
    const file = state()
    for (const path of ['/a1', '/a2', '/a3']) server.on(path, page(`Report ${path}`))
    server.on('/a.rss', rss(item('/a2') + item('/a1')))
    const first = await look('/a.rss', file)
    expect(outcomes(first)).toEqual(['checked', 'new /a1', expect.stringMatching(/ \/a2$/)])
    expect(first[0]).toMatchObject({ title: 'Valley & Coast', entries: 2, fresh: 2 })
    const added = first[1]?.outcome === 'entry' && 'source' in first[1].added ? first[1].added.source : null
    const kept = await record.source(added ?? ('' as never))
    expect(kept?.source).toMatchObject({ published: '2022-06-09', had: { how: 'fetched' } })
    server.on('/a.rss', rss(item('/a3') + item('/a2') + item('/a1')))
    expect(outcomes(await look('/a.rss', file)).slice(0, 1)).toEqual(['checked'])
    expect(server.asked.filter((path) => path === '/a1')).toHaveLength(1)
    expect(server.asked.filter((path) => path === '/a3')).toHaveLength(1)
  })

  it('is asked only for what changed since', async () => {
    const file = state()
    server.on('/b1', page('Report b'))
    server.on('/b.rss', (request, response) => {
      if (
        request.headers['if-none-match'] === '"v1"' &&
        request.headers['if-modified-since'] === 'Thu, 09 Jun 2022 10:00:00 GMT'
      )
        response.writeHead(304).end()
      else
        response
          .writeHead(200, {
            'content-type': 'application/rss+xml',
            etag: '"v1"',
            'last-modified': 'Thu, 09 Jun 2022 10:00:00 GMT',
          })
          .end(rss(item('/b1')))
    })
    expect(outcomes(await look('/b.rss', file))).toEqual(['checked', expect.stringMatching(/ \/b1$/)])
    expect(outcomes(await look('/b.rss', file))).toEqual(['unchanged'])
  })

  it('that asks to be left alone is, also after a new start', async () => {
    const file = state()
    server.on('/c.rss', answer(503, { 'retry-after': '3600' }))
    expect(outcomes(await look('/c.rss', file))).toEqual(['later'])
    const asked = server.asked.length
    expect(outcomes(await look('/c.rss', file))).toEqual(['later'])
    expect(server.asked.length).toBe(asked)
  })

  it('goes on where it was stopped, and does not take "nothing changed" for an end', async () => {
    const file = state()
    for (const path of ['/d1', '/d2']) server.on(path, page(`Report ${path}`))
    server.on('/d.rss', answer(200, { etag: '"d"', 'content-type': 'application/rss+xml' }, rss(item('/d2') + item('/d1'))))
    const stop = new AbortController()
    const first: Followed[] = []
    const options = { state: file, everyMs: 1000, once: true, fetching: { allowPrivate: true }, signal: stop.signal }
    for await (const one of followFeeds(record, reader, [`${server.origin}/d.rss`], options)) {
      first.push(one)
      if (one.outcome === 'entry') stop.abort()
    }
    expect(outcomes(first)).toHaveLength(2)
    expect(outcomes(await look('/d.rss', file))).toEqual(['checked', expect.stringMatching(/ \/d2$/)])
  })

  it('has an entry asked for again when it says that it changed', async () => {
    const file = state()
    const atom = (updated: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>urn:e</id><title>Envoys</title><link href="/e1"/><updated>${updated}</updated></entry></feed>`
    server.on('/e1', page('Report e'))
    server.on('/e.atom', atom('2022-06-09T10:00:00Z'))
    await look('/e.atom', file)
    server.on('/e1', pageOf('Report e', [...PROSE, 'A correction was made to this report.']))
    server.on('/e.atom', atom('2022-06-10T10:00:00Z'))
    const [, entry] = await look('/e.atom', file)
    expect(entry).toMatchObject({
      added: {
        version: {
          of: expect.stringMatching(/^src_/),
          added: [...PROSE, 'A correction was made to this report.'],
          removed: PROSE.map((text) => `Report e. ${text}`),
        },
      },
    })
    expect(outcomes(await look('/e.atom', file))).toEqual(['checked'])
  })

  it('gives its own words where the page may not be fetched', async () => {
    const file = state()
    server.on(
      '/f.rss',
      rss(item('/gone', `<content:encoded><![CDATA[<p>${PROSE.join('</p><p>Gone: ')}</p>]]></content:encoded>`)),
    )
    const [, entry] = await look('/f.rss', file)
    expect(entry).toMatchObject({ outcome: 'entry', added: { outcome: expect.stringMatching(/new|reprint/) } })
  })

  it('whose entry cannot be had is told so, and tries again the next time', async () => {
    const file = state()
    server.on('/g.rss', rss(item('/missing')))
    expect(outcomes(await look('/g.rss', file))).toEqual(['checked', 'refused /missing'])
    server.on('/missing', page('Report g'))
    expect(outcomes(await look('/g.rss', file))).toEqual(['checked', expect.stringMatching(/(?:new|reprint) \/missing$/)])
  })

  it('cannot lead to an address that is not permitted', async () => {
    server.on('/h.rss', rss('<item><title>x</title><link>http://169.254.169.254/latest/meta-data</link></item>'))
    const [, entry] = await look('/h.rss', state())
    expect(entry).toMatchObject({ added: { outcome: 'refused', failure: { code: 'address-refused' } } })
  })

  it.each([
    ['a page', '<!doctype html><html><body>x'],
    ['a bomb of entities', '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><title>&a;</title></channel></rss>'],
    ['cut short', '<rss><channel><item>'],
  ])('that is %s is refused, and the rest goes on', async (_, body) => {
    server.on('/i.rss', body)
    expect((await look('/i.rss', state()))[0]).toMatchObject({ outcome: expect.stringMatching(/failed|checked/) })
  })
})
