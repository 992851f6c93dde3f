/// <reference lib="dom" />
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webFolder } from '../../src/http/files.js'
import { CHROMIUM } from '../setup/surroundings.js'
import { type House, launch, open, settled } from './browser.js'

/** What has the focus: where it is, whether its ring is drawn, whether it lies in view and under nothing. */
interface Focus {
  readonly what: string
  readonly words: string
  readonly ring: boolean
  readonly inView: boolean
}

describe.skipIf(CHROMIUM === null || webFolder() === null)('the review by keys alone', () => {
  let browser: Browser
  let house: House
  const folder = mkdtempSync(join(tmpdir(), 'parley-keys-'))
  beforeAll(async () => {
    browser = await launch()
    house = await open(browser, join(folder, 'record.parley'))
  }, 60_000)
  afterAll(async () => {
    await house?.close()
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const focus = (): Promise<Focus | null> =>
    house.page.evaluate(() => {
      const one = document.activeElement
      if (!one || one === document.body) return null
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      const { left, top, right, bottom, width, height } = one.getBoundingClientRect()
      const [x, y] = [left + Math.min(width / 2, 30), (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2]
      const there = document.elementFromPoint(x, y)
      return {
        what: `${one.tagName.toLowerCase()}.${one.className}#${one.id}`,
        words: (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 60),
        ring: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        inView:
          height > 0 &&
          right > 0 &&
          bottom > 0 &&
          top < innerHeight &&
          (there === null || one.contains(there) || there.contains(one)),
      }
    })
  /** Presses a key and sees that the focus is still seen, wherever it is. */
  const press = async (key: string): Promise<void> => {
    await house.page.keyboard.press(key)
    const now = await focus()
    if (now) expect({ after: key, ...now }).toMatchObject({ ring: true, inView: true })
  }
  /** Goes on with Tab until the focus is on what these words name. */
  const tabTo = async (words: string | RegExp, by = 'Tab'): Promise<void> => {
    for (let i = 0; i < 150; i++) {
      await press(by)
      const now = await focus()
      if (now && (typeof words === 'string' ? now.words === words : words.test(now.words))) return
    }
    throw new Error(`no way by ${by} to ${words}`)
  }
  const current = async (): Promise<string> => {
    await settled(house.page)
    return (await house.page.locator('.queue li.chosen').getAttribute('data-claim')) ?? ''
  }
  const state = async (id: string): Promise<string | undefined> =>
    (await house.record.claims({ ids: [id as never] })).claims[0]?.state
  const evidence = async (id: string): Promise<readonly string[]> =>
    (await house.record.claims({ ids: [id as never] })).claims[0]?.claim.evidence.map(({ quote }) => quote) ?? []
  const becomes = (id: string, to: string): Promise<void> => expect.poll(() => state(id), { timeout: 10_000 }).toBe(to)

  it('stops at everything that can be used, each in view with its ring, and ends', async () => {
    await house.go('/review')
    await current()
    const seen: string[] = []
    for (let i = 0; i < 200; i++) {
      await press('Tab')
      const now = await focus()
      if (!now) break
      seen.push(`${now.what} ${now.words}`)
    }
    const stops = await house.page.evaluate(
      () =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'a[href], button:not(:disabled), input, select, textarea, summary, [tabindex]',
          ),
        ].filter((one) => one.tabIndex >= 0 && one.checkVisibility()).length,
    )
    expect(seen.length).toBe(stops)
    expect(seen.length).toBeLessThan(70)
    expect(house.wrong).toEqual([])
  }, 120_000)

  it('accepts, rejects, undoes and goes on, the focus with the claim that is shown', async () => {
    await house.go('/review')
    const first = await current()
    await tabTo(/^.*$/)
    while (!(await focus())?.what.startsWith('button.card')) await press('Tab')
    await press('a')
    await becomes(first, 'accepted')
    const second = await current()
    expect(second).not.toBe(first)
    expect((await focus())?.what).toMatch(/^button\.card/)
    await press('ArrowDown')
    const third = await current()
    expect(third).not.toBe(second)
    await press('x')
    await becomes(third, 'rejected')
    await press('u')
    await becomes(third, 'read')
    // With the buttons too, for whom has switched the keys off.
    await expect.poll(current, { timeout: 10_000 }).toBe(third)
    await tabTo(/^Accept/)
    await press('Enter')
    await becomes(third, 'accepted')
    await current()
    await expect.poll(async () => (await focus())?.what).toMatch(/^button\.card/)
    expect(house.wrong).toEqual([])
  }, 120_000)

  it('undoes the ruling before the key, though its answer is not there yet', async () => {
    await house.go('/review')
    const first = await current()
    await press('a')
    await becomes(first, 'accepted')
    const second = await current()
    expect(second).not.toBe(first)
    let slow: () => void = () => undefined
    const held = new Promise<void>((go) => {
      slow = go
    })
    await house.page.route('**/api/decisions', async (route) => {
      const answer = await route.fetch()
      await held
      await route.fulfill({ response: answer })
    })
    await house.page.keyboard.press('x')
    await becomes(second, 'rejected')
    await house.page.keyboard.press('u')
    // Long enough for an undo that does not wait.
    await new Promise((go) => setTimeout(go, 500))
    slow()
    await becomes(second, 'read')
    expect(await state(first)).toBe('accepted')
    await house.page.unroute('**/api/decisions')
    expect(house.wrong).toEqual([])
  }, 60_000)

  it('corrects a claim to rest on other words, chosen by keys', async () => {
    await house.go('/review')
    const id = await current()
    const before = await evidence(id)
    await press('c')
    expect((await focus())?.words).toMatch(/^Choose other words/)
    await press('w')
    expect((await focus())?.words).toBe('Words of the report')
    await press('ArrowRight')
    await press('ArrowRight')
    await press('Shift+ArrowRight')
    const selected = await house.page.evaluate(() => String(getSelection()))
    expect(selected.split(/\s+/)).toHaveLength(2)
    await press('Enter')
    expect((await focus())?.words).toBe('Use the selected words instead')
    await press('Enter')
    await tabTo('', 'Tab')
    await house.page.keyboard.press('Enter')
    await becomes(id, 'corrected')
    expect(await evidence(id)).toEqual([selected])
    expect(before).not.toEqual([selected])
    expect((await house.record.check()).damage).toEqual([])
    expect(house.wrong).toEqual([])
  }, 120_000)

  it('adds what was missed from words chosen by keys', async () => {
    await house.go('/review')
    await current()
    await press('w')
    await press('ArrowDown')
    await press('ArrowDown')
    await press('Shift+ArrowRight')
    const selected = await house.page.evaluate(() => String(getSelection()))
    await press('n')
    await expect.poll(async () => (await focus())?.what).toMatch(/^select/)
    await press('Tab')
    await house.page.keyboard.type(' (missed)')
    await press('Enter')
    const added = async (): Promise<readonly string[]> =>
      (await house.record.claims({ states: ['asserted'] })).claims.map(({ claim }) => claim.evidence[0].quote)
    await expect.poll(added, { timeout: 10_000 }).toEqual([selected])
    expect(house.wrong).toEqual([])
  }, 120_000)

  it('chooses two claims, merges them, and takes one apart again', async () => {
    await house.go('/review?kind=meeting')
    await current()
    while (!(await focus())?.what.startsWith('button.card')) await press('Tab')
    const chosen: string[] = []
    for (const _ of [1, 2]) {
      await press('ArrowDown')
      chosen.push(await current())
      await press('Shift+Tab')
      await press('Space')
      await press('Tab')
    }
    await press('m')
    await expect.poll(async () => (await focus())?.words).toBe('Merge them')
    await press('Enter')
    const findings = async (): Promise<number> =>
      new Set((await house.record.claims({ ids: chosen as never })).claims.map(({ finding }) => finding)).size
    await expect.poll(findings, { timeout: 10_000 }).toBe(1)
    await expect.poll(async () => (await focus())?.what).toMatch(/^button\.card/)
    while (!chosen.includes(await current())) await press('k')
    await tabTo('Take this one apart')
    await press('Enter')
    await expect.poll(findings, { timeout: 10_000 }).toBe(2)
    expect(house.wrong).toEqual([])
  }, 120_000)

  it('chooses words in the reader too', async () => {
    const [source] = (await house.record.sources({})).sources
    await house.go(`/sources/${source?.id}`)
    await press('w')
    await press('ArrowRight')
    for (let i = 0; i < 4; i++) await press('Shift+ArrowRight')
    await press('Enter')
    await expect.poll(async () => (await focus())?.what).toMatch(/^select/)
    expect(await house.page.getByLabel('Words it rests on').inputValue()).toMatch(/^\S+(\s+\S+){4}$/)
    expect(house.wrong).toEqual([])
  })
})
