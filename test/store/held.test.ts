import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { addBatch } from '../../src/record/add.js'
import type { Store, Writes } from '../../src/record/store.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { reading } from '../record/make.js'

const LONG_MS = 200

describe('how long an import holds the turn of writing', () => {
  it('is the whole of its work where another wrote meanwhile and it was done again in turn', async () => {
    const inner = openSqlite(':memory:')
    const slow = (writes: Writes): Writes =>
      new Proxy(writes, {
        get: (from, name) => {
          const value = Reflect.get(from, name) as unknown
          if (typeof value !== 'function') return value
          return async (...args: unknown[]) => {
            if (name === 'head') await pause(LONG_MS)
            return Reflect.apply(value, from, args) as unknown
          }
        },
      })
    const contended: Store = new Proxy(inner, {
      get: (from, name) => {
        if (name !== 'write') return Reflect.get(from, name) as unknown
        return async <T>(work: (writes: Writes) => Promise<T>): Promise<T> => {
          const lost = new Error('another wrote')
          await inner
            .write(async (writes) => {
              await work(writes)
              throw lost
            })
            .catch((failure: unknown) => expect(String(failure)).toContain('another wrote'))
          return inner.write((writes) => work(slow(writes)))
        }
      },
    })
    const { added, held } = await addBatch(contended, [{ reading: reading({ claims: [{}] }) }])
    expect(added).toMatchObject([{ sourceIsNew: true }])
    expect(held).toBeGreaterThanOrEqual(LONG_MS - 5)
    await inner.close()
  })
})
