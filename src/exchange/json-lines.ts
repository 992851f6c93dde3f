import { headOf, items } from './sections.js'
import type { Writer } from './writer.js'

const TYPES = { findings: 'finding', readings: 'reading', decisions: 'decision', entries: 'entry' } as const

/** One JSON object a line, each with its `type`: for programs that read line by line. */
export const jsonLines: Writer = {
  name: 'jsonl',
  says: 'everything, one JSON object a line: findings, readings, decisions, the hash chain',
  extension: 'jsonl',
  media: 'application/jsonl',
  loses: ['the bytes that sources were made from (copy the record for those: parley record copy)'],
  async *write(telling) {
    yield `${JSON.stringify({ type: 'parley', ...headOf(telling) })}\n`
    for await (const { section, value } of items(telling)) {
      yield `{"type":"${TYPES[section]}","${TYPES[section]}":${JSON.stringify(value)}}\n`
    }
  },
}
