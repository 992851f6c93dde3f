import { describe, expect, it } from 'vitest'
import { createReader } from '../../../src/parley.js'

const reader = createReader()
const read = (text: string) => reader.readText({ text, published: '2023-06-12' }, { layers: true })
/** The predicates whose frames are kept. */
const told = (text: string): string[] => (read(text).frames ?? []).map(({ predicate }) => predicate)
const kinds = (text: string): string[] => read(text).claims.map(({ kind }) => kind)

describe('play', () => {
  it.each([
    ['Estia beat Westmark 3-1 in the World Cup final on Sunday.', 'beat'],
    ['Westmark were routed by Estia in the quarter-final of the handball tournament.', 'rout'],
    ['Iran and the United States clash in the semi-final of the volleyball championship on Friday.', 'clash'],
    ['Turkey meet Armenia in a World Cup qualifier in Bursa on Wednesday.', 'meet'],
    ['Estia will host the African Nations Cup and Westmark the next one.', 'host'],
    ['Estia wants to restore the World Chess Championships to Westmark.', 'restore'],
    ['Westmark struck twice before half-time and the goalkeeper was at fault both times.', 'strike'],
  ])('is told of nobody as a deed: %s', (text, predicate) => {
    expect(told(text)).not.toContain(predicate)
    expect(kinds(text).filter((kind) => kind !== 'statement')).toEqual([])
  })

  it('is known in a report of sport by the whole of it', () => {
    const text =
      'The champions took the match by four goals. Their midfielder said the team had waited all season for this cup. They attack Westmark next week.'
    expect(told(text)).not.toContain('attack')
  })
})

describe('what is done about play, and near it,', () => {
  it.each([
    ['The presidents of Turkey and Armenia attended the football match in Yerevan.', 'attend'],
    ['President Moll of Estia met President Brandt of Westmark at the World Cup final in Lorin.', 'meet'],
    ['Estia boycotted the football World Cup over the war in Westmark.', 'boycott'],
    ['Hamas attacked a football match in the town on Sunday.', 'attack'],
    ['Rebels attacked the cricket team near the stadium and beat the coach.', 'beat'],
    ['Police beat football supporters after the cup final.', 'beat'],
    ['The former football player defeated the president in the election after a season of rallies.', 'defeat'],
    ['Estian and Westmark forces clash at the border while the world watches the cup final.', 'clash'],
    ['The team of the coalition defeated its rival in the final round of the race for the title.', 'defeat'],
    ['The army defeated the rebels in a match of wills.', 'defeat'],
    ['Opposition lawmakers attacked the bill, which has become a political football, in the final round.', 'attack'],
  ])('is told on: %s', (text, predicate) => {
    expect(told(text)).toContain(predicate)
  })
})
