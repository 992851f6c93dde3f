import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceId } from '../../src/model/ids.js'
import { KeptRecord } from '../../src/record/kept-record.js'
import { openStore } from '../../src/store/open.js'
import { type Place, places } from './places.js'

// How often each store's writer is killed; 200 before a release (`PARLEY_KILLS=200`).
const KILLS = Number(process.env.PARLEY_KILLS ?? 12)
const folder = join(import.meta.dirname, '../../node_modules/.cache', `parley-kill-${process.pid}`)
const child = join(folder, 'killed.mjs')

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: [join(import.meta.dirname, 'killed.ts')],
    outfile: child,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the program on the record and kills it some milliseconds after its first acknowledgement; gives all it was told. */
function killedAfter(location: string, round: number, ms: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, location, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let told = ''
    let waiting: NodeJS.Timeout | undefined
    running.stdout.on('data', (data: Buffer) => {
      told += data.toString()
      waiting ??= setTimeout(() => running.kill('SIGKILL'), ms)
    })
    running.on('error', reject)
    running.on('close', (_, signal) => {
      clearTimeout(waiting)
      if (signal !== 'SIGKILL') reject(new Error(`the program ended by itself (${String(signal)})`))
      // A line cut off was never told whole.
      resolve(told.split('\n').slice(0, -1))
    })
  })
}

async function verify(place: Place, acknowledged: readonly string[]): Promise<void> {
  const record = new KeptRecord(await openStore(place.location))
  try {
    const report = await record.check()
    expect(report.damage).toEqual([])
    const ids = acknowledged.filter((id) => id.startsWith('src_')) as SourceId[]
    expect((await record.sources({ ids })).sources).toHaveLength(new Set(ids).size)
    const decided = new Set((await record.decisions({ limit: 10_000 })).map(({ decision }) => decision.id as string))
    expect(acknowledged.filter((id) => id.startsWith('dec_') && !decided.has(id))).toEqual([])
  } finally {
    await record.close()
  }
}

for (const [name, make] of (await places()).filter(([store]) => store !== 'memory')) {
  describe(`a record in ${name}`, () => {
    it(
      `loses nothing it acknowledged and shows nothing by halves when its writer is killed ${KILLS} times`,
      async () => {
        const place = make()
        try {
          const acknowledged: string[] = []
          let state = 20220609
          for (let round = 0; round < KILLS; round++) {
            state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
            acknowledged.push(...(await killedAfter(place.location, round, (state >>> 8) % 70)))
            if (round % 6 === 5) await verify(place, acknowledged)
          }
          await verify(place, acknowledged)
          expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS)
        } finally {
          await place.clear()
        }
      },
      // Starting a program takes a busy machine its time; the limit is there for what hangs.
      KILLS * 30_000 + 120_000,
    )
  })
}
