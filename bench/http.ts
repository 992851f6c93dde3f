import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Serving, serve } from '../src/http/serve.js'
import type { Day } from '../src/model/edtf.js'
import { addInputs, createReader, exampleReports, openRecord } from '../src/parley.js'

/** Mixed questions as the pages ask them. */
const MIX = [
  '/api/findings?process=armenia-azerbaijan&limit=50',
  '/api/findings?process=armenia-azerbaijan&asOf=2022-06-30&limit=50',
  '/api/findings?process=armenia-azerbaijan&publishedBy=2022-06-30&limit=50',
  '/api/findings?kind=meeting&limit=50',
  '/api/claims?state=read&limit=100',
  '/api/sources?limit=50',
  '/api/search?q=border',
  '/api/decisions?limit=50',
  '/api/head',
  '/api/views/timeline?process=armenia-azerbaijan&kind=meeting&order=newest&limit=50',
] as const
const A_SECOND = 50
const SECONDS = 6

/** Requests of a mix at a steady pace over a record, told as quantiles in milliseconds. `PARLEY_BENCH_RECORD` names a larger record. */
export async function benchHttp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const given = process.env.PARLEY_BENCH_RECORD
  const record = await openRecord(given ?? join(folder, 'record.parley'))
  try {
    const reader = createReader()
    if (given === undefined) for await (const _ of addInputs(record, reader, [exampleReports()])) void _
    const serving = await serve({
      record,
      reader: () => reader,
      register: () => reader.register,
      who: (question, on) => reader.who(question, on as never),
      today: () => '2025-09-01' as Day,
      author: 'bench',
      port: 0,
    })
    try {
      await measure(serving)
    } finally {
      await serving.close()
    }
  } finally {
    await record.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(serving: Serving): Promise<void> {
  const cookie = (await get(serving, new URL(serving.address).search.replace(/^/, '/'), '')).cookie
  for (const path of MIX) await get(serving, path, cookie)
  const times: number[] = []
  const running: Promise<void>[] = []
  let failed = 0
  const begun = performance.now()
  for (let i = 0; i < A_SECOND * SECONDS; i++) {
    const due = begun + (i * 1000) / A_SECOND
    const wait = due - performance.now()
    if (wait > 0) await new Promise((go) => setTimeout(go, wait))
    running.push(
      get(serving, MIX[i % MIX.length] ?? '/api/head', cookie).then(({ status }) => {
        if (status !== 200) failed++
        // From when it was due: a server that falls behind is told as slow.
        times.push(performance.now() - due)
      }),
    )
  }
  await Promise.all(running)
  times.sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)
  process.stdout.write(
    `${A_SECOND} requests a second for ${SECONDS} s: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, ${failed} failed\n`,
  )
}

function get(serving: Serving, path: string, cookie: string): Promise<{ readonly status: number; readonly cookie: string }> {
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port: serving.port, path, headers: { cookie } }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '' }),
      )
    })
    sent.on('error', fail)
    sent.end()
  })
}
