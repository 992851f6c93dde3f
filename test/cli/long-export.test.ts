import { statSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { press } from '../../bench/record-generator.js'
import { openRecord } from '../../src/parley.js'
import { parley, scratch } from './run.js'

const here = scratch()
afterAll(here.end)

function* readings() {
  for (const reading of press({ sources: 300, seed: 3 })) yield { reading }
}

it('a long export to a file says nothing on the way, however often it waits for the disk', async () => {
  const location = here.file('r.parley')
  const record = await openRecord(location)
  await record.addMany(readings())
  await record.close()
  const out = here.file('all.json')
  const ran = parley(['export', 'json', '--record', location, '--out', out])
  expect(ran).toMatchObject({ status: 0, err: '' })
  expect(statSync(out).size).toBeGreaterThan(2_000_000)
}, 60_000)
