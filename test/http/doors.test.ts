import { describe, expect, it } from 'vitest'
import { HOST, house } from './house.js'

describe('who gets in', () => {
  it('exchanges the token once, for a cookie that no script and no other site can use', async () => {
    const { opened, sessions, bare, ask } = await house()
    expect(opened.status).toBe(303)
    expect(opened.headers.get('location')).toBe('/')
    expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly/i)
    expect(opened.headers.get('set-cookie')).toMatch(/SameSite=Strict/i)
    expect((await bare(`/?token=${sessions.token}`)).status).toBe(401)
    expect((await ask('/api/head')).status).toBe(200)
  })

  it('takes no other token', async () => {
    const { bare } = await house()
    expect((await bare('/api/head?token=guessed')).status).toBe(401)
  })

  it('refuses who has no cookie, in words a program can read', async () => {
    const { bare } = await house()
    const answer = await bare('/api/findings')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await answer.json()).toMatchObject({ status: 401, code: 'unauthorised', hint: expect.stringContaining('address') })
    expect((await bare('/api/findings', { headers: { cookie: 'parley_session=made-up' } })).status).toBe(401)
  })

  it.each([
    ['another host', { host: 'evil.example' }],
    ['our host on another port', { host: '127.0.0.1:80' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all, sandboxed', { origin: 'null' }],
  ])('refuses a request that names %s', async (_, headers) => {
    const { ask } = await house()
    expect((await ask('/api/head', { headers: { host: HOST, ...headers } })).status).toBe(403)
  })

  it('refuses a ruling that the browser says comes from elsewhere', async () => {
    const { ask } = await house()
    const sent = await ask('/api/decisions', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(sent.status).toBe(403)
  })

  it('lets nothing run but its own files and what carries the nonce of this answer', async () => {
    const { ask } = await house()
    const policies = await Promise.all(
      [1, 2].map(async () => (await ask('/api/head')).headers.get('content-security-policy') ?? ''),
    )
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe-|\*/)
    }
    expect(policies[0]).not.toBe(policies[1])
    const { headers } = await ask('/api/head')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toContain('no-cache')
  })
})
