import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/model/claim.js'
import { createReader } from '../../src/parley.js'

const reader = createReader()
const read = (text: string): readonly Claim[] => reader.readText({ text, published: '2024-05-14' }, { id: 'case' }).claims
const of = (text: string, kind: string): Claim[] => read(text).filter((claim) => claim.kind === kind)

/** A sentence, the kind it must make, part of its body, PLOVER's type, and one name of its cast. */
const MADE: readonly (readonly [string, string, Record<string, unknown>, string | null, string])[] = [
  ['France urged Iran to release the two sailors.', 'demand', { for: 'release' }, 'REQUEST', 'France'],
  ['Spain called for an immediate ceasefire.', 'demand', { for: 'ceasefire' }, 'REQUEST', 'Spain'],
  ['Kenya demanded that Sudan withdraw its troops from the bridge.', 'demand', { for: 'withdrawal' }, 'REQUEST', 'Kenya'],
  ['Italy appealed to Egypt for restraint.', 'demand', { for: 'restraint' }, 'REQUEST', 'Italy'],
  ['Poland accused Belarus of jamming its radio signals.', 'accusation', {}, 'ACCUSE', 'Belarus'],
  ['Chile condemned the attack on its embassy.', 'accusation', {}, 'ACCUSE', 'Chile'],
  ['Denmark has launched an investigation into the leak.', 'accusation', {}, 'ACCUSE', 'Denmark'],
  ['Ghana blamed Togo for the delay.', 'accusation', {}, 'ACCUSE', 'Togo'],
  ['Peru filed a lawsuit against Ecuador over the river.', 'accusation', {}, 'ACCUSE', 'Peru'],
  ['Cuba rejected the proposal on Monday.', 'refusal', {}, 'REJECT', 'Cuba'],
  ['Norway refused to hand over the suspect.', 'refusal', {}, 'REJECT', 'Norway'],
  ['China vetoed the draft resolution.', 'refusal', {}, 'REJECT', 'China'],
  ['Hungary said it will not accept refugees under the scheme.', 'refusal', {}, 'REJECT', 'Hungary'],
  [
    'The Swedish minister has cancelled a planned visit to Baku.',
    'refusal',
    { of: 'planned visit to Baku' },
    'REJECT',
    'minister',
  ],
  ['North Korea violated a ban on missile tests.', 'refusal', {}, 'REJECT', 'North Korea'],
  ['Turkey threatened to close the strait.', 'threat', {}, 'THREATEN', 'Turkey'],
  ['Ethiopia warned Eritrea against any incursion.', 'threat', {}, 'THREATEN', 'Eritrea'],
  ['Canada has issued an ultimatum to Haiti.', 'threat', {}, 'THREATEN', 'Canada'],
  ['The Czech government gave Russia a Friday deadline.', 'threat', {}, 'THREATEN', 'Russia'],
  ['Japan welcomed the announcement on Tuesday.', 'support', { form: 'welcome' }, 'SUPPORT', 'Japan'],
  ['Brazil praised Portugal for its patience.', 'support', { form: 'praise' }, 'SUPPORT', 'Portugal'],
  ['Austria expressed support for the plan.', 'support', { form: 'back' }, 'SUPPORT', 'Austria'],
  ['Greece apologised to Albania.', 'support', { form: 'apologise' }, 'SUPPORT', 'Albania'],
  ['Ireland recognised the independence of Kosovo.', 'relations', { form: 'recognise' }, 'SUPPORT', 'Ireland'],
  ['Mali severed diplomatic relations with Ukraine.', 'relations', { form: 'sever' }, 'SANCTION', 'Ukraine'],
  ['Qatar restored diplomatic relations with Bahrain.', 'relations', { form: 'restore' }, 'SUPPORT', 'Qatar'],
  ['Germany shared intelligence with Poland.', 'relations', { form: 'cooperate' }, 'COOPERATE', 'Poland'],
  ['Japan and Australia held a joint exercise in May.', 'relations', { form: 'cooperate' }, 'COOPERATE', 'Australia'],
  ['The United States imposed sanctions on Syria.', 'sanction', { form: 'sanctions' }, 'COERCE', 'Syria'],
  ['Latvia expelled three Russian diplomats.', 'sanction', { form: 'expel' }, 'SANCTION', 'Latvia'],
  ['Britain lifted sanctions on Zimbabwe.', 'sanction', { form: 'lifted' }, 'YIELD', 'Zimbabwe'],
  ['The Netherlands suspended aid to Rwanda.', 'sanction', { form: 'cut-aid' }, 'SANCTION', 'Rwanda'],
  ['Thousands of teachers took to the streets in Lima.', 'protest', { form: 'rally' }, 'PROTEST', 'Thousands of teachers'],
  ['Bus drivers went on strike on Monday.', 'protest', { form: 'strike' }, 'PROTEST', 'Bus drivers'],
  ['Students protested against the government.', 'protest', { form: 'rally' }, 'PROTEST', 'Students'],
  ['Farmers staged a rally outside the ministry.', 'protest', { form: 'rally' }, 'PROTEST', 'Farmers'],
  ['Police arrested two journalists in Minsk.', 'detention', { form: 'arrest' }, 'COERCE', 'two journalists'],
  ['Gunmen kidnapped a priest near the border.', 'detention', { form: 'abduct' }, 'ASSAULT', 'priest'],
  ['Authorities in Pakistan have imposed a curfew.', 'detention', { form: 'ban' }, 'COERCE', 'Authorities in Pakistan'],
  ['Soldiers tortured a prisoner in the camp.', 'detention', { form: 'assault' }, 'ASSAULT', 'prisoner'],
  ['The rebels surrendered to the army.', 'detention', { form: 'surrender' }, 'YIELD', 'rebels'],
  ['A court ordered the arrest of the mayor.', 'detention', { form: 'arrest' }, 'COERCE', 'court'],
  ['Finland promised to open a consulate in Tbilisi.', 'pledge', {}, 'AGREE', 'Finland'],
  ['Jordan is willing to withdraw its troops.', 'pledge', {}, 'AGREE', 'Jordan'],
  ['Nepal accepted the demands of the protesters.', 'pledge', {}, 'YIELD', 'Nepal'],
  ['Chad said it would allow aid convoys through.', 'pledge', {}, 'AGREE', 'Chad'],
  [
    'Armenia and Azerbaijan installed the first border markers.',
    'delimitation',
    { form: 'demarcated' },
    'COOPERATE',
    'Armenia',
  ],
  ['The commissions agreed on the delimitation of the border.', 'delimitation', { form: 'agreed' }, 'COOPERATE', 'commissions'],
  ['Georgia reopened the railway to Armenia.', 'transport', { form: 'reopened' }, 'COOPERATE', 'Georgia'],
  ['Israel closed the airport on Sunday.', 'transport', { form: 'closed' }, 'COERCE', 'Israel'],
  ['Engineers from Iran repaired the bridge.', 'transport', { form: 'works' }, 'COOPERATE', 'Iran'],
  ['Azerbaijan released ten prisoners.', 'release', { of: 'prisoners', form: 'unilateral' }, 'YIELD', 'Azerbaijan'],
  ['Russia and Ukraine exchanged prisoners.', 'release', { form: 'exchange' }, 'YIELD', 'Ukraine'],
  ['The rebels freed a Danish doctor.', 'release', { of: 'detainees' }, 'YIELD', 'rebels'],
  ['Germany returned three paintings to Poland.', 'release', { of: 'property' }, 'YIELD', 'Germany'],
  ['Some 4,000 villagers fled the fighting.', 'displacement', { form: 'flee' }, null, ''],
  ['The army evacuated 300 residents.', 'displacement', { form: 'evacuate' }, null, ''],
  ['Norway delivered food to Somalia.', 'humanitarian', { form: 'relief' }, 'AID', 'Somalia'],
  ['Japan donated 50 ventilators to Laos.', 'humanitarian', { form: 'relief' }, 'AID', 'Laos'],
  ['Ecuador granted asylum to the activist.', 'humanitarian', { form: 'shelter' }, 'AID', 'Ecuador'],
  ['The United States provided weapons to Taiwan.', 'humanitarian', { form: 'military-aid' }, 'AID', 'Taiwan'],
]

/** A sentence, and the kind it must not make. */
const NOT_MADE: readonly (readonly [string, string])[] = [
  ['The prime minister called the president to congratulate him.', 'demand'],
  ['Reporters asked whether the road was open.', 'demand'],
  ['A court ordered the release of the mayor.', 'demand'],
  ['The talks pressed on until midnight.', 'demand'],
  ['Baku rejects the accusation.', 'accusation'],
  ['Norway did not accuse anybody.', 'accusation'],
  ['The ministry denied that its envoy had been in Lisk.', 'refusal'],
  ['Lorries blocked the road to the pass.', 'refusal'],
  ['Spain did not threaten anybody.', 'threat'],
  ['Petra Lund greeted him at the airport.', 'support'],
  ['The minister spoke by phone, reaffirming his willingness to help.', 'support'],
  ['The ambassador welcomed Anna Moreau in Vienna.', 'support'],
  ['They improved relations with readers.', 'relations'],
  ['The two sides would not cooperate with the mission.', 'relations'],
  ['Analysts want sanctions lifted.', 'sanction'],
  ['Students boycotted classes.', 'sanction'],
  ['Jets struck the depot at dawn.', 'protest'],
  ['The army marched on the capital.', 'protest'],
  ['The talks held the attention of the press.', 'detention'],
  ['Ruvania expelled two Norwegian diplomats.', 'detention'],
  ['The ministers agreed to meet again in June.', 'pledge'],
  ['The minister decided not to travel.', 'pledge'],
  ['The envoy leads the process which covers the delimitation of the border.', 'delimitation'],
  ['The agenda names the reopening of transport links.', 'transport'],
  ['The ministry released a statement on Friday.', 'release'],
  ['Investors fled to gold.', 'release'],
  ['The bank released its newsletters.', 'release'],
  ['Moscow offers help with the talks.', 'humanitarian'],
  ['Norway may deliver food if the road opens.', 'humanitarian'],
]

/** PLOVER's two types of giving way count as one. */
const root = (type: string | undefined): string | null =>
  type === undefined ? null : type === 'CONCEDE' || type === 'RETREAT' ? 'YIELD' : type

describe('acts between parties', () => {
  it.each(MADE)('%s', (text, kind, body, plover, who) => {
    const [claim] = of(text, kind)
    expect(claim, JSON.stringify(read(text).map((c) => [c.kind, c.phrase]))).toBeDefined()
    expect(claim?.body).toMatchObject(body)
    expect(root(claim?.plover?.type)).toBe(plover)
    if (who !== '') expect(claim?.actors.map((a) => a.name).join('; ')).toContain(who)
  })

  it.each(NOT_MADE)('%s – no %s', (text, kind) => {
    expect(of(text, kind).map((claim) => claim.phrase)).toEqual([])
  })

  it('types a deed by how it stands', () => {
    const type = (text: string, kind: string) => of(text, kind).map((claim) => [claim.modality, root(claim.plover?.type)])
    expect(type('Britain will lift sanctions on Zimbabwe.', 'sanction')).toEqual([['planned', 'AGREE']])
    expect(type('The United States will impose sanctions on Syria.', 'sanction')).toEqual([['planned', 'THREATEN']])
    expect(type('Azerbaijan did not release the prisoners.', 'release')).toEqual([['denied', 'REJECT']])
  })

  it('says what was asked, promised and refused in plain words', () => {
    const phrase = (text: string, kind: string) => of(text, kind)[0]?.phrase
    expect(phrase('Nikol Pashinyan called on Russia to guard the bridge.', 'demand')).toBe(
      'Nikol Pashinyan calls on Russia to guard the bridge',
    )
    expect(phrase('Poland accused Belarus of jamming its radio signals.', 'accusation')).toBe(
      'Poland accuses Belarus of jamming its radio signals',
    )
    expect(phrase('Norway refused to sign the text.', 'refusal')).toBe('Norway refuses to sign the text')
  })

  it('keeps evidence to the letter, confidence between 0 and 1, and never asserts what is only wished', () => {
    const actors = fc.constantFrom('France', 'Kenya', 'The rebels', 'The ministry', 'Peru and Chile')
    const verbs = fc.constantFrom(
      'released ten prisoners',
      'imposed sanctions on Syria',
      'reopened the railway',
      'arrested two activists',
    )
    const over = fc.constantFrom('hoped that', 'doubted that', 'demanded that')
    fc.assert(
      fc.property(actors, verbs, over, fc.string({ maxLength: 40 }), (who, did, wished, noise) => {
        const text = `${noise}\n\n${who} ${did}. Spain ${wished} ${who} ${did}.`
        const { source, claims } = reader.readText({ text, published: '2024-05-14' }, { id: 'p' })
        for (const claim of claims) {
          expect(claim.confidence).toBeGreaterThan(0)
          expect(claim.confidence).toBeLessThan(1)
          for (const { start, end, quote } of claim.evidence) expect(source.text.slice(start, end)).toBe(quote)
        }
        const deeds = claims.filter(
          (c) => /^(?:release|sanction|transport|detention)$/.test(c.kind) && c.modality === 'asserted',
        )
        const second = source.text.indexOf(`Spain ${wished}`)
        expect(deeds.filter((c) => c.evidence.every((e) => e.start > second))).toEqual([])
      }),
      { numRuns: 60, seed: 7 },
    )
  })
})
