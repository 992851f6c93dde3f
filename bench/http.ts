import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { exampleReports, openRecord } from '../src/parley.js'
import { CLAIMS_EACH, press, processName } from './record-generator.js'

/** Mixed questions as the pages ask them, over the processes that the made-up press has most of. */
const MIX = [0, 1, 2, 3]
  .map(processName)
  .flatMap((process) => [
    `/api/findings?process=${process}&limit=50`,
    `/api/findings?process=${process}&asOf=2019-06-30&limit=50`,
    `/api/findings?process=${process}&publishedBy=2019-06-30&limit=50`,
    `/api/findings?kind=meeting&process=${process}&limit=50`,
    '/api/claims?state=read&limit=100',
    '/api/sources?limit=50',
    '/api/search?q=minister',
    '/api/decisions?limit=50',
    '/api/head',
    `/api/views/timeline?process=${process}&kind=meeting&order=newest&limit=50`,
  ])
const SECONDS = 6

export interface Served {
  readonly address: string
  readonly port: number
  readonly process: ChildProcess
  readonly cookie: string
  close(): Promise<void>
}

/** A record of this many made-up sources in a folder, each with ten claims; its location. */
export async function madeRecord(folder: string, sources: number): Promise<string> {
  const location = join(folder, 'record.parley')
  const record = await openRecord(location)
  try {
    const readings = function* () {
      for (const reading of press({ sources, seed: 7 })) yield { reading }
    }
    await record.addMany(readings())
  } finally {
    await record.close()
  }
  return location
}

/** The server as it is built, in a process of its own, so that asking takes nothing from answering. */
export async function served(location: string): Promise<Served> {
  const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
  const child = spawn(process.execPath, [cli, 'serve', '--record', location, '--port', '0', '--as', 'bench'])
  const address = await new Promise<string>((found, fail) => {
    child.stdout.on('data', (data) => {
      const told = /http:\S+/.exec(String(data))
      if (told) found(told[0])
    })
    child.once('exit', () => fail(new Error('the server stopped')))
  })
  const port = Number(new URL(address).port)
  const { cookie } = await get(port, `/${new URL(address).search}`, '')
  const close = (): Promise<void> =>
    new Promise((done) => {
      child.once('exit', () => done())
      child.kill()
    })
  return { address, port, process: child, cookie, close }
}

/**
 * Requests of a mix at a steady pace, told as quantiles in milliseconds, without an import and while one runs. `HTTP_SOURCES`
 * says over how many sources [10,000: 100,000 claims]; `PARLEY_BENCH_RECORD` names a record to use instead.
 */
export async function benchHttp(): Promise<void> {
  const sources = Number(process.env.HTTP_SOURCES ?? 10_000)
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const location = process.env.PARLEY_BENCH_RECORD ?? (await madeRecord(folder, sources))
    process.stdout.write(`${sources * CLAIMS_EACH} claims; load of the machine ${loadavg()[0]?.toFixed(1)}\n`)
    const server = await served(location)
    try {
      for (const path of MIX) await get(server.port, path, server.cookie)
      await measure(server, 300, 'no import')
      const importing = beginImport(server)
      await measure(server, 50, 'while an import runs')
      await importing
    } finally {
      await server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(server: Served, aSecond: number, what: string): Promise<void> {
  const times: number[] = []
  const running: Promise<void>[] = []
  const cpu = cpuOf(server)
  let failed = 0
  const begun = performance.now()
  for (let i = 0; i < aSecond * SECONDS; i++) {
    const due = begun + (i * 1000) / aSecond
    const wait = due - performance.now()
    if (wait > 0) await new Promise((go) => setTimeout(go, wait))
    running.push(
      get(server.port, MIX[i % MIX.length] ?? '/api/head', server.cookie).then(({ status }) => {
        if (status !== 200) failed++
        // From when it was due: a server that falls behind is told as slow.
        times.push(performance.now() - due)
      }),
    )
  }
  await Promise.all(running)
  times.sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)
  const each = ((cpuOf(server) - cpu) / times.length).toFixed(2)
  process.stdout.write(
    `${aSecond} requests a second for ${SECONDS} s, ${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, ${failed} failed; ${each} ms of processor each\n`,
  )
}

/** Processor time of the server's own process so far, in milliseconds; 0 where the system does not tell. */
function cpuOf({ process: { pid } }: Served): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

/** The bundled reports many times over, each time with another line, so that each is new. */
async function beginImport({ port, cookie }: Served): Promise<void> {
  const folder = exampleReports()
  const form = new FormData()
  const files = readdirSync(folder).filter((name) => /\.(?:txt|md)$/.test(name))
  for (let round = 0; round < 6; round++)
    for (const name of files)
      form.append('file', new File([readFileSync(join(folder, name), 'utf8'), `\n\nEdition ${round}.`], `${round}-${name}`))
  await fetch(`http://127.0.0.1:${port}/api/imports`, {
    method: 'POST',
    body: form,
    headers: { cookie, origin: `http://127.0.0.1:${port}` },
  })
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

function get(port: number, path: string, cookie: string): Promise<{ readonly status: number; readonly cookie: string }> {
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: { cookie }, agent }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '' }),
      )
    })
    // A kept connection may have been closed at the other end meanwhile: then it is asked again, as browsers do.
    sent.on('error', (failure) => (sent.reusedSocket ? get(port, path, cookie).then(done, fail) : fail(failure)))
    sent.end()
  })
}
