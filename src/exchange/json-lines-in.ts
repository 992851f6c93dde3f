import { holds } from '../model/evidence.js'
import { Reading } from '../model/reading.js'
import { jsonValues } from './json-values.js'
import type { Reader } from './reader.js'

/** Readings of the published contract: as `parley export jsonl` and `parley read --json` write them. */
export const jsonLinesIn: Reader = {
  name: 'jsonl',
  says: 'readings, one JSON object a line, as "parley export jsonl" and "parley read --json" write them',
  async *read(input) {
    for await (const { text, line, column } of jsonValues(input)) {
      const at = { line, column }
      let value: unknown
      try {
        value = JSON.parse(text)
      } catch (failure) {
        yield { refused: `not JSON: ${(failure as Error).message}`, at, row: text }
        continue
      }
      const told = value as { readonly type?: unknown; readonly reading?: unknown } | null
      if (typeof told?.type === 'string' && told.type !== 'reading') {
        yield { passed: told.type, at }
        continue
      }
      const parsed = Reading.safeParse(told?.type === 'reading' ? told.reading : value)
      if (!parsed.success) {
        const [issue] = parsed.error.issues
        yield { refused: `no reading: ${issue?.path.join('.')}: ${issue?.message}`, at, row: text }
        continue
      }
      const { source, claims } = parsed.data
      const off = claims.find(({ evidence }) => evidence.some((words) => !holds(source.text, words)))
      if (off) yield { refused: `the words of ${off.id} do not stand in its text`, at, row: text }
      else yield { taken: { reading: parsed.data }, at }
    }
  },
}
