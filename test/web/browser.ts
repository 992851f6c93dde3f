/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Serving, serve } from '../../src/http/serve.js'
import type { Day } from '../../src/model/edtf.js'
import { addInputs, createReader, exampleReports, openRecord, type ParleyRecord } from '../../src/parley.js'
import { CHROMIUM } from '../setup/surroundings.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let reader: ReturnType<typeof createReader> | null = null
const theReader = () => (reader ??= createReader())

/** A browser that asks nobody on its own. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export interface House {
  readonly record: ParleyRecord
  readonly serving: Serving
  readonly context: BrowserContext
  readonly page: Page
  /** What went wrong on the way: errors of the console and of scripts, requests that left loopback. */
  readonly wrong: string[]
  go(path: string): Promise<void>
  close(): Promise<void>
}

/** A real server over a record at this location, filled with these inputs, and a page that is let in. */
export async function open(browser: Browser, location: string, inputs: readonly string[] = [exampleReports()]): Promise<House> {
  const record = await openRecord(location)
  for await (const _ of addInputs(record, theReader(), [...inputs])) void _
  const serving = await serve({
    record,
    reader: theReader,
    register: () => theReader().register,
    who: (question, on) => theReader().who(question, on as never),
    today: () => '2025-09-01' as Day,
    author: 'Vera',
    port: 0,
  })
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`))
  page.on('dialog', (dialog) => {
    wrong.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (hostname !== '127.0.0.1' && protocol !== 'data:') wrong.push(`asked ${request.url()}`)
  })
  await page.goto(serving.address)
  const base = `http://127.0.0.1:${serving.port}`
  return {
    record,
    serving,
    context,
    page,
    wrong,
    async go(path) {
      await page.goto(`${base}${path}`)
      await settled(page)
    },
    async close() {
      await context.close()
      await serving.close()
      await record.close()
    },
  }
}

/** Until nothing loads any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('.loading, [aria-busy="true"]'))
}

export type Theme = 'light' | 'dark'
export const turn = (page: Page, theme: Theme): Promise<void> =>
  page.evaluate((to) => {
    localStorage.setItem('parley.theme', to)
    document.documentElement.dataset.theme = to
  }, theme)

/** What axe finds against WCAG 2.2 A and AA and its best practice. Put in by the browser's own door: the page's policy stays. */
export async function accessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: made } = globalThis as unknown as {
      axe: {
        run(
          on: Document,
          options: object,
        ): Promise<{ violations: readonly { id: string; nodes: readonly { html: string; failureSummary?: string }[] }[] }>
      }
    }
    const { violations } = await made.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
    )
  })
  expect(found, page.url()).toEqual([])
}

/** At 320 px nothing needs scrolling sideways. */
export async function narrow(page: Page): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 860 }
  await page.setViewportSize({ width: 320, height: 700 })
  await page.waitForTimeout(80)
  const wide = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    who: [...document.querySelectorAll('main *')]
      .filter((one) => one.getBoundingClientRect().right > 321 && !one.closest('.sr, svg, thead'))
      .slice(0, 3)
      .map((one) => one.outerHTML.slice(0, 120)),
  }))
  expect(wide.page, `${page.url()} ${wide.who.join('\n')}`).toBeLessThanOrEqual(320)
  await page.setViewportSize(size)
}
