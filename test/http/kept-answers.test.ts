import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isKept, KeptAnswers } from '../../src/http/kept-answers.js'
import { openRecord, type ParleyRecord } from '../../src/parley.js'
import { elsewhere } from './elsewhere.js'
import { house, REPORT } from './house.js'

/** A record that counts how often its findings are asked for. */
async function counted() {
  const record = await openRecord(':memory:')
  let asked = 0
  const counting = new Proxy(record, {
    get(of, name) {
      if (name === 'findings') asked++
      const value = Reflect.get(of, name, of) as unknown
      return typeof value === 'function' ? value.bind(of) : value
    },
  }) as ParleyRecord
  const made = await house(counting)
  await made.taken(REPORT)
  const before = asked
  return { ...made, asked: () => asked - before }
}

describe('answers that are kept', () => {
  it('are given again without asking the record, with the same ETag and words', async () => {
    const { ask, asked } = await counted()
    const [one, two] = [await ask('/api/findings?limit=5'), await ask('/api/findings?limit=5')]
    expect(asked()).toBe(1)
    expect(two.status).toBe(200)
    expect(two.headers.get('etag')).toBe(one.headers.get('etag'))
    expect(two.headers.get('cache-control')).toBe('private, no-cache')
    expect(two.headers.get('content-type')).toBe(one.headers.get('content-type'))
    expect(two.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await two.text()).toBe(await one.text())
    await ask('/api/findings?limit=6')
    expect(asked()).toBe(2)
  })

  it('answer 304 to who holds them, whether or not they are kept already', async () => {
    const { ask, post, json } = await counted()
    const etag = (await ask('/api/sources')).headers.get('etag') ?? ''
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await ask('/api/sources', { headers: { 'if-none-match': held } })
      expect(answer.status).toBe(304)
      expect(answer.headers.get('etag')).toBe(etag)
      expect(await answer.text()).toBe('')
    }
    expect((await ask('/api/sources', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    const { claims } = await json<{ claims: readonly { id: string }[] }>('/api/claims')
    await post('/api/decisions', { ruling: 'accept', of: [claims[0]?.id] })
    // The record is another, this answer is not: worked out anew, and still the one that is held.
    expect((await ask('/api/sources', { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  it('are new after a ruling and after a report', async () => {
    const { ask, json, post, taken } = await house()
    await taken(REPORT)
    type Claims = { claims: readonly { id: string; state: string }[] }
    const before = await json<Claims>('/api/claims')
    const id = before.claims[0]?.id
    const was = (await ask('/api/claims')).headers.get('etag')
    await post('/api/decisions', { ruling: 'reject', of: [id] })
    const after = await json<Claims>('/api/claims')
    expect(after.claims.find((claim) => claim.id === id)?.state).toBe('rejected')
    expect((await ask('/api/claims')).headers.get('etag')).not.toBe(was)
    const count = async (): Promise<number> => (await json<{ sources: readonly unknown[] }>('/api/sources')).sources.length
    expect(await count()).toBe(1)
    await taken(`${REPORT}\n\nA joint statement was signed in Prague on 6 October 2022.`)
    expect(await count()).toBe(2)
  })

  it('are new when somebody else writes to the file of the record', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-kept-'))
    const [mine, theirs] = [await openRecord(join(folder, 'r.parley')), await openRecord(join(folder, 'r.parley'))]
    try {
      const { json } = await house(mine)
      const count = async () => (await json<{ sources: readonly unknown[] }>('/api/sources')).sources.length
      expect(await count()).toBe(0)
      await (await house(theirs)).taken(REPORT)
      expect(await count()).toBe(1)
    } finally {
      await Promise.all([mine.close(), theirs.close()])
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('are squeezed for those who can read that, and only for them', async () => {
    const { ask, taken } = await house()
    await taken(REPORT)
    for (let round = 0; round < 2; round++) {
      const squeezed = await ask('/api/claims', { headers: { 'accept-encoding': 'gzip' } })
      const plain = await ask('/api/claims')
      expect(squeezed.headers.get('content-encoding')).toBe('gzip')
      expect(plain.headers.get('content-encoding')).toBeNull()
      expect(plain.headers.get('vary')).toBe('Accept-Encoding')
      expect(squeezed.headers.get('etag')).not.toBe(plain.headers.get('etag'))
      const stream = squeezed.body?.pipeThrough(new DecompressionStream('gzip'))
      expect(await new Response(stream).text()).toBe(await plain.text())
    }
  })
})

describe('what belongs to an account', () => {
  it('is never given to another, nor anything to who is not signed in', async () => {
    const { as, ask } = await elsewhere()
    const [reader, admin] = [await as('reader'), await as('admin')]
    const who = async (asked: typeof reader) => (await (await asked('/api/session')).json()) as { name: string; role: string }
    expect(await who(admin)).toMatchObject({ name: 'adam', role: 'admin' })
    expect(await who(reader)).toMatchObject({ name: 'reader', role: 'reader' })
    expect((await admin('/api/check')).status).toBe(200)
    expect((await reader('/api/check')).status).toBe(403)
    expect((await admin('/api/findings')).status).toBe(200)
    expect((await ask('/api/findings')).status).toBe(401)
    expect((await reader('/api/findings')).status).toBe(200)
  })

  it('is not kept at all', () => {
    const never = [
      'session',
      'imports',
      'imports/imp_1/events',
      'check',
      'users',
      'openapi.json',
      'exports/csv',
      'sources/src_1/bytes',
    ]
    for (const path of never) expect(isKept('GET', `/api/${path}`), path).toBe(false)
    expect(isKept('GET', '/api')).toBe(false)
    expect(isKept('POST', '/api/decisions')).toBe(false)
    expect(isKept('GET', '/api/findingsx')).toBe(false)
    for (const path of ['findings', 'findings/fnd_1', 'sources/src_1', 'tracks/border'])
      expect(isKept('GET', `/api/${path}`)).toBe(true)
  })
})

describe('the room for answers', () => {
  const answer = (bytes: number) => ({ body: new Uint8Array(bytes), headers: {} })

  it('is bounded in bytes, those asked longest ago going first', () => {
    const kept = new KeptAnswers({ bytes: 100_000, answers: 1000 })
    kept.find('any', 'now')
    for (let i = 0; i < 50; i++) {
      kept.keep(`q${i}`, 'now', answer(8000))
      kept.find('q0', 'now')
      expect(kept.size.bytes).toBeLessThanOrEqual(100_000)
    }
    expect(kept.size.answers).toBeGreaterThan(8)
    expect(kept.find('q0', 'now')).not.toBeNull()
    expect(kept.find('q1', 'now')).toBeNull()
    expect(kept.find('q49', 'now')).not.toBeNull()
    kept.keep('large', 'now', answer(50_000))
    expect(kept.find('large', 'now')).toBeNull()
    expect(kept.size.answers).toBeGreaterThan(8)
  })

  it('is bounded in answers, and a question of any length counts', () => {
    const kept = new KeptAnswers({ bytes: 1_000_000, answers: 3 })
    kept.find('any', 'now')
    for (let i = 0; i < 9; i++) kept.keep(`q${i}`, 'now', answer(1))
    expect(kept.size.answers).toBe(3)
    const before = kept.size.bytes
    kept.keep('q8', 'now', answer(1))
    expect(kept.size.bytes).toBe(before)
    kept.keep('q'.repeat(100_000), 'now', answer(1))
    expect(kept.find('q'.repeat(100_000), 'now')).toBeNull()
  })

  it('is emptied when the record or the day is another, and nothing that comes late is kept', () => {
    const kept = new KeptAnswers()
    kept.find('q', 'then')
    kept.keep('q', 'then', answer(10))
    expect(kept.find('q', 'then')).not.toBeNull()
    expect(kept.find('q', 'now')).toBeNull()
    expect(kept.size).toEqual({ answers: 0, bytes: 0 })
    kept.keep('q', 'then', answer(10))
    expect(kept.size.answers).toBe(0)
  })

  it('holds nothing longer than a minute', () => {
    let now = 0
    const kept = new KeptAnswers(undefined, () => now)
    kept.find('q', 'now')
    kept.keep('q', 'now', answer(10))
    now = 59_000
    expect(kept.find('q', 'now')).not.toBeNull()
    now = 61_000
    expect(kept.find('q', 'now')).toBeNull()
    expect(kept.size).toEqual({ answers: 0, bytes: 0 })
  })
})
