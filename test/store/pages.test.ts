import { describe, expect, it } from 'vitest'
import type { Day, Instant } from '../../src/model/edtf.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { pageKey } from '../../src/record/page-key.js'
import { page } from '../record/make.js'
import { places, withStore } from './places.js'

describe('the key of a page', () => {
  it('is one for all the ways in which an address is written', () => {
    const ways = [
      'https://press.example/talks',
      'http://www.press.example/talks/',
      'press.example/talks#comments',
      'https://PRESS.example/talks?utm_campaign=x&fbclid=y',
    ]
    expect(new Set(ways.map(pageKey))).toEqual(new Set(['press.example/talks']))
  })

  it('parts what is another page, and is none for what is no address', () => {
    const others = ['press.example/talks?page=2', 'press.example:8080/talks', 'press.example/Talks', 'a.press.example/talks']
    expect(new Set(others.map(pageKey)).size).toBe(4)
    expect(['', 'ftp://press.example/x', 'not an address at all', 'https://'].map(pageKey)).toEqual([null, null, null, null])
  })
})

for (const [name, make] of await places()) {
  describe(`a page looked up by its address, in ${name}`, () => {
    const url = 'https://press.example/talks'
    const fetched = (day: string) => ({
      how: 'fetched' as const,
      at: `${day}T12:00:00Z` as Instant,
      asked: 'http://m.press.example/t/1',
      address: url,
      type: null,
    })
    const on = (day: string) => day as Day

    it('gives its versions by when they were had, whatever the order in which they came, and what it said on a day', () =>
      withStore(make(), async (store) => {
        const record = new KeptRecord(store)
        const later = await record.add(page(url, 'Forty were released.', fetched('2022-06-11')))
        const first = await record.add(page(url, 'Thirty were released.', fetched('2022-06-09')))
        await record.add(page('https://press.example/other', 'Another story.', undefined))
        expect((await record.page({ address: url })).map(({ id }) => id)).toEqual([later.source, first.source])
        expect((await record.page({ address: url, on: on('2022-06-10') })).map(({ id }) => id)).toEqual([first.source])
        expect((await record.page({ address: 'm.press.example/t/1', on: on('2022-06-11') }))[0]?.id).toBe(later.source)
        expect(await record.page({ address: url, on: on('2022-06-08') })).toEqual([])
        await expect(record.page({ address: 'nonsense here' })).rejects.toMatchObject({ code: 'usage' })
      }))

    it('gives nothing of what was redacted', () =>
      withStore(make(), async (store) => {
        const record = new KeptRecord(store)
        const { source } = await record.add(page(url, 'A name that must go.', fetched('2022-06-09')))
        await record.decide({ ruling: 'redact', of: [source], author: 'me', reason: 'asked for' })
        expect(await record.page({ address: url })).toEqual([])
        expect((await record.check()).damage).toEqual([])
      }))
  })
}
