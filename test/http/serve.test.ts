import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

// The bundle puts modules in another order than the sources have: only the server as it is built shows that it starts.
it.skipIf(!existsSync(cli))(
  'starts as it is built, lets in by its address once, and ends when told',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-serve-'))
    const child = spawn(process.execPath, [cli, 'serve', '--record', join(folder, 'record.parley'), '--port', '0'])
    const ended = new Promise<number | null>((done) => child.once('exit', done))
    try {
      const address = await new Promise<string>((found, fail) => {
        child.stdout.on('data', (data) => {
          const told = /http:\S+/.exec(String(data))
          if (told) found(told[0])
        })
        child.stderr.on('data', (data) => fail(new Error(String(data))))
      })
      const opened = await fetch(address, { redirect: 'manual' })
      expect(opened.status).toBe(303)
      const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
      const head = await fetch(new URL('/api/head', address), { headers: { cookie } })
      expect(await head.json()).toMatchObject({ seq: 0 })
      expect((await fetch(address, { redirect: 'manual' })).status).toBe(401)
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
    } finally {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
  },
  60_000,
)
