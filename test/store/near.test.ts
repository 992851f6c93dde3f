import { describe, expect, it } from 'vitest'
import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { reading } from '../record/make.js'
import { places } from './places.js'

const meeting = (n: number) =>
  reading({
    title: `Report ${n}`,
    outlet: `Outlet ${n}`,
    claims: [{ who: ['participant:a', 'participant:b'], when: '2022-05-22' }],
  })
const other = (n: number) =>
  reading({ title: `Other ${n}`, claims: [{ who: ['participant:c', 'participant:d'], when: '2022-05-23' }] })

for (const [name, make] of await places()) {
  describe(`what an import holds of what is near, in ${name}`, () => {
    it('does not miss what others wrote, took back or ruled meanwhile', async () => {
      const place = make()
      const mine = await openStore(place.location)
      const theirs = name === 'memory' ? mine : await openStore(place.location)
      try {
        const [importer, reviewer] = [new KeptRecord(mine), new KeptRecord(theirs)]
        // From the second look on the stretch is held.
        for (let n = 0; n < 3; n++) await importer.add(other(n))
        await reviewer.add(meeting(1))
        await importer.add(meeting(2))
        expect((await importer.findings({ actor: 'a' })).findings.map(({ claims }) => claims.length)).toEqual([2])
        const { claims } = await importer.claims({ states: ['read'], kinds: ['meeting'] })
        const first = claims.find(({ claim }) => claim.actors.some(({ id }) => id === 'a'))
        await reviewer.decide({ ruling: 'reject', of: [first?.id ?? ''], author: 'me' })
        await importer.add(meeting(3))
        // A writing that fails half-way leaves nothing behind, here either.
        await expect(
          importer.store.write(async (writes) => {
            await writes.turn()
            await writes.dropStandings(await writes.standings(claims.map(({ id }) => id)))
            throw new Error('half-way')
          }),
        ).rejects.toThrow('half-way')
        await importer.add(meeting(4))
        expect((await importer.findings({ actor: 'a' })).findings.map(({ claims: of }) => of.length)).toEqual([3])
        await reviewer.rebuild()
        await importer.add(meeting(5))
        expect((await importer.findings({ actor: 'a' })).findings.map(({ claims: of }) => of.length)).toEqual([4])
        // What a later reader no longer finds is no longer held to be told, though it was judged for the findings before.
        await importer.add({ ...meeting(2), reader: 'later@2', claims: [] })
        await importer.add(meeting(6))
        expect((await importer.findings({ actor: 'a' })).findings.map(({ claims: of }) => of.length)).toEqual([4])
        expect((await reviewer.check()).damage).toEqual([])
      } finally {
        await mine.close()
        if (theirs !== mine) await theirs.close()
        await place.clear()
      }
    })
  })
}
