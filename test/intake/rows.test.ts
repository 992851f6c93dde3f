import { describe, expect, it } from 'vitest'
import { linesOf, parseRow, rowsOf } from '../../src/intake/rows.js'

async function* chunks(...pieces: (string | Uint8Array)[]) {
  yield* pieces
}
const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('rows', () => {
  it('keeps the text unchanged, ids as strings, nulls and unknown keys aside', () => {
    const row = parseRow('{"id": 7, "text": "\\ufeffA\\r\\nB ", "published": "2008-02/2008-03", "title": null, "mood": [1]}', 1)
    expect(row).toMatchObject({ id: '7', line: 1, given: { text: '\uFEFFA\r\nB ', published: '2008-02/2008-03', title: null } })
  })

  it.each([
    ['{"text": ', /line 4 is not JSON/],
    ['[]', /line 4/],
    ['{"title": "a"}', /line 4: "text"/],
    ['{"text": "a", "published": "2022-13-01"}', /line 4: "published" is "2022-13-01"/],
    ['{"text": "a", "url": 3}', /line 4: "url"/],
  ])('%s is refused with its line', (json, message) => {
    expect(() => parseRow(json, 4)).toThrow(message)
    expect(() => parseRow(json, 4)).toThrow(expect.objectContaining({ code: 'input-malformed' }))
  })

  it('reads a stream cut anywhere, letters included', async () => {
    const bytes = Buffer.from('\uFEFF{"text":"Šuša"}\n\n{"text":"b"}\r\n{"text":"c"}')
    for (const size of [1, 2, 3, 7, 100]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
      const rows = await all(rowsOf(chunks(...pieces)))
      expect(rows.map((row) => [row.line, row.given.text])).toEqual([
        [1, 'Šuša'],
        [3, 'b'],
        [4, 'c'],
      ])
    }
  })

  it('refuses a line without an end', async () => {
    const piece = 'x'.repeat(1_000_000)
    await expect(all(linesOf(chunks(...Array.from({ length: 21 }, () => piece))))).rejects.toMatchObject({
      code: 'input-too-large',
    })
  })
})
