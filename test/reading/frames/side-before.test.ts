import { expect, it } from 'vitest'
import { createReader } from '../../../src/parley.js'

const reader = createReader()
function agents(text: string, predicate: string): string[] {
  const { frames = [] } = reader.readText({ text, published: '2023-06-12' }, { layers: true })
  const frame = frames.find((one) => one.predicate === predicate)
  return (frame?.agents ?? []).map(({ start, end }) => text.slice(start, end))
}

it('has the state that a clause is about for the other side of its war or dispute', () => {
  expect(agents('Armenia lost hundreds of men in the war with Azerbaijan.', 'war')).toEqual(['Armenia'])
  expect(agents("Armenia's death toll has risen in the conflict with Azerbaijan.", 'conflict')).toEqual(['Armenia'])
})

it('has nobody for it who is only told of in it', () => {
  expect(agents('Ada Moll lost her son in the war with Azerbaijan.', 'war')).toEqual([])
  expect(agents('Prices rose in the war with Azerbaijan.', 'war')).toEqual([])
})
