import { describe, expect, it } from 'vitest'
import { house } from './house.js'

const REPORT = `Border commissions sign

YEREVAN, 16 May 2024 (River Wire) – The border commissions of Armenia and Azerbaijan on Wednesday signed a protocol that delimits about 12.7 kilometres of their border near the villages of Baghanis and Kirants.`
const ON = 'process=armenia-azerbaijan&asOf=2024-06-01'

const full = async () => {
  const made = await house()
  await made.taken(REPORT)
  return made
}

describe('tracks over HTTP', () => {
  it('tell kilometres by state with the words they rest on', async () => {
    const { json } = await full()
    const { view } = await json<{
      view: {
        tally: { state: string; km: number }[]
        sectors: { sector: string; standing: { now: { by: { sources: { quote: string }[] } } | null } }[]
      }
    }>(`/api/tracks/border?${ON}`)
    expect(view.tally.find(({ state }) => state === 'delimited')?.km).toBeCloseTo(12.7)
    const villages = view.sectors.find(({ sector }) => sector === 'four-villages')
    expect(villages?.standing.now?.by.sources[0]?.quote).toMatch(/12\.7 kilometres/)
  })

  it.each(['border', 'transport', 'treaty', 'truce', 'board'])('answer %s', async (question) => {
    const { ask } = await full()
    expect((await ask(`/api/tracks/${question}?${ON}`)).status).toBe(200)
  })

  it('find a route, and what reopening changes', async () => {
    const { json, ask } = await house()
    const told = await json<{ view: { route: { links: string[] | null; takes: string[] } } }>(
      `/api/tracks/transport?process=armenia-azerbaijan&asOf=2022-06-09&from=Baku&to=Nakhchivan`,
    )
    expect(told.view.route).toMatchObject({ links: null, takes: ['rail-yeraskh'] })
    const open = encodeURIComponent('southern line')
    const gains = await json<{ view: { gains: { from: string; before: number | null }[] } }>(
      `/api/tracks/transport?process=armenia-azerbaijan&asOf=2022-06-09&open=${open}`,
    )
    expect(gains.view.gains.length).toBeGreaterThan(10)
    expect((await ask('/api/tracks/transport?process=armenia-azerbaijan&from=Nowhere&to=Baku')).status).toBe(404)
  })

  it('take a state by hand, with author and reason, and let it be undone', async () => {
    const { json, post } = await full()
    const border = async () =>
      (
        await json<{
          view: {
            sectors: {
              sector: string
              state: string | null
              standing: { now: { by: { way: string; author?: string; reason?: string } } | null }
            }[]
          }
        }>(`/api/tracks/border?${ON}`)
      ).view.sectors.find(({ sector }) => sector === 'syunik-lachin')
    const before = (await border())?.state
    const sent = await post('/api/decisions', {
      ruling: 'new-state',
      of: [],
      to: { id: 'syunik-lachin', state: 'contested', from: '2024-05-30' },
      reason: 'told by both sides in the meeting',
    })
    expect(sent.status).toBe(201)
    expect(await border()).toMatchObject({
      state: 'contested',
      standing: { now: { by: { way: 'hand', author: 'Vera', reason: 'told by both sides in the meeting' } } },
    })
    const { id } = (await sent.json()) as { id: string }
    await post('/api/decisions', { ruling: 'undo', of: [id], reason: 'was another stretch' })
    expect((await border())?.state).toBe(before)
  })

  it('check lines from a file and keep nothing; what is drawn anew keeps its states', async () => {
    const { post, json } = await house()
    const told = await json<{ features: readonly { id: string; geometry: unknown }[] }>(
      `/api/tracks/lines?process=armenia-azerbaijan&asOf=2022-06-09`,
    )
    expect(told.features.length).toBeGreaterThan(60)
    const text = JSON.stringify({ type: 'FeatureCollection', features: told.features.filter(({ id }) => id === 'rail-meghri') })
    const checked = await post('/api/tracks/lines', { process: 'armenia-azerbaijan', text })
    expect(checked.status).toBe(200)
    const { drawn } = (await checked.json()) as { drawn: { ruling: string; to: object }[] }
    expect(drawn).toHaveLength(1)
    expect((await json<{ decisions: unknown[] }>('/api/decisions')).decisions).toEqual([])
    await post('/api/decisions', { ...drawn[0], of: [], reason: 'drawn' })
    const { view } = await json<{ view: { links: { link: string; state: string }[] } }>(
      '/api/tracks/transport?process=armenia-azerbaijan&asOf=2022-06-09',
    )
    expect(view.links.find(({ link }) => link === 'rail-meghri')?.state).toBe('closed')
  })

  it('say which feature of a file is wrong', async () => {
    const { post } = await house()
    const features = [
      {
        type: 'Feature',
        geometry: {
          type: 'LineString',
          coordinates: [
            [40, 45],
            [40.1, 45.1],
          ],
        },
        properties: { name: 'Turned' },
      },
    ]
    const answer = await post('/api/tracks/lines', {
      process: 'armenia-azerbaijan',
      text: JSON.stringify({ type: 'FeatureCollection', features }),
    })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      code: 'input-malformed',
      detail: expect.stringMatching(/feature 1 \(Turned\).*latitude first/),
    })
  })
})
