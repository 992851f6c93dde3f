import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/model/claim.js'
import { createReader } from '../../src/parley.js'

const reader = createReader()
const of = (text: string, kind: string): readonly Claim[] =>
  reader.readText({ text, published: '2024-05-14' }, { id: 'case' }).claims.filter((claim) => claim.kind === kind)
const whenOf = (text: string, kind: string): readonly (string | null)[] => of(text, kind).map(({ when }) => when)

describe('what a length dates', () => {
  it('takes the length of a war that was over for no date of its own', () => {
    expect(whenOf('The battles were the worst between Kenya and Uganda since the 12-day war of 2019.', 'hostilities')).toEqual([
      '2019',
    ])
  })

  it('places "in three days of fighting" in the time said of the fighting', () => {
    expect(whenOf('Some 80 rebels died in three days of fighting in the hills last month.', 'casualties')).toEqual(['2024-04'])
  })

  it('counts a length before "after" from what the clause above is dated by', () => {
    const text =
      'Kenya and Uganda on Sunday reopened the crossing, six days after their ministers signed a protocol on the border.'
    expect(whenOf(text, 'agreement')).toEqual(['2024-05-06'])
  })
})

describe('what is carried on from one sentence to the next', () => {
  it('dates no sentence by a participle of the subject before', () => {
    const text =
      'Two earlier truces, agreed in March with the help of Kenya, broke down within days. Crowds stormed the ministry in Accra.'
    expect(whenOf(text, 'protest')).toEqual(['2024-05-14'])
    expect(whenOf(text, 'ceasefire').toSorted()).toEqual(['2024-03', null])
  })

  it('ends at a question', () => {
    const text =
      'In March 2019 the rebels seized the port of Brod. Who stepped in then? Kenya hosted talks with the rebels in Nairobi.'
    expect(whenOf(text, 'meeting')).not.toContain('2019-03')
  })

  it('does not reach what "followed"', () => {
    const text = 'The province broke away from Sudan in 1998. Some 4,000 people lost their lives in the war that followed.'
    expect(whenOf(text, 'casualties')).toEqual([null])
  })
})

describe('what is dated by the thing told of', () => {
  const text = 'A long war, from 1979 to 1986, claimed some 9,000 lives and ended with a ceasefire concluded in Tunis.'

  it('dates what a war ended with to its end', () => expect(whenOf(text, 'ceasefire')).toEqual(['1986']))
  it('dates what a war cost to its years', () => expect(whenOf(text, 'casualties')).toEqual(['1979/1986']))
})

describe('what was done before', () => {
  it('is not dated on the day on which it is told', () => {
    const text = 'The ministry blamed Norland for the clash, saying its troops had crossed the river and shelled two farms.'
    expect(whenOf(text, 'hostilities')).toContain('[..2024-05-14]')
  })

  it('looks back from the report, not from a deadline', () => {
    const text =
      'Norland must leave the valley by June 20. Three days earlier Estia had announced the capture of the town of Brod.'
    expect(whenOf(text, 'statement')).toContain('2024-05-11')
  })

  it('is dated by nothing but the day by which it is said to be done', () => {
    expect(
      whenOf('The leaders of Kenya and Uganda have signed a pact, the two governments said early on Tuesday.', 'agreement'),
    ).toEqual(['[..2024-05-14]'])
  })

  it('is not dated by when the paper was signed under which it goes', () => {
    const text =
      'Under the document, signed late on Monday by William Ruto and Yoweri Museveni, a complete ceasefire took effect at midnight.'
    expect(whenOf(text, 'ceasefire')).not.toContain('2024-05-13')
  })

  it('is no plan of today where it was promised long ago', () => {
    const text = 'Both were last received in Nairobi on April 6, when each promised to set up a border commission within weeks.'
    expect(whenOf(text, 'delimitation')).toEqual([null])
  })
})

describe('two counts of one breath', () => {
  it('are of the day that dates the second', () => {
    const text = 'Nine villagers were killed and more than 40 wounded in shelling of Dolna on Sunday, the ministry said.'
    expect(whenOf(text, 'casualties')).toEqual(['2024-05-12', '2024-05-12'])
  })

  it('keep a day of their own', () => {
    const text = 'Nine soldiers were killed on Friday and 46 wounded on Sunday.'
    expect(whenOf(text, 'casualties')).toEqual(['2024-05-10', '2024-05-12'])
  })

  it('are no count and a clause of its own', () => {
    const text = 'Nine villagers were killed and the army withdrew on Sunday.'
    expect(whenOf(text, 'casualties')).toEqual(['2024-05-14'])
  })
})
