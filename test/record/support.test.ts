import { describe, expect, it } from 'vitest'
import { KeptRecord } from '../../src/record/kept-record.js'
import { hashWord } from '../../src/record/sketch.js'
import { openStore } from '../../src/store/open.js'
import { type ClaimSketch, type ReportSketch, reading } from './make.js'

const figure = (best: number, hedge = 'exact'): ClaimSketch => ({
  kind: 'casualties',
  who: ['affected:armenia'],
  when: '2020-23',
  body: {
    figure: {
      measure: 'dead',
      unit: null,
      scope: null,
      low: hedge === 'at_least' ? best : null,
      best,
      high: null,
      hedge,
      as: String(best),
    },
  },
})
const of = (outlet: string, claim: ClaimSketch = {}, more: ReportSketch = {}): ReportSketch => ({
  outlet,
  // Distinct, and too short to be taken for a reprint of another.
  title: `${outlet} tells ${hashWord(JSON.stringify(claim))}`,
  claims: [claim],
  ...more,
})
const story = Array.from({ length: 80 }, (_, i) => `w${i * 7} told in the agency's own long story`).join(' ')

const cases: readonly (readonly [says: string, status: string, independent: number, readonly ReportSketch[]])[] = [
  ['one source', 'single-source', 1, [of('A')]],
  ['two outlets', 'corroborated', 2, [of('A'), of('B')]],
  ['three outlets', 'corroborated', 3, [of('A'), of('B'), of('C')]],
  ['one outlet twice', 'single-source', 1, [of('A'), of('A', {}, { title: 'Again' })]],
  ["two outlets with one agency's copy", 'single-source', 1, [of('A', {}, { agency: 'AFP' }), of('B', {}, { agency: 'afp' })]],
  ['an agency and an outlet that has it from there', 'single-source', 1, [of('TASS'), of('B', { through: 'TASS' })]],
  ['a reprint', 'single-source', 1, [of('A', {}, { text: story }), of('B', {}, { text: story })]],
  [
    'a lightly edited reprint',
    'single-source',
    1,
    [of('A', {}, { text: story }), of('B', {}, { text: story.replaceAll('w70 ', 'seventy ') })],
  ],
  [
    'two outlets that cite one speaker for a fact',
    'single-source',
    1,
    [of('A', { by: 'ministry' }), of('B', { by: 'ministry' })],
  ],
  [
    'two outlets on what one speaker said',
    'corroborated',
    2,
    [
      of('A', { kind: 'statement', who: ['speaker:lavrov'], by: 'lavrov' }),
      of('B', { kind: 'statement', who: ['speaker:lavrov'], by: 'lavrov' }),
    ],
  ],
  ['an assertion and a denial', 'contested', 1, [of('A'), of('B', { modality: 'denied', by: 'aliyev' })]],
  ['a plan does not corroborate', 'single-source', 1, [of('A'), of('B', { modality: 'planned' })]],
  ['rival figures', 'contested', 2, [of('A', figure(4000)), of('B', figure(6500))]],
  ['figures that may both be so', 'corroborated', 2, [of('A', figure(6000, 'at_least')), of('B', figure(6500))]],
  [
    'one claimant who corrects himself',
    'single-source',
    1,
    [of('A', figure(40), { published: '2020-10-01' }), of('A', figure(90), { published: '2020-10-09' })],
  ],
  ['dates a day apart', 'contested', 2, [of('A', { where: 'Q239' }), of('B', { where: 'Q239', when: '2022-04-07' })]],
]

describe('how a finding is supported', () => {
  it.each(cases)('%s: %s, %i independent', async (_, status, independent, reports) => {
    for (const order of [reports, [...reports].reverse()]) {
      const record = new KeptRecord(await openStore(':memory:'))
      for (const report of order) await record.add(reading(report))
      const { findings } = await record.findings()
      expect(findings.map((f) => f.support)).toEqual([{ status, independent }])
      await record.close()
    }
  })

  it('tells the modality apart and keeps the denial beside the event', async () => {
    const record = new KeptRecord(await openStore(':memory:'))
    await record.add(reading(of('A')))
    await record.add(reading(of('B', { modality: 'denied', by: 'aliyev' })))
    const [finding] = (await record.findings()).findings
    expect(finding?.modality).toBe('asserted')
    expect(finding?.versions.map(({ field, value, shown }) => [field, value, shown])).toEqual([
      ['modality', 'asserted', true],
      ['modality', 'denied', false],
    ])
    await record.close()
  })
})
