import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import type { ProcessId } from '../src/model/ids.js'
import type { Reading } from '../src/model/reading.js'
import type { Source } from '../src/model/source.js'
import { openRecord } from '../src/parley.js'
import { CHROMIUM } from '../test/setup/surroundings.js'
import { type Served, served } from './http.js'
import { press } from './record-generator.js'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const WORDS = 50_000
const HIGHLIGHTS = 500
const TIMES = 5
const RULINGS = 20
/** A process of some ten thousand findings of these kinds, of so many reports. */
const WIDE = 'wide' as ProcessId
const WIDE_SOURCES = 1500
const KINDS = 'meeting,statement,hostilities,demand,accusation,casualties,offer,support'

/**
 * The web app in Chromium against what it promises: weight of the main script, first paint, a timeline of 10,000 findings
 * panned, a source of 50,000 words with 500 highlights opened, the review list walked to its end, claims ruled on by keys. Medians; needs a build. `WEB_SOURCES` says
 * over how many reports of ten claims [10,000]; `WEB_PARTS` names what is measured (paint, pan, open, review, rule) [all].
 */
export async function benchWeb(): Promise<void> {
  if (CHROMIUM === null) return void process.stdout.write("left out: install Debian's chromium or set CHROMIUM\n")
  const sources = Number(process.env.WEB_SOURCES ?? 10_000)
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const location = join(folder, 'record.parley')
  let long = ''
  try {
    const record = await openRecord(location)
    await record.addMany(
      (function* () {
        for (const reading of press({ sources, seed: 7 })) yield { reading }
      })(),
    )
    await record.addMany(wideProcess())
    long = (await record.add(longReading())).source
    await record.close()
    process.stdout.write(`load of the machine ${loadavg()[0]?.toFixed(1)}\n`)
    weigh()
    const server = await served(location)
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage()
      // What runs this file may name inner functions by a helper of its own, which the page has not.
      await page.addInitScript('globalThis.__name = (of) => of')
      await page.context().addCookies([cookieOf(server)])
      const base = `http://127.0.0.1:${server.port}`
      const parts = { paint, pan, open: () => open(page, base, long), review, rule }
      const asked = process.env.WEB_PARTS?.split(',') ?? Object.keys(parts)
      for (const [name, measure] of Object.entries(parts)) if (asked.includes(name)) await measure(page, base)
    } finally {
      await browser.close()
      await server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const cookieOf = ({ cookie, port }: Served) => {
  const [name = '', value = ''] = cookie.split('=')
  return { name, value, url: `http://127.0.0.1:${port}` }
}
const tell = (what: string, got: number, target: number, unit: string): void => {
  process.stdout.write(`${what}: ${got.toFixed(1)} ${unit} (at most ${target})\n`)
}
const median = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN

function weigh(): void {
  const assets = fileURLToPath(new URL('../dist/web/assets', import.meta.url))
  const main = readdirSync(assets).find((name) => /^index-.*\.js$/.test(name)) ?? ''
  tell('main script, gzipped', gzipSync(readFileSync(join(assets, main))).length / 1024, 130, 'KiB')
}

async function paint(page: Page, base: string): Promise<void> {
  const times: number[] = []
  for (let i = 0; i < TIMES; i++) {
    await page.goto(`${base}/import`)
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((found) =>
            new PerformanceObserver((list) => {
              const first = list.getEntriesByName('first-contentful-paint')[0]
              if (first) found(first.startTime)
            }).observe({ type: 'paint', buffered: true }),
          ),
      ),
    )
  }
  tell('first paint', median(times), 500, 'ms')
}

/** Processor time of the page's main thread so far, in milliseconds: what a busy machine does not stretch. */
async function processorOf(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
}

async function pan(page: Page, base: string): Promise<void> {
  const processor = await processorOf(page)
  await page.goto(`${base}/timeline?process=${WIDE}&kind=${KINDS}`)
  await page.waitForSelector('.chart svg .density, .chart svg .mark-time', { timeout: 120_000 })
  const rows = await page.evaluate(async () => {
    const answer = await fetch(`/api/views/timeline${location.search}`)
    return ((await answer.json()) as { view: readonly unknown[] }).view.length
  })
  for (const [what, closer] of [
    ['all in sight', 0],
    ['zoomed in', 7],
  ] as const) {
    for (let i = 0; i < closer; i++) await page.keyboard.press('+')
    await page.waitForTimeout(300)
    const marks = await page.locator('.chart svg .density, .chart svg .mark-time').count()
    const before = await processor()
    const frames = await page.evaluate(async () => {
      const svg = document.querySelector('.chart svg') as SVGElement
      const at = svg.getBoundingClientRect()
      const send = (type: string, x: number): void =>
        void svg.dispatchEvent(
          new PointerEvent(type, { bubbles: true, clientX: x, clientY: at.top + 60, buttons: type === 'pointerup' ? 0 : 1 }),
        )
      const times: number[] = []
      send('pointerdown', at.left + 500)
      let last = performance.now()
      // There and back, far enough to be drawn anew many times.
      for (let i = 0; i < 120; i++) {
        send('pointermove', at.left + 500 + (60 - Math.abs(60 - i)) * 25)
        await new Promise((go) => requestAnimationFrame(go))
        times.push(performance.now() - last)
        last = performance.now()
      }
      send('pointerup', at.left + 500)
      return times
    })
    const each = ((await processor()) - before) / frames.length
    const slow = [...frames].sort((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? Number.NaN
    tell(
      `timeline of ${rows} findings panned, ${what} (${marks} drawn)`,
      median(frames),
      33,
      `ms a frame, ${each.toFixed(1)} of processor, 95 of 100 within ${slow.toFixed(1)} ms`,
    )
  }
}

/** From the list of sources to the report with all its marks there and painted, and a claim of its middle chosen by its link. */
async function open(page: Page, base: string, source: string): Promise<void> {
  const processor = await processorOf(page)
  const opened: number[] = []
  const spent: number[] = []
  const jumped: number[] = []
  const to = (claim: string): Promise<number> =>
    page.evaluate(
      ([path, selector, many]) =>
        new Promise<number>((done) => {
          const began = performance.now()
          const look = (): void => {
            if (document.querySelectorAll(String(selector)).length < Number(many)) return void requestAnimationFrame(look)
            // The frame in which they are there is laid out and painted before the one after it begins.
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
          }
          history.pushState(null, '', String(path))
          dispatchEvent(new PopStateEvent('popstate'))
          requestAnimationFrame(look)
        }),
      [
        `/sources/${source}${claim && `?claim=${claim}`}`,
        claim ? '.article .mark.chosen' : '.article .mark',
        claim ? 1 : HIGHLIGHTS,
      ] as const,
    )
  for (let i = 0; i < TIMES; i++) {
    await page.goto(`${base}/sources`)
    await page.waitForSelector('table.lines')
    const before = await processor()
    opened.push(await to(''))
    spent.push((await processor()) - before)
    jumped.push(await to(claimId(HIGHLIGHTS / 2 + i)))
  }
  tell(
    `source of ${WORDS} words with ${HIGHLIGHTS} highlights opened and painted`,
    median(opened),
    500,
    `ms, ${median(spent).toFixed(0)} of processor`,
  )
  tell('from there to the words of a claim in its middle', median(jumped), 100, 'ms')
}

async function review(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/review`)
  await page.waitForSelector('.queue li')
  const told = await page.evaluate(async () => {
    const pane = document.querySelector('.queue') as HTMLElement
    const rows = (): number => Number(document.querySelector('.queue li')?.getAttribute('aria-setsize'))
    const began = performance.now()
    let before = 0
    let still = 0
    while (still < 100) {
      pane.scrollTop = pane.scrollHeight
      await new Promise((go) => setTimeout(go, 15))
      still = rows() === before ? still + 1 : 0
      before = rows()
    }
    return { rows: rows(), seconds: (performance.now() - began) / 1000, drawn: document.querySelectorAll('.queue li').length }
  })
  process.stdout.write(
    `review list walked to its end: ${told.rows} claims, ${told.drawn} rows drawn, ${told.seconds.toFixed(0)} s\n`,
  )
}

/**
 * A reviewer who rules on 20 claims a minute has three seconds for each: how much of them the machine takes, from the key to the
 * next claim with its words painted, and to the ruling kept.
 */
async function rule(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/review?process=proc0`)
  await page.waitForSelector('.under-review .words mark[data-from]')
  const shown: number[] = []
  const kept: number[] = []
  for (let i = 0; i < RULINGS; i++) {
    await page.waitForTimeout(300)
    const took = await page.evaluate(
      (key) =>
        new Promise<{ shown: number; kept: number }>((done) => {
          const claim = (): string | undefined =>
            (document.querySelector('.queue li.chosen') as HTMLElement | null)?.dataset.claim
          const says = document.querySelector('.ruling-says') as HTMLElement
          says.textContent = ''
          const before = claim()
          const began = performance.now()
          const took = { shown: 0, kept: 0 }
          const look = (): void => {
            if (!took.shown && claim() !== before && document.querySelector('.under-review .words mark[data-from]'))
              took.shown = performance.now() - began
            if (!took.kept && /kept/.test(says.textContent ?? '')) took.kept = performance.now() - began
            if (took.shown && took.kept) setTimeout(() => done(took))
            else requestAnimationFrame(look)
          }
          dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
          requestAnimationFrame(look)
        }),
      // Turn about: what is said of a ruling is then another each time.
      i % 2 === 0 ? 'a' : 'x',
    )
    shown.push(took.shown)
    kept.push(took.kept)
  }
  tell(
    'from a ruling by key to the next claim with its words',
    median(shown),
    300,
    'ms of the 3,000 that 20 claims a minute leave',
  )
  tell('and to the ruling kept', median(kept), 1000, 'ms')
}

/** Reports that all belong to one process: some ten thousand findings of it. */
function* wideProcess(): Generator<{ readonly reading: Reading }> {
  for (const reading of press({ sources: WIDE_SOURCES, seed: 31 }))
    yield { reading: { ...reading, claims: reading.claims.map((claim) => ({ ...claim, process: WIDE })) } }
}

const claimId = (n: number): string => `clm_${String(n).padStart(24, '0')}`

/** A made-up report of so many words with evidence in many places. */
function longReading(): Reading {
  const [reading] = press({ sources: 1, seed: 99 })
  const [like] = reading?.claims ?? []
  if (!reading || !like) throw new Error('the press is empty')
  const words = Array.from({ length: WORDS }, (_, i) => (i % 97 === 96 ? `word${i}.\n\n` : `word${i} `))
  const text = words.join('').trim()
  const step = Math.floor(text.length / HIGHLIGHTS)
  const claims = Array.from({ length: HIGHLIGHTS }, (_, i) => {
    const start = i * step
    const quote = text.slice(start, start + 60)
    return { ...like, id: claimId(i), evidence: [{ start, end: start + quote.length, quote }] }
  })
  const source = { ...reading.source, id: 'src_ffffffffffffffffffffffff', text, parts: [] } as unknown as Source
  return { ...reading, id: source.id, source, claims: claims as unknown as Reading['claims'] }
}
