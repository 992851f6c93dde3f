import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inOrder } from '../../src/work/in-order.js'

async function* numbers(count: number): AsyncGenerator<{ readonly size: number; readonly n: number }> {
  for (let n = 0; n < count; n++) yield { size: 1, n }
}

describe('work in order', () => {
  it('gives what is done in the order of what came, so many together as were asked for', async () => {
    const lumps: (readonly number[])[] = []
    const work = async ({ n }: { n: number }): Promise<number> => {
      // Each takes longer than those before it, as where one after the other is read.
      for (let i = 0; i < n; i++) await turn()
      return n
    }
    for await (const ready of inOrder(numbers(23), 12, work, 5)) lumps.push(ready)
    expect(lumps.flat()).toEqual(Array.from({ length: 23 }, (_, n) => n))
    expect(lumps.slice(0, -1).every((lump) => lump.length >= 5)).toBe(true)
  })

  it('does not hold back what is done for what takes long', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((done) => {
      release = done
    })
    const work = ({ n }: { n: number }): Promise<number> => (n < 2 ? Promise.resolve(n) : held.then(() => n))
    const lumps: (readonly number[])[] = []
    for await (const ready of inOrder(numbers(4), 4, work, 4)) {
      lumps.push(ready)
      release()
    }
    expect(lumps).toEqual([
      [0, 1],
      [2, 3],
    ])
  })
})
