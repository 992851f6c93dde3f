import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reading } from '../../src/model/reading.js'
import { type ReadInput, readInputs, type SourceReader } from '../../src/work/read-inputs.js'
import { known } from '../intake/known.js'
import { answer, type Hostile, hostileServer } from './hostile.js'

const PROSE = [
  'The envoys of Estia and Westmark met in the capital on Thursday for talks on the border, the third such meeting since spring.',
  'Both sides said after the talks that the truce along the river had held, and that the road would be opened again in May.',
]
const page = (head: string, prose: readonly string[] = PROSE) =>
  `<!doctype html><html lang="en"><head><title>Envoys meet in Lorin</title>${head}</head><body><article><h1>Envoys meet in Lorin</h1>${prose.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`

// Intake is what is tried here, so the reader reads nothing.
const reader: SourceReader = {
  name: 'none@1',
  register: known,
  read: (source, { notes = [] }): Reading => ({ id: source.id, source, claims: [], notes: [...notes], reader: 'none@1' }),
}
let server: Hostile
const read = async (path: string, allowPrivate = true): Promise<readonly ReadInput[]> => {
  const all: ReadInput[] = []
  for await (const one of readInputs(reader, [server.origin + path], { fetching: { allowPrivate } })) all.push(one)
  return all
}
const source = async (path: string) => {
  const [one] = await read(path)
  if (!one || 'failure' in one) throw one?.failure ?? new Error('nothing')
  return one.reading.source
}
const failure = async (path: string, allowPrivate = true) => {
  const [one] = await read(path, allowPrivate)
  return one && 'failure' in one ? one.failure : null
}

beforeAll(async () => {
  server = await hostileServer()
})
afterAll(() => server.close())

describe('an address among the inputs', () => {
  it('becomes a source that says how it was had', async () => {
    server.on('/old', answer(301, { location: '/2022/06/09/envoys' }))
    server.on('/2022/06/09/envoys', page(''))
    const it = await source('/old')
    expect(it).toMatchObject({
      title: 'Envoys meet in Lorin',
      published: '2022-06-09',
      url: `${server.origin}/2022/06/09/envoys`,
      had: { how: 'fetched', asked: `${server.origin}/old`, address: `${server.origin}/2022/06/09/envoys`, type: 'text/html' },
    })
    for (const prose of PROSE) expect(it.text).toContain(prose)
  })

  it('of the user’s own network needs leave', async () => {
    server.on('/page', page(''))
    expect(await failure('/page', false)).toMatchObject({ code: 'address-refused', exitStatus: 7 })
  })

  it('is asked for alone: nothing that the page points at is fetched', async () => {
    server.on(
      '/busy',
      page(
        `<meta http-equiv="refresh" content="0;url=${server.origin}/refreshed"><link rel="stylesheet" href="/style.css"><script src="/script.js"></script><link rel="canonical" href="/canonical"><base href="${server.origin}/base/">`,
        [`<img src="/picture.png">${PROSE[0]}`, `<iframe src="/frame"></iframe><a ping="/ping" href="/next">${PROSE[1]}</a>`],
      ),
    )
    const before = server.asked.length
    await source('/busy')
    expect(server.asked.slice(before)).toEqual(['/robots.txt', '/busy'])
  })

  it.each([
    ['another host', 'https://valleytimes.example/2022/06/09/envoys', '/claims'],
    ['the front page', '/', '/claims'],
    ['itself in another spelling', '/claims?page=1', '/claims?page=1'],
  ])('keeps its own address where it names as the canonical one: %s', async (_, canonical, kept) => {
    server.on('/claims', page(`<link rel="canonical" href="${canonical}">`))
    const it = await source('/claims')
    expect(it.url).toBe(server.origin + kept)
    expect(it.outlet).toBeNull()
  })

  it('waits where its server asks for a moment', async () => {
    let busy = true
    server.on('/moment', (_, response) => {
      if (!busy) return void response.writeHead(200, { 'content-type': 'text/html' }).end(page(''))
      busy = false
      response.writeHead(503, { 'retry-after': '1' }).end()
    })
    expect((await source('/moment')).title).toBe('Envoys meet in Lorin')
  })

  it('is given up where its server asks for an hour', async () => {
    server.on('/hour', answer(429, { 'retry-after': '3600' }))
    expect(await failure('/hour')).toMatchObject({ code: 'fetch-failed', hint: expect.stringMatching(/come again at 20/) })
  })
})

describe('a server that is wrong about its page', () => {
  it.each(['text/plain', 'application/octet-stream', 'application/pdf', 'text/html; charset=utf-16', 'garbage', ''])(
    'and serves HTML as "%s"',
    async (type) => {
      server.on('/typed', answer(200, type ? { 'content-type': type } : {}, page('')))
      expect((await source('/typed')).title).toBe('Envoys meet in Lorin')
    },
  )

  it('and serves a picture as HTML', async () => {
    server.on('/picture', answer(200, { 'content-type': 'text/html' }, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')))
    expect(await failure('/picture')).toMatchObject({ code: 'input-binary' })
  })

  it.each([
    ['iso-8859-1', 'utf-8'],
    ['utf-16', 'utf-8'],
    ['windows-1251', 'utf-8'],
    ['utf-8', 'windows-1252'],
    ['utf-16', 'windows-1252'],
    ['x-none', 'windows-1252'],
  ])('and serves the charset %s for %s', async (told, real) => {
    const text = page('', [PROSE[0]!.replace('Estia', 'Éstía'), PROSE[1]!])
    server.on(
      '/charset',
      answer(200, { 'content-type': `text/html; charset=${told}` }, Buffer.from(text, real === 'utf-8' ? 'utf8' : 'latin1')),
    )
    expect((await source('/charset')).text).toContain('Éstía')
  })

  it('and serves 10 MB of one line', async () => {
    const line = `${PROSE[0]} `.repeat(80_000).slice(0, 9_900_000)
    server.on('/line.txt', answer(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }, gzipSync(line)))
    expect((await source('/line.txt')).text.length).toBeGreaterThan(9_800_000)
    server.on(
      '/line.html',
      answer(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }, gzipSync(page('', [line]))),
    )
    expect((await source('/line.html')).text.length).toBeGreaterThan(9_800_000)
    server.on('/longer.txt', answer(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }, gzipSync(line + line)))
    expect(await failure('/longer.txt')).toMatchObject({ code: 'input-too-large' })
  }, 240_000)
})
