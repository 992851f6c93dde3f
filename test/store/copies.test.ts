import { describe, expect, it } from 'vitest'
import { KeptRecord } from '../../src/record/kept-record.js'
import { bands, sketchOf } from '../../src/record/sketch.js'
import { openStore } from '../../src/store/open.js'
import { reading } from '../record/make.js'
import { places } from './places.js'

const prose = (n: number): string => Array.from({ length: 60 }, (_, i) => `w${n}x${(i * 37) % 101}`).join(' ')
/** So many reports share the turn of phrase: more than are looked at. */
const MANY = 70
const [key] = bands(sketchOf(prose(1)))
/** A turn of phrase under which every text that has it is filed. */
const TURN = Array.from({ length: 100_000 }, (_, i) => `turn${i} of phrase`).find((turn) => {
  const text = (n: number): number | undefined => bands(sketchOf(`${prose(n)} said ${turn} today ${prose(n + 1000)}`))[0]
  return key !== undefined && text(1) === text(2) && text(2) === text(3) && text(3) === text(4)
})
const textOf = (n: number): string => `${prose(n)} said ${TURN} today ${prose(n + 1000)}`

for (const [name, make] of await places()) {
  describe(`copies in ${name}`, () => {
    it('are found behind a turn of phrase that very many share, and are laid to the first of very many', async () => {
      const place = make()
      const record = new KeptRecord(await openStore(place.location))
      try {
        const told = (n: number, outlet: string) => ({ reading: reading({ title: '', text: textOf(n), outlet }) })
        const others = await record.addTogether(Array.from({ length: MANY }, (_, n) => told(n, `Outlet ${n}`)))
        expect(TURN).toBeDefined()
        expect(others.filter(({ reprintOf }) => reprintOf !== null)).toEqual([])
        const [first] = await record.addTogether([told(MANY, 'First')])
        const copies = await record.addTogether(Array.from({ length: MANY }, (_, n) => told(MANY, `Copy ${n}`)))
        const [last] = await record.addTogether([told(MANY, 'Last')])
        expect(first?.reprintOf).toBe(null)
        for (const copy of [...copies, last]) expect(copy?.reprintOf).toBe(first?.source)
      } finally {
        await record.close()
        await place.clear()
      }
    })
  })
}
