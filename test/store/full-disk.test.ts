import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { reading } from '../record/make.js'

const folder = mkdtempSync(join(tmpdir(), 'parley-full-'))
const disk = join(folder, 'disk')
mkdirSync(disk)
// A file system of its own, three megabytes large: only where this may be mounted.
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]).status === 0
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', disk])
  rmSync(folder, { recursive: true, force: true })
})

const numbered = (i: number) =>
  reading({ title: `Report ${i}`, text: `Words ${i} `.repeat(300), claims: [{}, { when: '2022-05-02' }] })
const codeOf = (work: () => Promise<unknown>): Promise<string> =>
  work().then(
    () => 'none',
    (failure: { code?: string }) => failure.code ?? String(failure),
  )

describe.skipIf(!mounted)('a record on a disk that is full', () => {
  const location = join(disk, 'record.parley')
  const fill = (): void => {
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(join(disk, 'fill'), Buffer.alloc(bavail * bsize))
  }

  it('says so, loses nothing it acknowledged, can still be asked, and goes on once there is room', async () => {
    const record = new KeptRecord(await openStore(location))
    let kept = 0
    const code = await codeOf(async () => {
      for (let i = 0; i < 2000; i++) {
        await record.add(numbered(i))
        kept++
      }
    })
    expect(code).toBe('record-full')
    expect(kept).toBeGreaterThan(5)
    // Where no report fits some rulings may.
    fill()
    const [claim] = (await record.claims({ limit: 1 })).claims
    let ruled = 0
    const then = await codeOf(async () => {
      for (; ruled < 2000; ruled++) await record.decide({ ruling: 'accept', of: [claim?.id ?? ''], author: 'me' })
    })
    expect(then).toBe('record-full')
    expect((await record.sources({ limit: 5000 })).sources).toHaveLength(kept)
    await record.close()
    rmSync(join(disk, 'fill'))
    execFileSync('mount', ['-o', 'remount,size=16m', disk])
    const again = new KeptRecord(await openStore(location))
    expect((await again.sources({ limit: 5000 })).sources).toHaveLength(kept)
    expect(await again.decisions({ limit: 5000 })).toHaveLength(ruled)
    expect((await again.check()).damage).toEqual([])
    expect((await again.add(numbered(9000))).sourceIsNew).toBe(true)
    await again.close()
    // Closed cleanly, a record needs a little room even to be looked at.
    fill()
    expect(await codeOf(async () => (await openStore(location)).close())).toBe('record-full')
    expect(await codeOf(async () => (await openStore(join(disk, 'new.parley'))).close())).toBe('record-full')
    rmSync(join(disk, 'fill'))
    const last = new KeptRecord(await openStore(location))
    expect((await last.check()).damage).toEqual([])
    await last.close()
  }, 120_000)
})
