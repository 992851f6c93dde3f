import { describe, expect, it } from 'vitest'
import { ROLES } from '../../src/http/accounts.js'
import { answerProblem, router } from '../../src/http/house.js'
import { paced } from '../../src/http/pace.js'
import { roleFor, roleForRuling } from '../../src/http/rights.js'
import { elsewhere, SECRET, SITE } from './elsewhere.js'

const ruling = (name: string, of: readonly string[] = []) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ ruling: name, of, to: {} }),
})

describe('a server for others', () => {
  it('sends who is not signed in to the door, and tells programs', async () => {
    const { ask } = await elsewhere()
    const page = await ask('/timeline?process=x')
    expect(page.status).toBe(303)
    expect(page.headers.get('location')).toBe('/sign-in?to=%2Ftimeline%3Fprocess%3Dx')
    const api = await ask('/api/head')
    expect(api.status).toBe(401)
    expect(await api.json()).toMatchObject({ code: 'unauthorised', hint: expect.stringContaining('/sign-in') })
    expect((await ask('/api/session/end', { method: 'POST', headers: { origin: `https://${SITE}` } })).status).toBe(200)
  })

  it('has no token in an address that opens it', async () => {
    const { ask } = await elsewhere()
    expect((await ask('/api/head?token=anything')).status).toBe(401)
  })

  it('lets in by name and password, with a cookie for this site over TLS alone', async () => {
    const { signIn, ask, form } = await elsewhere()
    const { answer, cookie } = await signIn('Reviewer')
    expect(answer.status).toBe(303)
    const set = answer.headers.get('set-cookie') ?? ''
    for (const part of ['__Host-parley=', 'Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) expect(set).toContain(part)
    expect(set).not.toMatch(/domain/i)
    expect(answer.headers.get('strict-transport-security')).toBeTruthy()
    const session = await ask('/api/session', { headers: { cookie } })
    expect(await session.json()).toEqual({ name: 'reviewer', role: 'reviewer', accounts: true })
    expect((await form('/api/session/end', {}, undefined, { cookie })).status).toBe(200)
    expect((await ask('/api/session', { headers: { cookie } })).status).toBe(401)
  })

  it('does not tell a wrong name from a wrong password', async () => {
    const { signIn } = await elsewhere()
    const [name, password] = [await signIn('nobody'), await signIn('reviewer', 'a wrong password')]
    expect([name.answer.status, password.answer.status]).toEqual([401, 401])
    const told = (text: string): string => text.replace(/nonce="[^"]*"/, '')
    expect(told(await name.answer.text())).toBe(told(await password.answer.text()))
    expect(name.cookie).toBe('')
  })

  it('slows down who guesses, wherever the request says it comes from', async () => {
    const { signIn } = await elsewhere()
    for (let i = 0; i < 5; i++) expect((await signIn('adam', 'a wrong password')).answer.status).toBe(401)
    const { answer, cookie } = await signIn('adam')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(cookie).toBe('')
    expect((await signIn('adam', SECRET, '192.0.2.77')).answer.status).toBe(303)
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a\r\nset-cookie: x=y'])(
    'goes on to no other site: %j',
    async (to) => {
      const { form } = await elsewhere()
      const answer = await form('/sign-in', { name: 'adam', password: SECRET, to })
      expect(answer.headers.get('location')).toBe('/')
    },
  )

  it('shows what is in the address as text', async () => {
    const { ask } = await elsewhere()
    const page = await (await ask(`/sign-in?to=${encodeURIComponent('/"><script>alert(1)</script>')}`)).text()
    expect(page).not.toContain('<script>')
  })

  it.each([
    ['no proxy that says TLS', { 'x-forwarded-proto': 'http' }],
    ['another host', { host: 'evil.example' }],
    ['our site without TLS as the origin', { origin: `http://${SITE}` }],
    ['another origin', { origin: 'https://evil.example' }],
  ])('refuses %s, signed in or not', async (_, headers) => {
    const { ask, signIn } = await elsewhere()
    const { cookie } = await signIn('adam')
    expect((await ask('/api/head', { headers: { cookie, ...headers } })).status).toBe(403)
    expect((await ask('/sign-in', { headers })).status).toBe(403)
  })

  it('takes no change from a page elsewhere, nor one that hides where it comes from', async () => {
    const { ask, signIn, form, record } = await elsewhere()
    const { cookie } = await signIn('adam')
    const json = { 'content-type': 'application/json', cookie }
    const body = JSON.stringify({ ruling: 'new-process', of: [], to: { id: 'x', name: 'x' } })
    for (const headers of [
      json,
      { ...json, origin: 'https://evil.example' },
      { ...json, origin: 'null' },
      { ...json, origin: `https://${SITE}`, 'sec-fetch-site': 'cross-site' },
      { ...json, 'sec-fetch-site': 'same-site' },
    ])
      expect((await ask('/api/decisions', { method: 'POST', headers, body })).status).toBe(403)
    expect(
      (await form('/sign-in', { name: 'adam', password: SECRET }, undefined, { origin: 'https://evil.example' })).status,
    ).toBe(403)
    expect(await record.decisions()).toEqual([])
  })

  it('ends sessions with the password, and follows the role at once', async () => {
    const { accounts, signIn, ask } = await elsewhere()
    const { cookie } = await signIn('editor')
    await accounts.change('editor', { role: 'reader' })
    expect(await (await ask('/api/session', { headers: { cookie } })).json()).toMatchObject({ role: 'reader' })
    await accounts.change('editor', { password: 'another four words' })
    expect((await ask('/api/session', { headers: { cookie } })).status).toBe(401)
    const again = await signIn('editor', 'another four words')
    await accounts.remove('editor')
    expect((await ask('/api/session', { headers: { cookie: again.cookie } })).status).toBe(401)
  })

  it('slows down who asks too fast, until some time has passed', async () => {
    let now = 0
    const app = router()
    app.onError((failure, context) => answerProblem(context, failure))
    app.use(
      paced(
        { aSecond: 2, atOnce: 5 },
        (context) => context.req.header('x-from') ?? '',
        () => now,
      ),
    )
    app.get('/', (context) => context.text('here'))
    const ask = async (from: string) => app.request('/', { headers: { 'x-from': from } })
    for (let i = 0; i < 5; i++) expect((await ask('a')).status).toBe(200)
    const slowed = await ask('a')
    expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '1'])
    expect((await ask('b')).status).toBe(200)
    now += 1000
    expect((await ask('a')).status).toBe(200)
  })

  it('signs rulings with the name of the account', async () => {
    const { as, record } = await elsewhere()
    const process = { id: 'river-talks', name: 'River talks', aliases: [], parties: [], words: [], tracks: [], formats: [] }
    const made = await (await as('editor'))('/api/decisions', {
      ...ruling('new-process'),
      body: JSON.stringify({ ruling: 'new-process', of: [], to: process, author: 'somebody else' }),
    })
    expect(made.status).toBe(201)
    const [kept] = await record.decisions()
    expect(kept?.decision.author).toBe('editor')
    const undone = await (await as('reviewer'))('/api/decisions', ruling('undo', [kept?.decision.id ?? '']))
    expect(undone.status).toBe(403)
  })
})

describe('roles', () => {
  it('are checked on every route there is', async () => {
    const { app, as } = await elsewhere()
    const { paths = {} } = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } })
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => [method.toUpperCase(), path.replace(/\{\w+\}/g, 'x')] as const),
    )
    expect(routes.length).toBeGreaterThan(15)
    for (const role of ROLES) {
      const ask = await as(role)
      for (const [method, path] of routes) {
        const needed = roleFor(method, path)
        const { status } = await ask(path, { method, ...(method === 'GET' ? {} : { body: '' }) })
        const refused = ROLES.indexOf(role) < ROLES.indexOf(needed)
        expect([path, role, status === 403], `${method} ${path} as ${role}: ${status}`).toEqual([path, role, refused])
        expect(status, `${method} ${path}`).not.toBe(401)
      }
    }
  })

  it('close a route nobody has thought of to all but admins', () => {
    expect(roleFor('POST', '/api/anything')).toBe('admin')
    expect(roleFor('DELETE', '/api/sources/x')).toBe('admin')
    expect(roleFor('GET', '/api/anything')).toBe('reader')
  })

  it.each([
    ['accept', 'reviewer'],
    ['new-office', 'editor'],
    ['same-actor', 'editor'],
    ['redact', 'admin'],
  ] as const)('a ruling %s needs the role of %s', async (name, needed) => {
    expect(roleForRuling(name)).toBe(needed)
    const { as, record } = await elsewhere()
    const below = ROLES[ROLES.indexOf(needed) - 1] ?? 'reader'
    expect((await (await as(below))('/api/decisions', ruling(name, ['x']))).status).toBe(403)
    expect((await (await as(needed))('/api/decisions', ruling(name, ['x']))).status).not.toBe(403)
    expect(await record.decisions()).toEqual([])
  })
})
