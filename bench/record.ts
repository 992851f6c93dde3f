import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Day, Instant } from '../src/model/edtf.js'
import type { FindingId, ProcessId, SourceId } from '../src/model/ids.js'
import { KeptRecord } from '../src/record/kept-record.js'
import { openStore } from '../src/store/open.js'
import { CLAIMS_EACH, press, processName } from './record-generator.js'
import { madeReady } from './record-threads.js'

interface Line {
  readonly what: string
  readonly got: number
  readonly target: number | null
  readonly unit: string
}

/**
 * Measures a record of made-up sources against what it is built for, and prints medians. `RECORD_SOURCES` sets how many
 * [5,000; the targets are for 100,000], `RECORD_AT` where [a temporary file; or postgres://…], `RECORD_BESIDE` a second, empty
 * place (postgres://…?schema=…) on which the same questions are asked, told as how many times as long they take.
 */
export async function benchRecord(): Promise<void> {
  const sources = Number(process.env.RECORD_SOURCES ?? process.argv.find((arg) => /^\d+$/.test(arg)) ?? 5000)
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const location = process.env.RECORD_AT ?? join(folder, 'bench.parley')
  const record = new KeptRecord(await openStore(location))
  const other = process.env.RECORD_BESIDE
  const beside = other === undefined ? null : new KeptRecord(await openStore(other))
  try {
    const lines = await load(record, sources)
    if (beside) lines.push(...(await load(beside, sources)))
    lines.push(...(await questions(record, beside)), ...(await upkeep(record, sources)))
    lines.push(...(await meanwhile(record, location)))
    if (!location.startsWith('postgres')) {
      const size = ['', '-wal'].reduce((sum, end) => sum + (statSync(location + end, { throwIfNoEntry: false })?.size ?? 0), 0)
      lines.push({ what: 'file', got: size / 1e9, target: 2.2, unit: 'GB' })
    }
    print(sources, lines)
  } finally {
    await record.close()
    await beside?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function load(record: KeptRecord, sources: number): Promise<Line[]> {
  const took: number[] = []
  const ready = madeReady({ sources, seed: 7 })
  // The thread's start is not the store's.
  const first = await ready.next()
  const began = performance.now()
  let last = began
  async function* all() {
    if (!first.done) yield first.value
    yield* ready
  }
  await record.addMany(all(), () => {
    took.push(performance.now() - last)
    last = performance.now()
  })
  const name = `${record.store.kind}: load ${sources} sources, ${sources * CLAIMS_EACH} claims, made ready by a thread`
  return [
    { what: name, got: (performance.now() - began) / 1000, target: 120, unit: 's' },
    { what: `${record.store.kind}: a batch, median of ${took.length}`, got: median(took), target: null, unit: 'ms' },
    { what: `${record.store.kind}: a batch, longest`, got: Math.max(...took), target: null, unit: 'ms' },
  ]
}

interface Question {
  readonly what: string
  readonly target: number | null
  ask(record: KeptRecord): Promise<unknown>
}

const [LARGEST_ONE, MIDDLING] = [processName(0) as ProcessId, processName(5) as ProcessId]
const AS_OF = { asOf: '2019-06-09' as Day }
const PUBLISHED = { publishedBy: '2019-06-09' as Day }

function questionsOf(sample: { readonly finding: FindingId; readonly source: SourceId; readonly at: Instant }): Question[] {
  const known = { ...AS_OF, knownAt: sample.at }
  const timeline = (what: string, target: number, process: ProcessId, clocks = {}): Question => ({
    what,
    target,
    ask: (record) => record.findings({ process, clocks, limit: 50 }),
  })
  return [
    timeline('timeline, middling process, 50 findings', 2, MIDDLING),
    timeline('timeline, largest process, 50 findings', 10, LARGEST_ONE),
    timeline('as-of and known-at, middling', 2, MIDDLING, known),
    timeline('as-of and known-at, largest', 10, LARGEST_ONE, known),
    timeline('published-by, middling', 2, MIDDLING, PUBLISHED),
    timeline('published-by, largest', 10, LARGEST_ONE, PUBLISHED),
    { what: 'one finding', target: null, ask: (record) => record.finding(sample.finding) },
    { what: 'one source', target: null, ask: (record) => record.source(sample.source) },
    { what: 'claims of one source', target: null, ask: (record) => record.claims({ source: sample.source }) },
    { what: 'the last 50 sources', target: null, ask: (record) => record.sources({ limit: 50 }) },
    {
      what: 'roles, largest, all',
      target: null,
      ask: (record) => record.findings({ process: LARGEST_ONE, kinds: ['role'], clocks: known, limit: 100_000 }),
    },
    { what: 'search top 20, rare word', target: 10, ask: (record) => record.search({ text: RARE }) },
    { what: 'search top 20, common word', target: 120, ask: (record) => record.search({ text: COMMON }) },
    { what: 'all actors by month', target: 150, ask: (record) => record.activity() },
  ]
}

/** Each question of the record, and of another beside it in turn, so that a busy machine slows both. */
async function questions(record: KeptRecord, beside: KeptRecord | null): Promise<Line[]> {
  const [finding] = (await record.findings({ process: MIDDLING, limit: 1 })).findings
  const [source] = (await record.sources({ limit: 1 })).sources
  const at = (await (beside ?? record).head()).at ?? (await record.head()).at
  if (!finding || !source || !at) throw new Error('nothing was loaded')
  const lines: Line[] = []
  for (const { what, target, ask } of questionsOf({ finding: finding.id, source: source.id, at })) {
    const took: number[] = []
    const other: number[] = []
    for (let i = 0; i < ROUNDS; i++) {
      took.push(await timed(() => ask(record)))
      if (beside) other.push(await timed(() => ask(beside)))
    }
    lines.push({ what, got: median(took), target, unit: 'ms' })
    if (!beside) continue
    lines.push({ what: `  the same on ${beside.store.kind}`, got: median(other), target: null, unit: 'ms' })
    lines.push({
      what: '  times as long, best against best',
      got: Math.min(...other) / Math.min(...took),
      target: 5,
      unit: '×',
    })
  }
  return lines
}

const ROUNDS = 15
const REBUILDS = 3

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
  let rebuilt = 0
  const took: number[] = []
  for (let i = 0; i < REBUILDS; i++) {
    took.push(
      await timed(async () => {
        rebuilt = (await record.rebuild(largest as ProcessId)).findings
      }),
    )
  }
  return [
    { what: 'a source more in the largest process', got: median(more), target: 20, unit: 'ms' },
    { what: 'a decision in the largest process', got: median(decided), target: null, unit: 'ms' },
    {
      what: `largest process rebuilt, ${rebuilt} findings of ${Math.round(sources * CLAIMS_EACH * 0.05)} claims`,
      got: median(took) / 1000,
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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
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
