import { describe, expect, it } from 'vitest'
import { readPage, withoutScripts } from '../../src/intake/page.js'
import { intakePage } from '../../src/intake/page-source.js'
import { withoutSite } from '../../src/intake/page-title.js'
import { known } from './known.js'

const PROSE = [
  'LORIN (Reuters) - The envoys of Estia and Westmark met in the capital on Thursday for talks on the border, the third such meeting since the spring.',
  'Both sides said after the talks that the truce along the river had held, and that the road through the valley would be opened again in May.',
  '“We are closer than we were a year ago,” said the mediator, who has led the talks since January, in a short statement to the press.',
]
const page = (head: string, body: string) => `<!doctype html><html lang="en"><head>${head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="content"><article>${body}${PROSE.map((text) => `<p>${text}</p>`).join('')}</article></div>
<div class="most-read"><h3>Most read</h3><ul><li><a href="/1">Harvest fair opens in the south</a></li></ul></div>
<footer>© 2019 Valley Times. All rights reserved.</footer></body></html>`

const full = page(
  `<title>Envoys Meet in Lorin | World | The Valley Times</title>
   <meta property="og:site_name" content="The Valley Times"><meta property="og:title" content="Envoys Meet in Lorin">
   <link rel="canonical" href="/2019/03/07/envoys?utm_source=x">
   <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Envoys Meet in Lorin","datePublished":"2019-03-07T23:10:00+04:00",
     "dateModified":"2019-03-08T08:00:00Z","author":[{"@type":"Person","name":"By Ana Lindt | Mar 7"},{"@type":"Person","name":"No Author"}]}]}</script>
   <script>document.write("<p>drawn by a script</p>")</script>`,
  `<h1>Envoys Meet in Lorin</h1><div class="byline">By Ana Lindt</div>
   <figure><img src="a.jpg"><figcaption>The two envoys, Tom Okoye (L) and Mara Bell, at the border post.</figcaption><span class="credit">Jo Field/AFP</span></figure>
   <p class="related"><a href="/2">Related: Who is who at the talks in Lorin</a></p>
   <div class="newsletter-signup"><p>Sign up for our newsletter and get the news of the valley into your inbox every day.</p></div>`,
)

describe('a page', () => {
  const [taken] = intakePage(full, { url: 'https://www.valleytimes.example/2019/03/07/envoys?utm_source=x' }, known)
  const source = taken!.source
  const of = (kind: string) =>
    source.parts.filter((part) => part.part === kind).map((part) => source.text.slice(part.start, part.end))

  it('gives title, authors, dates, outlet, address and language', () => {
    expect(source).toMatchObject({
      title: 'Envoys Meet in Lorin',
      byline: 'Ana Lindt',
      agency: 'Reuters',
      published: '2019-03-07',
      updated: '2019-03-08',
      outlet: 'The Valley Times',
      url: 'https://www.valleytimes.example/2019/03/07/envoys',
      language: 'en',
    })
    expect(taken!.notes).toEqual([])
  })

  it('keeps the prose and tells captions, datelines and the headline apart', () => {
    expect(of('body')).toEqual(PROSE)
    expect(of('headline')).toEqual(['Envoys Meet in Lorin'])
    expect(of('dateline')).toEqual(['LORIN (Reuters) -'])
    expect(source.images).toEqual([
      { caption: 'The two envoys, Tom Okoye (L) and Mara Bell, at the border post.', credit: 'Jo Field/AFP' },
    ])
    expect(of('credit')).toEqual(['Jo Field/AFP'])
  })

  it('leaves out what the site adds and keeps related stories aside', () => {
    expect(source.text).not.toMatch(/newsletter|Most read|Harvest|All rights|Home|drawn by/)
    expect(source.related.map((item) => item.title)).toContain('Who is who at the talks in Lorin')
  })
})

describe('metadata where only one place has it', () => {
  it.each<[string, string, string, object]>([
    [
      'Open Graph',
      '<meta property="og:title" content="Envoys Meet"><meta property="article:published_time" content="2019-03-07T10:00:00Z">',
      '',
      { title: 'Envoys Meet', published: '2019-03-07' },
    ],
    [
      'meta names',
      '<title>Envoys Meet - Valley Times</title><meta name="author" content="Ana Lindt and Tom Okoye"><meta name="pubdate" content="20190307">',
      '<h1>Envoys Meet</h1>',
      { title: 'Envoys Meet', authors: ['Ana Lindt', 'Tom Okoye'], published: '2019-03-07' },
    ],
    [
      'microdata',
      '',
      '<h1>Envoys Meet</h1><span itemprop="author"><span itemprop="name">Ana Lindt</span></span><meta itemprop="datePublished" content="2019-03-07">',
      { authors: ['Ana Lindt'], published: '2019-03-07' },
    ],
    [
      'a time element',
      '',
      '<h1>Envoys Meet</h1><p>By <a rel="author" href="/a">Ana Lindt</a></p><time datetime="2019-03-07T10:00">yesterday</time>',
      { authors: ['Ana Lindt'], published: '2019-03-07' },
    ],
    [
      'words',
      '',
      '<h1>Envoys Meet</h1><div class="meta"><span class="byline">By Ana Lindt</span> <span class="date">Thursday, March 7, 2019</span></div>',
      { authors: ['Ana Lindt'], published: '2019-03-07' },
    ],
    [
      'JSON-LD by reference',
      '<script type="application/ld+json">[{"@type":"Person","@id":"#a","name":"Ana Lindt"},{"@type":"NewsArticle","headline":"Envoys &amp;amp; hosts","author":{"@id":"#a"},"datePublished":"2019-03-07"}]</script>',
      '',
      { title: 'Envoys & hosts', authors: ['Ana Lindt'] },
    ],
    [
      'broken JSON-LD beside meta',
      '<script type="application/ld+json">{"headline": "x",,}</script><meta name="date" content="7 March 2019">',
      '<h1>Envoys Meet</h1>',
      { title: 'Envoys Meet', published: '2019-03-07' },
    ],
    ['nobody', '<meta name="author" content="admin">', '<h1>Envoys Meet</h1>', { authors: [], published: null }],
  ])('%s', (_, head, body, expected) => {
    expect(readPage(page(head, body), null)).toMatchObject(expected)
  })

  it('takes the day from the address where the page has none', () => {
    expect(readPage(page('', '<h1>Envoys Meet</h1>'), 'https://a.example/2019/03/07/envoys').published).toBe('2019-03-07')
  })
})

describe('titles', () => {
  it.each([
    ['Envoys meet in Lorin | The Valley Times', ['valleytimes'], [], 'Envoys meet in Lorin'],
    ['Envoys meet - a first - Valley Times', ['valleytimes'], [], 'Envoys meet - a first'],
    ['Valley Times: Envoys meet - Live', ['valleytimes'], [], 'Valley Times: Envoys meet - Live'],
    ['Envoys meet in Lorin – what we know', ['valleytimes'], [], 'Envoys meet in Lorin – what we know'],
    ['Envoys meet in Lorin » World | Site', ['x'], [], 'Envoys meet in Lorin'],
    ['Envoys meet in Lorin - Some Paper', [], ['Envoys meet in Lorin'], 'Envoys meet in Lorin'],
  ])('%s', (title, names, confirmed, expected) => {
    expect(withoutSite(title, names, confirmed)).toBe(expected)
  })
})

describe('a live blog', () => {
  const entry = (id: number, day: string, text: string) =>
    `<article id="post-${id}"><time datetime="2019-03-0${day}T09:00:00Z">9:00</time><h3>Entry ${id}</h3><p>${text}</p></article>`
  const html = `<html><head><title>Valley talks: live updates</title></head><body><main><h1>Valley talks: live updates</h1><div class="live-blog">
    ${entry(2, '8', 'The mediator said on Friday that both sides had agreed to meet again in the first week of May.')}
    ${entry(1, '7', 'The envoys of both sides arrived in the capital on Thursday and went straight into the talks.')}</div></main></body></html>`

  it('is split into entries, each with its own day', () => {
    const taken = intakePage(html, { url: 'https://valleytimes.example/live/valley' }, known)
    expect(taken.map(({ source }) => [source.title, source.published])).toEqual([
      ['Entry 2', '2019-03-08'],
      ['Entry 1', '2019-03-07'],
    ])
    expect(new Set(taken.map(({ source }) => source.id)).size).toBe(2)
  })
})

describe('pages of any quality', () => {
  it.each([
    ['nothing', '', /no words/],
    ['a menu only', '<nav><a href="/">Home</a></nav>', /no words/],
  ])('%s is refused', (_, html, message) => {
    expect(() => intakePage(html, {}, known)).toThrow(message)
  })

  it.each([
    ['a page without html or body', PROSE.map((text) => `<p>${text}`).join('')],
    ['tags left open', `<div><p>${PROSE.join('<div><b>')}`],
    ['text between breaks', `<div>${PROSE.join('<br><br>')}</div>`],
    ['an open script at the end', `${PROSE.map((text) => `<p>${text}</p>`).join('')}<script>while(1)`],
    [
      'text that scripts would draw, kept in noscript',
      `<noscript>${PROSE.map((text) => `<p>${text}</p>`).join('')}</noscript>`,
    ],
  ])('%s gives its prose', (_, html) => {
    const text = intakePage(`<html><body>${html}</body></html>`, {}, known)[0]!.source.text
    for (const paragraph of PROSE) expect(text).toContain(paragraph)
  })

  it('drops scripts in time linear to the page, closed or not', () => {
    const open = '<script>'.repeat(50_000)
    expect(withoutScripts(`a${open}b`)).toContain('b')
    expect(withoutScripts('<p>a<script>x</script>b<style>y</style>c<!-- d -->e')).toBe('<p>abce')
  })
})
