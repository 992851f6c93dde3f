import { describe, expect, it } from 'vitest'
import { house, REPORT } from './house.js'

type Claims = { readonly claims: readonly { readonly id: string; readonly changed: number; readonly state: string }[] }
type Sources = { readonly sources: readonly { readonly id: string; readonly title: string }[]; readonly next: string | null }
type Problem = { readonly code: string; readonly detail: string; readonly hint: string | null }

const full = async () => {
  const made = await house()
  await made.taken(REPORT)
  return made
}

describe('imports', () => {
  it('tell of each input as it is read, and to the end, also when asked again', async () => {
    const { take, json, ask } = await house()
    const form = new FormData()
    form.append('file', new File([REPORT], 'report.txt'))
    form.append('file', new File([REPORT], '../../again\u202e.txt'))
    form.append('file', new File([new Uint8Array(300).fill(0)], 'empty.pdf'))
    const { id, stream } = await take(form)
    expect(stream.match(/event: outcome/g)).toHaveLength(3)
    expect(stream).toContain('event: done')
    const [kept] = (
      await json<{ imports: readonly { outcomes: readonly { input: string; outcome: string }[] }[] }>('/api/imports')
    ).imports
    expect(kept?.outcomes.map((one) => one.outcome)).toEqual(['new', 'known', 'refused'])
    expect(kept?.outcomes[1]?.input).not.toMatch(/\u202e/)
    // On a slow machine the stream says now and then that it waits.
    const told = (text: string): string => text.replaceAll('event: waiting\ndata: \n\n', '')
    expect(told(await (await ask(`/api/imports/${id}/events`)).text())).toBe(told(stream))
    expect((await ask('/api/imports/imp_none/events')).status).toBe(404)
  })

  it('refuse what holds nothing', async () => {
    const { ask } = await house()
    const answer = await ask('/api/imports', { method: 'POST', body: new FormData() })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })
})

describe('sources', () => {
  it('are listed without their text, and told with it', async () => {
    const { json } = await full()
    const { sources } = await json<Sources>('/api/sources')
    expect(sources).toHaveLength(1)
    expect(sources[0]).not.toHaveProperty('text')
    const one = await json<{ source: { text: string } }>(`/api/sources/${sources[0]?.id}`)
    expect(one.source.text).toContain('met in Tbilisi')
  })

  it('hand their bytes over as an attachment in a sandbox, never as a page', async () => {
    const { take, json, ask } = await house()
    const form = new FormData()
    form.append('file', new File([`<html><script>alert(1)</script><body><p>${REPORT}</p></body></html>`], 'page.html'))
    await take(form)
    const { sources } = await json<Sources>('/api/sources')
    const answer = await ask(`/api/sources/${sources[0]?.id}/bytes`)
    if (answer.status === 404) return expect(((await answer.json()) as Problem).detail).toContain('no bytes')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('tell what is not there', async () => {
    const { ask } = await house()
    const answer = await ask('/api/sources/src_0000000000000000')
    expect([400, 404]).toContain(answer.status)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })
})

describe('decisions', () => {
  it('are signed with who is signed in, whatever the request says', async () => {
    const { json, post } = await full()
    const [claim] = (await json<Claims>('/api/claims')).claims
    const made = await post('/api/decisions', { ruling: 'accept', of: [claim?.id], author: 'Somebody else' })
    expect(made.status).toBe(201)
    expect(await made.json()).toMatchObject({ author: 'Vera', ruling: 'accept' })
    expect((await json<Claims>(`/api/claims?id=${claim?.id}`)).claims[0]?.state).toBe('accepted')
  })

  it('are refused with 409 when what they rule on has changed since it was looked at', async () => {
    const { json, post } = await full()
    const [claim] = (await json<Claims>('/api/claims')).claims
    const seen = claim?.changed ?? 0
    expect((await post('/api/decisions', { ruling: 'accept', of: [claim?.id], base: seen })).status).toBe(201)
    const late = await post('/api/decisions', { ruling: 'reject', of: [claim?.id], base: seen })
    expect(late.status).toBe(409)
    expect(((await late.json()) as Problem).hint).toBeTruthy()
    expect((await json<Claims>(`/api/claims?id=${claim?.id}`)).claims[0]?.state).toBe('accepted')
  })

  it('are undone by a decision, and both stay', async () => {
    const { json, post } = await full()
    const [claim] = (await json<Claims>('/api/claims')).claims
    const { id } = (await (await post('/api/decisions', { ruling: 'reject', of: [claim?.id] })).json()) as { id: string }
    expect((await post('/api/decisions', { ruling: 'undo', of: [id] })).status).toBe(201)
    expect((await json<Claims>(`/api/claims?id=${claim?.id}`)).claims[0]?.state).toBe('read')
    const { decisions } = await json<{ decisions: readonly { undoneBy: string | null }[] }>('/api/decisions')
    expect(decisions).toHaveLength(2)
    expect(decisions[0]?.undoneBy).not.toBeNull()
  })

  it.each([
    ['no ruling', {}],
    ['an unknown ruling', { ruling: 'praise', of: [] }],
    ['a ruling on nothing known', { ruling: 'accept', of: ['clm_0000000000000000'] }],
  ])('refuse %s and say what is wrong', async (_, body) => {
    const { post } = await house()
    const answer = await post('/api/decisions', body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(((await answer.json()) as Problem).detail).not.toBe('')
  })
})

describe('questions', () => {
  it('take the clocks, and say which they answered by', async () => {
    const { json } = await full()
    const now = await json<{ findings: readonly unknown[]; clocks: unknown }>('/api/findings')
    expect(now.findings.length).toBeGreaterThan(0)
    const before = await json<{ findings: readonly unknown[]; clocks: { publishedBy: string } }>(
      '/api/findings?publishedBy=2023-04-01',
    )
    expect(before.findings).toHaveLength(0)
    expect(before.clocks).toMatchObject({ asOf: null, publishedBy: '2023-04-01', knownAt: null })
    const unrecorded = await json<{ findings: readonly unknown[] }>('/api/findings?knownAt=2001-01-01')
    expect(unrecorded.findings).toHaveLength(0)
  })

  it.each(['timeline', 'tracks', 'roles', 'figures', 'positions', 'commitments', 'incumbents', 'network', 'unassigned'])(
    'give the view %s',
    async (name) => {
      const { ask } = await full()
      const answer = await ask(`/api/views/${name}?process=armenia-azerbaijan&asOf=2023-05-31`)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toHaveProperty('view')
    },
  )

  it('go on from page to page without a gap', async () => {
    const { json } = await full()
    type Page = { readonly findings: readonly { readonly id: string }[]; readonly next: string | null }
    const all = (await json<Page>('/api/findings?limit=1000')).findings.map((one) => one.id)
    const walked: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page = await json(`/api/findings?limit=1${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
      walked.push(...page.findings.map((one) => one.id))
      cursor = page.next
    }
    expect(walked).toEqual(all)
  })

  it('are answered with 304 when nothing has changed', async () => {
    const { ask, post, json } = await full()
    const tag = (await ask('/api/findings')).headers.get('etag') ?? ''
    expect(tag).not.toBe('')
    expect((await ask('/api/findings', { headers: { 'if-none-match': tag } })).status).toBe(304)
    const { claims } = await json<Claims>('/api/claims')
    await post('/api/decisions', { ruling: 'reject', of: claims.map((one) => one.id) })
    expect((await ask('/api/findings', { headers: { 'if-none-match': tag } })).status).toBe(200)
  })

  it.each(['asOf=tomorrow', 'publishedBy=2023-13-01', 'limit=many', 'status=sure', 'kind=gossip', 'cursor=made-up'])(
    'refuse %s with 400 and say which field',
    async (query) => {
      const { ask, logged } = await house()
      const answer = await ask(`/api/findings?${query}`)
      expect(answer.status).toBe(400)
      expect(((await answer.json()) as Problem).detail).not.toBe('')
      expect(logged).toEqual([])
    },
  )

  it('find words, and mark them', async () => {
    const { json } = await full()
    const { hits } = await json<{ hits: readonly { matches: readonly unknown[] }[] }>('/api/search?q=border%20commission')
    expect(hits).toHaveLength(1)
    expect(hits[0]?.matches.length).toBeGreaterThan(0)
    expect((await json<{ hits: readonly unknown[] }>('/api/search?q=submarine')).hits).toHaveLength(0)
  })

  it('tell what is verified, and the two days apart', async () => {
    const { json } = await full()
    expect(await json('/api/check')).toMatchObject({ damage: [], sources: 1 })
    expect(await json('/api/diff?from=2023-04-01&to=2023-05-31')).toHaveProperty('world.happened')
  })
})

describe('the register', () => {
  it('names actors, and leaves out whom nobody knows', async () => {
    const { json } = await house()
    const { actors } = await json<{ actors: readonly { id: string; name: string }[] }>(
      '/api/actors?ids=armenia,nobody-at-all,A%20B',
    )
    expect(actors.map(({ name }) => name)).toEqual(['Armenia'])
    expect(await json('/api/actors/ararat-mirzoyan')).toMatchObject({
      name: 'Ararat Mirzoyan',
      posts: expect.arrayContaining([expect.objectContaining({ of: 'armenia' })]),
    })
  })

  it('tells how rulings name somebody, by id or by name, and whom it stands for while a ruling says so', async () => {
    const { json, post, ask } = await house()
    interface Who {
      readonly key: string
      readonly known: boolean
      readonly as: { readonly key: string } | null
      readonly rulings: readonly { readonly decision: { readonly id: string } }[]
    }
    const who = (told: string) => json<Who>(`/api/actors/${encodeURIComponent(told)}/identity`)
    expect(await who('ararat-mirzoyan')).toMatchObject({
      key: 'ararat-mirzoyan',
      name: 'Ararat Mirzoyan',
      known: true,
      as: null,
    })
    expect(await who('Ararat Mirzoyan')).toMatchObject({ key: 'ararat-mirzoyan', known: true })
    expect(await who('A. Mirzoian')).toMatchObject({ key: '~a. mirzoian', name: 'A. Mirzoian', known: false, rulings: [] })
    const of = ['~a. mirzoian', 'ararat-mirzoyan']
    const made = await post('/api/decisions', { ruling: 'same-actor', of, to: { into: 'ararat-mirzoyan' } })
    expect(made.status).toBe(201)
    const now = await who('A. Mirzoian')
    expect(now.as).toMatchObject({ key: 'ararat-mirzoyan', name: 'Ararat Mirzoyan' })
    expect(now.rulings).toHaveLength(1)
    expect((await who('ararat-mirzoyan')).rulings).toHaveLength(1)
    await post('/api/decisions', { ruling: 'undo', of: [now.rulings[0]?.decision.id] })
    expect(await who('A. Mirzoian')).toMatchObject({ as: null, rulings: [] })
    expect((await ask(`/api/actors/${'x'.repeat(201)}/identity`)).status).toBe(400)
  })

  it('tells of the offices that people hold, with all who held them, also those made by rulings', async () => {
    const { json, post } = await house()
    interface Told {
      readonly offices: readonly {
        readonly name: string
        readonly of: string
        readonly holders: readonly { readonly name: string; readonly from: string | null; readonly to: string | null }[]
      }[]
    }
    const told = await json<Told>('/api/offices?ids=nikol-pashinyan,nobody-at-all')
    const office = told.offices.find(({ name }) => name === 'Prime Minister of Armenia')
    expect(office?.of).toBe('armenia')
    expect(office?.holders.map(({ name }) => name)).toEqual(expect.arrayContaining(['Nikol Pashinyan', 'Karen Karapetyan']))
    expect(office?.holders.every(({ from }) => from === null || /^\d{4}/.test(from))).toBe(true)
    expect((await json<Told>('/api/offices?ids=nobody-at-all')).offices).toEqual([])
    const envoy = { id: 'test-envoy', type: 'person', name: 'Test Envoy', aliases: [], demonyms: [], of: null, basis: null }
    expect((await post('/api/decisions', { ruling: 'new-actor', of: [], to: envoy })).status).toBe(201)
    const held = {
      office: 'armenia.special-envoy',
      holder: 'test-envoy',
      from: '2023-01-01',
      to: null,
      acting: false,
      basis: null,
    }
    const made = { id: held.office, name: 'Special envoy', titles: ['envoy'], of: 'armenia', incumbencies: [held] }
    const ruled = await post('/api/decisions', { ruling: 'new-office', of: [], to: made })
    expect(ruled.status, await ruled.text()).toBe(201)
    expect((await json<Told>('/api/offices?ids=test-envoy')).offices).toMatchObject([
      { name: 'Special envoy', of: 'armenia', holders: [{ name: 'Test Envoy', from: '2023-01-01', to: null }] },
    ])
  })

  it('gives a city its point, and a country none', async () => {
    const { json } = await full()
    const { findings } = await json<{ findings: readonly { where: { id: string | null } | null }[] }>('/api/findings')
    const ids = findings.flatMap(({ where }) => where?.id ?? [])
    const { places } = await json<{ places: readonly { name: string; at: { lat: number } | null }[] }>(
      `/api/places?ids=${[...ids, 'armenia'].join()}`,
    )
    expect(places.find(({ name }) => name === 'Tbilisi')?.at?.lat).toBeCloseTo(41.7, 0)
    expect(places.find(({ name }) => name === 'Armenia')?.at ?? null).toBeNull()
  })
})
