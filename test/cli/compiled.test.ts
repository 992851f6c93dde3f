import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Compiled, compiledBefore, compiledPath, keepCompiled } from '../../src/cli/compiled.js'
import { parley, scratch } from './run.js'

const { file, end } = scratch()
afterAll(end)

describe('code compiled in an earlier run', () => {
  const before = { ...process.env }
  let cache = ''
  let many = 0
  beforeEach(() => {
    cache = file(`cache-${many++}`)
    process.env.XDG_CACHE_HOME = cache
    delete process.env.NODE_DISABLE_COMPILE_CACHE
  })
  afterEach(() => {
    process.env = { ...before }
  })
  const keep = (program = 'p'): void => keepCompiled(program, ['read', 'add'], () => Buffer.from('code'))
  const found = (program = 'p'): Compiled | null => compiledBefore(program)

  it('comes back to the same program, for its owner alone', () => {
    expect(found()).toBeNull()
    keep()
    expect(found()).toEqual({ commands: ['read', 'add'], code: Buffer.from('code') })
    expect(found('another')).toBeNull()
    expect(statSync(compiledPath()).mode & 0o777).toBe(0o600)
  })

  it('is not taken when it was cut, altered or is something else', () => {
    keep()
    const whole = readFileSync(compiledPath())
    for (let size = 0; size < whole.length; size++) {
      writeFileSync(compiledPath(), whole.subarray(0, size))
      expect(found()).toBeNull()
    }
    for (let at = 0; at < whole.length; at++) {
      const altered = Buffer.from(whole)
      altered[at]! ^= 1
      writeFileSync(compiledPath(), altered)
      expect(found()).toBeNull()
    }
  })

  it('is neither sought nor kept where Node is told to keep none', () => {
    keep()
    process.env.NODE_DISABLE_COMPILE_CACHE = '1'
    expect(found()).toBeNull()
    process.env.XDG_CACHE_HOME = join(cache, 'other')
    keep()
    expect(existsSync(compiledPath())).toBe(false)
  })

  it('is kept by a run of the command line, used by the next, and changes nothing of what they print', () => {
    const first = parley(['who', 'Pashinyan', '--on', '2022-06-09'], { env: { XDG_CACHE_HOME: cache } })
    const kept = readFileSync(compiledPath())
    const second = parley(['who', 'Pashinyan', '--on', '2022-06-09'], { env: { XDG_CACHE_HOME: cache } })
    expect(second).toEqual(first)
    expect(first.status).toBe(0)
    expect(readFileSync(compiledPath()).equals(kept)).toBe(true)
    // What another command needs is added.
    parley(['read', '--help'], { env: { XDG_CACHE_HOME: cache } })
    expect(readFileSync(compiledPath()).equals(kept)).toBe(false)
    writeFileSync(compiledPath(), 'nonsense')
    expect(parley(['who', 'Pashinyan', '--on', '2022-06-09'], { env: { XDG_CACHE_HOME: cache } })).toEqual(first)
  })

  it('is done without where nothing can be written', () => {
    writeFileSync(file('a-file'), '')
    const env = { XDG_CACHE_HOME: file('a-file') }
    expect(parley(['--version'], { env })).toMatchObject({ status: 0, err: '' })
  })
})
