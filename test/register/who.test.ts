import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edtf } from '../../src/model/edtf.js'
import { loadRegister } from '../../src/register/load.js'
import { who } from '../../src/register/who.js'

const register = loadRegister()
const rows = readFileSync(new URL('./who.tsv', import.meta.url), 'utf8')
  .replace(/\n$/, '')
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [on: string, question: string, status: string, answers: string])

describe('whom titles, names, counterparts and metonyms mean on a day', () => {
  it('has at least two hundred questions', () => expect(rows.length).toBeGreaterThanOrEqual(200))

  it.each(rows)('%s: %s', (on, question, status, answers) => {
    const found = who(register, question, on as Edtf)
    expect([found.status, found.answers.map((one) => one.id).sort()], found.says).toEqual([
      status,
      answers === '' ? [] : answers.split(',').sort(),
    ])
  })
})

describe('what an answer carries', () => {
  const ask = (question: string, on = '2022-06-09') => who(register, question, on as Edtf)

  it('names office, days and basis of a holder', () => {
    expect(ask('Armenian foreign minister').answers).toEqual([
      {
        id: 'ararat-mirzoyan',
        name: 'Ararat Mirzoyan',
        type: 'person',
        via: 'office',
        office: 'armenia.foreign-minister',
        from: '2021-08-19',
        to: null,
        acting: false,
        basis: expect.stringContaining('own knowledge'),
      },
    ])
  })

  it.each([
    ['Lavrov’s Armenian counterpart', 'counterpart'],
    ['the Kremlin', 'metonym'],
    ['Azeris', 'demonym'],
    ['Russia', 'name'],
    ['EU foreign policy chief', 'office'],
    ['Ilham Aliyev', 'name'],
  ])('%s is meant by %s', (question, via) => expect(ask(question).answers[0]?.via).toBe(via))

  it('says that an acting holder acts', () => {
    expect(ask('Armenian prime minister', '2018-04-25').answers[0]).toMatchObject({ id: 'karen-karapetyan', acting: true })
  })

  it('says that a title does not fit the person, and does not bend the name', () => {
    const found = ask('President Pashinyan')
    expect(found.answers[0]).toMatchObject({ id: 'nikol-pashinyan', office: null })
    expect(found.says).toContain('not known as president')
  })

  it('says who was last known where the day is past checking', () => {
    expect(ask('Armenian foreign minister', '2026-10-01').says).toMatch(/last known is Ararat Mirzoyan.*not checked after/)
  })

  it('never throws, whatever is asked', () => {
    const words = fc.constantFrom(
      'Armenian',
      'counterpart',
      'of',
      "'s",
      'the',
      'president',
      'Aliyev',
      'former',
      'his',
      'in',
      'US',
    )
    const question = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 12 }).map((list) => list.join(' ')),
    )
    const on = fc.constantFrom('2022-06-09', '2022', '2020-23', '[..2020]', '1991/..', '201X')
    fc.assert(
      fc.property(question, on, (text, day) => {
        const found = who(register, text, day as Edtf)
        expect(found.status === 'known' ? found.answers.length > 0 : true).toBe(true)
      }),
    )
  })

  it('refuses a question without end', () => {
    expect(ask('minister of '.repeat(100)).status).toBe('unknown')
  })
})
