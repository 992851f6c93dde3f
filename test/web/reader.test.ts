import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webFolder } from '../../src/http/files.js'
import { CHROMIUM } from '../setup/surroundings.js'
import { accessible, type House, launch, open } from './browser.js'

const DAYS = 60
const PARAGRAPHS = Array.from(
  { length: DAYS },
  (_, i) =>
    `The foreign ministers of Armenia and Azerbaijan met in Vienna on ${1 + (i % 28)} ${i < 28 ? 'May' : i < 56 ? 'June' : 'July'} 2023. ${'The hall was full and the tea was warm. '.repeat(12)}Remark ${i} was made.`,
)

describe.skipIf(CHROMIUM === null || webFolder() === null)('a long report', () => {
  let browser: Browser
  let house: House
  let path = ''
  const folder = mkdtempSync(join(tmpdir(), 'parley-long-'))
  beforeAll(async () => {
    const file = join(folder, 'long.txt')
    writeFileSync(file, `A year of talks\n\nYEREVAN, 10 August 2023 – A chronicle.\n\n${PARAGRAPHS.join('\n\n')}`)
    browser = await launch()
    house = await open(browser, join(folder, 'record.parley'), [file])
    path = `/sources/${(await house.record.sources({})).sources[0]?.id}`
  }, 60_000)
  afterAll(async () => {
    await house?.close()
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const inView = (selector: string): Promise<boolean> =>
    house.page
      .locator(selector)
      .first()
      .evaluate((one) => {
        const { top, bottom } = one.getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
      })
  const laidOut = (words: string): Promise<boolean> =>
    house.page
      .locator('.article p', { hasText: words })
      .locator('a.mark')
      .first()
      .evaluate((one) => one.checkVisibility({ contentVisibilityAuto: true }))

  it('lays out what is in view, and the rest when it is come to', async () => {
    await house.go(path)
    expect(await laidOut('Remark 0 was')).toBe(true)
    expect(await laidOut(`Remark ${DAYS - 1} was`)).toBe(false)
    await house.page.locator('.article p').last().scrollIntoViewIfNeeded()
    await expect.poll(() => laidOut(`Remark ${DAYS - 1} was`)).toBe(true)
  })

  it('leads a link to the words of a claim far down, and the keys from there to the next', async () => {
    const { claims } = await house.record.claims({})
    const late = claims
      .filter(({ claim }) => claim.kind === 'meeting')
      .sort((a, b) => b.claim.evidence[0].start - a.claim.evidence[0].start)[4]
    await house.go(`${path}?claim=${late?.id}`)
    await expect.poll(() => inView('.mark.chosen')).toBe(true)
    await expect.poll(() => inView('.cards li.chosen')).toBe(true)
    const before = await house.page.locator('.mark.chosen').textContent()
    await house.page.keyboard.press('j')
    await expect.poll(() => house.page.locator('.mark.chosen').first().textContent()).not.toBe(before)
    await expect.poll(() => inView('.mark.chosen')).toBe(true)
    await accessible(house.page)
  })

  it('is found in by the browser to its last words', async () => {
    await house.go(path)
    const found = await house.page.evaluate(
      (words) => (globalThis as unknown as { find(words: string): boolean }).find(words),
      `Remark ${DAYS - 1} was made`,
    )
    expect(found).toBe(true)
    expect(await house.page.evaluate(() => getSelection()?.toString())).toBe(`Remark ${DAYS - 1} was made`)
    expect(await house.page.evaluate(() => scrollY)).toBeGreaterThan(3000)
  })

  it('shows every word of the report, in its paragraphs', async () => {
    await house.go(path)
    const shown = await house.page.locator('.article p').allTextContents()
    expect(shown.slice(-DAYS).map((one) => one.trim())).toEqual(PARAGRAPHS.map((one) => one.trim()))
    expect(house.wrong).toEqual([])
  })
})
