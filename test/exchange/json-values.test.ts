import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonValues } from '../../src/exchange/json-values.js'

/** The values of a text that comes in pieces of these sizes, again and again. */
async function valuesOf(text: string, sizes: readonly number[], within: string | null = null) {
  async function* pieces() {
    const chars = [...text]
    for (let at = 0, i = 0; at < chars.length; i++) {
      const size = sizes[i % sizes.length] ?? 1
      yield chars.slice(at, at + size).join('')
      at += size
    }
  }
  const found: { readonly value: unknown; readonly line: number; readonly column: number }[] = []
  for await (const { text: one, line, column } of jsonValues({ name: 'x.json', pieces }, within))
    found.push({ value: JSON.parse(one), line, column })
  return found
}

const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '{', ']', ',', '😀', 'é', ' ') })
const value = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.array(text), fc.constant(null)))
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })

test('lines, arrays and arrays within an object hold the values that are in them, however the text is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 5 }), sizes, async (values, cut) => {
      const whole = [Number.MAX_SAFE_INTEGER]
      for (const [written, within] of [
        [values.map((one) => JSON.stringify(one)).join('\n'), null],
        [JSON.stringify(values), null],
        [JSON.stringify({ head: { rows: [1] }, rows: values, tail: [2] }), 'rows'],
      ] as const) {
        const found = await valuesOf(written, cut, within)
        expect(found.map((one) => one.value)).toEqual(values)
        expect(found).toEqual(await valuesOf(written, whole, within))
      }
    }),
  )
})

test('places are counted in lines and characters, not in units', async () => {
  const found = await valuesOf('{"a":"😀😀"}\n  {"b":1}', [3])
  expect(found.map(({ line, column }) => [line, column])).toEqual([
    [1, 1],
    [2, 3],
  ])
  await expect(valuesOf('[{"a":"😀"}, {"b', [100])).rejects.toThrow(/line 1, column 15: the file ends in the middle/)
})
