import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openRecord } from '../src/parley.js'
import { CLAIMS_EACH, press } from './record-generator.js'

/** Formats without a graph to hold: for these the rate is a target. */
const FLAT: ReadonlySet<string> = new Set(['jsonl', 'csv', 'csv-claims', 'plover'])
const RATE = 20_000
const MOST_MEMORY = 300

/**
 * Exports a record of made-up sources, each format in a process of its own, and prints claims a second of user CPU time and of
 * wall time, and the largest resident memory. `EXCHANGE_SOURCES` sets how many sources [10,000: 100,000 claims].
 */
export async function benchExchange(): Promise<void> {
  const sources = Number(process.env.EXCHANGE_SOURCES ?? 10_000)
  const folder = process.env.EXCHANGE_AT ? null : mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const location = process.env.EXCHANGE_AT ?? join(folder ?? '', 'bench.parley')
  try {
    if (folder) {
      const record = await openRecord(location)
      await record.addMany(readings(sources))
      await record.close()
    }
    const claims = sources * CLAIMS_EACH
    process.stdout.write(`${claims} claims; targets: ${RATE} claims/s for ${[...FLAT].join(', ')}, ${MOST_MEMORY} MB for all\n`)
    for (const format of [...FLAT, 'parquet', 'geojson', 'ical', 'ftm', 'prov', 'web-annotation', 'gexf', 'csl']) {
      const { wall, user, memory } = await exported(format, location)
      const rate = (seconds: number): string => String(Math.round(claims / seconds)).padStart(8)
      process.stdout.write(
        `${format.padEnd(16)}${rate(wall)} claims/s wall ${rate(user)} claims/s user CPU ${String(Math.round(memory)).padStart(5)} MB\n`,
      )
    }
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
}

function* readings(sources: number) {
  for (const reading of press({ sources, seed: 7 })) yield { reading }
}

/** Runs the built command line in a process whose use of the machine is told by itself at its end. */
async function exported(format: string, location: string): Promise<{ wall: number; user: number; memory: number }> {
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
  const tell = encodeURIComponent(
    `import { writeSync } from 'node:fs'
    process.on('exit', () => {
      const { userCPUTime, maxRSS } = process.resourceUsage()
      writeSync(2, JSON.stringify({ user: userCPUTime / 1e6, memory: maxRSS / 1024 }))
    })`,
  )
  const began = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${tell}`, main, 'export', format, '--record', location],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let told = ''
  for await (const piece of child.stderr) told += String(piece)
  const wall = (performance.now() - began) / 1000
  return { wall, ...(JSON.parse(told) as { user: number; memory: number }) }
}
