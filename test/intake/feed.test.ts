import { describe, expect, it } from 'vitest'
import { readFeed } from '../../src/intake/feed.js'
import { openBytes } from '../../src/intake/open.js'
import { PROSE } from './files.js'
import { known } from './known.js'

const BASE = 'https://valleytimes.example/feeds/all'
const only = (text: string) => readFeed(text, BASE).entries[0]

describe('a feed', () => {
  it('of RSS 2.0', () => {
    expect(
      only(
        '<rss version="2.0"><channel><title>Valley</title><ttl>90</ttl><item><title>A &amp;amp; B</title><link>/a?utm_source=rss</link><guid isPermaLink="false">7</guid><pubDate>Thu, 09 Jun 2022 23:30:00 -0400</pubDate><dc:creator>Ana Lindt</dc:creator><description>&lt;p&gt;Short.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Long & wide.</p>]]></content:encoded></item></channel></rss>',
      ),
    ).toEqual({
      id: '7',
      address: 'https://valleytimes.example/a',
      title: 'A &amp; B',
      published: '2022-06-09',
      updated: null,
      authors: ['Ana Lindt'],
      content: '<p>Long & wide.</p>',
      summary: '<p>Short.</p>',
    })
    expect(readFeed('<rss><channel><ttl>90</ttl></channel></rss>', BASE).minutes).toBe(90)
  })
  it('of RSS 1.0, whose items stand beside the channel', () => {
    const rdf =
      '<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel><title>Valley</title></channel><item><title>A</title><link>https://valleytimes.example/a</link><dc:date>2022-06-09T10:00:00+04:00</dc:date></item></rdf:RDF>'
    expect(only(rdf)).toMatchObject({ id: 'https://valleytimes.example/a', published: '2022-06-09' })
  })
  it('of Atom, with content as XHTML', () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://valleytimes.example/"><title>Valley</title><entry><id>urn:1</id><title type="html">A &lt;i&gt;B&lt;/i&gt;</title><link rel="self" href="/self"/><link href="a"/><updated>2022-06-10T01:00:00Z</updated><published>2022-06-09T01:00:00Z</published><author><name>Ana Lindt</name></author><content type="xhtml"><div><p onclick="x()">Long &amp; <a href="/b">wide</a>.</p><script>x</script></div></content></entry></feed>'
    expect(only(atom)).toMatchObject({
      id: 'urn:1',
      address: 'https://valleytimes.example/a',
      published: '2022-06-09',
      updated: '2022-06-10',
      authors: ['Ana Lindt'],
      content: '<div><p>Long &amp; <a href="/b">wide</a>.</p><script>x</script></div>',
    })
  })
  it('of JSON', () => {
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Valley',
      items: [
        {
          id: 7,
          url: '/a',
          content_text: 'A < B\n\nC',
          date_published: '2022-06-09T10:00:00Z',
          authors: [{ name: 'Ana Lindt' }],
        },
        'odd',
      ],
    })
    expect(readFeed(json, BASE).entries).toMatchObject([
      {
        id: '7',
        address: 'https://valleytimes.example/a',
        content: '<p>A &lt; B</p>\n<p>C</p>',
        published: '2022-06-09',
        authors: ['Ana Lindt'],
      },
    ])
  })
  it.each([
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['//press.example/a', 'https://press.example/a'],
  ])('links to %s', (link, address) => {
    expect(only(`<rss><channel><item><title>A</title><link>${link}</link></item></channel></rss>`)?.address).toBe(address)
  })
  it.each([
    ['entities of its own', '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><title>&a;</title></channel></rss>'],
    ['entities from elsewhere', '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel/></rss>'],
    ['elements nested a thousand deep', `<rss>${'<x>'.repeat(1000)}`],
    ['another root', '<html><body/></html>'],
    ['no channel', '<rss></rss>'],
  ])('with %s is refused', (_, text) => {
    expect(() => readFeed(text, BASE)).toThrow(expect.objectContaining({ code: 'input-malformed' }))
  })
  it('in a file gives each entry as a source with its own date and address', async () => {
    const rss = `<rss><channel><title>The Valley Times</title>${['a', 'b'].map((name, i) => `<item><title>Report ${name}</title><link>https://valleytimes.example/${name}</link><pubDate>Thu, ${9 + i} Jun 2022 10:00:00 GMT</pubDate><description><![CDATA[<p>${PROSE.join('</p><p>')}</p>]]></description></item>`).join('')}</channel></rss>`
    const taken = await openBytes(new TextEncoder().encode(rss), 'x.xml', {}, known)
    expect(taken.map(({ source }) => [source.title, source.published, source.url, source.outlet])).toEqual([
      ['Report a', '2022-06-09', 'https://valleytimes.example/a', 'The Valley Times'],
      ['Report b', '2022-06-10', 'https://valleytimes.example/b', 'The Valley Times'],
    ])
    for (const prose of PROSE) expect(taken[0]?.source.text).toContain(prose)
  })
})
