import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edtf } from '../../src/model/edtf.js'
import type { ActorId, OfficeId, PlaceId } from '../../src/model/ids.js'
import { loadRegister } from '../../src/register/load.js'
import type { Sense } from '../../src/register/register.js'

const register = loadRegister()
const said = (sense: Sense): string => {
  switch (sense.of) {
    case 'actor':
      return `${sense.via} ${sense.actor}`
    case 'place':
      return `place ${sense.place}`
    case 'metonym':
      return `metonym ${sense.actor}`
    case 'office':
      return `office ${sense.office}`
  }
}
const matched = (text: string, at = 0): string => {
  const found = register.match(text.split(' '), at)
  return found ? `${found.words}: ${found.senses.map(said).sort().join(', ')}` : 'nothing'
}

describe('names in running words', () => {
  it.each([
    ['Armenia', '1: name armenia, place armenia'],
    ["Armenia 's", '1: name armenia, place armenia'],
    ["Armenia's", '1: name armenia, place armenia'],
    ['ARMENIA', '1: name armenia, place armenia'],
    ['Armenian forces', '1: demonym armenia'],
    ['Azeris fled', '1: demonym azerbaijan'],
    ['Azerbaijanis', '1: demonym azerbaijan'],
    ['U.S. troops', '1: name united-states, place united-states'],
    ['US troops', '1: name united-states, place united-states'],
    ['told us that', 'nothing'],
    ['turkey for dinner', 'nothing'],
    ['polish the silver', 'nothing'],
    ['Nagorno - Karabakh', '3: name nagorno-karabakh, place nagorno-karabakh'],
    ['Nagorno-Karabakh', '1: name nagorno-karabakh, place nagorno-karabakh'],
    ['Nagorno – Karabakh', '3: name nagorno-karabakh, place nagorno-karabakh'],
    ['Shushi', '1: place shusha'],
    ['Şuşa', '1: place shusha'],
    ['Xankəndi', '1: place stepanakert'],
    ['Stepanakert', '1: metonym nagorno-karabakh, place stepanakert'],
    ['Moscow', '1: metonym russia, place Q649'],
    ['Kremlin', '1: metonym russia, place kremlin'],
    ['OSCE Minsk Group met', '3: name osce-minsk-group'],
    ['Minsk', '1: metonym belarus, place Q2280'],
    ['European Union', '2: name european-union'],
    ['Nikol Pashinyan', '2: name nikol-pashinyan'],
    ['Nikol Pashinian', '2: name nikol-pashinyan'],
    ['NIKOL PASHINYAN', '2: name nikol-pashinyan'],
    ['Jeyhun Bairamov', '2: name jeyhun-bayramov'],
    ['Ceyhun Bayramov', '2: name jeyhun-bayramov'],
    ['Sergey Lavrov', '2: name sergei-lavrov'],
    ['Recep Tayyip Erdogan', '3: name recep-tayyip-erdogan'],
    ['Mohamed bin Salman', '3: name mohammed-bin-salman'],
    ['Volodymyr Zelenskiy', '2: name volodymyr-zelensky'],
    ['Hossein Amir - Abdollahian', '4: name hossein-amir-abdollahian'],
    ['Russian Foreign Ministry said', '3: name russia.foreign-ministry'],
    ["Armenia 's defense ministry", '4: name armenia.defence-ministry'],
    ['Ministry of Foreign Affairs of the Republic of Armenia', '9: name armenia.foreign-ministry'],
    ['Defence Ministry of Azerbaijan', '4: name azerbaijan.defence-ministry'],
    ['Armenian government', '2: name armenia'],
    ['Armenian government .', '2: name armenia'],
    ['Armenian army , which', '2: name armenia.armed-forces'],
    ['EU foreign policy chief Josep Borrell', '4: office european-union.high-representative'],
    ['UN Secretary - General', '4: office united-nations.secretary-general'],
    ['Pashinyan', 'nothing'],
    ['Karen Mirzoyan', 'nothing'],
    ['TASS cited', '1: name tass'],
    ['al - Shabaab', '3: name al-shabaab'],
    ["Lord 's Resistance Army", '4: name lra'],
  ])('%s', (text, found) => expect(matched(text)).toBe(found))

  it('does not take a shouted pronoun for a country', () => {
    expect(register.match('PLEASE GIVE US PEACE'.split(' '), 2)).toBeNull()
    expect(register.match('Will the US help'.split(' '), 2)).not.toBeNull()
  })

  it('stops at the end of the words', () => {
    expect(register.match(['European'], 0)?.words ?? 0).toBeLessThanOrEqual(1)
    expect(register.match([], 0)).toBeNull()
    expect(register.match(['Armenia'], 5)).toBeNull()
  })

  it('never throws and never takes more words than there are', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'Nagorno',
        '-',
        'Karabakh',
        'Ministry',
        'of',
        'the',
        'Armenia',
        "'s",
        'Foreign',
        'US',
        '__proto__',
        'constructor',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        for (let at = 0; at < words.length; at++) {
          const found = register.match(words, at)
          if (found) {
            expect(found.words).toBeGreaterThan(0)
            expect(at + found.words).toBeLessThanOrEqual(words.length)
            expect(found.senses.length).toBeGreaterThan(0)
          }
          register.titleAt(words, at)
          register.bySurname(words[at] ?? '')
          register.officesOf('armenia' as ActorId, words.join(' '))
          register.agency(words[at] ?? '')
          register.outlet(words[at] ?? '')
          register.bodyOf('armenia' as ActorId, words.join(' '))
        }
      }),
    )
  })
})

describe('family names', () => {
  it.each([
    ['Pashinyan', ['nikol-pashinyan']],
    ['Pashinian', ['nikol-pashinyan']],
    ['Aliev', ['ilham-aliyev', 'heydar-aliyev']],
    ['Əliyev', ['ilham-aliyev', 'heydar-aliyev']],
    ['Grigoryan', ['armen-grigoryan', 'mher-grigoryan']],
    ['Cavusoglu', ['mevlut-cavusoglu']],
    ['von der Leyen', ['ursula-von-der-leyen']],
    ['Ter-Petrosyan', ['levon-ter-petrosyan']],
    ['Burhan', ['abdel-fattah-al-burhan']],
    ['al-Burhan', ['abdel-fattah-al-burhan']],
    ['Hemedti', ['mohamed-hamdan-dagalo']],
    ['May', []],
    ['Smithers', []],
    ['', []],
  ])('%s', (word, ids) => expect([...register.bySurname(word)].sort()).toEqual([...ids].sort()))

  it('finds a common one behind a title', () => expect(register.bySurname('May', true)).toEqual(['theresa-may']))
})

describe('offices', () => {
  const armenia = 'armenia' as ActorId
  it.each([
    ['armenia', 'foreign minister', ['armenia.foreign-minister']],
    ['armenia', 'Foreign Ministers', ['armenia.foreign-minister']],
    ['armenia', 'top diplomat', ['armenia.foreign-minister']],
    ['armenia', 'acting prime minister', ['armenia.prime-minister']],
    ['armenia', 'premier', ['armenia.prime-minister']],
    ['armenia', 'defense minister', ['armenia.defence-minister']],
    ['united-states', 'top diplomat', ['united-states.secretary-of-state']],
    ['united-states', 'foreign minister', ['united-states.secretary-of-state']],
    ['united-kingdom', 'foreign minister', ['united-kingdom.foreign-secretary']],
    ['zambia', 'foreign minister', ['zambia.foreign-minister']],
    ['armenia', 'cook', []],
    ['osce', 'foreign minister', []],
  ])('%s has a %s', (of, title, ids) => expect(register.officesOf(of as ActorId, title)).toEqual(ids))

  it('tells who led a country when', () => {
    expect(register.officesOf(armenia, 'leader', '2016' as Edtf)).toEqual(['armenia.president'])
    expect(register.officesOf(armenia, 'leader', '2022' as Edtf)).toEqual(['armenia.prime-minister'])
  })

  it('finds counterparts by class of office', () => {
    const of = (office: string, state: string) => register.counterparts(office as OfficeId, state as ActorId)
    expect(of('russia.foreign-minister', 'armenia')).toEqual(['armenia.foreign-minister'])
    expect(of('armenia.foreign-minister', 'united-states')).toEqual(['united-states.secretary-of-state'])
    expect(of('armenia.foreign-minister', 'european-union')).toEqual(['european-union.high-representative'])
    expect(of('armenia.prime-minister', 'germany')).toEqual(['germany.chancellor'])
    expect(of('armenia.foreign-minister', 'zambia')).toEqual(['zambia.foreign-minister'])
  })

  it.each([
    ['2022-06-09', ['ararat-mirzoyan']],
    ['2021-08-19', ['ararat-mirzoyan']],
    ['2021-08-18', []],
    ['2020-07', ['zohrab-mnatsakanyan']],
    ['2020', ['zohrab-mnatsakanyan', 'ara-ayvazyan']],
    ['1991-12-01', ['raffi-hovannisian']],
    ['1980', []],
    ['2030', []],
  ])('on %s Armenia’s foreign minister is known to be', (on, ids) => {
    const held = register.incumbents('armenia.foreign-minister' as OfficeId, on as Edtf)
    expect(held.map((one) => one.holder)).toEqual(ids)
  })

  it('lists a person’s posts on a day, and all of them', () => {
    const mirzoyan = 'ararat-mirzoyan' as ActorId
    expect(register.posts(mirzoyan, '2020-01-01' as Edtf).map((post) => post.office)).toEqual(['armenia.speaker'])
    expect(register.posts(mirzoyan, '2022-06-09' as Edtf).map((post) => post.office)).toEqual(['armenia.foreign-minister'])
    expect(register.posts(mirzoyan, null)).toHaveLength(2)
    expect(register.posts('nobody' as ActorId, null)).toEqual([])
  })

  it('reads titles in running words', () => {
    const words = 'the Armenian Foreign Minister and the Prime Minister'.split(' ')
    expect(register.titleAt(words, 2)).toMatchObject({ words: 2, kinds: expect.arrayContaining(['foreign-minister']) })
    expect(register.titleAt(words, 6)).toMatchObject({ words: 2, title: 'prime minister' })
    expect(register.titleAt(words, 0)).toBeNull()
  })
})

describe('outlets and agencies', () => {
  it.each([
    ['www.themoscowtimes.com', 'The Moscow Times'],
    ['themoscowtimes.com', 'The Moscow Times'],
    ['EN.ARMRADIO.AM', 'Public Radio of Armenia'],
    ['www.bbc.co.uk', 'BBC'],
    ['example.org', null],
    ['com', null],
    ['', null],
  ])('%s', (host, name) => expect(register.outlet(host)).toBe(name))

  it.each([
    ['AFP', 'AFP'],
    ['Agence France-Presse', 'AFP'],
    ['the Associated Press', 'AP'],
    ['TASS', 'TASS'],
    ['Report', 'Report'],
    ['report', null],
    ['Map', null],
    ['BBC', null],
  ])('%s', (words, name) => expect(register.agency(words)).toBe(name))

  it('knows two hundred and more outlets', () => {
    expect(register.outletNamed('Moscow Times')).toBe('The Moscow Times')
    expect(register.outletNamed('Gazette of Nowhere')).toBeNull()
  })
})

describe('bodies every state has', () => {
  it('are made by rule', () => {
    expect(register.bodyOf('zambia' as ActorId, 'foreign ministry')).toBe('zambia.foreign-ministry')
    expect(register.actor('zambia.foreign-ministry' as ActorId)).toMatchObject({
      name: 'Zambian Foreign Ministry',
      of: 'zambia',
    })
    expect(register.bodyOf('osce' as ActorId, 'foreign ministry')).toBeNull()
    expect(register.actor('zambia.fishery' as ActorId)).toBeNull()
  })

  it('take a name of their own where they have one', () => {
    expect(register.actor('united-states.foreign-ministry' as ActorId)?.name).toBe('US State Department')
  })

  it('are places nowhere', () => expect(register.place('zambia.foreign-ministry' as PlaceId)).toBeNull())
})
