// Takes the pictures of docs/screens from the running app over the bundled examples, both themes.
// Run after a build: node scripts/screenshots.mjs
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))
const cli = join(root, 'dist/cli/main.js')
const into = join(root, 'docs/screens')
const browserAt = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)
if (!browserAt) throw new Error("No Chromium: install Debian's package or set CHROMIUM to its path")

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-GB',
]
const PROCESS = 'process=armenia-azerbaijan'
const PAGES = {
  overview: `/?${PROCESS}&asOf=2022-12-31`,
  tracks: `/tracks?${PROCESS}&asOf=2022-06-09`,
  border: `/border?${PROCESS}&asOf=2025-09-01`,
  transport: `/transport?${PROCESS}`,
  treaty: `/treaty?${PROCESS}&asOf=2025-09-01`,
  truce: `/truce?${PROCESS}&asOf=2022-12-01`,
  timeline: `/timeline?${PROCESS}`,
  reader: null,
  review: '/review',
  actors: `/actors?${PROCESS}&asOf=2022-06-30`,
  map: `/map?${PROCESS}`,
  search: '/search?q=border',
  briefing: `/briefing?${PROCESS}`,
  import: '/import',
  compare: `/compare?${PROCESS}&from=2022-06-30&to=2023-06-30`,
}

const folder = mkdtempSync(join(tmpdir(), 'parley-screens-'))
const record = join(folder, 'examples.parley')
execFileSync(process.execPath, [cli, 'add', join(root, 'examples'), '--record', record], { stdio: 'ignore' })
const server = spawn(process.execPath, [cli, 'serve', '--record', record, '--port', '0', '--as', 'Vera'])
try {
  const address = await new Promise((found, fail) => {
    server.stdout.on('data', (data) => {
      const told = /http:\S+/.exec(String(data))
      if (told) found(told[0])
    })
    server.on('exit', () => fail(new Error('the server stopped')))
  })
  const browser = await chromium.launch({ executablePath: browserAt, args: FLAGS })
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en-GB' })
  ).newPage()
  await page.goto(address)
  const { sources } = await page.evaluate(async () => (await fetch('/api/sources?limit=100')).json())
  const longest = [...sources].sort((a, b) => b.claims - a.claims)[0]
  const { claims } = await page.evaluate(async (id) => (await fetch(`/api/claims?source=${id}`)).json(), longest.id)
  mkdirSync(into, { recursive: true })
  for (const theme of ['light', 'dark']) {
    await page.evaluate((to) => localStorage.setItem('parley.theme', to), theme)
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(new URL(path ?? `/sources/${longest.id}?claim=${claims[3]?.id ?? ''}`, address).href)
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: join(into, `${theme}-${name}.png`) })
    }
  }
  await browser.close()
} finally {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
}
