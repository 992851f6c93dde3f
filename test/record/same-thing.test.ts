import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Gist, gist, unpackGist } from '../../src/record/gist.js'
import { RULES } from '../../src/record/rules.js'
import { sameThing } from '../../src/record/same-thing.js'
import { type ClaimSketch, reading } from './make.js'

const gistOf = (
  sketch: ClaimSketch & { readonly title?: string },
  ruled: { readonly apart?: string; readonly joined?: readonly string[] } = {},
): Gist => {
  const [claim] = reading({ claims: [sketch] }).claims
  if (!claim) throw new Error('no claim')
  return gist(claim, sketch.title ?? 'src', { apart: ruled.apart ?? null, joined: ruled.joined ?? [] })
}

const deaths = (
  when: string | null,
  measure = 'dead',
  unit: string | null = 'people',
  more: ClaimSketch = {},
  best = 5,
): ClaimSketch => ({
  kind: 'casualties',
  when,
  who: [],
  body: { figure: { measure, unit, scope: null, low: best, best, high: best, hedge: 'exact', as: String(best) } },
  ...more,
})
const speech = (
  words: string,
  who: NonNullable<ClaimSketch['who']> = ['speaker:lavrov>russia'],
  when = '2022-06-09',
): ClaimSketch => ({
  kind: 'statement',
  when,
  who,
  body: { quote: words },
})
const role = (holder: NonNullable<ClaimSketch['who']>, status: string, when: string | null): ClaimSketch => ({
  kind: 'role',
  who: holder,
  when,
  body: { role: 'mediator', status },
})
const war = (when: string, form = 'war'): ClaimSketch => ({
  kind: 'hostilities',
  when,
  body: { form },
  who: ['belligerent:armenia', 'belligerent:azerbaijan'],
})

const cases: readonly (readonly [says: string, same: boolean, ClaimSketch, ClaimSketch])[] = [
  ['the same day and pair', true, {}, {}],
  ['talks and a meeting are two words for one', true, { body: { form: 'talks' } }, { body: { form: 'meeting' } }],
  ['a call is no meeting', false, { body: { form: 'call' } }, { body: { form: 'meeting' } }],
  ['another day', false, { when: '2022-04-06' }, { when: '2022-04-09' }],
  ['two months of one phrase', false, { when: '2022-04' }, { when: '2022-05' }],
  ['the same month', true, { when: '2022-04' }, { when: '2022-04' }],
  ['a day and its month, in the same place', true, { when: '2022-04-06', where: 'Q239' }, { when: '2022-04', where: 'Q239' }],
  ['a day and its month, place unknown', false, { when: '2022-04-06' }, { when: '2022-04', where: 'Q239' }],
  [
    'the next day in the same place: dates may differ by a time zone',
    true,
    { where: 'Q239' },
    { when: '2022-04-07', where: 'Q239' },
  ],
  ['places that clash', false, { where: 'Q239' }, { where: 'Q649' }],
  ['one place unknown', true, { where: 'Q239' }, {}],
  ['a person and whom they act for', true, {}, { who: ['participant:armenia', 'participant:azerbaijan'] }],
  ['two people of one side', false, {}, { who: ['participant:mirzoyan>armenia', 'participant:aliyev>azerbaijan'] }],
  [
    'a mediator only one report names',
    true,
    {},
    { who: ['participant:pashinyan>armenia', 'participant:aliyev>azerbaijan', 'mediator:michel>eu'] },
  ],
  ['one of two, and a third', false, {}, { who: ['participant:pashinyan>armenia', 'participant:putin>russia'] }],
  ['undated meetings', false, { when: null }, { when: null }],
  [
    'undated tolls of nobody and nowhere',
    false,
    deaths(null, 'dead', 'people', {}, 30_000),
    deaths(null, 'dead', 'people', {}, 1_000),
  ],
  [
    'a toll so far and the toll of the whole war',
    false,
    deaths('2020-09-27/2020-10-22', 'dead', 'people', {}, 5_000),
    deaths('2020-09/2020-11', 'dead', 'people', {}, 6_500),
  ],
  [
    'two tolls, one of twice as long a time',
    true,
    deaths('2020-09-27/2020-10-26', 'dead', 'people', {}, 5_000),
    deaths('2020-09-27/2020-11-25', 'dead', 'people', {}, 6_500),
  ],
  [
    'two tolls, one of more than twice as long a time',
    false,
    deaths('2020-09-27/2020-10-26', 'dead', 'people', {}, 5_000),
    deaths('2020-09-27/2020-11-26', 'dead', 'people', {}, 6_500),
  ],
  [
    'one toll of a war by two stretches',
    true,
    deaths('2020-09-12/2020-11-10', 'dead', 'people', {}, 6_500),
    deaths('2020', 'dead', 'people', {}, 6_500),
  ],
  ['another process', false, {}, { process: 'other' }],
  ['another kind', false, {}, { kind: 'agreement', body: { status: 'signed' } }],
  ['a plan and the event', true, { modality: 'planned' }, {}],
  ['a denial and what it denies', true, { modality: 'denied' }, {}],
  ['a wish and the event', false, { modality: 'proposed' }, {}],
  ['a war by its autumn and by its year', true, war('2020-23'), war('2020')],
  ['a war and a clash in it', false, war('2020-23'), war('2020-10-02', 'clash')],
  ['clashes of two days', false, war('2022-09-13', 'clash'), war('2022-09-14', 'shelling')],
  ['a clash of a day, and clashes of its month', false, war('2022-09-13', 'clash'), war('2022-09', 'clash')],
  ['deaths of one war', true, deaths('2020-23'), deaths('2020-09-27/2020-11-10')],
  ['dead and wounded', false, deaths('2020-23'), deaths('2020-23', 'wounded')],
  ['soldiers and civilians', false, deaths('2020-23', 'dead', 'soldiers'), deaths('2020-23', 'dead', 'civilians')],
  ['soldiers and servicemen', true, deaths('2020-23', 'dead', 'soldiers'), deaths('2020-23', 'dead', 'servicemen')],
  [
    'deaths of two sides',
    false,
    deaths('2020-23', 'dead', null, { who: ['affected:armenia'] }),
    deaths('2020-23', 'dead', null, { who: ['affected:azerbaijan'] }),
  ],
  [
    'much the same words',
    true,
    speech('We are ready to help with the treaty'),
    speech('"We are ready to help with the peace treaty"'),
  ],
  [
    'other words of the same day',
    false,
    speech('We are ready to help with the treaty'),
    speech('Gas prices will not rise this winter'),
  ],
  [
    'the same words of another speaker',
    false,
    speech('ready to help with the treaty'),
    speech('ready to help with the treaty', ['speaker:blinken>usa']),
  ],
  [
    'a role twice on one day',
    true,
    role(['holder:russia'], 'offered', '2022-06-09'),
    role(['holder:russia'], 'offered', '2022-06-09'),
  ],
  [
    'a role offered and one lost',
    false,
    role(['holder:russia'], 'offered', '2022-06-09'),
    role(['holder:russia'], 'lost', '2022-06-09'),
  ],
  ['a role of two holders', false, role(['holder:russia'], 'held', null), role(['holder:eu'], 'held', null)],
  ['an undated role twice', true, role(['holder:russia'], 'held', null), role(['holder:russia'], 'held', null)],
  [
    'ceding and returning one territory',
    true,
    { kind: 'territory', body: { form: 'cede' }, where: 'Q1', who: ['holder:azerbaijan'] },
    { kind: 'territory', body: { form: 'return' }, where: 'Q1', who: ['holder:azerbaijan'] },
  ],
  [
    'signed and ratified',
    false,
    { kind: 'agreement', body: { status: 'signed' } },
    { kind: 'agreement', body: { status: 'ratified' } },
  ],
]

describe('claims of the same thing', () => {
  it.each(cases)('%s: %s', (_, same, a, b) => {
    // Of two reports: two numbers of one report are two things anyhow.
    const [one, other] = [gistOf({ ...a, title: 'one' }), gistOf({ ...b, title: 'two' })]
    expect(sameThing(one, other)).toBe(same)
    expect(sameThing(other, one)).toBe(same)
  })

  it('takes two numbers of one teller in one report for two things, of two tellers for rivals', () => {
    const one = gistOf({ ...deaths('2020-23'), title: 'a' })
    const other = { ...deaths('2020-23', 'dead', 'people', {}, 90), title: 'a' }
    expect(sameThing(one, gistOf(other))).toBe(false)
    expect(sameThing(one, gistOf({ ...other, by: 'putin' }))).toBe(true)
    expect(sameThing(one, gistOf({ ...other, title: 'b' }))).toBe(true)
  })

  it('is told by the rules of this number', () => {
    const all = cases.flatMap(([, , a, b]) => [gistOf({ ...a, title: 'one' }), gistOf({ ...b, title: 'two' })])
    const told = all.map((a) => all.map((b) => (sameThing(a, b) ? '1' : '0')).join('')).join('\n')
    const mark = createHash('sha256').update(told).digest('hex').slice(0, 12)
    // Where this fails the rules have changed, or only these cases: with the rules their number is to be raised, since records that
    // were made before are worked out anew by it.
    expect(`${RULES}: ${mark}`).toBe('2: b65adc8db1e0')
  })

  it('heeds rulings before words', () => {
    const ruled = { joined: ['dec_1'] }
    expect(sameThing(gistOf({}, ruled), gistOf({ when: '2021-01-01' }, ruled))).toBe(true)
    expect(sameThing(gistOf({}, { apart: 'dec_2' }), gistOf({}))).toBe(false)
  })

  it('compares gists as they were kept like those just made', () => {
    const sketch: ClaimSketch = { kind: 'statement', when: '2022-06-09', who: ['speaker:lavrov/russia'] }
    for (const ruled of [{}, { apart: 'dec_2' }, { joined: ['dec_1', 'dec_3'] }]) {
      const made = gistOf(sketch, ruled)
      const { claim, process, aspect, first, last, packed } = made
      const kept = unpackGist({ claim, process, aspect, first, last, gist: packed })
      for (const field of ['kind', 'cast', 'place', 'told', 'said', 'apart', 'joined', 'packed'] as const) {
        expect(kept[field]).toEqual(made[field])
      }
    }
  })
})
