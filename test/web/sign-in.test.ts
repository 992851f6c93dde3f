import { serve as listen } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Accounts } from '../../src/http/accounts.js'
import { elsewhere, SECRET } from '../http/elsewhere.js'
import { CHROMIUM } from '../setup/surroundings.js'
import { accessible, launch, narrow } from './browser.js'

describe.skipIf(CHROMIUM === null)('the door', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())

  it('is for everyone, in both themes, narrow and wide, and says what was wrong', async () => {
    const { app, accounts } = await elsewhere()
    expect(accounts).toBeInstanceOf(Accounts)
    // As the proxy in front would ask, over TLS that the browser need not know of.
    const server = await new Promise<{ close(): void; port: number }>((ready) => {
      const made = listen(
        {
          fetch: (request: Request) => {
            const url = new URL(request.url)
            url.host = 'talks.example.org'
            const headers = new Headers(request.headers)
            headers.set('host', 'talks.example.org')
            headers.set('x-forwarded-proto', 'https')
            if (headers.has('origin')) headers.set('origin', 'https://talks.example.org')
            return app.request(url.href, {
              method: request.method,
              headers,
              redirect: 'manual',
              ...(request.body ? { body: request.body, duplex: 'half' } : {}),
            } as RequestInit)
          },
          hostname: '127.0.0.1',
          port: 0,
        },
        ({ port }) => ready({ close: () => void made.close(), port }),
      )
    })
    const wrong: string[] = []
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await (await browser.newContext({ colorScheme, viewport: { width: 1280, height: 800 } })).newPage()
        page.on(
          'console',
          (message) => message.type() === 'error' && !message.text().includes('401') && wrong.push(message.text()),
        )
        await page.goto(`http://127.0.0.1:${server.port}/timeline`)
        expect(new URL(page.url()).pathname).toBe('/sign-in')
        await accessible(page)
        await narrow(page)
        await page.getByLabel('Name').fill('reviewer')
        await page.getByLabel('Password').fill(`not ${SECRET}`)
        await page.keyboard.press('Enter')
        await page.getByRole('alert').waitFor()
        expect(await page.getByRole('alert').textContent()).toContain('not right')
        await accessible(page)
        await page.context().close()
      }
      expect(wrong).toEqual([])
    } finally {
      server.close()
    }
  }, 120_000)
})
