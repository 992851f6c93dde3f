import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/model/claim.js'
import { createReader } from '../../src/parley.js'

const reader = createReader()
const read = (text: string): readonly Claim[] => reader.readText({ text, published: '2024-05-14' }, { id: 'case' }).claims
const of = (text: string, kind: string): Claim[] => read(text).filter((claim) => claim.kind === kind)
/** The cast of each claim of a kind, as its words have them. */
const casts = (text: string, kind: string): string[][] => of(text, kind).map(({ actors }) => actors.map(({ as }) => as))

it('takes a war that ended with a ceasefire for a truce agreed, and a ceasefire that ended for one ended', () => {
  const statuses = (text: string) => of(text, 'ceasefire').map(({ body }) => body.status)
  expect(statuses('The war between Estia and Westmark ended with a ceasefire in May 1994.')).toEqual(['agreed'])
  expect(statuses('The ceasefire between Estia and Westmark ended in May 1994.')).toEqual(['ended'])
})

describe('calls and meetings', () => {
  it('tells separate calls apart, and joint talks as one', () => {
    const held = (which: string) => `Tamm held ${which} with the Estian president and the Westmark prime minister on Monday.`
    expect(casts(held('separate telephone calls'), 'meeting')).toEqual([
      ['Tamm', 'Estian president'],
      ['Tamm', 'Westmark prime minister'],
    ])
    expect(casts(held('three-way talks'), 'meeting')).toEqual([['Tamm', 'Estian president', 'Westmark prime minister']])
  })

  it('has all who met, whatever their titles are of', () => {
    expect(
      casts('President Ilham Aliyev and President of the European Commission Jose Manuel Barroso held a meeting.', 'meeting'),
    ).toEqual([['President Ilham Aliyev', 'President of the European Commission Jose Manuel Barroso']])
    const two = 'Ada Moll and Ivo Brandt have been close for a long time. Moll hosted Brandt in Lorin on Monday.'
    expect(casts(two, 'meeting')).toEqual([['Moll', 'Brandt']])
    expect(casts('Ada Moll met Brandt in Lorin on Monday.', 'meeting')).toEqual([['Ada Moll', 'Brandt']])
  })

  it('reads a caption round the marks of where people stand in the picture', () => {
    const caption =
      "Estia's President Ada Moll (L) and Westmark's Foreign Minister Ivo Brandt (2nd R) shake hands during a meeting."
    const both = [['President Ada Moll', 'Foreign Minister Ivo Brandt']]
    expect(casts(caption, 'meeting')).toEqual(both)
    expect(casts(`${caption} **Westmark Press Service / Meridian**`, 'meeting')).toEqual(both)
  })

  it('parts a state from the person whose title ends with it', () => {
    const text =
      'On 3 March, Minister of Foreign Affairs of the Republic of Armenia Ararat Mirzoyan received Ada Moll in Yerevan.'
    const [met] = of(text, 'meeting')
    expect(met?.actors.map(({ role, id, name }) => `${role} ${id ?? name}`)).toEqual([
      'host ararat-mirzoyan',
      'participant Ada Moll',
    ])
  })

  it('knows nobody by "his counterpart" of a state that the register lacks, and keeps the words', () => {
    const [met] = of('The Westmark foreign minister met his Estian counterpart in Geneva on Monday.', 'meeting')
    expect(met?.when).toBe('2024-05-13')
    expect(met?.actors.map(({ as, id }) => [as, id])).toEqual([
      ['Westmark foreign minister', null],
      ['his Estian counterpart', null],
    ])
  })
})

describe('commitments', () => {
  it('of the sides to settle their own dispute offer nothing; those of others to help or mediate do', () => {
    expect(of('Brandt welcomed both leaders’ commitment to resolving the dispute.', 'offer')).toEqual([])
    const bound = 'Both governments reaffirm the commitment to peacefully resolve disputes.'
    expect(of(bound, 'offer')).toEqual([])
    expect(of(bound, 'pledge')).toHaveLength(1)
    expect(casts('Norway and Jordan reaffirmed their commitment to mediate between the rebels and the army.', 'offer')).toEqual(
      [['Norway', 'Jordan']],
    )
  })
})

describe('what must be done', () => {
  it('is demanded, though nobody is named to do it', () => {
    const [asked] = of('Moll said the troops should be withdrawn.', 'demand')
    expect(asked?.body).toMatchObject({ for: 'withdrawal' })
    expect(asked?.actors.map(({ role, as }) => [role, as])).toEqual([['demander', 'Moll']])
    expect(of('The hostages must be released, the minister said.', 'demand')).toHaveLength(1)
    expect(of('Moll said the case must be seen in context.', 'demand')).toEqual([])
  })
})

describe('what somebody is called on to do', () => {
  it('is a demand with whom it is made of, and no deed', () => {
    for (const words of ['highlighted the need for', 'repeated its call for']) {
      const text = `Norway ${words} Armenia to withdraw its troops from the border.`
      expect(casts(text, 'demand')).toEqual([['Norway', 'Armenia']])
      expect(of(text, 'deployment')).toEqual([])
    }
    expect(casts('Moll stressed the need for an immediate ceasefire.', 'demand')).toEqual([['Moll']])
    const together = 'Norway stressed the need for Jordan to work together with Kenya to resolve the conflict.'
    expect(of(together, 'role')).toEqual([])
  })
})

describe('acts of speech told by what is said', () => {
  it('are of the day it was said', () => {
    const whens = (text: string, kind: string) => of(text, kind).map(({ when }) => when)
    expect(whens('Rebel groups said on Sunday they would not sign the accord.', 'refusal')).toEqual(['2024-05-12'])
    expect(whens('Moll said on Sunday that Estia must withdraw its troops.', 'demand')).toEqual(['2024-05-12'])
  })
  it('and what is only called recent was over by the day of the report', () => {
    expect(of('Moll welcomed the recent meeting between Armenia and Azerbaijan.', 'meeting').map(({ when }) => when)).toEqual([
      '[..2024-05-14]',
    ])
  })
})

describe('papers, terms and warrants', () => {
  it('put before somebody are offers, by whoever puts them', () => {
    expect(casts('Norway presented a new peace plan to the rebels on Monday.', 'offer')).toEqual([['Norway']])
    expect(casts('Norway submitted its proposal to both sides.', 'offer')[0]).toContain('Norway')
    expect(of('Norway presented a plan for its railways.', 'offer')).toEqual([])
  })
  it('that a party wants are its demands', () => {
    expect(casts('The rebels said they wanted better terms for their fighters.', 'demand')).toEqual([['rebels']])
    expect(of('The rebels wanted better weather.', 'demand')).toEqual([])
  })
  it('of a court are accusations', () => {
    const text = 'Velin is wanted by the International Criminal Court for war crimes.'
    expect(casts(text, 'accusation')).toEqual([['International Criminal Court', 'Velin']])
    const officers = 'The army arrested five Hamas commanders sought by the International Criminal Court.'
    expect(casts(officers, 'accusation')).toEqual([['International Criminal Court', 'five Hamas commanders']])
    expect(of('Velin is wanted by his party for the talks.', 'accusation')).toEqual([])
  })
  it('made a condition of are not signed by that', () => {
    expect(of('The rebels named an amnesty as a condition for signing any peace deal.', 'agreement')).toEqual([])
    expect(of('The rebels were praised for signing the peace deal.', 'agreement')).toHaveLength(1)
  })
})

describe('firing', () => {
  it('at somebody is an attack, and of somebody a dismissal', () => {
    const kinds = (text: string) => read(text).map(({ kind }) => kind)
    expect(kinds('President Ada Moll fired Defence Minister Ivo Brandt on Monday.')).toEqual(['incumbency'])
    expect(kinds('The defence minister was fired on Monday.')).not.toContain('hostilities')
    expect(kinds('Police fired on protesters on Monday.')).toContain('hostilities')
    expect(kinds('Troops fired rockets at the town.')).toContain('hostilities')
  })
})

describe('bans', () => {
  it('are no deeds: what is banned has not been done, nor said not to have been', () => {
    const kinds = (text: string) => read(text).map(({ kind }) => kind)
    expect(kinds('The treaty bans the deployment of foreign forces along the border.')).toEqual([])
    expect(kinds('The treaty followed the deployment of foreign forces along the border.')).toContain('deployment')
  })
})

describe('truces and deals', () => {
  it('has no field for who only took part, and the talks for who took part in them', () => {
    const scope = (rest: string) => of(`Egypt and Qatar took part ${rest}.`, 'role')[0]?.body
    expect(scope('as observers')).toMatchObject({ role: 'observer', scope: null })
    expect(scope('in the talks as observers')).toMatchObject({ role: 'observer', scope: 'talks' })
  })

  it('takes who was present for a witness, and for a mediator only who is called one', () => {
    const roles = (present: string) =>
      of(`Estia and Westmark signed an accord in Lorin in the presence of ${present}.`, 'agreement')[0]?.actors.map(
        ({ role }) => role,
      )
    expect(roles('President Ada Moll')).toEqual(['signatory', 'signatory', 'witness'])
    expect(roles('the Norwegian mediator Ada Moll')).toEqual(['signatory', 'signatory', 'mediator'])
  })

  it('makes no third signatory of an adjective that opens the sentence', () => {
    const text =
      'Azerbaijani Foreign Minister Jeyhun Bayramov and his Armenian counterpart Ararat Mirzoyan initialled the treaty, but it has not been signed.'
    expect(of(text, 'agreement')[0]?.actors.map(({ id }) => id)).toEqual(['jeyhun-bayramov', 'ararat-mirzoyan'])
  })

  it('reads the comma of a headline as "and"', () => {
    const report = (headline: string) => `${headline}\n\nADDIS ABABA, May 14 (AFP) — Markets were calm on Tuesday.`
    expect(casts(report('Sudan, Ethiopia sign ceasefire deal'), 'ceasefire')).toEqual([['Sudan', 'Ethiopia']])
    expect(casts(report('Chad army, KLF sign ceasefire deal'), 'ceasefire')).toEqual([['Chad army', 'KLF']])
    expect(casts(report('Iran, Iraq agree truce'), 'ceasefire')).toEqual([['Iran', 'Iraq']])
    expect(of(report('Iran, Iraq agree truce'), 'agreement')).toEqual([])
  })

  it('gives the brokering to whoever did it, not to those who began the talks', () => {
    const text =
      'The Norland army and the Hill Front began indirect talks in Brod on Tuesday, brokered by Kenya and Uganda, officials said.'
    const claims = read(text)
    const roles = claims.filter(({ kind }) => kind === 'role')
    expect(roles.flatMap(({ actors }) => actors.map(({ name }) => name)).sort()).toEqual(['Kenya', 'Uganda'])
    const meeting = claims.find(({ kind }) => kind === 'meeting')
    expect(meeting?.actors.filter(({ role }) => role === 'mediator').map(({ name }) => name)).toEqual(['Kenya', 'Uganda'])
  })

  it('takes what was agreed for planned where the verb of it is a noun too', () => {
    const text =
      "Norland's Foreign Minister Ada Moll said the delegations had agreed to exchange 120 prisoners within ten days."
    const claims = read(text)
    expect(claims.filter(({ kind }) => kind === 'release').map(({ modality }) => modality)).toEqual(['planned'])
    expect(claims.map(({ kind }) => kind)).toContain('agreement')
  })

  it.each(['by six months', 'for six months'])('takes "extended %s" for how much longer, not for since when', (length) => {
    const [truce] = of(`Estia and Westmark extended the truce ${length} on Monday.`, 'ceasefire')
    expect(truce).toMatchObject({ when: '2024-05-13', body: { status: 'extended', figure: { best: 6, unit: 'months' } } })
    const [undated] = of(`Estia and Westmark extended the truce ${length}.`, 'ceasefire')
    expect(undated?.when).not.toMatch(/2023/)
  })

  it('tells of a deal that a sentence opens with when it was signed, under its own name', () => {
    const [deal] = of('Under the grain deal signed in July, Russia and Ukraine let ships leave the ports.', 'agreement')
    expect(deal).toMatchObject({ when: '2023-07', body: { status: 'signed', title: 'grain deal' } })
  })
})

describe('a word for sides that nothing resolves', () => {
  it('is no side of itself', () => {
    const text = 'Both signed a statement that stops six weeks of fighting over the lake, the three governments said earl'
    const reading = reader.readText({ text, published: '2024-05-14' }, { id: 'case' })
    expect(reading.notes.filter(({ rule }) => rule === 'reader-failed')).toEqual([])
    const cut = ' signed a statement that stops six weeks of fighting over Nagorno-Karabakh, the three governments said earl'
    expect(reader.readText({ text: cut, published: null }).notes.filter(({ rule }) => rule === 'reader-failed')).toEqual([])
  })
})

describe('violence', () => {
  it('tells a crowd that storms a building as a riot, and troops that storm a village as hostilities', () => {
    const stormed = (who: string, what: string) => `${who} stormed ${what} on Monday.`
    expect(read(stormed('A crowd', 'the parliament building in Lorin')).map(({ kind }) => kind)).toEqual(['protest'])
    expect(of(stormed('Estian troops', 'the village of Vasht'), 'hostilities')).toHaveLength(1)
    expect(of(stormed('Estian troops', 'the village of Vasht'), 'protest')).toEqual([])
  })
})

describe('one event told twice', () => {
  it('is one claim where the headline leaves people out, and two where it names others', () => {
    const report = (headline: string) =>
      `${headline}\n\nTBILISI, May 14 (AFP) — Iran and Iraq exchanged prisoners on Tuesday with the help of Qatar.`
    const one = of(report('Iran, Iraq exchange prisoners'), 'release')
    expect(one).toHaveLength(1)
    expect(one[0]).toMatchObject({ from: 'body', evidence: [{ quote: expect.stringContaining('on Tuesday') }, {}] })
    expect(of(report('Iran, Oman exchange prisoners'), 'release')).toHaveLength(2)
  })
})
