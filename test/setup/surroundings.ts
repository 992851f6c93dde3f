import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where a PostgreSQL for tests is sought. Each test makes a schema of its own there and drops it. */
export const POSTGRES = process.env.PARLEY_TEST_POSTGRES ?? 'postgres://postgres@127.0.0.1:5432/test'

/** A Chromium to drive, null where there is none. */
export const CHROMIUM: string | null =
  [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  ) ?? null

/** The folder with measuring data, which need not be there. */
export const SHARED = resolve(root, process.env.PARLEY_SHARED ?? '../shared')
