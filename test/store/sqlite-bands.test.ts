import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { SqliteBands } from '../../src/store/sqlite-bands.js'

const WAITING = 20

function bands() {
  const db = new Database(':memory:')
  for (const table of ['band', 'band_new']) {
    db.exec(
      `CREATE TABLE ${table} (band integer NOT NULL, seq integer NOT NULL, PRIMARY KEY (band, seq)) STRICT, WITHOUT ROWID`,
    )
  }
  const count = (table: string): number => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  return { db, count, kept: new SqliteBands((text) => db.prepare(text), WAITING) }
}

// Spread over all of the range, both ends of it too.
const key = (n: number): number => (n === 0 ? -(2 ** 31) : n === 1 ? 2 ** 31 - 1 : Math.imul(n, 0x9e3779b1))

describe('the keys of copies in SQLite', () => {
  it('are found wherever they lie, and but few wait', () => {
    const { kept, count } = bands()
    const filed = Array.from({ length: 300 }, (_, n) => [key(n), n] as const)
    for (let from = 0; from < filed.length; from += 7) {
      kept.put(filed.slice(from, from + 7))
      expect(count('band_new')).toBeLessThanOrEqual(WAITING)
    }
    expect(count('band') + count('band_new')).toBe(300)
    const all = filed.map(([band]) => band)
    const found = kept.under([...all, 12345], 50)
    expect(found.map(({ band, seq }) => `${band} ${seq}`).sort()).toEqual(filed.map(([band, seq]) => `${band} ${seq}`).sort())
  })

  it('of which many sources share one give the first of them, old and new together', () => {
    const { kept, count } = bands()
    for (let seq = 0; seq < 60; seq++) kept.put([[7, seq]])
    expect(count('band')).toBeGreaterThan(0)
    kept.put([[7, 60]])
    expect(count('band_new')).toBeGreaterThan(0)
    expect(kept.under([7], 50).map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, seq) => seq))
    expect(kept.under([], 50)).toEqual([])
  })

  it('go with their source', () => {
    const { kept, count } = bands()
    for (let seq = 0; seq < 40; seq++) kept.put([[seq, seq]])
    for (let seq = 0; seq < 40; seq++) kept.drop(seq)
    expect(count('band') + count('band_new')).toBe(0)
  })

  it('come out whole from several programs that each move some', () => {
    const { db, count } = bands()
    const two = [1, 2].map(() => new SqliteBands((text) => db.prepare(text), WAITING))
    for (let n = 0; n < 200; n++) two[n % 2]?.put([[key(n), n]])
    expect(count('band') + count('band_new')).toBe(200)
    const all = Array.from({ length: 200 }, (_, n) => key(n))
    expect(two[0]?.under(all, 50)).toHaveLength(200)
  })
})
