import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openRecord } from '../src/parley.js'
import { writeReports } from './intake-generator.js'

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

interface Run {
  readonly seconds: number
  /** Time that the processors gave to all processes together, in seconds: says more than the clock on a busy machine. */
  readonly cpu: number
  /** Highest memory of all processes together, in MiB, in each tenth of the run. */
  readonly tenths: readonly number[]
  /** The same at the end of the run, apart: the one that keeps, and those that read. */
  readonly last: readonly number[]
  readonly said: string
}

/** A process and those it started. Linux tells of them; elsewhere none is told of. */
function family(pid: number): readonly string[] {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
    return [String(pid), ...children]
  } catch {
    return []
  }
}

const file = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
/** Memory in MiB; what several processes share, the program itself and its libraries, is counted once among them. */
const memoryOf = (id: string): number => Number(/^Pss:\s+(\d+)/m.exec(file(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) / 1024
/** Processor time, in seconds, of the ticks (a hundredth of a second) that the system counts. */
function cpuOf(id: string): number {
  const fields = file(`/proc/${id}/stat`)
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100
}

/** Runs `add`; killed after so many seconds where told. */
function add(folder: string, record: string, killAfter: number | null): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, [MAIN, 'add', folder, '--record', record], { stdio: ['ignore', 'pipe', 'ignore'] })
  const seen: number[] = []
  const cpu = new Map<string, number>()
  let last: readonly number[] = []
  const look = setInterval(() => {
    const all = family(child.pid ?? 0)
    const each = all.map(memoryOf)
    if (each.some((mb) => mb > 0)) {
      seen.push(each.reduce((a, b) => a + b, 0))
      if (each.length >= last.length) last = each
    }
    for (const id of all) cpu.set(id, Math.max(cpu.get(id) ?? 0, cpuOf(id)))
  }, 250)
  const kill = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter * 1000)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
  })
  return new Promise((resolve) => {
    child.on('close', () => {
      clearInterval(look)
      if (kill) clearTimeout(kill)
      const tenth = (at: number): number =>
        Math.max(0, ...seen.slice(Math.floor((seen.length * at) / 10), Math.ceil((seen.length * (at + 1)) / 10)))
      resolve({
        seconds: (performance.now() - began) / 1000,
        cpu: [...cpu.values()].reduce((a, b) => a + b, 0),
        tenths: Array.from({ length: 10 }, (_, at) => tenth(at)),
        last,
        said,
      })
    })
  })
}

/**
 * Adds so many made-up reports (INTAKE_REPORTS [5000]) from files, kills it three times on the way (INTAKE_KILLS=0: never), and
 * tells the rate, the memory of all processes together, and whether anything was lost or doubled.
 */
export async function benchIntake(): Promise<void> {
  const count = Number(process.env.INTAKE_REPORTS ?? 5000)
  const kills = Number(process.env.INTAKE_KILLS ?? 3)
  const folder = mkdtempSync(join(tmpdir(), 'parley-intake-'))
  try {
    const reports = join(folder, 'reports')
    mkdirSync(reports)
    await writeReports(reports, count)
    const location = join(folder, 'record.parley')
    const runs: Run[] = []
    for (let i = 0; i < kills; i++) runs.push(await add(reports, location, 15 + (i * count) / 250))
    runs.push(await add(reports, location, null))
    const seconds = runs.reduce((sum, run) => sum + run.seconds, 0)
    const cpu = runs.reduce((sum, run) => sum + run.cpu, 0)
    const record = await openRecord(location, { make: false })
    let sources = 0
    let claims = 0
    const ids = new Set<string>()
    for (let cursor: string | null = null, more = true; more; ) {
      const page = await record.sources({ limit: 1000, cursor })
      for (const { id, claims: own } of page.sources) {
        sources++
        ids.add(id)
        claims += own
      }
      cursor = page.next
      more = cursor !== null
    }
    await record.close()
    const rate = count / seconds
    process.stdout.write(
      `${count} reports in ${seconds.toFixed(0)} s with ${kills} kills: ${rate.toFixed(1)} a second; 100,000 would take ${(100_000 / rate / 60).toFixed(0)} min (target 45)\n` +
        `processor time: ${((1000 * cpu) / count).toFixed(1)} ms a report; on two idle cores ${((2 * count) / cpu).toFixed(0)} a second at best, 100,000 in ${((100_000 * cpu) / count / 120).toFixed(0)} min\n` +
        `memory of all processes: at most ${Math.max(...runs.flatMap((run) => run.tenths)).toFixed(0)} MiB (target 600); in each tenth of the last run ${runs
          .at(-1)
          ?.tenths.map((mb) => mb.toFixed(0))
          .join(' ')}; at its end the one that keeps and those that read: ${runs
          .at(-1)
          ?.last.map((mb) => mb.toFixed(0))
          .join(', ')}\n` +
        `${sources} sources, ${ids.size} different, of ${count} reports; ${claims} claims\n${runs.at(-1)?.said ?? ''}\n`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
