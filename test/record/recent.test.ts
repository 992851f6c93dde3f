import { describe, expect, it } from 'vitest'
import { Recent } from '../../src/record/recent.js'

describe('what was put in lately', () => {
  it('is held, and what came long before is not', () => {
    const recent = new Recent<number, string>(10)
    for (let n = 0; n < 1000; n++) {
      recent.set(n, String(n))
      for (let back = 0; back < Math.min(n, 10); back++) expect(recent.get(n - back)).toBe(String(n - back))
      expect(recent.get(n - 20)).toBeUndefined()
    }
  })

  it('is let go of one by one, or all of it', () => {
    const recent = new Recent<string, number>(2)
    for (const [n, key] of ['a', 'b', 'c'].entries()) recent.set(key, n)
    recent.delete('a')
    recent.delete('c')
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([undefined, 1, undefined])
    recent.clear()
    expect(recent.get('b')).toBeUndefined()
  })
})
