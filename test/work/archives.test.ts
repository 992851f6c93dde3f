import { Buffer } from 'node:buffer'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/intake/document.js'
import type { ParleyError } from '../../src/model/error.js'
import { Addresses } from '../../src/work/addresses.js'
import { itemsIn } from '../../src/work/items.js'
import { PROSE, pageOf, warcAnswer, warcRecord, zipOf } from '../intake/files.js'

const folder = mkdtempSync(join(tmpdir(), 'parley-archives-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0
const file = (name: string, bytes: string | Uint8Array): string => {
  const own = join(folder, String(count++))
  mkdirSync(own)
  writeFileSync(join(own, name), bytes)
  return join(own, name)
}

type Found = { readonly name: string; readonly document?: Document; readonly failure?: ParleyError }
async function all(...inputs: string[]): Promise<readonly Found[]> {
  const found: Found[] = []
  for await (const item of itemsIn(inputs, {}, new Addresses())) {
    const name = item.name.replace(folder, '').replace(/^\/\d+\//, '')
    await item.document().then(
      (document) => found.push({ name, document }),
      (failure) => found.push({ name, failure }),
    )
  }
  return found
}
const textOf = (found: Found | undefined): string => Buffer.from(found?.document?.bytes ?? []).toString()

describe('a folder', () => {
  it('is taken whole, without hidden files and links', async () => {
    const own = join(folder, 'folder')
    mkdirSync(join(own, 'b'), { recursive: true })
    for (const name of ['c.txt', 'a.txt', '.hidden', 'b/d.txt']) writeFileSync(join(own, name), name)
    symlinkSync('/etc/passwd', join(own, 'link.txt'))
    expect((await all(own)).map(textOf)).toEqual(['a.txt', 'b/d.txt', 'c.txt'])
  })
  it('that is not there is refused, and the rest goes on', async () => {
    const found = await all(join(folder, 'nowhere'), file('a.txt', 'a'))
    expect(found[0]?.failure?.code).toBe('not-found')
    expect(textOf(found[1])).toBe('a')
  })
})

describe('a ZIP archive', () => {
  it('is taken whole, archives within it too', async () => {
    const inner = zipOf({ 'x.txt': 'within', 'rows.jsonl': '{"text":"one"}\n\n{"text":"two"}\n' })
    const found = await all(
      file('a.zip', zipOf({ 'a.txt': 'first', '__MACOSX/a.txt': 'no', 'b/inner.zip': inner, 'c.txt.gz': gzipSync('last') })),
    )
    expect(found.map(textOf)).toEqual(['first', 'within', '{"text":"one"}', '{"text":"two"}', 'last'])
    expect(found[1]?.name).toBe('a.zip: b/inner.zip: x.txt')
    expect(found[3]?.document?.line).toBe(3)
  })
  it('cannot name a place outside of it', async () => {
    const names = ['../../../etc/passwd', '/etc/shadow', 'C:\\Windows\\win.ini', 'a\u0000b\u202etxt.exe', '..']
    const found = await all(file('a.zip', zipOf(Object.fromEntries(names.map((name) => [name, 'x'])))))
    expect(found.map(({ name }) => name)).toEqual([
      'a.zip: etc/passwd',
      'a.zip: etc/shadow',
      'a.zip: Windows/win.ini',
      'a.zip: abtxt.exe',
      'a.zip: unnamed',
    ])
  })
  it('within archives without end is refused', async () => {
    let bytes = zipOf({ 'x.txt': 'deep' })
    for (let i = 0; i < 6; i++) bytes = zipOf({ 'x.zip': bytes })
    expect((await all(file('a.zip', bytes))).map(({ failure }) => failure?.code)).toEqual(['input-unsupported'])
  })
  it('that bursts is refused: by what it declares', async () => {
    const [found] = await all(file('a.zip', zipOf({ 'x.txt': Buffer.alloc(8 * 2 ** 20) })))
    expect(found?.failure?.code).toBe('input-too-large')
  })
  it('that bursts is refused: by what it does not declare', async () => {
    const [found] = await all(file('a.zip', zipOf({ 'x.txt': Buffer.alloc(8 * 2 ** 20) }, { lie: 1000 })))
    expect(found?.failure?.code).toBe('input-malformed')
  })
  it('that lists the same bytes again and again is refused', async () => {
    const found = await all(file('a.zip', zipOf({ 'x.txt': randomBytes(4000) }, { overlap: 1000 })))
    expect(found.at(-1)?.failure?.message).toMatch(/overlap/)
    expect(found.length).toBeLessThan(30)
  })
  it.each([
    ['an encrypted entry', { flags: 1 }, /encrypted/],
    ['a link', { attributes: 0o120777 }, /link/],
  ])('refuses %s', async (_, told, says) => {
    expect((await all(file('a.zip', zipOf({ 'x.txt': 'x' }, told))))[0]?.failure?.message).toMatch(says)
  })
  it('cut short is refused', async () => {
    expect((await all(file('a.zip', zipOf({ 'x.txt': 'x' }).subarray(0, 40))))[0]?.failure?.code).toBe('input-malformed')
  })
})

describe('gzip', () => {
  it('that bursts is refused', async () => {
    const [found] = await all(file('a.txt.gz', gzipSync(Buffer.alloc(80 * 2 ** 20))))
    expect(found?.failure?.code).toBe('input-too-large')
  })
  it('that is damaged is refused', async () => {
    expect((await all(file('a.txt.gz', 'no gzip')))[0]?.failure?.code).toBe('input-malformed')
  })
})

describe('JSON lines', () => {
  it('with a line too long is refused there, and what came before is kept', async () => {
    const found = await all(file('a.jsonl', `{"text":"one"}\n{"text":"${'x'.repeat(21_000_000)}`))
    expect(textOf(found[0])).toBe('{"text":"one"}')
    expect(found[1]?.failure?.code).toBe('input-too-large')
  })
})

const sha1 = (bytes: string): string => {
  const hex = createHash('sha1').update(bytes).digest('hex')
  return `sha1:${hex}`
}

describe('a WARC file', () => {
  const page = pageOf('Envoys meet in Lorin')
  it.each([
    ['as it is', (bytes: Buffer) => bytes, '.warc'],
    ['each record packed', (bytes: Buffer) => gzipSync(bytes), '.warc.gz'],
  ])('gives its pages with the archive’s own dates and digests: %s', async (_, pack, ending) => {
    const records = [
      warcRecord({ 'WARC-Type': 'warcinfo' }, 'software: x'),
      warcAnswer('https://valleytimes.example/envoys', page, { warc: { 'WARC-Payload-Digest': sha1(page) } }),
      warcAnswer('https://valleytimes.example/a.png', 'x', { http: { 'Content-Type': 'image/png' } }),
      warcAnswer('https://valleytimes.example/gone', page, { status: '404 Not Found' }),
      warcAnswer('https://valleytimes.example/robots.txt', 'x', { http: { 'Content-Type': 'text/plain' } }),
      warcAnswer('https://valleytimes.example/packed', gzipSync(page), { http: { 'Content-Encoding': 'gzip' } }),
      warcAnswer('https://valleytimes.example/chunked', `${page.length.toString(16)}\r\n${page}\r\n0\r\n\r\n`, {
        http: { 'Transfer-Encoding': 'chunked' },
      }),
      warcAnswer('https://valleytimes.example/envoys', page),
    ]
    const found = await all(file(`a${ending}`, Buffer.concat(records.map(pack))))
    expect(found.map(({ name }) => name.replace(/.*: /, ''))).toEqual(
      ['envoys', 'packed', 'chunked'].map((name) => `https://valleytimes.example/${name}`),
    )
    for (const one of found) expect(textOf(one)).toBe(page)
    expect(found[0]?.document?.told).toMatchObject({
      url: 'https://valleytimes.example/envoys',
      had: { how: 'archived', at: '2022-06-10T07:08:09Z', type: 'text/html', digest: sha1(page) },
    })
  })
  it('refuses a record that is not what its digest says', async () => {
    const [found] = await all(
      file('a.warc', warcAnswer('https://x.example/', page, { warc: { 'WARC-Block-Digest': sha1('other') } })),
    )
    expect(found?.failure?.message).toMatch(/digest/)
  })
  it('takes what stands before the damage, and tells where it is', async () => {
    const bytes = Buffer.concat([warcAnswer('https://x.example/1', page), Buffer.from('garbage '.repeat(100))])
    const found = await all(file('a.warc', bytes))
    expect(textOf(found[0])).toBe(page)
    expect(found[1]?.failure?.message).toMatch(/damaged at byte \d+/)
  })
  it.each([
    ['cut short', warcAnswer('https://x.example/1', page).subarray(0, 600)],
    ['of a lying length', warcAnswer('https://x.example/1', page, { warc: { 'Content-Length': '99999999999' } })],
    ['without a length', Buffer.from('WARC/1.0\r\nWARC-Type: response\r\n\r\nx')],
    ['of one endless head', Buffer.from(`WARC/1.0\r\nX: ${'x'.repeat(300_000)}`)],
    ['that is none', gzipSync('not a WARC')],
  ])('%s is refused', async (_, bytes) => {
    const name = bytes[0] === 0x1f ? 'a.warc.gz' : 'a.warc'
    expect((await all(file(name, bytes))).map(({ failure }) => failure?.code)).toEqual(['input-malformed'])
  })
  it('with a body that bursts is refused', async () => {
    const bomb = warcAnswer('https://x.example/1', gzipSync(Buffer.alloc(40 * 2 ** 20)), {
      http: { 'Content-Encoding': 'gzip' },
    })
    expect((await all(file('a.warc', bomb)))[0]?.failure?.code).toBe('input-too-large')
  })
})

describe('a WACZ file', () => {
  const warc = Buffer.concat([
    warcAnswer('https://valleytimes.example/envoys', pageOf('Envoys meet in Lorin', PROSE)),
    warcAnswer('https://ads.example/frame', pageOf('Buy this')),
  ])
  const package_ = (hash: string) =>
    zipOf({
      'datapackage.json': JSON.stringify({ resources: [{ path: 'archive/data.warc', hash: `sha256:${hash}` }] }),
      'pages/pages.jsonl': '{"format":"json-pages-1.0"}\n{"url":"https://valleytimes.example/envoys/"}\n',
      'archive/data.warc': warc,
    })
  it('gives the pages that were visited', async () => {
    const found = await all(file('a.wacz', package_(createHash('sha256').update(warc).digest('hex'))))
    expect(found.map(({ name, failure }) => failure ?? name)).toEqual([
      'a.wacz: archive/data.warc: https://valleytimes.example/envoys',
    ])
  })
  it('whose files are not those it says is refused', async () => {
    expect((await all(file('a.wacz', package_('0'.repeat(64))))).map(({ failure }) => failure?.message)).toEqual([
      expect.stringMatching(/hashes differ/),
    ])
  })
})
