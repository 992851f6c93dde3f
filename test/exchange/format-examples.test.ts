import { expect, it } from 'vitest'
import { formatExamples, formatsPage, withExamples } from '../../scripts/format-examples.js'
import { WRITERS } from '../../src/exchange/formats.js'
import { examplesRecord } from './examples-record.js'

it('docs/formats.md shows what the tool writes of the bundled examples, in every format that can be read: npm run examples', async () => {
  const { record, names } = await examplesRecord()
  try {
    const examples = await formatExamples(record, names)
    const shown = examples.split('\n').map((line) => line.split(' ')[0])
    expect(shown).toEqual(WRITERS.filter(({ binary }) => !binary).map(({ name }) => name))
    expect(withExamples(formatsPage(), examples)).toBe(formatsPage())
    // A page that says otherwise would be found.
    expect(withExamples(formatsPage(), 'other')).not.toBe(formatsPage())
  } finally {
    await record.close()
  }
})
