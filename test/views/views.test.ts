import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/model/edtf.js'
import type { Process } from '../../src/model/process.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { cite } from '../../src/views/cite.js'
import { commitments } from '../../src/views/commitments.js'
import { figures, tellFigure } from '../../src/views/figures.js'
import { incumbents } from '../../src/views/incumbents.js'
import { network } from '../../src/views/network.js'
import { positions } from '../../src/views/positions.js'
import type { Question } from '../../src/views/question.js'
import { roles } from '../../src/views/roles.js'
import { timeline } from '../../src/views/timeline.js'
import { tracks } from '../../src/views/tracks.js'
import { unassigned } from '../../src/views/unassigned.js'
import { type ClaimSketch, type ReportSketch, reading } from '../record/make.js'

const toll = (best: number, hedge = 'exact'): ClaimSketch => ({
  kind: 'casualties',
  when: '2020-23',
  who: ['affected:armenia'],
  body: {
    of: 'the war',
    figure: { measure: 'dead', unit: null, scope: null, low: best, best, high: null, hedge, as: String(best) },
  },
})
const mediator = (holder: string, status: string, when: string | null): ClaimSketch => ({
  kind: 'role',
  who: [`holder:${holder}`],
  when,
  body: { role: 'mediator', status },
})

const REPORTS: readonly ReportSketch[] = [
  {
    outlet: 'Alpha',
    published: '2022-06-09',
    claims: [
      {
        when: '2022-04-06',
        where: 'Q239',
        track: 'treaty',
        who: ['participant:pashinyan>armenia', 'participant:aliyev>azerbaijan', 'mediator:michel>eu'],
      },
      mediator('russia', 'lost', '2022-05'),
      mediator('russia', 'offered', '2022-06-09'),
      mediator('russia', 'held', '2020-11-10'),
      { kind: 'process', when: null, who: ['lead:eu'], body: { tracks: ['treaty', 'border', 'transport'] } },
      toll(6500, 'at_least'),
      {
        kind: 'pledge',
        when: '2022-06-08',
        who: ['pledger:azerbaijan'],
        body: { what: 'release ten prisoners of war', by: '2022-07-01' },
      },
      {
        kind: 'pledge',
        when: '2022-06-08',
        who: ['pledger:armenia'],
        body: { what: 'open the road', by: '2022-06-30' },
        words: 'Another pledge.',
      },
      { kind: 'refusal', when: '2022-03-01', who: ['refuser:armenia'], body: { of: 'corridor' } },
      { kind: 'offer', when: '2022-06-01', who: ['offerer:armenia'], body: { of: 'corridor' } },
      {
        kind: 'incumbency',
        when: '2021-08-19',
        who: ['holder:mirzoyan>armenia'],
        body: { office: 'foreign minister', form: 'appointed' },
      },
      { kind: 'protest', when: '2022-05-01', process: null, who: ['protester:crowd'], body: { form: 'rally' }, where: 'Q9' },
    ],
  },
  {
    outlet: 'Beta',
    title: 'Later',
    published: '2022-07-02',
    claims: [
      toll(3000),
      {
        kind: 'release',
        when: '2022-06-28',
        who: ['releaser:azerbaijan', 'receiver:armenia'],
        body: { of: 'prisoners' },
        phrase: 'Azerbaijan releases ten prisoners to Armenia',
      },
      { kind: 'meeting', when: '2022-08-31', modality: 'planned', track: 'border' },
    ],
  },
]

const PROCESS = {
  tracks: ['treaty', 'border', 'transport', 'water'].map((id) => ({ id, name: id, level: '1', words: [] })),
} as unknown as Process

async function ask(asOf: string | null, more: object = {}): Promise<Question> {
  const record = new KeptRecord(await openStore(':memory:'))
  for (const report of REPORTS) await record.add(reading(report))
  const answer = await record.findings({ clocks: { asOf: asOf as Day | null }, limit: 1000, ...more })
  const cited = await cite(record, answer.findings)
  await record.close()
  return { ...answer, on: '2022-07-10' as Day, cited }
}

describe('views', () => {
  it('timeline: in order, dated in words, with sources and their words', async () => {
    const entries = timeline(
      await ask('2022-06-09', { process: 'armenia-azerbaijan', kinds: ['meeting', 'role', 'casualties'] }),
    )
    expect(entries.map(({ told, kind, precision }) => [told, kind, precision])).toEqual([
      ['autumn 2020', 'casualties', 'longer'],
      ['10 November 2020', 'role', 'day'],
      ['6 April 2022', 'meeting', 'day'],
      ['May 2022', 'role', 'month'],
      ['9 June 2022', 'role', 'day'],
    ])
    expect(entries[2]?.sources).toMatchObject([{ outlet: 'Alpha', published: '2022-06-09', quote: 'Sentence 0 on meeting.' }])
    expect(entries[2]?.actors.map((actor) => `${actor.role} ${actor.name}`)).toContain('mediator michel')
  })

  it('roles: tells a role lost and offered again from one held, and whom a meeting shows as mediator', async () => {
    const told = (lines: ReturnType<typeof roles>) =>
      lines.map(({ actor, role, status, holds, from, to }) => [actor.name, role, status, holds, from, to])
    expect(told(roles(await ask('2022-06-09')))).toEqual([
      ['eu', 'lead', 'held', true, null, null],
      ['eu', 'mediator', 'held', true, '2022-04-06', null],
      ['russia', 'mediator', 'offered', false, '2020-11-10', '2022-05'],
    ])
    expect(told(roles(await ask('2021-01-01')))).toEqual([
      ['eu', 'lead', 'held', true, null, null],
      ['russia', 'mediator', 'held', true, '2020-11-10', null],
    ])
  })

  it('roles: a role lost and held again has two stretches, and an offer ends none', async () => {
    const record = new KeptRecord(await openStore(':memory:'))
    const steps = [
      mediator('x', 'held', '2020-01-01'),
      mediator('x', 'lost', '2021-01-01'),
      mediator('x', 'held', '2022-01-01'),
      mediator('x', 'offered', '2023-01-01'),
    ]
    await record.add(reading({ published: '2023-02-01', claims: steps }))
    const [line] = roles({ ...(await record.findings()), on: '2023-03-01' as Day })
    expect(line).toMatchObject({ status: 'held', holds: true, from: '2022-01-01', to: null, last: '2023-01-01' })
    expect(line?.spells).toEqual([
      { from: '2020-01-01', to: '2021-01-01' },
      { from: '2022-01-01', to: null },
    ])
    await record.close()
  })

  it('tracks: live, stale, only named, and not even that', async () => {
    const lines = tracks(await ask(null), PROCESS)
    expect(lines.map(({ track, standing }) => [track, standing])).toEqual([
      ['treaty', 'stale'],
      ['border', 'silent'],
      ['transport', 'silent'],
      ['water', 'unknown'],
    ])
    expect(lines[0]?.says).toBe('last confirmed 6 April 2022, 95 days before; nothing reported since')
    expect(lines[1]?.ahead.map(({ when }) => when)).toEqual(['2022-08-31'])
    expect(tracks(await ask('2022-04-07'), PROCESS)[0]?.says).toBe('last confirmed 6 April 2022, the day before')
  })

  it('figures: rivals side by side, each with its claimant, by a named rule', async () => {
    const [line] = figures(await ask(null))
    expect(line).toMatchObject({ measure: 'dead', of: 'the war', contested: true, rule: 'latest' })
    expect(line?.versions.map(({ figure, claimants, shown }) => [tellFigure(figure), claimants, shown])).toEqual([
      ['at least 6,500', ['Alpha'], false],
      ['3,000', ['Beta'], true],
    ])
  })

  it('positions: who stood where on what, and when that shifted', async () => {
    const line = positions(await ask(null)).find(({ side, issue }) => side === 'armenia' && issue === 'corridor')
    expect(line?.positions.map(({ stance, shift }) => [stance, shift])).toEqual([
      ['against', false],
      ['for', true],
    ])
    expect(line?.shifts).toBe(1)
  })

  it('commitments: kept on what evidence, overdue, and still open', async () => {
    const lines = commitments(await ask(null))
    expect(lines.map(({ phrase, state, due }) => [phrase.split(' ')[0], state, due])).toEqual([
      ['pledge', 'kept', '2022-07-01'],
      ['pledge', 'overdue', '2022-06-30'],
      ['meeting', 'open', '2022-08-31'],
    ])
    expect(lines[0]?.on.map(({ phrase }) => phrase)).toEqual(['Azerbaijan releases ten prisoners to Armenia'])
    expect(commitments(await ask('2022-06-10')).map(({ state }) => state)).toEqual(['open', 'open'])
  })

  it('network, incumbents and what belongs to no process', async () => {
    const question = await ask(null)
    const net = network(question)
    expect(net.ties.find(({ a, b }) => a === 'armenia' && b === 'azerbaijan')?.kinds).toEqual({ meeting: 1, release: 1 })
    expect(net.nodes.find(({ id }) => id === 'eu')?.people.map(({ name }) => name)).toEqual(['michel'])
    expect(incumbents(question)).toMatchObject([
      { office: 'foreign minister', holder: { id: 'mirzoyan' }, from: '2021-08-19', to: null },
    ])
    expect(unassigned(question)).toMatchObject([{ sides: ['crowd'], kinds: { protest: 1 }, places: ['Q9'] }])
  })

  it('are made without citations too', async () => {
    const { cited: _, ...question } = await ask(null)
    expect(timeline(question)[0]?.sources).toEqual([])
    expect(figures(question)[0]?.versions[0]?.claims).toHaveLength(1)
  })
})
