import { describe, expect, it } from 'vitest'
import { copyRecord } from '../../src/record/copy.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { RULES } from '../../src/record/rules.js'
import { STANDS } from '../../src/record/store.js'
import { openRecord, openStore } from '../../src/store/open.js'
import { reading } from '../record/make.js'
import { places } from './places.js'

const meeting = (n: number) =>
  reading({
    title: `Report ${n}`,
    outlet: `Outlet ${n}`,
    claims: [{ who: ['participant:a', 'participant:b'], when: '2022-05-22' }],
  })

for (const [name, make] of await places()) {
  describe.skipIf(name === 'memory')(`a record made under other rules, in ${name}`, () => {
    it('is worked out anew when it is opened, once, and its journal stays as it is', async () => {
      const place = make()
      try {
        const before = await openRecord(place.location)
        for (const n of [1, 2, 3]) await before.add(meeting(n))
        const { findings } = await before.findings({})
        const head = await before.head()
        await before.close()
        const other = async (rules: number): Promise<void> => {
          // As if other rules had kept the three apart, or made nothing of them.
          const store = await openStore(place.location)
          await store.write(async (writes) => {
            await writes.dropFindings(await writes.findings({ at: STANDS, order: 'oldest', limit: 10 }))
            await writes.setRules(rules)
          })
          await store.close()
        }
        await other(RULES)
        const same = await openRecord(place.location)
        expect((await same.check()).damage).not.toEqual([])
        await same.close()
        await other(RULES - 1)
        const after = await openRecord(place.location)
        expect((await after.check()).damage).toEqual([])
        expect((await after.findings({})).findings).toEqual(findings)
        expect(await after.head()).toEqual(head)
        await after.close()
        const store = await openStore(place.location)
        expect(await store.read((reads) => reads.rules())).toBe(RULES)
        await store.close()
      } finally {
        await place.clear()
      }
    })

    it('is under these rules as a copy', async () => {
      const place = make()
      const [from, to] = [await openStore(':memory:'), await openStore(place.location)]
      try {
        await new KeptRecord(from).add(meeting(1))
        await copyRecord(from, to)
        expect(await to.read((reads) => reads.rules())).toBe(RULES)
      } finally {
        await from.close()
        await to.close()
        await place.clear()
      }
    })
  })
}
