import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webFolder } from '../../src/http/files.js'
import { CHROMIUM } from '../setup/surroundings.js'
import { accessible, type House, launch, narrow, open, settled, turn } from './browser.js'

const built = webFolder()
const PROCESS = 'process=armenia-azerbaijan'
/** Where pictures of the pages are kept to be looked at; none where left out. */
const PICTURES = process.env.PARLEY_PICTURES ?? null

const PAGES = [
  ['board', `/board?${PROCESS}&asOf=2025-03-20&since=2024-06-01`],
  ['border', `/border?${PROCESS}&asOf=2024-05-31`],
  ['transport', `/transport?${PROCESS}&asOf=2022-06-09&from=j-baku&to=j-nakhchivan&open=southern+line`],
  ['gains', `/transport?${PROCESS}&asOf=2022-06-09&open=southern+line`],
  ['treaty', `/treaty?${PROCESS}&asOf=2025-09-01`],
  ['truce', `/truce?${PROCESS}&asOf=2022-12-01`],
  ['map', `/map?${PROCESS}&asOf=2024-05-31`],
  ['unchosen', '/border'],
] as const

describe.skipIf(CHROMIUM === null || built === null)('the pages on the tracks', () => {
  let browser: Browser
  let house: House
  const folder = mkdtempSync(join(tmpdir(), 'parley-strands-'))
  beforeAll(async () => {
    browser = await launch()
    house = await open(browser, join(folder, 'record.parley'))
  }, 60_000)
  afterAll(async () => {
    await house?.close()
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(PAGES)('shows %s in both themes, narrow and wide, to everyone', async (name, path) => {
    const { page, go, wrong } = house
    await go(path)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.locator('[role=alert]').count()).toBe(0)
    for (const theme of ['light', 'dark'] as const) {
      await turn(page, theme)
      await accessible(page)
      if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}-${theme}.png`), fullPage: true })
    }
    await narrow(page)
    if (PICTURES) {
      await page.setViewportSize({ width: 320, height: 700 })
      await page.screenshot({ path: join(PICTURES, `${name}-narrow.png`), fullPage: true })
      await page.setViewportSize({ width: 1280, height: 860 })
    }
    expect(wrong).toEqual([])
  })

  it('goes to each by its keys', async () => {
    const { page, go } = house
    await go(`/?${PROCESS}`)
    for (const [keys, heading] of [
      ['gk', 'Tracks'],
      ['gd', 'Border'],
      ['gl', 'Transport'],
      ['gy', 'Treaty'],
      ['gu', 'Truce'],
    ] as const) {
      await page.keyboard.type(keys)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    }
  })

  it('says in one line how the border stands, each part with its words, and as of a later day which paper is in force', async () => {
    const { page, go, wrong } = house
    await go(`/border?${PROCESS}&asOf=2025-09-01`)
    const line = page.locator('.one-line')
    expect(await line.textContent()).toMatch(
      /^About 12\.7 km delimited since 15 May 2024 \[1\]; .*in force since 1 November 2024/,
    )
    await page.getByRole('heading', { name: 'Papers that it is drawn by' }).waitFor()
    await accessible(page)
    await line.getByRole('link').first().click()
    await page.getByText('Sign Off on First Section').first().waitFor()
    await go(`/border?${PROCESS}&asOf=2022-06-09`)
    expect(await line.textContent()).toMatch(/^No kilometre is told as agreed/)
    expect(wrong).toEqual([])
  })

  it('says by keyboard how a stretch stands, with author and reason, and takes it back', async () => {
    const { page, go, wrong } = house
    await go(`/border?${PROCESS}&asOf=2024-05-31`)
    const row = page.locator('#part-syunik-lachin')
    await row.locator('summary', { hasText: 'Say how it stands' }).focus()
    await page.keyboard.press('Enter')
    await row.getByLabel('State').selectOption('contested')
    await row.getByLabel('From').fill('2024-05-30')
    await row.getByLabel('Reason').fill('both sides said so in the meeting')
    await page.keyboard.press('Enter')
    await row.getByText('by hand: Vera: both sides said so in the meeting').waitFor()
    expect(await row.locator('.part-state').first().textContent()).toContain('contested again')
    await accessible(page)
    await row.getByRole('button', { name: 'Undo' }).press('Enter')
    await row.getByText('by hand: Vera').waitFor({ state: 'detached' })
    await settled(page)
    expect(wrong).toEqual([])
  })

  it('draws a stretch by typed positions, tells what is wrong with a line by its name, and keeps nothing of it', async () => {
    const { page, go, wrong } = house
    await go(`/border?${PROCESS}&asOf=2024-05-31`)
    await page.getByText('Draw a stretch').click()
    const form = page.locator('form', { has: page.getByLabel('Part of') })
    await form.getByLabel('Name').fill('Test bend')
    await form.getByLabel('Reason').fill('from the map of 1976')
    await form.getByLabel('Positions').fill('45 40, 46 41, 46 40, 45 41')
    await form.getByRole('button', { name: 'Keep' }).click()
    await form.getByRole('alert').waitFor()
    expect(await form.getByRole('alert').textContent()).toMatch(/Test bend.*crosses itself/)
    // The browser tells of the refused request in its console; that it was refused is what is tested.
    expect(wrong.splice(0)).toEqual([expect.stringContaining('422')])
    await form.getByLabel('Positions').fill('45.2 41.2, 45.3 41.15, 45.4 41.1')
    await form.getByRole('button', { name: 'Keep' }).click()
    await page.locator('#part-test-bend').waitFor()
    const before = await form.getByLabel('Positions').inputValue()
    await page.locator('.map svg').click({ position: { x: 40, y: 40 } })
    expect(before).toBe('')
    expect(await form.getByLabel('Positions').inputValue()).toMatch(/^4\d\.\d+ \d\d\.\d+$/)
  })

  it('adds a link between two places and goes by it', async () => {
    const { page, go, wrong } = house
    await go(`/transport?${PROCESS}&asOf=2022-06-09`)
    await page.getByText('Add a link').click()
    const form = page.locator('form', { has: page.getByLabel('Kind') })
    await form.getByLabel('Name').fill('Test road')
    await form.getByLabel('From place').selectOption({ label: 'Yeraskh' })
    await form.getByLabel('To place').selectOption({ label: 'Sharur' })
    await form.getByLabel('Kind').selectOption('road')
    await form.getByLabel('Reason').fill('seen on the ground')
    await form.getByRole('button', { name: 'Keep' }).click()
    const row = page.locator('#part-test-road')
    await row.waitFor()
    await row.getByText('Say how it stands').click()
    await row.getByLabel('State').selectOption('open')
    await row.getByLabel('From').fill('2022-01-01')
    await row.getByLabel('Reason').fill('seen on the ground')
    await row.getByRole('button', { name: 'Keep' }).click()
    await row.getByText('by hand: Vera').waitFor()
    await page.locator('.ways').getByLabel('From place').selectOption({ label: 'Baku' })
    await page.locator('.ways').getByLabel('To place').selectOption({ label: 'Nakhchivan' })
    await page.locator('.ways').getByRole('button', { name: 'Find the way' }).click()
    await page.locator('ol a', { hasText: 'Test road' }).waitFor()
    expect(wrong).toEqual([])
  })
})
