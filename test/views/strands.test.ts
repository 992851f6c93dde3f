import fc from 'fast-check'
import { Geodesic } from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { Sector, SectorState } from '../../src/model/border.js'
import type { Day, Edtf } from '../../src/model/edtf.js'
import type { Finding } from '../../src/model/finding.js'
import type { JunctionId, LinkId } from '../../src/model/ids.js'
import { PartState } from '../../src/model/part-state.js'
import { Junction, Link, LinkState } from '../../src/model/transport.js'
import { articlesOf, compareArticles } from '../../src/views/articles.js'
import { border } from '../../src/views/border.js'
import { distance, lengthOf } from '../../src/views/lengths.js'
import { namesSought } from '../../src/views/parts.js'
import type { Question } from '../../src/views/question.js'
import { routeBetween, transport, whatReopens } from '../../src/views/transport.js'
import { treaty } from '../../src/views/treaty.js'
import { truce } from '../../src/views/truce.js'

let made = 0
const finding = (told: Partial<Finding> & Pick<Finding, 'kind' | 'body'>): Finding => {
  const id = (made++).toString(16).padStart(24, '0')
  return {
    id: `fnd_${id}`,
    phrase: `${told.kind} ${made}`,
    when: null,
    where: null,
    actors: [],
    process: 'p',
    track: null,
    modality: 'asserted',
    support: { status: 'single-source', independent: 1 },
    claims: [`clm_${id}`],
    versions: [],
    published: null,
    known: '2024-01-01T00:00:00Z',
    rulings: [],
    redacted: false,
    ...told,
  } as Finding
}
const question = (findings: readonly Finding[], on: string, quotes: Readonly<Record<string, string>> = {}): Question =>
  ({
    findings,
    clocks: { asOf: on as Day, publishedBy: null, knownAt: null },
    on: on as Day,
    cited: new Map(
      findings.flatMap((one) =>
        one.claims.map((claim) => [
          claim,
          {
            claim,
            source: 'src_1',
            title: null,
            outlet: 'Wire',
            agency: null,
            published: null,
            url: null,
            quote: quotes[one.id] ?? one.phrase,
            claimant: 'Wire',
            redacted: false,
          },
        ]),
      ),
    ),
  }) as unknown as Question

const sector = (id: string, told: object = {}): Sector =>
  Sector.parse({
    id,
    name: id,
    aliases: [],
    between: ['a', 'b'],
    within: null,
    line: null,
    km: null,
    invokes: null,
    states: [],
    basis: null,
    ...told,
  })
const hand = (id: string, state: string, from: string, told: object = {}): PartState =>
  PartState.parse({
    id,
    state,
    from,
    author: 'A',
    reason: 'seen',
    decision: `dec_${'0'.repeat(24)}`,
    at: '2024-01-01T00:00:00Z',
    ...told,
  })

describe('lengths', () => {
  it('agree with a spherical reckoning within its half per cent, and with known degrees on the ellipsoid', () => {
    // One degree of latitude at the equator and of longitude there, by the WGS 84 figures.
    expect(distance([0, 0], [1, 0])).toBeCloseTo(111.3195, 3)
    expect(distance([0, 0], [0, 1])).toBeCloseTo(110.5744, 3)
    fc.assert(
      fc.property(
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (lon, lat, x, y) => {
          const [p1, p2] = [(lat * Math.PI) / 180, ((lat + y) * Math.PI) / 180]
          const h = Math.sin((p2 - p1) / 2) ** 2 + Math.cos(p1) * Math.cos(p2) * Math.sin((x * Math.PI) / 360) ** 2
          const sphere = 2 * 6371.0088 * Math.asin(Math.sqrt(h))
          expect(Math.abs(distance([lon, lat], [lon + x, lat + y]) - sphere)).toBeLessThan(0.006 * sphere + 1e-6)
        },
      ),
    )
  })

  it('sum the pieces of a line, however it is cut', () => {
    const line = Array.from({ length: 30 }, (_, i) => [45 + i / 10, 40 - Math.sin(i) / 20] as const)
    const whole = lengthOf([line])
    expect(lengthOf([line.slice(0, 11), line.slice(10)])).toBeCloseTo(whole, 9)
    expect(whole).toBeGreaterThan(distance([45, 40], [47.9, line[29]?.[1] ?? 0]))
  })

  it('the way back is as long, and the library is asked right', () => {
    const { s12 } = Geodesic.WGS84.Inverse(40.18, 44.51, 40.41, 49.87)
    expect(distance([44.51, 40.18], [49.87, 40.41])).toBeCloseTo((s12 ?? 0) / 1000, 6)
    expect(distance([49.87, 40.41], [44.51, 40.18])).toBeCloseTo(distance([44.51, 40.18], [49.87, 40.41]), 9)
  })
})

describe('names of parts', () => {
  const find = namesSought([
    { part: 1, names: ['Meghri railway', 'Zangezur corridor'] },
    { part: 2, names: ['Yeraskh–Julfa'] },
    { part: 3, names: ['Ağstafa'] },
  ])
  it.each([
    ['the Zangezur Corridor, as Baku calls it', [1]],
    ['from Yeraskh-Julfa and the Meghri railway', [2, 1]],
    ['near Agstafa', [3]],
    ['the corridor', []],
    ['Meghri railways', []],
    ['', []],
  ])('%j names %j', (text, parts) => expect(find([text])).toEqual(parts))
})

describe('border', () => {
  const sectors = [
    sector('whole'),
    sector('north', { within: 'whole', km: 100, aliases: ['Northern section'] }),
    sector('villages', { within: 'north', km: 12.7, aliases: ['Brod', 'Lower Brod'] }),
    sector('south', { within: 'whole', km: 50 }),
  ]
  const reports = [
    finding({
      kind: 'delimitation',
      body: { form: 'commission', sector: null, figure: null },
      when: '2022-05-24' as Edtf,
      phrase: 'commissions meet',
    }),
    finding({
      kind: 'delimitation',
      body: { form: 'delimited', sector: 'Brod', figure: { unit: 'kilometres', best: 12.7, low: null } },
      when: '2024-05-15' as Edtf,
      phrase: 'at Brod in the northern section',
    }),
    finding({
      kind: 'delimitation',
      body: { form: 'demarcated', sector: null, figure: null },
      when: '2024-04-23' as Edtf,
      phrase: 'a marker somewhere',
    }),
    finding({
      kind: 'delimitation',
      body: { form: 'agreed', sector: 'south', figure: null },
      when: '2024-06-01' as Edtf,
      modality: 'planned',
      phrase: 'south to be agreed',
    }),
    finding({ kind: 'territory', body: { form: 'cede', what: 'four villages' }, when: '2024-05-24' as Edtf }),
  ]
  const tally = (on: string, states: readonly PartState[] = []) =>
    border(question(reports, on), sectors, states).tally.map(({ state, km }) => [state, Math.round(km * 10) / 10])

  it('tells kilometres by state as of a day, each once', () => {
    expect(tally('2021-01-01')).toEqual([[null, 150]])
    expect(tally('2022-06-09')).toEqual([['commission', 150]])
    expect(tally('2024-05-31')).toEqual([
      ['commission', 137.3],
      ['delimited', 12.7],
    ])
  })

  it('keeps what names no stretch apart, moves no kilometre for a plan, and lets a hand have the last word', () => {
    const board = border(question(reports, '2024-07-01'), sectors)
    expect(board.unplaced.map(({ state }) => state)).toEqual(['demarcated'])
    expect(board.sectors.find(({ sector: id }) => id === ('south' as never))?.standing.ahead).toHaveLength(1)
    expect(board.territory.map(({ what }) => what)).toEqual(['four villages'])
    expect(tally('2024-07-01', [hand('south', 'contested', '2024-06-15')])).toEqual([
      ['commission', 87.3],
      ['delimited', 12.7],
      ['contested', 50],
    ])
    const later = border(question(reports, '2024-07-01'), sectors, [hand('villages', 'demarcated', '2024-05-15')])
    expect(later.sectors[2]).toMatchObject({
      state: 'demarcated',
      standing: { now: { by: { way: 'hand', author: 'A', reason: 'seen' } } },
    })
  })

  it('no state stands without evidence, whatever is ruled and asked', () => {
    const states = fc.constantFrom(...SectorState.options)
    const day = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2019, 0, 1 + n)).toISOString().slice(0, 10))
    const told = fc.array(
      fc.record({
        form: fc.constantFrom('commission', 'survey', 'agreed', 'delimited', 'demarcated', 'other'),
        when: fc.option(day),
        modality: fc.constantFrom('asserted', 'planned', 'denied'),
        at: fc.constantFrom('Brod', 'south', 'nowhere'),
      }),
      { maxLength: 12 },
    )
    const hands = fc.array(
      fc.record({ id: fc.constantFrom('whole', 'north', 'villages', 'south'), state: states, from: day, to: fc.option(day) }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(told, hands, day, (claims, ruled, on) => {
        const findings = claims.map(({ form, when, modality, at }) =>
          finding({ kind: 'delimitation', body: { form, sector: at, figure: null }, when: when as Edtf | null, modality }),
        )
        const board = border(
          question(findings, on),
          sectors,
          ruled.map(({ id, state, from, to }) => hand(id, state, from, { to })),
        )
        for (const line of board.sectors) {
          const { now } =
            line.from === null
              ? line.standing
              : (board.sectors.find(({ sector: id }) => id === line.from)?.standing ?? { now: null })
          if (line.state === null) expect(line.standing.now).toBeNull()
          else {
            expect(now?.modality).toBe('asserted')
            if (now?.by.way === 'reports') expect(now.by.sources.length).toBeGreaterThan(0)
            else if (now?.by.way === 'hand') expect(now.by.author).not.toBe('')
            else throw new Error('a state that rests on nothing')
            expect((now?.from ?? '') <= on).toBe(true)
          }
        }
        const km = board.tally.reduce((sum, row) => sum + row.km, 0)
        expect(km).toBeCloseTo(150, 6)
      }),
      { numRuns: 300 },
    )
  })
})

const junction = (id: string, lon = 0, lat = 0): Junction =>
  Junction.parse({ id, name: id.toUpperCase(), aliases: [], at: { lat, lon }, basis: null })
const link = (id: string, from: string, to: string, km: number | null, told: object = {}): Link =>
  Link.parse({
    id,
    name: id,
    aliases: [],
    mode: 'rail',
    from,
    to,
    km,
    line: null,
    control: [],
    basis: null,
    states: [{ state: 'open', from: '1900', to: null, terms: null, basis: null }],
    ...told,
  })
const J = (id: string) => id as JunctionId
const L = (id: string) => id as LinkId

describe('transport', () => {
  const network = {
    junctions: ['a', 'b', 'c', 'd'].map((id) => junction(id)),
    links: [
      link('ab', 'a', 'b', 10),
      link('bc', 'b', 'c', 10, {
        aliases: ['Southern link'],
        states: [
          { state: 'open', from: '1941~', to: null, terms: null, basis: 'known' },
          { state: 'closed', from: '1992~', to: null, terms: null, basis: 'known' },
        ],
      }),
      link('ad', 'a', 'd', 30),
      link('dc', 'd', 'c', 30),
    ],
  }
  it('goes the shortest open way as of a day, and under a reopened link', () => {
    const as = (on: string, opened: readonly LinkId[] = []) =>
      routeBetween(transport(question([], on), network), J('a'), J('c'), opened)
    expect(as('1987-01-01')).toMatchObject({ links: ['ab', 'bc'], km: 20, needed: [], atLeast: false })
    expect(as('2022-06-09')).toMatchObject({ links: ['ad', 'dc'], km: 60, needed: ['ad', 'dc'] })
    expect(as('2022-06-09', [L('bc')])).toMatchObject({ links: ['ab', 'bc'], km: 20, needed: [] })
    expect(routeBetween(transport(question([], '1850-01-01'), network), J('a'), J('c'))).toMatchObject({
      links: null,
      km: null,
      needed: [],
    })
  })

  it('takes states from reports: reopened is open, agreed and works are not', () => {
    const told = (form: string, modality: Finding['modality'] = 'asserted') =>
      transport(
        question(
          [finding({ kind: 'transport', body: { form, route: 'the southern link' }, when: '2023-05-01' as Edtf, modality })],
          '2023-06-01',
        ),
        network,
      ).links[1]
    expect(told('reopened')).toMatchObject({ state: 'reopened', passable: true })
    expect(told('agreed')).toMatchObject({ state: 'agreed', passable: false })
    expect(told('works')).toMatchObject({ state: 'works', passable: false })
    expect(told('reopened', 'planned')).toMatchObject({ state: 'closed', passable: false })
  })

  it('routes, needed links and gains agree with brute force on a thousand small networks', () => {
    const networks = fc.record({
      size: fc.integer({ min: 2, max: 6 }),
      edges: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 50 }), fc.boolean()), { maxLength: 10 }),
    })
    fc.assert(
      fc.property(networks, ({ size, edges }) => {
        const ids = Array.from({ length: size }, (_, i) => `n${i}`)
        const links = edges
          .filter(([x, y]) => x < size && y < size && x !== y)
          .map(([x, y, km, open], i) =>
            link(`e${i}`, `n${x}`, `n${y}`, km, {
              states: [{ state: open ? 'open' : 'closed', from: '1900', to: null, terms: null, basis: null }],
            }),
          )
        const board = transport(question([], '2020-01-01'), { junctions: ids.map((id) => junction(id)), links })
        const open = board.links.filter(({ passable }) => passable)
        const far = (without: string | null, extra: readonly (typeof open)[number][] = []): number[][] => {
          const d = ids.map((_, i) => ids.map((_, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)))
          for (const one of [...open, ...extra]) {
            if (one.link === without) continue
            const [x, y] = [ids.indexOf(one.from), ids.indexOf(one.to)]
            for (const [p, q] of [
              [x, y],
              [y, x],
            ] as const)
              (d[p] as number[])[q] = Math.min(d[p]?.[q] ?? 0, one.km)
          }
          for (const k of ids.keys())
            for (const i of ids.keys())
              for (const j of ids.keys()) (d[i] as number[])[j] = Math.min(d[i]?.[j] ?? 0, (d[i]?.[k] ?? 0) + (d[k]?.[j] ?? 0))
          return d
        }
        const all = far(null)
        const last = size - 1
        const route = routeBetween(board, J('n0'), J(`n${last}`))
        const shortest = all[0]?.[last] ?? 0
        expect(route.km ?? Number.POSITIVE_INFINITY).toBe(shortest)
        if (Number.isFinite(shortest)) {
          const needed = open.filter(({ link: id }) => !Number.isFinite(far(id)[0]?.[last] ?? 0)).map(({ link: id }) => id)
          expect([...route.needed].sort()).toEqual([...new Set(needed)].sort())
        }
        for (const closed of board.links.filter(({ passable }) => !passable)) {
          const then = far(null, [closed])
          const gains = whatReopens(board, closed.link, ids.map(J))
          const pairs = ids
            .flatMap((_, i) => ids.slice(i + 1).map((_, j) => [i, i + 1 + j] as const))
            .filter(([i, j]) => (then[i]?.[j] ?? 0) < (all[i]?.[j] ?? 0))
          expect(gains).toHaveLength(pairs.length)
          for (const gain of gains) {
            const [i, j] = [ids.indexOf(gain.from), ids.indexOf(gain.to)]
            expect(gain.after).toBe(then[i]?.[j])
            expect(gain.before ?? Number.POSITIVE_INFINITY).toBe(all[i]?.[j])
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('knows every state it may be told', () => {
    for (const state of LinkState.options) {
      const [, line] = transport(question([], '2024-01-01'), network, [hand('bc', state, '2023-01-01')]).links
      expect(line).toMatchObject({ state, passable: state === 'open' || state === 'reopened' })
    }
  })
})

describe('truce', () => {
  const agreement = {
    id: 'deal',
    title: 'Deal',
    aliases: [],
    date: '2020-11-10' as Edtf,
    status: 'signed',
    signatories: [],
    basis: null,
    points: [
      {
        says: 'Brod is returned by 20 November',
        by: [],
        due: '2020-11-20' as Edtf,
        concerns: ['Brod'],
        states: [{ state: '3' as const, from: '2020-11-20' as Edtf, to: null, basis: 'known' }],
      },
      {
        says: 'All prisoners are exchanged by the end of the year',
        by: [],
        due: '2020-12-31' as Edtf,
        concerns: ['prisoners'],
        states: [],
      },
    ],
  }
  const freed = finding({
    kind: 'release',
    body: { of: 'prisoners' },
    when: '2021-06-12' as Edtf,
    phrase: 'fifteen prisoners freed',
  })
  const before = finding({ kind: 'release', body: { of: 'prisoners' }, when: '2019-06-12' as Edtf })
  const clash = (claimant: string, modality: Finding['modality'] = 'asserted') =>
    ({
      ...finding({ kind: 'hostilities', body: { form: 'violation' }, when: '2021-03-01' as Edtf, modality }),
      phrase: claimant,
    }) as Finding

  it('tells of each point how far it is done, on what basis, and what is overdue', () => {
    const [deal] = truce(question([freed, before], '2021-07-01'), [agreement]).instruments
    expect(
      deal?.provisions.map(({ id, overdue, standing, since }) => [
        id,
        standing.now?.state ?? null,
        overdue,
        since.map(({ phrase }) => phrase),
      ]),
    ).toEqual([
      ['deal#1', '3', false, []],
      ['deal#2', null, true, ['fifteen prisoners freed']],
    ])
    expect(
      truce(question([freed], '2020-11-15'), [agreement]).instruments[0]?.provisions.map(({ overdue }) => overdue),
    ).toEqual([false, false])
    expect(truce(question([freed], '2020-11-01'), [agreement]).instruments).toEqual([])
    const [ruled] = truce(question([freed], '2021-07-01'), [agreement], [hand('deal#2', '1', '2021-06-12')]).instruments
    expect(ruled?.provisions[1]).toMatchObject({ overdue: true, standing: { now: { state: '1', by: { way: 'hand' } } } })
  })

  it('keeps alleged breaches by claimant, and denials beside them', () => {
    const told = question([clash('x'), clash('y'), clash('z', 'denied')], '2021-07-01')
    const board = truce(
      {
        ...told,
        cited: new Map([...(told.cited ?? [])].map(([id, one], i) => [id, { ...one, claimant: i === 0 ? 'Baku' : 'Yerevan' }])),
      },
      [],
    )
    expect(board.alleged.map(({ claimant, told: list }) => [claimant, list.length])).toEqual([
      ['Baku', 1],
      ['Yerevan', 1],
    ])
    expect(board.denials).toHaveLength(1)
  })
})

describe('treaty', () => {
  const stage = (
    status: string,
    title: string | null,
    when: string,
    modality: Finding['modality'] = 'asserted',
    provisions: readonly string[] = [],
  ) => finding({ kind: 'agreement', body: { status, title, provisions: [...provisions] }, when: when as Edtf, modality })
  it('tells the stage, not more: a talk on a treaty is none, a denial stands beside', () => {
    const findings = [
      stage('agreed', null, '2022-05-23', 'asserted', ['to advance work on a peace treaty']),
      stage('agreed', null, '2025-03-13', 'asserted', ['text of a peace treaty']),
      stage('initialled', 'peace treaty', '2025-08-08'),
      stage('signed', 'protocol on the border', '2025-08-09'),
      stage('signed', 'treaty itself', '2025-08-09', 'denied'),
    ]
    const as = (on: string) => treaty(question(findings, on)).standing
    expect(as('2023-01-01').now).toBeNull()
    expect(as('2025-04-01').now?.state).toBe('agreed')
    expect(as('2025-09-01')).toMatchObject({ now: { state: 'initialled' }, denied: [{ state: 'signed' }] })
  })

  it('keeps articles as ruled by hand', () => {
    const { articles } = treaty(
      question([], '2025-01-01'),
      [],
      [hand('draft#article-3', 'bracketed', '2024-01-01'), hand('draft#article-3', 'agreed', '2024-12-01')],
    )
    expect(articles).toMatchObject([{ draft: 'draft', article: '3', party: null, standing: { now: { state: 'agreed' } } }])
  })
})

describe('articles of a draft', () => {
  const draft = (...articles: readonly (readonly [string, string])[]) =>
    articles.map(([head, text]) => `${head}\n\n${text}\n`).join('\n')
  it('finds articles however they are headed, and nothing in prose', () => {
    expect(
      articlesOf(draft(['Article 1 – Borders', 'The parties …'], ['ARTICLE II.', 'They …'], ['Art. 3', 'Third.'])).map(
        ({ number, title }) => [number, title],
      ),
    ).toEqual([
      ['1', 'Borders'],
      ['II', null],
      ['3', null],
    ])
    expect(articlesOf('As Article 5 says, nothing is agreed.\nUnder Article 6 too.')).toEqual([])
  })

  it('compares two versions: same, changed with brackets, added, removed, moved', () => {
    const before = articlesOf(
      draft(
        ['Article 1', 'Peace is made.'],
        ['Article 2', 'The border is [open] [closed].'],
        ['Article 3', 'Prisoners go home.'],
        ['Article 4', 'Roads.'],
      ),
    )
    const after = articlesOf(
      draft(
        ['Article 1', 'Peace is  made.'],
        ['Article 2', 'The border is open.'],
        ['Article 3', 'Railways run.'],
        ['Article 5', 'Prisoners go home.'],
      ),
    )
    expect(
      compareArticles(before, after).map(({ number, change, brackets }) => [number, change, brackets.before, brackets.after]),
    ).toEqual([
      ['1', 'same', 0, 0],
      ['2', 'changed', 2, 0],
      ['3', 'changed', 0, 0],
      ['5', 'moved', 0, 0],
      ['4', 'removed', 0, 0],
    ])
  })

  it('every article stands where it says it does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.string()), { maxLength: 6 }), (list) => {
        const text = list.map(([number, body]) => `Article ${number}\n${body}`).join('\n')
        for (const article of articlesOf(text)) {
          expect(text.slice(article.start, article.end)).toContain(article.text)
          expect(/^\s*article/i.test(text.slice(article.start))).toBe(true)
        }
      }),
    )
  })
})
