import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/model/claim.js'
import { createReader } from '../../src/parley.js'

const reader = createReader()
const read = (text: string, title?: string): readonly Claim[] =>
  reader.readText({ text, published: '2024-05-14', ...(title ? { title } : {}) }, { id: 'case' }).claims
const of = (text: string, kind: string, title?: string): readonly Claim[] =>
  read(text, title).filter((claim) => claim.kind === kind)
const voice = (claim: Claim | undefined): string | undefined =>
  claim === undefined ? undefined : claim.attribution.to === 'outlet' ? 'outlet' : claim.attribution.to.name

describe('who counts', () => {
  it('is everyone who acknowledges a toll together', () => {
    const [toll] = of('Kenya and Uganda together have so far acknowledged about 300 deaths.', 'casualties')
    expect(voice(toll)).toBe('Kenya and Uganda')
  })

  it('counts the wounded as the dead of the same breath', () => {
    const text = 'At least 90 people were killed, among them 4 children, and more than 150 wounded, said the regional governor.'
    const tolls = of(text, 'casualties')
    expect(tolls.map(voice)).toEqual(tolls.map(() => voice(tolls[0])))
    expect(tolls.map(({ when }) => when)).toEqual(tolls.map(() => '2024-05-14'))
  })

  it('is told by the text where the headline only has the number', () => {
    const text = "Kenya's Interior Ministry said on Monday that 20 of its guards had been killed in the clashes."
    const [toll] = of(text, 'casualties', 'Kenya Says 20 Guards Killed in Clashes')
    expect(voice(toll)).toMatch(/Interior Ministry/)
  })
})

describe('what is no count of harm', () => {
  it('is how many were let go', () => {
    expect(of('In June 2021 Kenya released 15 prisoners in return for maps.', 'casualties')).toEqual([])
  })

  it('is how many bodies somebody is ready to give back', () => {
    const text = 'Kenya is ready to hand over unconditionally the bodies of up to 40 Ugandan soldiers.'
    expect(of(text, 'casualties')).toEqual([])
    expect(of(text, 'pledge').map(({ body }) => body.what)).toEqual([
      'to hand over unconditionally the bodies of up to 40 Ugandan soldiers',
    ])
  })
})

describe('since when', () => {
  it('is a stretch up to the report', () => {
    const text = 'William Ruto said close to 400 people had been killed in the hills since fighting broke out on May 2.'
    expect(of(text, 'casualties').map(({ when }) => when)).toEqual(['2024-05-02/2024-05-14'])
  })

  it('is before the report where "then" was told before', () => {
    const text = 'More than 20,000 people, nearly the whole population, have fled to Uganda since then.'
    const [flight] = of(text, 'displacement')
    expect(flight?.when).toBe('[..2024-05-14]')
    expect(flight?.actors).toHaveLength(1)
  })
})

describe('who met', () => {
  it('is the president, not also the state that has him', () => {
    const text = "Prime Minister Nikol Pashinyan met Kenya's President William Ruto in Nairobi on Sunday."
    expect(of(text, 'meeting')[0]?.actors.map(({ id }) => id)).toEqual(['nikol-pashinyan', 'william-ruto'])
    const other = "Prime Minister Nikol Pashinyan met Azerbaijan's President Ilham Aliyev in Vienna on Sunday."
    expect(of(other, 'meeting')[0]?.actors.map(({ id }) => id)).toEqual(['nikol-pashinyan', 'ilham-aliyev'])
  })

  it('is also who went ahead with the talks', () => {
    const text = 'William Ruto went ahead with talks with German Chancellor Olaf Scholz.'
    expect(of(text, 'meeting')[0]?.actors.map(({ id }) => id)).toEqual(['william-ruto', 'olaf-scholz'])
  })

  it('is whoever a surname alone names, at the head of a sentence too', () => {
    const text = 'Armenian Prime Minister Nikol Pashinyan was in Nairobi. Pashinyan went ahead with talks with Olaf Scholz.'
    expect(of(text, 'meeting')[0]?.actors.map(({ id }) => id)).toEqual(['nikol-pashinyan', 'olaf-scholz'])
  })

  it('has the mediator behind "under the mediation of"', () => {
    const text =
      'The leaders of Kenya and Uganda, meeting under the mediation of US President Donald Trump, signed a pact on Sunday.'
    expect(
      of(text, 'meeting')[0]
        ?.actors.filter(({ role }) => role === 'mediator')
        .map(({ id }) => id),
    ).toEqual(['donald-trump'])
  })
})

describe('the words of a count', () => {
  it('keep that it is of each side', () => {
    const [toll] = of('William Ruto said there were more than 200 dead on each side.', 'casualties')
    expect(toll?.body.figure).toMatchObject({ as: 'more than 200 dead on each side' })
  })
})

describe('the track', () => {
  it('of a treaty is not that of an organisation with a treaty in its name', () => {
    const [call] = of('Armenia is appealing to the Collective Security Treaty Organization for help.', 'demand')
    expect(call?.track ?? null).toBeNull()
  })
})
