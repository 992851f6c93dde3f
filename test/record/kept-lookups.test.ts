import { expect, test } from 'vitest'
import { KeptLookups } from '../../src/record/kept-lookups.js'

const squares = (asked: number[][]) => async (missing: readonly number[]) => {
  asked.push([...missing])
  return missing.map((n) => [n, n * n] as const)
}

test('looks each thing up once while there is room', async () => {
  const kept = new KeptLookups<number, number>(10)
  const asked: number[][] = []
  await kept.get([1, 2, 2], squares(asked))
  const found = await kept.get([2, 3], squares(asked))
  expect([found.get(2), found.get(3)]).toEqual([4, 9])
  expect(asked).toEqual([[1, 2], [3]])
})

test('past its bound it begins anew, and who was answered keeps the answer', async () => {
  const kept = new KeptLookups<number, number>(3)
  const asked: number[][] = []
  const before = await kept.get([1, 2, 3], squares(asked))
  const after = await kept.get([3, 4], squares(asked))
  expect([before.get(1), before.get(3)]).toEqual([1, 9])
  expect([after.get(1), after.get(3), after.get(4)]).toEqual([undefined, 9, 16])
  expect(asked.at(-1)).toEqual([3, 4])
})

test('more than the bound at once is answered whole', async () => {
  const kept = new KeptLookups<number, number>(2)
  const found = await kept.get([1, 2, 3, 4], squares([]))
  expect([1, 2, 3, 4].map((n) => found.get(n))).toEqual([1, 4, 9, 16])
})
