import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Lane } from '../../src/http/thread-lane.js'
import { ParleyError } from '../../src/model/error.js'
import { REPORT } from './house.js'

const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'parley-threads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Threads are made from the build, so only the server as it is built has them.
describe.skipIf(!existsSync(cli))('a server that answers by threads', () => {
  let child: ChildProcess
  let address = ''
  let cookie = ''
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, address), { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } })
  const rule = (body: unknown) =>
    ask('/api/decisions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(address).origin },
      body: JSON.stringify(body),
    })

  beforeAll(async () => {
    child = spawn(process.execPath, [cli, 'serve', '--record', join(folder, 'record.parley'), '--port', '0', '--as', 'Vera'])
    address = await new Promise<string>((found, fail) => {
      child.stdout?.on('data', (data) => {
        const told = /http:\S+/.exec(String(data))
        if (told) found(told[0])
      })
      child.stderr?.on('data', (data) => fail(new Error(String(data))))
    })
    const opened = await fetch(address, { redirect: 'manual' })
    cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    const form = new FormData()
    form.set('text', REPORT)
    form.append('file', new File([new Uint8Array([0, 1, 2, 0, 255])], 'odd.txt'))
    const origin = new URL(address).origin
    const { id } = (await (await ask('/api/imports', { method: 'POST', body: form, headers: { origin } })).json()) as {
      id: string
    }
    const told = await (await ask(`/api/imports/${id}/events`)).text()
    expect(told).toContain('"outcome":"new"')
    // Where it lay for the import is nobody's business, and one bad file is not the end of the others.
    expect(told).toContain('"input":"odd.txt","outcome":"refused"')
    expect(told).not.toContain('parley-import-')
  }, 120_000)

  afterAll(async () => {
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('sees its own rulings in the next answer, signed by who is signed in', async () => {
    const { claims } = (await (await ask('/api/claims?limit=1')).json()) as { claims: { id: string }[] }
    const ruled = await rule({ ruling: 'accept', of: [claims[0]?.id] })
    expect(ruled.status).toBe(201)
    expect(await ruled.json()).toMatchObject({ author: 'Vera', ruling: 'accept' })
    const after = (await (await ask(`/api/claims?id=${claims[0]?.id}`)).json()) as { claims: { state: string }[] }
    expect(after.claims[0]?.state).toBe('accepted')
  })

  it('tells a problem as the server itself would', async () => {
    const stale = await rule({ ruling: 'accept', of: ['clm_000000000000000000000000'] })
    expect(stale.status).toBeGreaterThanOrEqual(404)
    expect(stale.headers.get('content-type')).toContain('problem+json')
    for (const path of ['/api/nothing', '/api/sources/src_000000000000000000000000']) {
      const missing = await ask(path)
      expect(missing.status).toBe(404)
      expect(await missing.json()).toMatchObject({ code: 'not-found' })
    }
    expect((await ask('/api/findings?asOf=tomorrow')).status).toBe(400)
    expect((await fetch(new URL('/api/head', address))).status).toBe(401)
  })

  it('streams an export whole, squeezes answers and keeps them by their mark', async () => {
    const csv = await ask('/api/exports/csv')
    expect(csv.headers.get('content-disposition')).toContain('parley-csv')
    expect((await csv.text()).split('\n').length).toBeGreaterThan(3)
    const first = await ask('/api/findings?limit=200', { headers: { 'accept-encoding': 'gzip' } })
    expect(first.headers.get('content-encoding')).toBe('gzip')
    expect(((await first.json()) as { findings: unknown[] }).findings.length).toBeGreaterThan(1)
    const again = await ask('/api/findings?limit=200', {
      headers: { 'accept-encoding': 'gzip', 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    expect((await ask('/api/check')).status).toBe(200)
    expect((await ask('/api/openapi.json')).status).toBe(200)
  })

  it('goes on when somebody leaves in the middle of an export', async () => {
    const leaving = new AbortController()
    const begun = await ask('/api/exports/jsonl', { signal: leaving.signal })
    expect(begun.status).toBe(200)
    leaving.abort()
    expect((await ask('/api/exports/jsonl')).status).toBe(200)
  })
})

describe('a lane of threads', () => {
  const program = join(folder, 'thread.mjs')
  writeFileSync(
    program,
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', ({ say, job, asked }) => {
       if (say === 'close') process.exit(0)
       if (say !== 'ask') return
       if (asked.url === 'fall') process.exit(1)
       if (asked.url === 'refuse') return parentPort.postMessage({ say: 'failed', job, code: 'record-busy', message: 'busy', hint: 'wait' })
       setTimeout(() => {
         parentPort.postMessage({ say: 'answer', job, status: 200, headers: {}, body: new TextEncoder().encode(asked.url) })
         parentPort.postMessage({ say: 'end', job })
       }, 20)
     })`,
  )
  const made = { location: 'nowhere', packs: [], careful: false }
  const asked = (url: string) => ({ method: 'GET', url, headers: {}, body: null, author: 'Vera', role: 'admin' as const })

  it('answers more questions than it has threads, fails only what a fallen thread was at, and starts another', async () => {
    const lane = new Lane({ made, program, log: () => undefined, most: 2, atOnce: 1 })
    const jobs = ['a', 'fall', 'b', 'c', 'd'].map((url) => lane.answer(asked(url)))
    const done = await Promise.allSettled(jobs)
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
    expect(await (await lane.answer(asked('e'))).text()).toBe('e')
    await lane.close()
    await expect(lane.answer(asked('f'))).rejects.toThrow('the server is stopping')
  })

  it('hands on a failure with its code, so that it keeps its status', async () => {
    const lane = new Lane({ made, program, log: () => undefined, most: 1, atOnce: 1 })
    const failure = await lane.answer(asked('refuse')).catch((cause: unknown) => cause)
    expect(failure).toBeInstanceOf(ParleyError)
    expect(failure).toMatchObject({ code: 'record-busy', hint: 'wait' })
    await lane.close()
  })
})
