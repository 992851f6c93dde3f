import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createReader } from '../../src/parley.js'
import { mutant, shortMutant } from './mutations.js'
import { dayOf, faultsOf } from './survives.js'

const COUNT = Number(process.env.PARLEY_MUTANTS ?? 1500)
const SEED = Number(process.env.PARLEY_MUTANT_SEED ?? 20220609)
/** One in so many is a whole report, the others are stretches of one: whole ones take ten times as long to read. */
const WHOLE = Number(process.env.PARLEY_WHOLE_MUTANTS ?? 1)
/** Longest a reading may take, in milliseconds, with room for a machine that is busy: a hang, not a measurement. */
const HANG = 20_000

it(`reads ${COUNT} mutated reports without a crash, a hang or evidence that is not its text`, { timeout: 3_600_000 }, () => {
  const folder = new URL('../../examples/', import.meta.url)
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const reader = createReader()
  const wrong: string[] = []
  for (let index = 0; index < COUNT && wrong.length < 10; index++) {
    const from = performance.now()
    const text = index % WHOLE === 0 ? mutant(texts, SEED, index) : shortMutant(texts, SEED, index)
    wrong.push(...faultsOf(reader, text, dayOf(index)).map((fault) => `${index}: ${fault}`))
    const took = performance.now() - from
    if (took > HANG) wrong.push(`${index}: took ${Math.round(took)} ms`)
  }
  expect(wrong).toEqual([])
})
