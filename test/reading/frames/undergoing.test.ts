import { expect, it } from 'vitest'
import { createReader } from '../../../src/parley.js'

const reader = createReader()
/** Agents and patients of the first frame of a predicate, as the words have them. */
function roles(text: string, predicate: string): string[][] {
  const { frames = [] } = reader.readText({ text, published: '2023-06-12' }, { layers: true })
  const frame = frames.find((one) => one.predicate === predicate)
  return [frame?.agents ?? [], frame?.patients ?? []].map((spans) => spans.map(({ start, end }) => text.slice(start, end)))
}

it('has nobody act where an amount moves, or where somebody is bereft', () => {
  expect(roles('The death toll of the dispute with Estia has risen.', 'rise')).toEqual([
    [],
    ['death toll of the dispute with Estia'],
  ])
  expect(roles('Ada Moll, who lost her son Ivo at the front, spoke in Lorin.', 'lose')[0]).toEqual([])
  expect(roles('The rebels lost their lives in Lorin.', 'lose')[0]).toEqual([])
})

it('leaves those who do or suffer a thing of state where they are', () => {
  expect(roles('Estia lost two villages to Westmark.', 'lose')[0]).toEqual(['Estia'])
  expect(roles('Westmark increased the number of its troops.', 'increase')[0]).toEqual(['Westmark'])
  expect(roles('The people rose against the king.', 'rise')[0]).toEqual(['people'])
})

it('takes one opinion of two for no agreement', () => {
  const told = (text: string) => reader.readText({ text, published: '2023-06-12' }, { layers: true })
  const opinion = told('The Estian envoy is in full agreement with Westmark on the route.')
  expect(opinion.frames).toEqual([])
  expect(opinion.claims).toEqual([])
  expect(told('The Estian envoy is in talks with Westmark on the route.').frames?.map(({ predicate }) => predicate)).toContain(
    'talk',
  )
})
