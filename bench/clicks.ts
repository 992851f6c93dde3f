import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { madeRecord, type Served, served } from './http.js'
import { writeReports } from './intake-generator.js'

const CLI = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
/** What others may ask meanwhile: a whole record drawn, told, checked and compared. */
const LONG = ['/api/views/network', '/api/exports/csv', '/api/check', '/api/diff?from=2019-01-01&to=2020-01-01']

/**
 * How long a reviewer's click and question wait, in milliseconds: alone, while the server imports, while `parley add` runs beside
 * it, and beside questions of a whole record. `HTTP_SOURCES` says over how many sources [5,000], `CLICKS_REPORTS` how many come
 * in each time [300].
 */
export async function benchClicks(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const location = await madeRecord(folder, Number(process.env.HTTP_SOURCES ?? 5000))
    const reports = join(folder, 'reports')
    mkdirSync(reports)
    const each = Number(process.env.CLICKS_REPORTS ?? 300)
    await writeReports(reports, 2 * each)
    const [first, second] = halves(reports, each)
    process.stdout.write(`load of the machine ${loadavg()[0]?.toFixed(1)}; a click may wait 200 ms\n`)
    const server = await served(location)
    try {
      await measure(server, 'alone', new Promise((go) => setTimeout(go, 6000)))
      await measure(server, 'while the server imports', importing(server, first))
      const adding = spawn(process.execPath, [CLI, 'add', ...second, '--record', location], { stdio: 'ignore' })
      await measure(server, 'while parley add runs beside it', new Promise((done) => adding.once('exit', done)))
      await measure(server, 'beside questions of a whole record', askLong(server))
    } finally {
      await server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function halves(folder: string, each: number): readonly [string[], string[]] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:txt|html)$/.test(name))
    .map((name) => join(folder, name))
  return [files.slice(0, each), files.slice(each, 2 * each)]
}

async function measure(server: Served, what: string, ends: Promise<unknown>): Promise<void> {
  let over = false
  const ended = ends.finally(() => {
    over = true
  })
  const { claims } = (await ask(server, '/api/claims?limit=1').then((answer) => answer.json())) as { claims: { id: string }[] }
  const clicks: number[] = []
  const asked: number[] = []
  while (!over) {
    const before = performance.now()
    const ruled = await ask(server, '/api/decisions', JSON.stringify({ ruling: 'accept', of: [claims[0]?.id] }))
    await ruled.text()
    if (ruled.status !== 201) throw new Error(`a ruling was answered with ${ruled.status}`)
    clicks.push(performance.now() - before)
    const began = performance.now()
    await (await ask(server, '/api/findings?process=proc1&limit=50')).text()
    asked.push(performance.now() - began)
    await new Promise((go) => setTimeout(go, 40))
  }
  await ended
  process.stdout.write(`${what}: ${clicks.length} clicks ${quantiles(clicks)}; questions ${quantiles(asked)}\n`)
}

function quantiles(took: number[]): string {
  took.sort((a, b) => a - b)
  const at = (share: number): string => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(0)
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)} ms`
}

const ask = (server: Served, path: string, body?: string | FormData): Promise<Response> => {
  const own = `http://127.0.0.1:${server.port}`
  const json = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
  return fetch(own + path, {
    // A server that is kept busy for seconds may close a connection just as it is used again.
    headers: { cookie: server.cookie, origin: own, connection: 'close', ...json },
    ...(body === undefined ? {} : { method: 'POST', body }),
  })
}

async function importing(server: Served, files: readonly string[]): Promise<void> {
  const form = new FormData()
  for (const [i, file] of files.entries()) form.append('file', new File([readFileSync(file)], `${i}${file.slice(-5)}`))
  const { id } = (await (await ask(server, '/api/imports', form)).json()) as { id: string }
  await (await ask(server, `/api/imports/${id}/events`)).text()
}

async function askLong(server: Served): Promise<void> {
  for (const path of LONG) {
    const began = performance.now()
    const answer = await ask(server, path)
    await answer.arrayBuffer()
    process.stdout.write(`  ${path}: ${answer.status} in ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
  }
}
