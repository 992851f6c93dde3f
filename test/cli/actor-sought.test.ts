import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parley, scratch } from './run.js'

const here = scratch()
afterAll(here.end)
const REPORT = `Talks Held

June 9, 2022

Russian Foreign Minister Sergei Lavrov held talks with Armenian Prime Minister Nikol Pashinyan in Yerevan on Thursday. Ulmar Keth met Orlan Veshka in Yerevan on Thursday.
`
const rows = (actor: string) => {
  const { out, status, err } = parley(
    ['export', 'csv', '--actor', actor, '--kind', 'meeting', '--record', here.file('r.parley')],
    {
      folder: here.path,
    },
  )
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return out.trim().split('\n').length - 1
}
beforeAll(() => {
  writeFileSync(here.file('report.txt'), REPORT)
  const added = parley(['add', here.file('report.txt'), '--record', here.file('r.parley')], { folder: here.path })
  expect(added.status, added.err).toBe(0)
})

it('is found by id, by a name the register knows, and by one it does not', () => {
  const known = rows('nikol-pashinyan')
  expect(known).toBeGreaterThan(0)
  expect(rows('Nikol Pashinyan')).toBe(known)
  expect(rows('Ulmar Keth')).toBe(1)
  expect(rows('ULMAR KETH')).toBe(1)
  expect(rows('Nobody Else')).toBe(0)
})
