// Reads a great many mutated reports in processes of its own and tells crashes, hangs and evidence that is not its text:
//   npm run bench -- mutants --count=1000000 --seed=20220609 --workers=1 --long=50
// One in `long` is a whole report, mutated; the others are stretches of up to some hundred units. A mutant is a function of
// seed and number, so that any of them can be read again.
import { type ChildProcess, fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createReader } from '../src/parley.js'
import { mutant, shortMutant } from '../test/reading/mutations.js'
import { dayOf, faultsOf } from '../test/reading/survives.js'

/** CPU time in milliseconds past which one reading is a hang. */
const HANG = 2000
/** Wall clock without any news from a worker, after which it is stuck or dead. */
const STUCK = 120_000
const BATCH = 500

interface Order {
  readonly seed: number
  readonly from: number
  readonly to: number
  readonly long: number
}
interface Report {
  readonly at: number
  readonly done: number
  readonly slowest: number
  readonly wrong: readonly string[]
}

function texts(): string[] {
  const folder = new URL('../examples/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
}

/** Text `index` of the series. */
const textAt = (from: readonly string[], { seed, long }: Order, index: number): string =>
  long > 0 && index % long === 0 ? mutant(from, seed, index) : shortMutant(from, seed, index)

/** Reads its share and reports after each batch; runs in a process of its own. */
function work(order: Order): void {
  const from = texts()
  const reader = createReader()
  let slowest = 0
  // Warm first: a cold reader is slow, and no hang.
  for (const text of from) faultsOf(reader, text, '2022-06-09')
  for (let start = order.from; start < order.to; start += BATCH) {
    const wrong: string[] = []
    const end = Math.min(order.to, start + BATCH)
    for (let index = start; index < end; index++) {
      const before = process.cpuUsage()
      wrong.push(...faultsOf(reader, textAt(from, order, index), dayOf(index)).map((fault) => `${index}: ${fault}`))
      const { user, system } = process.cpuUsage(before)
      const took = (user + system) / 1000
      slowest = Math.max(slowest, took)
      if (took > HANG) wrong.push(`${index}: took ${Math.round(took)} ms of CPU time`)
    }
    process.send?.({ at: end, done: end - start, slowest, wrong } satisfies Report)
  }
  process.disconnect()
}

/** Resolves when a share is read, or its worker died or is stuck: then told as a fault with the batch it was in. */
function share(order: Order, note: (report: Report) => void): Promise<void> {
  return new Promise((resolve) => {
    let at = order.from
    const child: ChildProcess = fork(fileURLToPath(import.meta.url), ['--worker', JSON.stringify(order)], {
      execArgv: process.execArgv,
    })
    const fail = (what: string): void => note({ at, done: 0, slowest: 0, wrong: [`${what} between ${at} and ${at + BATCH}`] })
    let watch = setTimeout(() => child.kill('SIGKILL'), STUCK)
    child.on('message', (report: Report) => {
      clearTimeout(watch)
      watch = setTimeout(() => child.kill('SIGKILL'), STUCK)
      at = report.at
      note(report)
    })
    process.once('exit', () => child.kill())
    child.on('exit', (code, signal) => {
      clearTimeout(watch)
      if (at < order.to) fail(signal === 'SIGKILL' ? 'stuck' : `died (${code ?? signal})`)
      resolve()
    })
  })
}

export async function benchMutants(words: readonly string[]): Promise<void> {
  const option = (name: string, otherwise: number): number => {
    const given = words.find((word) => word.startsWith(`--${name}=`))
    return given === undefined ? otherwise : Number(given.slice(name.length + 3))
  }
  const count = option('count', 20_000)
  const seed = option('seed', 20_220_609)
  const workers = option('workers', 1)
  const long = option('long', 50)
  const begun = performance.now()
  let done = 0
  let slowest = 0
  let told = 0
  const wrong: string[] = []
  const note = (report: Report): void => {
    done += report.done
    slowest = Math.max(slowest, report.slowest)
    wrong.push(...report.wrong)
    if (done - told < 20_000 && done < count) return
    told = done
    const seconds = (performance.now() - begun) / 1000
    process.stderr.write(`${done} of ${count} in ${Math.round(seconds)} s, ${wrong.length} faults\n`)
  }
  const summary = (): void => {
    const seconds = Math.round((performance.now() - begun) / 1000)
    const lines = [
      `${done} of ${count} mutated reports read (seed ${seed}, one in ${long} whole) in ${seconds} s by ${workers} process(es)`,
      `faults ${wrong.length}; slowest ${Math.round(slowest)} ms of CPU time`,
      ...wrong.slice(0, 40),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  }
  // Stopped early, it still says how far it came.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      summary()
      process.exit(0)
    })
  const step = Math.ceil(count / workers)
  await Promise.all(
    Array.from({ length: workers }, (_, k) => share({ seed, long, from: k * step, to: Math.min(count, (k + 1) * step) }, note)),
  )
  summary()
}

if (process.argv[2] === '--worker') work(JSON.parse(process.argv[3] ?? '{}') as Order)
