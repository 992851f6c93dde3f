import { headOf, items } from './sections.js'
import type { Writer } from './writer.js'

/** One JSON object: what was asked, then findings, readings, and of a whole record its decisions and hash chain. */
export const json: Writer = {
  name: 'json',
  says: 'everything, as one JSON object: findings, readings by the published contract, decisions, the hash chain',
  extension: 'json',
  media: 'application/json',
  loses: ['the bytes that sources were made from (copy the record for those: parley record copy)'],
  async *write(telling) {
    const head = JSON.stringify(headOf(telling))
    yield `${head.slice(0, -1)}`
    let section: string | null = null
    let first = true
    for await (const item of items(telling)) {
      if (item.section !== section) {
        yield `${section === null ? '' : ']'},\n"${item.section}":[`
        section = item.section
        first = true
      }
      yield `${first ? '\n' : ',\n'}${JSON.stringify(item.value)}`
      first = false
    }
    yield `${section === null ? '' : ']'}}\n`
  },
}
