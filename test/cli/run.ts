import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

export interface Ran {
  /** Exit status; null when it was killed. */
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Runs the built command line as a user would, away from the user's own record. */
export function parley(
  args: readonly string[],
  given: { readonly input?: string; readonly folder?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Ran {
  const { PARLEY_RECORD: _, ...env } = process.env
  const ran = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: given.folder ?? tmpdir(),
    input: given.input ?? '',
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 2 ** 20,
    env: { ...env, XDG_DATA_HOME: given.folder ?? tmpdir(), ...given.env },
  })
  return { status: ran.status, out: ran.stdout, err: ran.stderr }
}

/** A folder for one test file, and its end. */
export function scratch(): { readonly path: string; readonly file: (name: string) => string; readonly end: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'parley-cli-'))
  return { path, file: (name) => join(path, name), end: () => rmSync(path, { recursive: true, force: true }) }
}
