import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import pg from 'pg'
import { CHROMIUM, POSTGRES, SHARED } from './surroundings.js'

/** Says before and after the run which suites are left out, and for want of what. */
export default async function setup(): Promise<() => void> {
  const missing: string[] = []
  if (!(await postgresAnswers())) missing.push('PostgreSQL (set PARLEY_TEST_POSTGRES to its address): the store cases on it')
  if (!CHROMIUM) missing.push("Chromium (Debian's package, or set CHROMIUM to its path): the browser tests")
  if (spawnSync('soffice', ['--version']).status !== 0)
    missing.push("LibreOffice (Debian's package libreoffice-writer-nogui): the Word document's test")
  if (!existsSync(SHARED)) missing.push('the measuring data (PARLEY_SHARED, default ../shared): the tests on it')
  const tell = (): void => {
    for (const what of missing) process.stdout.write(`Left out for want of ${what}\n`)
  }
  tell()
  return tell
}

async function postgresAnswers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: POSTGRES, connectionTimeoutMillis: 1500 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
