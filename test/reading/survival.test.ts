import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ParleyError } from '../../src/model/error.js'
import { holds } from '../../src/model/evidence.js'
import { createReader } from '../../src/parley.js'
import { mutant } from './mutations.js'

const COUNT = Number(process.env.PARLEY_MUTANTS ?? 1500)
const SEED = Number(process.env.PARLEY_MUTANT_SEED ?? 20220609)
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
    const text = mutant(texts, SEED, index)
    const from = performance.now()
    try {
      const reading = reader.readText({ text, published: index % 5 === 0 ? null : '2022-06-09' }, { layers: true })
      const source = reading.source.text
      for (const claim of reading.claims) {
        for (const evidence of claim.evidence)
          if (!holds(source, evidence)) wrong.push(`${index}: evidence of ${claim.kind} is not its text`)
        for (const actor of claim.actors) {
          if (source.slice(actor.start, actor.end) !== actor.as)
            wrong.push(`${index}: '${actor.as}' of ${claim.kind} is not its text`)
        }
      }
      for (const note of reading.notes) if (note.rule === 'reader-failed') wrong.push(`${index}: ${note.says}`)
    } catch (failure) {
      if (!(failure instanceof ParleyError))
        wrong.push(`${index}: ${failure instanceof Error ? failure.stack : String(failure)}`)
    }
    const took = performance.now() - from
    if (took > HANG) wrong.push(`${index}: took ${Math.round(took)} ms`)
  }
  expect(wrong).toEqual([])
})
