import { describe, expect, it } from 'vitest'
import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { reading } from '../record/make.js'
import { places } from './places.js'

for (const [name, make] of (await places()).filter(([store]) => store !== 'memory')) {
  describe(`a writing that takes its turn late, in ${name}`, () => {
    it('runs once where nobody else wrote, and again from the beginning where somebody did', async () => {
      const place = make()
      const [mine, other] = [await openStore(place.location), await openStore(place.location)]
      try {
        await new KeptRecord(mine).add(reading({ title: 'First', claims: [{}] }))
        const heads: number[] = []
        const late = (meanwhile: () => Promise<unknown>): Promise<number> =>
          mine.write(
            async (writes) => {
              const { seq } = await writes.head()
              heads.push(seq)
              await meanwhile()
              await writes.turn()
              return seq
            },
            { late: true },
          )
        expect(await late(async () => undefined)).toBe(2)
        expect(heads).toEqual([2])
        let once = true
        const interfere = async (): Promise<void> => {
          if (once) await new KeptRecord(other).add(reading({ title: 'Between', claims: [{ when: '2022-05-22' }] }))
          once = false
        }
        expect(await late(interfere)).toBe(4)
        expect(heads).toEqual([2, 2, 4])
      } finally {
        await Promise.all([mine.close(), other.close()])
        await place.clear()
      }
    })

    it('leaves the turn to others while a process is worked out again from the journal', async () => {
      const place = make()
      const [mine, other] = [await openStore(place.location), await openStore(place.location)]
      try {
        const record = new KeptRecord(mine)
        await record.addTogether([1, 2, 3].map((n) => ({ reading: reading({ title: `Report ${n}`, claims: [{}] }) })))
        const [claim] = (await record.claims()).claims
        // Somebody rules while nobody has anything to write: neither waits, and the outcome is what the journal makes of it.
        await other.write(async (writes) => {
          expect(await record.rebuild()).toMatchObject({ findings: 1 })
          await writes.turn()
        })
        await new KeptRecord(other).decide({ ruling: 'reject', of: [claim?.id ?? ''], author: 'me' })
        expect((await record.check()).damage).toEqual([])
      } finally {
        await Promise.all([mine.close(), other.close()])
        await place.clear()
      }
    })

    it('keeps one chain and every source where two import and one rules at once', async () => {
      const place = make()
      const stores = await Promise.all([openStore(place.location), openStore(place.location), openStore(place.location)])
      const [one, two, reviewer] = stores.map((store) => new KeptRecord(store))
      if (!one || !two || !reviewer) throw new Error('three were opened')
      try {
        const many = (by: string) =>
          Array.from({ length: 60 }, (_, i) => ({
            reading: reading({ outlet: by, title: `${by} ${i}`, claims: [{ when: `2022-0${1 + (i % 9)}-11` }] }),
          }))
        await one.add(reading({ title: 'First', claims: [{}] }))
        const [claim] = (await one.claims()).claims
        const ruling = async (): Promise<void> => {
          for (let i = 0; i < 8; i++) {
            await reviewer.decide({ ruling: i % 2 ? 'reject' : 'accept', of: [claim?.id ?? ''], author: 'me' })
          }
        }
        await Promise.all([one.addMany(many('Alpha')), two.addMany(many('Beta')), ruling()])
        expect((await reviewer.sources({ limit: 1000 })).sources).toHaveLength(121)
        expect(await reviewer.decisions()).toHaveLength(8)
        expect((await reviewer.check()).damage).toEqual([])
      } finally {
        await Promise.all(stores.map((store) => store.close()))
        await place.clear()
      }
    }, 60_000)
  })
}
