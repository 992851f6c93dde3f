import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/model/edtf.js'
import type { ProcessId } from '../../src/model/ids.js'
import { addInputs, createReader, exampleReports, openRecord, type ParleyRecord } from '../../src/parley.js'
import { board } from '../../src/views/board.js'
import { border } from '../../src/views/border.js'
import { inOneLine } from '../../src/views/border-says.js'
import { commissionHeads } from '../../src/views/commission-heads.js'
import { inquire } from '../../src/views/inquiry.js'
import { junctionNamed, linksNamed } from '../../src/views/network-names.js'
import { partsOf } from '../../src/views/process-parts.js'
import { routeBetween, transport } from '../../src/views/transport.js'
import { treaty } from '../../src/views/treaty.js'
import { truce } from '../../src/views/truce.js'
import { SHARED } from '../setup/surroundings.js'

const PROCESS = 'armenia-azerbaijan' as ProcessId
const reader = createReader()
const process = reader.register.process(PROCESS)

/** What the views ask, as of a day, of a record that holds some reports. */
const asking = (record: ParleyRecord) => {
  const inquiry = (asOf: string, publishedBy: string | null = null) =>
    inquire(
      record,
      {
        clocks: { asOf: asOf as Day, publishedBy: publishedBy as Day | null, knownAt: null },
        order: 'oldest',
        process: PROCESS,
      },
      '2025-12-01' as Day,
    )
  const parts = async () => partsOf(PROCESS, reader.register.dossier(PROCESS), await record.additions())
  return { inquiry, parts }
}

describe('the tracks of the bundled examples', () => {
  let record: ParleyRecord
  let ask: ReturnType<typeof asking>
  beforeAll(async () => {
    record = await openRecord(':memory:')
    for await (const _ of addInputs(record, reader, [exampleReports()])) void _
    ask = asking(record)
  }, 60_000)
  afterAll(() => record?.close())

  const borderOn = async (day: string) => {
    const { sectors, states } = await ask.parts()
    return border(await ask.inquiry(day), sectors, states, commissionHeads(reader.register, process?.parties ?? [], day as Day))
  }
  const kilometres = ({ tally }: Awaited<ReturnType<typeof borderOn>>, state: string | null) =>
    Math.round((tally.find((row) => row.state === state)?.km ?? 0) * 10) / 10

  it('delimits what reports say is delimited, and no kilometre more', async () => {
    const [june22, may24, sept25] = await Promise.all(['2022-06-09', '2024-05-31', '2025-09-01'].map(borderOn))
    if (!june22 || !may24 || !sept25) throw new Error('three days were asked')
    // In June 2022 commissions were only planned: nothing is told of any stretch.
    expect(june22.tally.map(({ state }) => state)).toEqual([null])
    expect(june22.sectors.flatMap(({ standing }) => standing.ahead).length).toBeGreaterThan(0)
    // The protocol of 15 May 2024.
    expect(kilometres(may24, 'delimited')).toBe(12.7)
    expect(may24.sectors.find(({ state }) => state === 'delimited')).toMatchObject({
      sector: 'four-villages',
      km: 12.7,
      standing: { now: { from: '2024-05-15', by: { way: 'reports' } } },
    })
    // No report until September 2025 delimits more; since August 2024 the commissions work by a signed regulation.
    expect(kilometres(sept25, 'delimited')).toBe(12.7)
    const whole = (board: typeof sept25) =>
      board.sectors.find(({ sector }) => sector === ('state-border' as never))?.standing.now
    expect(whole(may24)).toMatchObject({ state: 'commission', from: expect.stringMatching(/^2024-05/) })
    expect(whole(sept25)).toMatchObject({ state: 'commission', from: expect.stringMatching(/^2024-08-30/) })
    for (const one of [june22, may24, sept25])
      expect(one.tally.reduce((sum, { km }) => sum + km, 0)).toBeCloseTo(kilometres(june22, null), 0)
  })

  const lineOn = async (day: string) => inOneLine((await borderOn(day)).says)
  it('says in one line what is settled, by which paper, how far that has come and on what it rests', async () => {
    expect(await lineOn('2022-06-09')).toBe(
      'No kilometre is told as agreed, delimited or demarcated; work on it is only planned.',
    )
    expect(await lineOn('2024-05-31')).toBe(
      'About 12.7 km delimited since 15 May 2024; protocol signed on 15 May 2024; basis told on 19 April 2024: the Alma-Ata Declaration of 1991.',
    )
    // Signed, and as long as no parliament has ratified it, in force nowhere.
    expect(await lineOn('2024-09-15')).toContain(
      'regulation signed on 30 August 2024 on the basis of the Alma-Ata Declaration of December 21, 1991, not yet in force',
    )
    expect(await lineOn('2024-10-24')).toMatch(/regulation on the joint work [^;]* ratified on 18 October 2024/)
    expect(await lineOn('2025-09-01')).toContain(
      'regulation on the joint work of the border commissions of Armenia and Azerbaijan in force since 1 November 2024 on the basis of the Alma-Ata Declaration of December 21, 1991',
    )
  })

  it('keeps the steps of each paper and each basis with the words they rest on', async () => {
    const { papers, grounds, says } = await borderOn('2025-09-01')
    expect(papers.map(({ standing }) => standing.now?.state)).toEqual(['signed', 'in-force'])
    expect(new Set(papers[1]?.steps.map(({ state }) => state))).toEqual(new Set(['signed', 'ratified', 'in-force']))
    for (const { by } of papers.flatMap(({ steps }) => steps)) expect(by.way === 'reports' && by.sources.length).toBeTruthy()
    expect(grounds.map(({ when, sectors }) => [when, sectors])).toEqual([
      ['2024-04-19', ['tavush-gazakh']],
      ['2024-08-30', []],
      ['2024-08-30', []],
    ])
    for (const { what, sources } of grounds) expect(sources.map(({ quote }) => quote).join()).toContain(what)
    for (const { sources } of says) expect(sources.length).toBeGreaterThan(0)
  })

  it('tells what a treaty is to be settled by, and never that a treaty on something else is the treaty', async () => {
    expect(treaty(await ask.inquiry('2025-09-01'), []).grounds.map(({ what, modality }) => [what, modality])).toEqual([
      ['respect for sovereignty and territorial integrity', 'planned'],
    ])
    const other = await openRecord(':memory:')
    const text = 'YEREVAN, August 30, 2024 – The customs treaty of Armenia and Azerbaijan entered into force on August 1.'
    await other.add(reader.readText({ text, published: '2024-08-30' as never }))
    const told = await asking(other).inquiry('2024-09-01')
    expect(told.findings.filter(({ kind }) => kind === 'agreement')).toHaveLength(1)
    expect(treaty(told, []).standing.now).toBeNull()
    await other.close()
  })

  it('names who heads the commissions on the day', async () => {
    expect((await borderOn('2022-06-09')).heads.map(({ of, holder }) => `${of}: ${holder}`)).toEqual([
      'armenia: Mher Grigoryan',
      'azerbaijan: Shahin Mustafayev',
    ])
    expect((await borderOn('2021-06-09')).heads).toEqual([])
  })

  const routeOn = async (day: string, from: string, to: string, open: readonly string[] = []) => {
    const parts = await ask.parts()
    const network = transport(await ask.inquiry(day), parts, parts.states)
    const opened = open.flatMap((name) => linksNamed(network, name))
    return routeBetween(network, junctionNamed(network, from), junctionNamed(network, to), opened)
  }

  it('goes from Baku to Nakhchivan as the links stand: through Meghri in 1987, no way in 2022, and under a reopened southern line', async () => {
    const soviet = await routeOn('1987-06-01', 'Baku', 'Nakhchivan')
    expect(soviet.links).toContain('rail-meghri')
    expect(soviet.km).toBeCloseTo(447.2, 0)
    // All links inside Azerbaijan but the first have another way round, through Tbilisi and Yerevan.
    expect(soviet).toMatchObject({ needed: ['rail-baku-hajigabul'], atLeast: true, takes: [] })
    const closed = await routeOn('2022-06-09', 'Baku', 'Nakhchivan')
    expect(closed).toMatchObject({ links: null, km: null, needed: [], takes: ['rail-yeraskh'] })
    const reopened = await routeOn('2022-06-09', 'Baku', 'Nakhchivan', ['southern line'])
    expect(reopened.links).toEqual(soviet.links)
    expect(reopened.needed).toEqual(reopened.links)
  })

  it('goes from Yerevan to Kars through Gyumri in 1987, and round through Georgia in 2022, whatever opens in the south', async () => {
    expect(await routeOn('1987-06-01', 'Yerevan', 'Kars')).toMatchObject({
      links: ['rail-yerevan-gyumri', 'rail-gyumri-kars'],
      needed: ['rail-gyumri-kars'],
    })
    const round = await routeOn('2022-06-09', 'Yerevan', 'Kars')
    expect(round.links).toContain('rail-akhalkalaki-kars')
    expect(round.needed).toEqual(round.links)
    expect(round.km).toBeGreaterThan(450)
    const south = await routeOn('2022-06-09', 'Yerevan', 'Kars', ['southern line'])
    expect(south).toMatchObject({ links: round.links, km: round.km })
  })

  const truceOn = async (day: string) => {
    const { agreements, states } = await ask.parts()
    return truce(await ask.inquiry(day), agreements, states)
  }

  it('keeps the nine points of November 2020 and what became of each, on the scale, with its basis', async () => {
    const { instruments, deployments } = await truceOn('2022-06-09')
    const statement = instruments.find(({ id }) => id === 'a2020-11-10')
    expect(statement?.provisions).toHaveLength(9)
    expect(statement?.provisions.map(({ standing }) => standing.now?.state)).toEqual([
      '2',
      '3',
      '3',
      '2',
      '3',
      '2',
      '1',
      '2',
      '1',
    ])
    for (const { standing } of statement?.provisions ?? []) {
      const by = standing.now?.by
      expect(by?.way === 'pack' ? by.basis : by?.way === 'hand' ? by.author : by?.sources.length).toBeTruthy()
    }
    // The ceasefire and the districts were due in 2020 and nobody says that they were kept in full.
    expect(statement?.provisions.filter(({ overdue }) => overdue).map(({ id }) => id)).toEqual([
      'a2020-11-10#1',
      'a2020-11-10#6',
    ])
    expect(deployments).toContainEqual(expect.objectContaining({ strength: expect.objectContaining({ low: 1960 }) }))
    const later = (await truceOn('2025-09-01')).instruments.find(({ id }) => id === 'a2020-11-10')
    expect(later?.provisions[5]?.standing.now?.state).toBe('1')
    expect(later?.provisions[3]?.standing.now?.state).toBe('1')
  })

  it('keeps alleged breaches apart by who alleges them', async () => {
    expect((await truceOn('2022-06-09')).alleged).toEqual([])
    const { alleged } = await truceOn('2022-12-01')
    const of = (word: string) => alleged.filter(({ claimant }) => claimant.startsWith(word))
    expect(of('Armenian')).not.toEqual([])
    expect(of('Azerbaijani')).not.toEqual([])
    for (const { claimant, told } of alleged)
      for (const one of told) expect(one.sources.map((source) => source.claimant)).toEqual(one.sources.map(() => claimant))
  })

  it('has the treaty initialled by September 2025, its signature denied', async () => {
    const stages = treaty(await ask.inquiry('2025-09-01'), [])
    expect(stages.standing).toMatchObject({ now: { state: 'initialled', from: '2025-08-08' } })
    expect(stages.standing.denied).toHaveLength(1)
    expect(treaty(await ask.inquiry('2022-06-09'), []).standing.now).toBeNull()
  })
})

/** The report that Parley starts from: the measuring data's, where it is at hand, and our own of the same day. */
const SEED = join(SHARED, 'gold/articles/articles.jsonl')
const seeds: readonly (readonly [string, () => string])[] = [
  ['our own report of that day', () => readFileSync(join(exampleReports(), '01-moscow-offers-help.txt'), 'utf8')],
  ...(existsSync(SEED)
    ? ([
        [
          'the report it starts from',
          () => {
            const rows = readFileSync(SEED, 'utf8').split('\n').filter(Boolean)
            const row = rows.map((line) => JSON.parse(line) as { id: string; text: string }).find(({ id }) => id === 'seed')
            return row?.text ?? ''
          },
        ],
      ] as const)
    : []),
]

describe.each(seeds)('the board of tracks from %s alone', (_, text) => {
  it('says what the report says on 9 June 2022, and nothing more', async () => {
    const record = await openRecord(':memory:')
    try {
      await record.add(reader.readText({ text: text(), published: '2022-06-09' as never }))
      const told = board(await asking(record).inquiry('2022-06-09'), process)
      expect(told.tracks.map(({ track, standing }) => [track, standing])).toEqual([
        ['peace-treaty', 'live'],
        ['border-delimitation', 'silent'],
        ['transport-links', 'silent'],
      ])
      for (const { last, named, ahead, waits, conditions } of told.tracks) {
        expect((last ?? named)?.sources.length).toBeGreaterThan(0)
        expect([...ahead, ...waits, ...conditions]).toEqual([])
      }
      const lines = (list: typeof told.roles.holding) =>
        list.map(({ actor, role, step }) => `${actor.id} ${role} ${step.status}`)
      expect(lines(told.roles.holding)).toEqual(
        expect.arrayContaining(['european-union lead held', 'european-union mediator held']),
      )
      // Its peacekeepers watch over the truce, the report says: that is no mediation, and the only other standing in it.
      expect(lines(told.roles.holding).filter((line) => !line.startsWith('european-union '))).toEqual(
        lines(told.roles.holding).filter((line) => line === 'russia peacekeeper held'),
      )
      expect(lines(told.roles.offered)).toEqual(expect.arrayContaining(['russia adviser offered', 'russia mediator offered']))
      expect(lines(told.roles.offered).every((line) => line.startsWith('russia '))).toBe(true)
      expect(lines(told.roles.lost)).toEqual(['russia mediator lost'])
      expect(told.roles.lost[0]?.step.when).toBe('2022-06-09')
      // No format is named in it, and the pack's are not shown in its name.
      expect(told.formats).toEqual([])
    } finally {
      await record.close()
    }
  })
})
