import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFetcher, type FetcherOptions } from '../../src/fetch/fetcher.js'
import { isPublic } from '../../src/fetch/permitted.js'
import { answer, endless, type Hostile, hostileServer } from './hostile.js'

const PAGE = '<!doctype html><html><body><p>The envoys met in Lorin.</p></body></html>'
const HTML = { 'content-type': 'text/html' }
let server: Hostile

// Loopback's first address alone is opened, so that a step to any other local address is still one too far.
const here = (ip: string): boolean => ip === '127.0.0.1' || isPublic(ip)
const fetcher = (options: FetcherOptions = {}) => createFetcher({ permits: here, gapMs: 0, ...options })
async function got(path: string, options: FetcherOptions = {}) {
  const one = fetcher(options)
  try {
    return await one.get(path.startsWith('/') ? server.origin + path : path)
  } finally {
    await one.close()
  }
}
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

beforeAll(async () => {
  server = await hostileServer()
})
afterAll(() => server.close())

describe('a page', () => {
  it('comes with its hash, its time, its type and the address that answered', async () => {
    server.on('/a', answer(302, { location: '/b?x=1#part' }))
    server.on('/b?x=1', answer(200, { 'content-type': 'Text/HTML; Charset="UTF-8"', etag: '"1"', 'last-modified': 'x' }, PAGE))
    const page = await got('/a')
    expect(page).toMatchObject({
      outcome: 'fetched',
      type: 'text/html',
      charset: 'utf-8',
      etag: '"1"',
      lastModified: 'x',
      redirects: [`${server.origin}/b?x=1`],
      had: { how: 'fetched', asked: `${server.origin}/a`, address: `${server.origin}/b?x=1`, type: 'text/html' },
    })
    if (page.outcome !== 'fetched') throw new Error('not fetched')
    expect(text(page.bytes)).toBe(PAGE)
    expect(page.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(page.had.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })

  it.each([
    ['gzip', gzipSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
    ['deflate', deflateSync(PAGE)],
    ['deflate', deflateRawSync(PAGE)],
    ['identity', Buffer.from(PAGE)],
  ])('is unpacked: %s', async (encoding, body) => {
    server.on('/packed', answer(200, { ...HTML, 'content-encoding': encoding }, body))
    const page = await got('/packed')
    expect(page.outcome === 'fetched' && text(page.bytes)).toBe(PAGE)
  })

  it('is asked for by name, with what was known of it, and with nothing else', async () => {
    server.on('/known', answer(304, {}))
    const one = fetcher({ agent: 'Parley-test' })
    expect(await one.get(`${server.origin}/known`, { etag: '"7"', lastModified: 'Thu, 09 Jun 2022 08:00:00 GMT' })).toEqual({
      outcome: 'unchanged',
    })
    await one.close()
    const head = server.heads.at(-1) ?? {}
    expect(head).toMatchObject({
      'user-agent': 'Parley-test',
      'if-none-match': '"7"',
      'if-modified-since': 'Thu, 09 Jun 2022 08:00:00 GMT',
    })
    expect(Object.keys(head).filter((name) => /cookie|referer|authorization/.test(name))).toEqual([])
  })

  it('that is to be asked for later says when', async () => {
    server.on('/busy', answer(429, { 'retry-after': '120' }))
    const busy = await got('/busy')
    expect(busy.outcome).toBe('later')
    if (busy.outcome === 'later') expect(Math.abs(Date.parse(busy.at) - Date.now() - 120_000)).toBeLessThan(5000)
  })
})

describe('an address that is refused', () => {
  const REFUSED = [
    'file:///etc/passwd',
    'ftp://press.example/a',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://user:secret@press.example/',
    'http://press.example:25/',
    'https://press.example:22/',
    'http://127.0.0.2/',
    'http://127.2/',
    'http://2130706434/',
    'http://0x7f000002/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.2]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[::127.0.0.2]/',
    'http://[64:ff9b::7f00:2]/',
    'http://[2002:7f00:2::]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'not an address',
  ]
  it.each(REFUSED)('%s', async (address) => {
    await expect(got(address)).rejects.toMatchObject({ code: 'address-refused' })
  })

  it.each(REFUSED)('also as where a page sends one on: %s', async (address) => {
    if (!address.includes(':')) return
    server.on('/away', answer(302, { location: address }))
    await expect(got('/away')).rejects.toMatchObject({ code: 'address-refused' })
  })

  it('never shows a password', async () => {
    await expect(got('http://user:secret@press.example/')).rejects.toThrow(/^(?!.*secret)/)
  })

  it.each([
    ['a name of a private address', ['10.0.0.8']],
    ['a name of the metadata service', ['169.254.169.254', 'fe80::1']],
    ['a name of nothing', []],
  ])('%s', async (_, addresses) => {
    const lookup: FetcherOptions['lookup'] = (_host, _options, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    await expect(got('http://talks.example/', { lookup })).rejects.toMatchObject({ code: 'address-refused' })
  })

  it('a name that changes to a private address after it was let through', async () => {
    // robots.txt is loaded from the permitted address; the page's own connection would go to another.
    let asked = 0
    const lookup: FetcherOptions['lookup'] = (_host, _options, done) =>
      done(null, [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }])
    server.on('/robots.txt', (_, response) => void response.writeHead(200, { connection: 'close' }).end(''))
    server.on('/rebound', PAGE)
    await expect(got(`http://talks.example:${server.port}/rebound`, { lookup })).rejects.toMatchObject({
      code: 'address-refused',
    })
    expect(asked).toBe(2)
    expect(server.asked).not.toContain('/rebound')
  })
})

describe('a hostile server', () => {
  const limits = { bytes: 1_000_000, sentBytes: 500_000, totalMs: 1500, stallMs: 1000, headMs: 1000, redirects: 5 }
  const failing = (path: string) => got(path, { limits, robots: false })

  it('with an endless body', async () => {
    server.on('/endless', endless(HTML, 'x'.repeat(65_536)))
    await expect(failing('/endless')).rejects.toMatchObject({ code: 'input-too-large' })
  })

  it('with a body that lies about its length', async () => {
    server.on('/short', (_, response) => {
      response.writeHead(200, { ...HTML, 'content-length': '5000' })
      response.write('few', () => response.destroy())
    })
    await expect(failing('/short')).rejects.toMatchObject({ code: 'fetch-failed' })
  })

  it('with a body that drips', async () => {
    server.on('/drip', endless(HTML, 'x', 100))
    await expect(failing('/drip')).rejects.toThrow(/longer than 1.5 s/)
  })

  it('with a body that stands still', async () => {
    server.on('/still', (_, response) => void response.writeHead(200, HTML).write('x'))
    await expect(failing('/still')).rejects.toMatchObject({ code: 'fetch-failed' })
  })

  it('that never answers', async () => {
    server.on('/never', () => undefined)
    await expect(failing('/never')).rejects.toMatchObject({ code: 'fetch-failed' })
  })

  it('with an endless head', async () => {
    server.on('/head', (_, response) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\n${'X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(5000)}`)
    })
    await expect(failing('/head')).rejects.toMatchObject({ code: 'fetch-failed' })
  })

  it('that sends one round in circles', async () => {
    server.on('/loop', answer(302, { location: '/pool' }))
    server.on('/pool', answer(301, { location: '/loop' }))
    await expect(failing('/loop')).rejects.toThrow(/circle/)
  })

  it('that sends one on for ever', async () => {
    for (let i = 0; i < 10; i++) server.on(`/on/${i}`, answer(307, { location: `/on/${i + 1}` }))
    await expect(failing('/on/0')).rejects.toThrow(/more than 5 times/)
  })

  const BOMB = Buffer.alloc(200_000_000)
  it.each([
    ['gzip', gzipSync(BOMB)],
    ['br', brotliCompressSync(BOMB, { params: { 1: 1 } })],
    ['deflate', deflateSync(BOMB)],
  ])('with a body that unpacks to 200 MB: %s', async (encoding, body) => {
    server.on('/bomb', answer(200, { ...HTML, 'content-encoding': encoding }, body))
    const before = process.memoryUsage().arrayBuffers
    await expect(failing('/bomb')).rejects.toMatchObject({ code: 'input-too-large' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })

  it.each(['gzip, gzip', 'br, gzip', 'zstd', 'x-unheard-of'])('with a body packed as "%s"', async (encoding) => {
    server.on('/odd', answer(200, { ...HTML, 'content-encoding': encoding }, gzipSync(gzipSync(PAGE))))
    await expect(failing('/odd')).rejects.toMatchObject({ code: 'fetch-failed' })
  })

  it.each(['gzip', 'br', 'deflate'])('with a body that is not packed as it says: %s', async (encoding) => {
    server.on('/lie', answer(200, { ...HTML, 'content-encoding': encoding }, 'this is plain text, and long enough to be seen'))
    await expect(failing('/lie')).rejects.toThrow(/packed wrongly/)
  })

  it.each(['image/png', 'video/mp4', 'application/javascript'])('whose page is %s', async (type) => {
    server.on('/kind', answer(200, { 'content-type': type }, PAGE))
    await expect(failing('/kind')).rejects.toMatchObject({ code: 'input-unsupported' })
  })

  it.each([401, 403, 404, 410, 500, 502])('that answers %i', async (status) => {
    server.on('/status', answer(status, HTML, PAGE))
    await expect(failing('/status')).rejects.toThrow(new RegExp(`answers ${status}`))
  })

  it('that is not there', async () => {
    await expect(got('http://127.0.0.1:9/', { robots: false })).rejects.toMatchObject({ code: 'address-refused' })
    const gone = await hostileServer()
    await gone.close()
    await expect(got(`${gone.origin}/`, { robots: false })).rejects.toThrow(/nothing answers there/)
  })
})

describe('robots.txt', () => {
  it('is heeded, also after a redirect', async () => {
    server.on('/robots.txt', answer(200, { 'content-type': 'text/plain' }, 'User-agent: *\nDisallow: /closed\n'))
    server.on('/closed/a', PAGE)
    server.on('/open', PAGE)
    server.on('/to-closed', answer(302, { location: '/closed/a' }))
    await expect(got('/closed/a')).rejects.toThrow(/robots\.txt asks/)
    await expect(got('/to-closed')).rejects.toThrow(/robots\.txt asks/)
    expect((await got('/open')).outcome).toBe('fetched')
    expect((await got('/closed/a', { robots: false })).outcome).toBe('fetched')
  })

  it.each([
    ['none', answer(404, {}), true],
    ['a page in its place', answer(200, HTML, PAGE), true],
    ['a picture in its place', answer(200, { 'content-type': 'image/png' }, 'x'), true],
    ['one without end', endless({ 'content-type': 'text/plain' }, 'Disallow: /x\n'.repeat(5000)), true],
    ['one that the server cannot give', answer(503, {}), false],
    ['one that asks to come later', answer(503, { 'retry-after': '60' }), false],
  ])('%s', async (_, handler, open) => {
    server.on('/robots.txt', handler)
    server.on('/page', PAGE)
    if (open) expect((await got('/page')).outcome).toBe('fetched')
    else await expect(got('/page')).rejects.toMatchObject({ code: 'fetch-failed' })
  })

  it('sets the pace', async () => {
    server.on('/robots.txt', answer(200, {}, 'User-agent: parley\nCrawl-delay: 0.3\n'))
    server.on('/page', PAGE)
    const one = fetcher()
    const began = Date.now()
    await Promise.all([1, 2, 3].map(() => one.get(`${server.origin}/page`)))
    await one.close()
    expect(Date.now() - began).toBeGreaterThanOrEqual(590)
  })
})
