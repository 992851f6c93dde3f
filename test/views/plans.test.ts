import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/model/edtf.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { commitments } from '../../src/views/commitments.js'
import { inquire } from '../../src/views/inquiry.js'
import { type ClaimSketch, reading } from '../record/make.js'

const PLAN: ClaimSketch = {
  kind: 'agreement',
  phrase: 'Armenia and Azerbaijan are to sign protocol',
  body: { status: 'signed' },
  when: '2024-04-24/2024-05-15',
  who: ['signatory:armenia', 'signatory:azerbaijan'],
  modality: 'planned',
}
const DEED: ClaimSketch = {
  kind: 'agreement',
  phrase: 'border commissions of Armenia and Azerbaijan signed protocol',
  body: { status: 'signed' },
  when: '2024-05-15',
  who: ['signatory:?border commissions of Armenia and Azerbaijan>armenia'],
}

async function stateOf(deed: ClaimSketch): Promise<readonly (readonly [string, number])[]> {
  const record = new KeptRecord(await openStore(':memory:'))
  try {
    await record.add(reading({ title: 'The plan', published: '2024-04-24', claims: [PLAN] }))
    await record.add(reading({ title: 'Later', outlet: 'Other', published: '2024-06-16', claims: [deed] }))
    const lines = commitments(await inquire(record, {}, '2025-01-01' as Day))
    return lines.map(({ state, on }) => [state, on.length] as const)
  } finally {
    await record.close()
  }
}

describe('a plan told apart from its deed', () => {
  it('is kept by the deed that names its cast otherwise', async () => {
    expect(await stateOf(DEED)).toEqual([['kept', 1]])
  })

  it.each<readonly [string, Partial<ClaimSketch>]>([
    ['after its day', { when: '2024-06-15' }],
    ['some time in the year', { when: '2024' }],
    ['of another thing', { phrase: 'border commissions of Armenia and Azerbaijan signed regulation' }],
    ['of one side alone', { who: ['signatory:?commission of Armenia>armenia'] }],
    ['that is planned itself', { modality: 'conditional' }],
    ['in another process', { process: 'russia-ukraine' }],
  ])('is not kept by a deed %s', async (_, changed) => {
    expect((await stateOf({ ...DEED, ...changed })).filter(([state]) => state === 'kept')).toEqual([])
  })
})
