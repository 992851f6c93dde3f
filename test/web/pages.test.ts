import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webFolder } from '../../src/http/files.js'
import { CHROMIUM } from '../setup/surroundings.js'
import { postgresAt, postgresPlace } from '../store/places.js'
import { accessible, type House, launch, narrow, open, settled, turn } from './browser.js'

const built = webFolder()
if (CHROMIUM === null) console.warn("Browser tests left out: install Debian's chromium or set CHROMIUM")
const postgres = CHROMIUM === null ? null : await postgresAt()

const PROCESS = 'process=armenia-azerbaijan'
const PAGES = [
  `/?${PROCESS}`,
  `/?${PROCESS}&asOf=2022-06-30&publishedBy=2022-06-30`,
  `/timeline?${PROCESS}`,
  `/timeline?${PROCESS}&lanes=actor&kind=meeting`,
  '/sources',
  '/review',
  `/actors?${PROCESS}&asOf=2022-06-30`,
  `/actors?${PROCESS}&asOf=2022-06-30&explore=1&open=armenia`,
  `/actors/nikol-pashinyan?${PROCESS}`,
  `/map?${PROCESS}`,
  '/search?q=border',
  `/briefing?${PROCESS}`,
  '/import',
  `/compare?${PROCESS}&from=2022-06-01&to=2023-06-01`,
  '/api',
]

describe.skipIf(CHROMIUM === null || built === null)('the web app', () => {
  let browser: Browser
  let house: House
  const folder = mkdtempSync(join(tmpdir(), 'parley-web-'))
  beforeAll(async () => {
    browser = await launch()
    house = await open(browser, join(folder, 'record.parley'))
  })
  afterAll(async () => {
    await house?.close()
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(PAGES)('shows %s in both themes, narrow and wide, to everyone', async (path) => {
    const { page, go, wrong } = house
    await go(path)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.locator('[role=alert]').count()).toBe(0)
    if (path === '/api') await accessible(page)
    else {
      for (const theme of ['light', 'dark'] as const) {
        await turn(page, theme)
        await accessible(page)
      }
    }
    await narrow(page)
    expect(wrong).toEqual([])
  })

  it('goes from a line to its words and back to the ruling', async () => {
    const { page, go, wrong } = house
    await go(`/timeline?${PROCESS}&kind=meeting`)
    await page.locator('table .cite').first().click()
    await settled(page)
    await page.waitForSelector('.mark.chosen')
    expect(await page.locator('.cards li.chosen').count()).toBe(1)
    await accessible(page)
    await narrow(page)
    await page.getByRole('link', { name: 'Rule on it' }).click()
    await settled(page)
    await page.waitForSelector('.words mark')
    expect(wrong).toEqual([])
  })

  it('keeps its pages small', () => {
    const files = readdirSync(join(built ?? '', 'assets'))
    const main = files.filter((name) => /^index-.*\.js$/.test(name))
    expect(main).toHaveLength(1)
    expect(gzipSync(readFileSync(join(built ?? '', 'assets', main[0] ?? ''))).length).toBeLessThan(130 * 1024)
  })

  it('goes to every page by keyboard, and tells the keys', async () => {
    const { page, go, wrong } = house
    await go('/')
    for (const [keys, heading] of [
      ['gt', 'Timeline'],
      ['gs', 'Sources'],
      ['gr', 'Review'],
      ['ga', 'Actors'],
      ['gm', 'Map'],
      ['gb', 'Briefing'],
      ['gi', 'Import'],
      ['gc', 'Compare'],
      ['/', 'Search'],
    ] as const) {
      await page.keyboard.type(keys)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    }
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await accessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(wrong).toEqual([])
  })

  it('reviews by keyboard alone: accept, reject, correct, merge, assign, add, undo', async () => {
    await reviewed(house)
  })

  it('shows the briefing that the server writes, sentence for sentence, and prints it without what is for hands', async () => {
    const { page, go, wrong } = house
    await go(`/briefing?${PROCESS}&asOf=2022-06-30&since=2022-01-01`)
    const told = await page.evaluate(async () => {
      const answer = await fetch(`/api/briefing${location.search}`)
      return (await answer.json()) as {
        readonly sections: readonly { readonly sentences: readonly { readonly text: string }[] }[]
        readonly footnotes: readonly unknown[]
      }
    })
    const shown = await page.locator('.briefing .told bdi').allTextContents()
    expect(shown).toEqual(told.sections.flatMap(({ sentences }) => sentences.map(({ text }) => text)))
    expect(shown.length).toBeGreaterThan(10)
    expect(await page.locator('.footnotes li').count()).toBe(told.footnotes.length)
    await page.locator('.notes a').first().click()
    expect(await page.locator('.footnotes li:target').count()).toBe(1)
    const [word] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Word', exact: true }).click(),
    ])
    expect(word.suggestedFilename()).toMatch(/^briefing-armenia-azerbaijan-2022-06-30\.docx$/)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.top, .pages, .filters').filter({ visible: true }).count()).toBe(0)
    expect(await page.locator('.briefing .told').first().isVisible()).toBe(true)
    await page.emulateMedia({ media: null })
    expect(wrong).toEqual([])
  })

  it('takes a day as people write it, tells a wrong one, and shows it the same everywhere', async () => {
    const { page, go, wrong } = house
    await go(`/timeline?${PROCESS}`)
    const field = page.getByLabel('World on', { exact: true })
    await field.fill('9 June 2022')
    await field.press('Enter')
    await page.waitForURL(/asOf=2022-06-09/)
    expect(await field.inputValue()).toBe('2022-06-09')
    await field.fill('6/9/2022')
    await field.press('Enter')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    await page.getByText('Write the day as 2022-06-09.').waitFor()
    expect(page.url()).toContain('asOf=2022-06-09')
    await accessible(page)
    await field.press('Escape')
    await field.fill('')
    await field.press('Tab')
    await page.waitForURL((url) => !url.search.includes('asOf'))
    expect(wrong).toEqual([])
  })

  it('says by keyboard that two names are one actor, after telling what that does, and takes it back', async () => {
    const { page, go, record, wrong } = house
    await go(`/actors/N.%20Pashinian?${PROCESS}`)
    await page.locator('summary', { hasText: 'Say that two are one' }).press('Enter')
    await page.getByLabel('Name or id of the other').fill('Nikol Pashinyan')
    await page.getByText('Both would be shown as Nikol Pashinyan').waitFor()
    await page.getByLabel('Reason').fill('another spelling')
    await accessible(page)
    await page.keyboard.press('Enter')
    await page.getByText('By ruling shown as').waitFor()
    await narrow(page)
    expect((await record.identity())('~n. pashinian')).toBe('nikol-pashinyan')
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await page.getByText('By ruling shown as').waitFor({ state: 'detached' })
    expect((await record.identity())('~n. pashinian')).toBe('~n. pashinian')
    expect(wrong).toEqual([])
  })

  it('explores who deals with whom by keyboard, and keeps what is open in the address', async () => {
    const { page, go, wrong } = house
    await go(`/actors?${PROCESS}&asOf=2022-06-30`)
    await page.getByRole('link', { name: 'Explore' }).press('Enter')
    const armenia = page.getByRole('button', { name: /^Armenia, in/ })
    await armenia.waitFor()
    const before = await page.locator('.explore-node, .explore-person').count()
    expect(await armenia.getAttribute('aria-expanded')).toBe('false')
    await armenia.press('Enter')
    await page.locator('.explore-person', { hasText: 'Nikol Pashinyan' }).waitFor()
    expect(await armenia.getAttribute('aria-expanded')).toBe('true')
    expect(await page.locator('.explore-node, .explore-person').count()).toBeGreaterThan(before)
    await page.waitForURL(/explore=1.*open=armenia|open=armenia.*explore=1/)
    const at = async (): Promise<number> => (await armenia.boundingBox())?.x ?? 0
    const was = await at()
    await page.keyboard.press(']')
    await expect.poll(at).toBeLessThan(was)
    await page.keyboard.press('0')
    await expect.poll(async () => Math.abs((await at()) - was)).toBeLessThan(2)
    await page.reload()
    await page.locator('.explore-person', { hasText: 'Nikol Pashinyan' }).waitFor()
    await armenia.press('Enter')
    await page.locator('.explore-person').first().waitFor({ state: 'detached' })
    expect(wrong).toEqual([])
  })

  it('moves the timeline by drag, draws it anew where it comes to rest, and tells how much lies earlier', async () => {
    const { page, go, wrong } = house
    await go(`/timeline?${PROCESS}`)
    const mark = page.locator('.chart svg .mark-time').nth(3)
    const at = async (): Promise<number> => (await mark.boundingBox())?.x ?? 0
    const earlier = (): Promise<string | null> => page.locator('.chart-keys button').first().textContent()
    const [before, told] = [await at(), await earlier()]
    const box = await page.locator('.chart svg').boundingBox()
    if (!box) throw new Error('no drawing')
    await page.mouse.move(box.x + 700, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + 600, box.y + 20, { steps: 5 })
    expect(Math.abs(before - 100 - (await at()))).toBeLessThan(6)
    await page.mouse.move(box.x + 200, box.y + 20, { steps: 10 })
    await page.mouse.up()
    expect(await page.locator('.chart svg > g > g[transform]:not(.tick, .today)').count()).toBe(0)
    await expect.poll(earlier).not.toBe(told)
    expect(wrong).toEqual([])
  })

  it('moves nothing where less motion is asked for', async () => {
    const { page, go } = house
    for (const path of ['/', `/timeline?${PROCESS}`, '/review']) {
      await go(path)
      const moving = await page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter((one) => {
            const { transitionDuration, animationName } = getComputedStyle(one)
            return animationName !== 'none' || transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0)
          }).length,
      )
      expect(moving, path).toBe(0)
    }
  })

  it('takes in a pasted report, and shows what became of it after a reload too', async () => {
    const { page, go, wrong } = house
    await go('/import')
    await page
      .getByLabel('Or paste a report')
      .fill('Envoys meet in Vienna\n\nThe envoys of Armenia and Azerbaijan met in Vienna on 5 May 2024.')
    await page.getByRole('button', { name: 'Read it', exact: true }).click()
    await page.getByText('1 new, 0 reprints').waitFor()
    await page.reload()
    await page.getByText('1 new, 0 reprints').waitFor()
    expect(wrong).toEqual([])
  })

  it('says that the server is gone, and what to do', async () => {
    const { page, go } = house
    await go('/')
    await page.route('**/api/**', (route) => route.abort())
    await page.keyboard.type('gs')
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByRole('alert').first().textContent()).toContain('parley serve')
    await page.unroute('**/api/**')
    house.wrong.length = 0
  })

  it('shows a hostile report as text, everywhere', async () => {
    const file = join(folder, '<img src=x onerror=alert(1)>\u202e.txt')
    const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>'
    writeFileSync(
      file,
      `${evil} ministers meet\n\nYEREVAN, 3 May 2023 – The foreign ministers of Armenia and Azerbaijan met in Tbilisi on Tuesday. "We ${evil} agree," Armenian Foreign Minister Ararat Mirzoyan said. The \u202eministers\u202c met\u200b again in Tbilisi on Friday.\n\nPhoto: ${evil} by javascript:alert(3)\n\n${`${'x'.repeat(999)} `.repeat(5_000)}`,
    )
    const hostile = await open(browser, join(folder, 'hostile.parley'), [file])
    try {
      const [source] = (await hostile.record.sources({})).sources
      for (const path of [
        '/',
        '/timeline',
        '/sources',
        '/review',
        '/briefing?all=1',
        '/compare?from=2023-01-01&to=2024-01-01',
        '/search?q=script',
      ]) {
        await hostile.go(path)
        expect(await hostile.page.locator('img, iframe, object, a[href^="javascript:"]').count(), path).toBe(0)
        expect(await hostile.page.evaluate(() => document.querySelectorAll('script:not([src])').length), path).toBe(0)
      }
      await hostile.go(`/sources/${source?.id}`)
      const shown = (await hostile.page.locator('.article').textContent()) ?? ''
      expect(shown).toContain('<script>alert(1)</script>')
      expect(shown).toContain('U+202E')
      expect(shown).not.toMatch(/[\u202e\u200b]/)
      expect(shown.split('x'.repeat(999)).length).toBe(5001)
      expect(hostile.wrong).toEqual([])
    } finally {
      await hostile.close()
    }
  }, 240_000)

  it('says what to do where the record is empty', async () => {
    const empty = await open(browser, ':memory:', [])
    try {
      for (const path of PAGES.filter((one) => one !== '/api')) {
        await empty.go(path)
        expect(await empty.page.locator('h1').count(), path).toBe(1)
      }
      await empty.go('/')
      expect(await empty.page.locator('main').textContent()).toContain('The record is empty')
      await accessible(empty.page)
      expect(empty.wrong).toEqual([])
    } finally {
      await empty.close()
    }
  })

  it.skipIf(postgres === null)('does the same over PostgreSQL', async () => {
    const place = postgresPlace(postgres ?? '')
    const there = await open(browser, place.location)
    try {
      for (const path of PAGES.slice(0, 6)) {
        await there.go(path)
        expect(await there.page.locator('[role=alert]').count(), path).toBe(0)
      }
      await reviewed(there)
    } finally {
      await there.close()
      await place.clear()
    }
  })
})

/** Selects words as a mouse would: letters of the first text of an element, all where none are told. */
const selectWords = (page: House['page'], selector: string, from = 0, to?: number): Promise<void> =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (mark, [start, end]) => {
        const range = document.createRange()
        range.selectNodeContents(mark)
        const text = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT).nextNode()
        if (text && end !== undefined) {
          range.setStart(text, start ?? 0)
          range.setEnd(text, Math.min(end, text.textContent?.length ?? 0))
        }
        getSelection()?.removeAllRanges()
        getSelection()?.addRange(range)
        mark.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
      },
      [from, to] as const,
    )

/** Each ruling by its key, and what the record then holds. */
async function reviewed({ page, go, record, wrong }: House): Promise<void> {
  await go('/review')
  const current = async (): Promise<string> => {
    await settled(page)
    return (await page.locator('.queue li.chosen').getAttribute('data-claim')) ?? ''
  }
  const state = async (id: string): Promise<string | undefined> =>
    (await record.claims({ ids: [id as never] })).claims[0]?.state
  const rulings = async (): Promise<readonly string[]> => (await record.decisions()).map(({ decision }) => decision.ruling)
  const ruled = async (name: string): Promise<void> => {
    await page.locator('.ruling-says', { hasText: /kept/i }).waitFor({ timeout: 10_000 })
    await page
      .waitForFunction((ruling) => document.querySelector('.ruling-says')?.textContent?.includes(ruling), name, {
        timeout: 5_000,
      })
      .catch(() => undefined)
    expect(await page.locator('.ruling-says').textContent()).toContain(`${name}: kept`)
    await settled(page)
  }

  const accepted = await current()
  await page.keyboard.press('a')
  await ruled('accept')
  expect(await state(accepted)).toBe('accepted')

  const rejected = await current()
  expect(rejected).not.toBe(accepted)
  await page.keyboard.press('x')
  await ruled('reject')
  expect(await state(rejected)).toBe('rejected')

  await page.keyboard.press('u')
  await ruled('undo')
  expect(await state(rejected)).toBe('read')

  const corrected = await current()
  await page.keyboard.press('c')
  await page.getByLabel('In a sentence').fill('Put right by hand')
  await page.getByLabel('Why').fill('as the report has it')
  await page.keyboard.press('Enter')
  await ruled('correct')
  expect(await state(corrected)).toBe('corrected')

  const narrowed = await current()
  await page.keyboard.press('c')
  const words = (await page.locator('.words').textContent()) ?? ''
  await selectWords(page, '.words mark', 0, 12)
  await page.getByRole('button', { name: 'Use the selected words instead' }).click()
  await page.getByRole('button', { name: 'Correct', exact: true }).last().click()
  // What it says is still of the correction before: the record has the last word on when this one is kept.
  await expect.poll(() => state(narrowed), { timeout: 10_000 }).toBe('corrected')
  const moved = (await record.claims({ ids: [narrowed as never] })).claims[0]
  expect(moved?.claim.evidence).toHaveLength(1)
  expect(moved?.claim.evidence[0].quote.length).toBeLessThanOrEqual(12)
  expect(words).toContain(moved?.claim.evidence[0].quote)
  expect((await record.check()).damage).toEqual([])

  await page.getByLabel('Assign to a process or track').selectOption({ index: 2 })
  await ruled('assign')

  await selectWords(page, '.words mark')
  await page.keyboard.press('n')
  await page.getByLabel('In a sentence').fill('Missed by the reader')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await ruled('assert')

  await go('/review?kind=meeting')
  const [one, other] = [page.locator('.queue input').nth(1), page.locator('.queue input').nth(2)]
  await one.check()
  await other.check()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('m')
  await page.getByRole('button', { name: 'Merge them' }).waitFor()
  await page.keyboard.press('Enter')
  await ruled('merge')

  const merged = (await record.decisions()).find(({ decision }) => decision.ruling === 'merge')?.decision.of[0] ?? ''
  await go(`/review?state=any&claim=${merged}`)
  await page.getByRole('button', { name: 'Take this one apart' }).click()
  await ruled('split')

  await page.getByText('that is missing').click()
  await page.getByLabel('Name of the process').fill('Test talks')
  await page.getByRole('button', { name: 'Make the process' }).click()
  await ruled('new-process')
  expect((await record.additions()).processes.map(({ name }) => name)).toContain('Test talks')
  await page.getByLabel('Name of the actor').fill('Test Envoy')
  await page.getByRole('button', { name: 'Make the actor' }).click()
  await ruled('new-actor')
  await page.getByLabel('Name of the office').fill('Special envoy')
  await page.getByLabel('Whose office, by id').fill('armenia')
  await page.getByLabel('Who holds it, by id').fill('test-envoy')
  await page.getByRole('button', { name: 'Make the office' }).click()
  await ruled('new-office')
  expect((await record.additions()).incumbencies.map(({ holder }) => holder)).toEqual(['test-envoy'])
  await page.getByLabel('Name of the place').fill('Test Gorge')
  await page.getByRole('button', { name: 'Make the place' }).click()
  await ruled('new-place')
  await accessible(page)

  const all = ['merge', 'split', 'new-process', 'new-actor', 'new-office', 'new-place']
  expect(await rulings()).toEqual(expect.arrayContaining([...all, 'accept', 'reject', 'undo', 'correct', 'assign', 'assert']))
  expect(wrong).toEqual([])
}
