import { describe, expect, it } from 'vitest'
import { layFreely } from '../../web/src/explore-layout.js'

const distance = (placed: ReturnType<typeof layFreely>, a: string, b: string): number => {
  const [p, q] = [placed.find(({ id }) => id === a), placed.find(({ id }) => id === b)]
  return p && q ? Math.hypot(p.x - q.x, p.y - q.y) : Number.NaN
}
const ids = Array.from({ length: 40 }, (_, i) => `n${i}`)
/** Four rings of ten, each tied within, one tie between rings. */
const springs = ids.flatMap((id, i) => [
  { a: id, b: `n${i - (i % 10) + ((i + 1) % 10)}`, weight: 3 },
  ...(i % 10 === 0 ? [{ a: id, b: `n${(i + 10) % 40}`, weight: 1 }] : []),
])

describe('a layout to explore', () => {
  it('lays none on another, and those with ties nearer than those without', () => {
    const placed = layFreely(ids, springs)
    const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const))
    expect(Math.min(...pairs.map(([a, b]) => distance(placed, a, b)))).toBeGreaterThan(90)
    const tied = springs.filter(({ weight }) => weight === 3).map(({ a, b }) => distance(placed, a, b))
    const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length
    expect(mean(tied) * 1.6).toBeLessThan(mean(pairs.map(([a, b]) => distance(placed, a, b))))
  })

  it('lays the same things the same, and what has no ties beside the rest', () => {
    expect(layFreely(ids, springs)).toEqual(layFreely(ids, springs))
    const placed = layFreely([...ids, 'alone'], springs)
    const farthest = Math.max(...ids.map((id) => distance(placed, 'n0', id)))
    expect(distance(placed, 'n0', 'alone')).toBeLessThan(farthest * 1.6)
  })

  it('lays one, none, and ties to what is not there', () => {
    expect(layFreely([], [])).toEqual([])
    expect(layFreely(['a'], [{ a: 'a', b: 'gone', weight: 2 }])).toHaveLength(1)
  })
})
