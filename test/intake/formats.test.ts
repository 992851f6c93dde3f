import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { formatOf } from '../../src/intake/format.js'
import { openBytes } from '../../src/intake/open.js'
import { docxOf, PROSE, pageOf, pdfOf, set, zipOf } from './files.js'
import { known } from './known.js'

const open = async (bytes: string | Uint8Array, name: string) => openBytes(Buffer.from(bytes as Uint8Array), name, {}, known)
const one = async (bytes: string | Uint8Array, name: string) => {
  const [taken] = await open(bytes, name)
  if (!taken) throw new Error('nothing taken')
  return taken.source
}
const failure = (bytes: string | Uint8Array, name: string) =>
  open(bytes, name).then(
    () => null,
    (thrown: unknown) => thrown,
  )

const mail = (head: string, body: string) =>
  `From: Press Service <press@valleytimes.example>\r\nMIME-Version: 1.0\r\n${head}\r\n\r\n${body}`

describe('what bytes are', () => {
  it.each([
    ['a report', 'report.txt', 'text'],
    ['<!-- saved --><!DOCTYPE html><p>x', 'x', 'page'],
    ['<p>x</p>', 'x.html', 'page'],
    [`<style>${'.box { color: red }'.repeat(600)}</style><!DOCTYPE html><p>x</p>`, 'x.html', 'page'],
    ['a <style> of writing', 'x.txt', 'text'],
    ['<p>x</p>', 'x.txt', 'text'],
    ['<?xml version="1.0"?><!-- x --><rss version="2.0"/>', 'x', 'feed'],
    ['{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'x', 'feed'],
    ['junk%PDF-1.7', 'x', 'pdf'],
    ['Date: 9 June 2022\nTitle: Envoys meet\n\nThey met.', 'x.txt', 'text'],
    ['Message-ID: <1@x>\nDate: Thu, 9 Jun 2022 10:00:00 +0400\n\nThey met.', 'x', 'mail'],
    ['MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n', 'x.mht', 'saved-page'],
    ['WARC/1.0\r\n', 'x', 'warc'],
  ])('%j is told by itself: %s is %s', (text, name, format) => {
    expect(formatOf(Buffer.from(text), name)).toBe(format)
  })
  it.each([
    ['{\\rtf1 x}', /RTF/],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old Office/],
    [zipOf({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }), /spreadsheet/],
  ])('what is not read is refused by its name', (bytes, says) => {
    expect(() => formatOf(Buffer.from(bytes as Uint8Array), 'x.txt')).toThrow(says)
  })
})

describe('a PDF', () => {
  it('gives its paragraphs, without running heads, page numbers and line breaks', async () => {
    const page = (number: number, lines: [number, number, number, string][]) => [
      [72, 810, 9, 'The Valley Times, June 2022'] as const,
      ...lines,
      [290, 30, 9, String(number)] as const,
    ]
    const bytes = pdfOf([
      page(1, [[72, 760, 18, 'Envoys meet in Lorin'], ...set(PROSE[0], { y: 720 }), ...set(PROSE[1], { y: 670 })]),
      page(2, set(PROSE[2], { y: 760 })),
    ])
    const source = await one(bytes, 'x.pdf')
    expect(source.text.split('\n\n')).toEqual(['Envoys meet in Lorin', ...PROSE])
    expect(source.title).toBe('Envoys meet in Lorin')
  })
  it('joins words broken at the end of a line, and paragraphs broken at the end of a page', async () => {
    const source = await one(
      pdfOf([
        [
          [72, 700, 11, 'The ministers went over the whole of the draft in the capital, and the negoti-'],
          [72, 686, 11, 'ators of both of the sides were to come back to it after some days of rest in'],
        ],
        [[72, 760, 11, 'their own countries.']],
      ]),
      'x.pdf',
    )
    expect(source.text).toContain('and the negotiators of both')
    expect(source.text).toContain('rest in their own countries.')
  })
  it('without a text layer says so', async () => {
    expect(await failure(pdfOf([[]]), 'x.pdf')).toMatchObject({
      code: 'input-unsupported',
      message: expect.stringMatching(/text layer/),
    })
  })
  it('that is cut short is told as damaged', async () => {
    expect(await failure('%PDF-1.4\nnothing else', 'x.pdf')).toMatchObject({ code: 'input-malformed' })
  })
})

describe('a DOCX', () => {
  it('gives a block a paragraph', async () => {
    const source = await one(docxOf(['Envoys meet in Lorin', ...PROSE]), 'x.docx')
    expect(source.text.split('\n\n')).toEqual(['Envoys meet in Lorin', ...PROSE])
    expect(source.title).toBe('Envoys meet in Lorin')
  })
  it('that declares entities is refused', async () => {
    const bomb = docxOf(['x'], { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>' })
    expect(await failure(bomb, 'x.docx')).toMatchObject({ code: 'input-malformed', message: expect.stringMatching(/entities/) })
  })
  it('that unpacks to gigabytes is refused before it is', async () => {
    const bomb = docxOf(['x'], { 'word/styles.xml': Buffer.alloc(8 * 2 ** 20) as unknown as string })
    expect(await failure(bomb, 'x.docx')).toMatchObject({ code: 'input-too-large' })
  })
})

describe('a mail', () => {
  it('is dated and titled by its head', async () => {
    const source = await one(
      mail(
        'Date: Thu, 9 Jun 2022 10:00:00 +0400\r\nSubject: =?utf-8?B?RnduOg==?= Fwd: Envoys meet in Lorin',
        PROSE.join('\r\n\r\n'),
      ),
      'x.eml',
    )
    expect(source).toMatchObject({ published: '2022-06-09', outlet: 'The Valley Times' })
    expect(source.title).toContain('Envoys meet in Lorin')
    for (const prose of PROSE) expect(source.text).toContain(prose)
  })
  it('gives what is attached to it as reports of their own', async () => {
    const attached = docxOf(['Statement on the talks', ...PROSE]).toString('base64')
    const body = `--b\r\nContent-Type: text/plain\r\n\r\nThe statement of the ministry on the talks is attached to this mail.\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="../../s.docx"\r\nContent-Transfer-Encoding: base64\r\n\r\n${attached}\r\n--b--\r\n`
    const taken = await open(mail('Subject: Statement\r\nContent-Type: multipart/mixed; boundary=b', body), 'x.eml')
    expect(taken.map(({ source }) => source.title)).toEqual(['Statement', 'Statement on the talks'])
    expect(new Set(taken.map(({ source }) => source.sha256)).size).toBe(1)
  })
  it('nested without end is refused', async () => {
    let body = 'Content-Type: text/plain\r\n\r\nend'
    for (let i = 0; i < 60; i++)
      body = `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${body}\r\n--b${i}--\r\n`
    expect(await failure(`MIME-Version: 1.0\r\nFrom: a@b.example\r\n${body}`, 'x.eml')).toMatchObject({
      code: 'input-malformed',
    })
  })
})

describe('a saved page', () => {
  const saved = (parts: string) =>
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://valleytimes.example/2022/06/09/envoys\r\nSubject: Envoys\r\nDate: Fri, 10 Jun 2022 07:08:09 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x----"\r\n\r\n${parts}------x------\r\n`
  const part = (url: string, html: string) =>
    `------x----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: ${url}\r\n\r\n${html.replaceAll('=', '=3D').replace(/(.{60})/g, '$1=\r\n')}\r\n`
  it('gives the page it was made of, when it was saved and whence', async () => {
    const file = saved(
      part('https://ads.example/frame', pageOf('Buy this')) +
        part('https://valleytimes.example/2022/06/09/envoys', pageOf('Envoys meet in Lorin')),
    )
    const source = await one(file, 'x.mhtml')
    expect(source).toMatchObject({
      title: 'Envoys meet in Lorin',
      published: '2022-06-09',
      url: 'https://valleytimes.example/2022/06/09/envoys',
      had: { how: 'archived', at: '2022-06-10T07:08:09Z' },
    })
    for (const prose of PROSE) expect(source.text).toContain(prose)
  })
  it('without HTML is refused', async () => {
    expect(await failure(saved('------x----\r\nContent-Type: image/png\r\n\r\nx\r\n'), 'x.mhtml')).toMatchObject({
      code: 'input-empty',
    })
  })
})
