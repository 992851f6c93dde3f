import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/model/claim.js'
import { createReader } from '../../src/parley.js'

const reader = createReader()
const of = (kind: Claim['kind'], text: string): readonly Claim[] =>
  reader.readText({ text, published: '2024-11-01' }, { id: 'case' }).claims.filter((claim) => claim.kind === kind)

describe('papers on a border', () => {
  it('keeps what a paper names as its ground with the paper, and shows the words', () => {
    const [signed, ...more] = of(
      'agreement',
      'Deputy Prime Ministers Anna Lund and Karl Weiss signed the regulation on August 30. It names the 1921 treaty as the basic principle of delimitation.',
    )
    expect(more).toEqual([])
    expect(signed).toMatchObject({ when: '2024-08-30', body: { status: 'signed', basis: 'the 1921 treaty' } })
    expect(signed?.actors.map(({ name }) => name)).toEqual(['Anna Lund', 'Karl Weiss'])
    expect(signed?.evidence.map(({ quote }) => quote)).toContain('names the 1921 treaty as the basic principle of delimitation')
    // Somebody else's ground is none of the paper's.
    const [other] = of(
      'agreement',
      'The two countries signed a protocol on Monday. The opposition named the 1921 treaty as the basis.',
    )
    expect(other?.body).not.toHaveProperty('basis')
  })

  it('takes no name, title and country of one person for two who sign together', () => {
    expect(of('agreement', 'Norwegian Prime Minister Anna Lund signed the regulation on August 30.')).toEqual([])
  })

  it('knows a paper that is only pointed at by the name it had before, and what a parliament approves as ratified', () => {
    const claims = of(
      'agreement',
      "The border regulation entered into force on Friday, after both parliaments had ratified it in October. Norway's parliament approved the document on October 18.",
    )
    expect(claims.map(({ when, body }) => [when, body.status, body.title])).toEqual([
      ['2024-11-01', 'in-force', 'border regulation'],
      ['2024-10', 'ratified', 'border regulation'],
      ['2024-10-18', 'ratified', 'border regulation'],
    ])
  })

  it('takes nothing as in force that waits for its ratification, unless a headline or the past tells that it is', () => {
    const modality = (text: string) => of('agreement', text).map((claim) => [claim.body.status, claim.modality])
    expect(modality('The regulation enters into force after ratification by both parliaments.')).toEqual([
      ['in-force', 'conditional'],
    ])
    expect(modality('The treaty entered into force after ratification by both parliaments.')).toEqual([
      ['in-force', 'asserted'],
    ])
    expect(modality('The treaty enters into force on Friday.')).not.toContainEqual(['in-force', 'conditional'])
  })

  it('reads how the line is to run as the work of those who decide it, with its ground, and as no line agreed', () => {
    const [decided, ...more] = of(
      'delimitation',
      'The commissions decided on April 19 that the line should follow the boundary of the old provinces, on the basis of the 1921 treaty.',
    )
    expect(more).toEqual([])
    expect(decided).toMatchObject({ when: '2024-04-19', body: { form: 'commission', basis: 'the 1921 treaty' } })
  })
})
