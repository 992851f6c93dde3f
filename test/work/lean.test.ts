import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const LEAN = new URL('../../src/work/lean.ts', import.meta.url).href

/** The most memory, in MB, that a program holds which uses some 40 MB and makes and drops a gigabyte, a little at a time. */
function mostHeld(before: string): number {
  const program = `
    ${before}
    const held = Array.from({ length: 400_000 }, (_, n) => ({ n, words: 'word ' + n }))
    const lately = []
    let most = 0
    for (let n = 0; n < 20_000; n++) {
      // Long enough in use to be taken for lasting.
      lately[n % 200] = Array.from({ length: 1000 }, (_, k) => ({ k, n }))
      if (n % 100 === 0) most = Math.max(most, process.memoryUsage().heapTotal)
    }
    console.log(Math.round(most / 1e6), held.length)`
  const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
  })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return Number.parseInt(ran.stdout, 10)
}

describe('a program that keeps lean', () => {
  it('holds less than it would, near what it uses', () => {
    const usual = mostHeld('')
    const lean = mostHeld(`const { keepLean } = await import(${JSON.stringify(LEAN)}); keepLean(30)`)
    expect(lean).toBeLessThan(usual * 0.85)
  }, 60_000)
})
