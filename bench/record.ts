import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProcessId } from '../src/model/ids.js'
import { KeptRecord } from '../src/record/kept-record.js'
import { openStore } from '../src/store/open.js'
import { CLAIMS_EACH, press, processName } from './record-generator.js'

interface Line {
  readonly what: string
  readonly got: number
  readonly target: number | null
  readonly unit: string
}

/**
 * Measures a record of made-up sources against what it is built for, and prints medians. `RECORD_SOURCES` sets how many
 * [5,000; the targets are for 100,000], `RECORD_AT` where [a temporary file; or postgres://…].
 */
export async function benchRecord(): Promise<void> {
  const sources = Number(process.env.RECORD_SOURCES ?? process.argv.find((arg) => /^\d+$/.test(arg)) ?? 5000)
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const location = process.env.RECORD_AT ?? join(folder, 'bench.parley')
  const record = new KeptRecord(await openStore(location))
  try {
    const lines = [...(await load(record, sources)), ...(await questions(record)), ...(await upkeep(record, sources))]
    lines.push(...(await meanwhile(record, location)))
    if (!location.startsWith('postgres')) {
      const size = ['', '-wal'].reduce((sum, end) => sum + (statSync(location + end, { throwIfNoEntry: false })?.size ?? 0), 0)
      lines.push({ what: 'file', got: size / 1e9, target: 2.2, unit: 'GB' })
    }
    print(sources, lines)
  } finally {
    await record.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function load(record: KeptRecord, sources: number): Promise<Line[]> {
  let making = 0
  function* timed() {
    const reports = press({ sources, seed: 7 })
    for (;;) {
      const began = performance.now()
      const next = reports.next()
      making += performance.now() - began
      if (next.done) return
      yield { reading: next.value }
    }
  }
  let longest = 0
  let last = performance.now()
  const began = last
  await record.addMany(timed(), () => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  })
  return [
    {
      what: `load ${sources} sources, ${sources * CLAIMS_EACH} claims`,
      got: (performance.now() - began - making) / 1000,
      target: 120,
      unit: 's',
    },
    { what: 'longest batch', got: longest, target: 200, unit: 'ms' },
  ]
}

async function questions(record: KeptRecord): Promise<Line[]> {
  const [largest, middling] = [processName(0) as ProcessId, processName(5) as ProcessId]
  const at = (await record.head()).at
  const clocks = { asOf: '2019-06-09' as never, knownAt: at }
  const published = { publishedBy: '2019-06-09' as never }
  return [
    await time('timeline, middling process, 50 findings', 2, () => record.findings({ process: middling, limit: 50 })),
    await time('timeline, largest process, 50 findings', 10, () => record.findings({ process: largest, limit: 50 })),
    await time('as-of and known-at, middling', 2, () => record.findings({ process: middling, clocks, limit: 50 })),
    await time('as-of and known-at, largest', 10, () => record.findings({ process: largest, clocks, limit: 50 })),
    await time('published-by, middling', 2, () => record.findings({ process: middling, clocks: published, limit: 50 })),
    await time('published-by, largest', 10, () => record.findings({ process: largest, clocks: published, limit: 50 })),
    await time('roles, largest, all', null, () =>
      record.findings({ process: largest, kinds: ['role'], clocks, limit: 100_000 }),
    ),
    await time('search top 20, rare word', 10, () => record.search({ text: RARE })),
    await time('search top 20, common word', 120, () => record.search({ text: COMMON })),
    await time('all actors by month', 150, () => record.activity()),
  ]
}

const COMMON = 'kamin'
const RARE = 'lanbelshiro'

async function upkeep(record: KeptRecord, sources: number): Promise<Line[]> {
  const largest = processName(0)
  const more: number[] = []
  for (const reading of press({ sources: 2000, seed: 11 })) {
    if (reading.claims[0]?.process !== largest) continue
    const began = performance.now()
    await record.add(reading)
    more.push(performance.now() - began)
    if (more.length >= 40) break
  }
  const decided: number[] = []
  const { findings } = await record.findings({ process: largest as ProcessId, limit: 30 })
  for (const { id } of findings) {
    const began = performance.now()
    await record.decide({ ruling: 'accept', of: [id], author: 'bench' })
    decided.push(performance.now() - began)
  }
  const began = performance.now()
  const { findings: rebuilt } = await record.rebuild(largest as ProcessId)
  const took = (performance.now() - began) / 1000
  return [
    { what: 'a source more in the largest process', got: median(more), target: 20, unit: 'ms' },
    { what: 'a decision in the largest process', got: median(decided), target: null, unit: 'ms' },
    {
      what: `largest process rebuilt, ${rebuilt} findings of ${Math.round(sources * CLAIMS_EACH * 0.05)} claims`,
      got: took,
      target: 3,
      unit: 's',
    },
  ]
}

/** Rulings of one program while another one imports. */
async function meanwhile(reviewer: KeptRecord, location: string): Promise<Line[]> {
  const importer = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', 'import', location], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => importer.on('close', resolve))
  await new Promise((resolve) => importer.stdout.once('data', resolve))
  let done = false
  void ended.then(() => {
    done = true
  })
  const took: number[] = []
  const [claim] = (await reviewer.claims({ limit: 1 })).claims
  while (!done) {
    const began = performance.now()
    await reviewer.decide({ ruling: 'accept', of: [claim?.id ?? ''], author: 'bench' })
    took.push(performance.now() - began)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  return [
    { what: `a ruling while another program imports, median of ${took.length}`, got: median(took), target: 200, unit: 'ms' },
    { what: 'a ruling while another program imports, longest', got: Math.max(...took), target: 200, unit: 'ms' },
  ]
}

/** The importing program of that. */
async function importInto(location: string): Promise<void> {
  const record = new KeptRecord(await openStore(location))
  const readings = [...press({ sources: 1500, seed: 13 })].map((reading) => ({ reading }))
  console.log('ready')
  await record.addMany(readings)
  await record.close()
}

async function time(what: string, target: number | null, work: () => Promise<unknown>): Promise<Line> {
  const took: number[] = []
  for (let i = 0; i < 9; i++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return { what, got: median(took), target, unit: 'ms' }
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

function print(sources: number, lines: readonly Line[]): void {
  console.log(`record: ${sources} sources on Node ${process.version}`)
  for (const { what, got, target, unit } of lines) {
    const told = got >= 100 ? got.toFixed(0) : got.toPrecision(3)
    const mark = target === null ? '' : `  target ${target} ${unit}${got > target ? '  MISSED' : ''}`
    console.log(`  ${what.padEnd(64)} ${told.padStart(8)} ${unit}${mark}`)
  }
}

if (process.argv[1]?.endsWith('record.ts')) {
  const [, , what, where] = process.argv
  if (what === 'import' && where) await importInto(where)
  else await benchRecord()
}
