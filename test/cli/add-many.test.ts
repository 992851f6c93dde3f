import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openRecord } from '../../src/parley.js'
import { docxOf, pageOf, zipOf } from '../intake/files.js'
import { parley, scratch } from './run.js'

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const place = scratch()
afterAll(() => place.end())

const CITIES = ['Lorin', 'Vasht', 'Orbel', 'Tamsin', 'Kerch Hill', 'Dornau', 'Belmonte', 'Sarvan']
// Each on its own day and with its own words, so that none is another's reprint.
const report = (i: number): readonly string[] => [
  `Envoys meet in ${CITIES[i % 8]}, round ${i}`,
  `The envoys of Armenia and Azerbaijan met in ${CITIES[i % 8]} on Thursday for round ${i} of the talks on the peace treaty.`,
  ...Array.from({ length: 5 }, (_, k) =>
    Array.from({ length: 14 }, (_, w) => `word${(i * 7919 + k * 104729 + w * 1299709) % 99991}`).join(' '),
  ),
]
const COUNT = 66

function reports(): string {
  const folder = place.file('reports')
  mkdirSync(folder)
  const inZip: Record<string, string | Uint8Array> = {}
  for (let i = 0; i < COUNT; i++) {
    const [title = '', ...prose] = report(i)
    const name = `${String(i).padStart(3, '0')}`
    if (i % 11 === 1) writeFileSync(`${folder}/${name}.html`, pageOf(title, prose))
    else if (i % 11 === 2) writeFileSync(`${folder}/${name}.docx`, docxOf([title, ...prose]))
    else if (i % 11 === 3) inZip[`${name}.txt`] = [title, ...prose].join('\n\n')
    else writeFileSync(`${folder}/${name}.txt`, [title, ...prose].join('\n\n'))
  }
  writeFileSync(`${folder}/more.zip`, zipOf(inZip))
  writeFileSync(`${folder}/zz-broken.pdf`, '%PDF-1.4 nothing')
  return folder
}

/** Starts `add` and kills it as soon as it has told of so many. */
const killedAfter = (count: number, args: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
    let told = 0
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString().split('\n').length - 1
      if (told >= count) child.kill('SIGKILL')
    })
    child.on('exit', () => resolve())
  })

const held = async (location: string) => {
  const record = await openRecord(location, { make: false })
  const { sources } = await record.sources({ limit: 1000 })
  await record.close()
  return sources.map(({ id, claims, reprintOf }) => ({ id, claims, reprintOf })).reverse()
}

describe('many reports', { timeout: 240_000 }, () => {
  const folder = reports()
  const whole = place.file('whole.parley')

  it('are read on all cores, kept in order, and told of together', async () => {
    const ran = parley(['add', folder, '--record', whole])
    expect(ran.out).toMatch(new RegExp(`${COUNT} new, 0 reprints, 0 known already, 1 refused`))
    expect(ran.out).toMatch(/1 {2}refused: input-malformed\n.*zz-broken\.pdf/)
    expect(ran.out).toMatch(new RegExp(`${COUNT} {2}armenia-azerbaijan`))
    expect(ran.status).toBe(3)
    const sources = await held(whole)
    expect(sources).toHaveLength(COUNT)
    expect(sources.every(({ claims }) => claims > 0)).toBe(true)
  })

  it('killed three times on the way are all there once, in the same order', async () => {
    const location = place.file('killed.parley')
    const args = ['add', folder, '--record', location, '--json']
    for (const count of [1, 12, 30]) await killedAfter(count, args)
    const last = parley(args)
    const outcomes = last.out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { outcome: string }).outcome)
    expect(outcomes.filter((outcome) => outcome === 'known').length).toBeGreaterThanOrEqual(30)
    expect(await held(location)).toEqual(await held(whole))
    expect(parley(['check', '--record', location]).status).toBe(0)
  }, 400_000)

  it('are ruled to be of a process where the user says so, once', async () => {
    const location = place.file('ruled.parley')
    const args = ['add', `${folder}/000.txt`, '--record', location, '--process']
    expect(parley([...args, 'none', '--as', 'Desk']).out).toMatch(/no known process/)
    expect(parley([...args, 'none']).out).toMatch(/known .*no known process/)
    const record = await openRecord(location, { make: false })
    const rulings = await record.decisions({})
    const { findings } = await record.findings({ process: null })
    await record.close()
    expect(rulings.map(({ decision }) => [decision.ruling, decision.author])).toEqual([['assign', 'Desk']])
    expect(findings.length).toBeGreaterThan(0)
    const wrong = parley([...args, 'nowhere'])
    expect(wrong.status).toBe(2)
    expect(wrong.err).toMatch(/armenia-azerbaijan/)
  })
})
