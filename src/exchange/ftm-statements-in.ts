import { ParleyError } from '../model/error.js'
import { opened } from './cells.js'
import { csvRows } from './csv-rows.js'
import { type FtmRow, ftmReader } from './ftm-in.js'
import type { Reader } from './reader.js'
import type { TextInput } from './text-input.js'

const NEEDED = ['entity_id', 'prop', 'schema', 'value']
/** Entities remembered to find statements that do not stand together. */
const MOST = 1_000_000

/** FollowTheMoney statements (CSV): those of one entity stand together, as its tools sort them. */
export const ftmStatementsIn: Reader = ftmReader(
  'ftm-statements',
  'FollowTheMoney statements (CSV), those of an entity together: its events',
  statements,
)

interface Gathered {
  readonly id: string
  schema: string
  readonly properties: { [prop: string]: string[] }
  readonly rows: string[]
  readonly line: number
}

async function* statements(input: TextInput): AsyncGenerator<FtmRow, void, undefined> {
  const isHeader = (first: readonly string[]): boolean => {
    const missing = NEEDED.filter((name) => !first.includes(name))
    if (missing.length === 0) return true
    throw new ParleyError(
      'input-malformed',
      `${input.name} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`,
      {
        hint: 'Statements have the columns id, entity_id, canonical_id, prop, schema, value and more. Entities are JSON lines: parley import ftm.',
      },
    )
  }
  const seen = new Set<string>()
  let now: Gathered | null = null
  const whole = ({ id, schema, properties, rows, line }: Gathered): FtmRow => ({
    entity: { id, schema, properties },
    at: { line, column: null },
    raw: rows.join('\n'),
  })
  for await (const { line, cells, raw, wrong } of csvRows(input, null, isHeader)) {
    const get = (name: string): string => opened(cells[name] ?? '')
    const id = get('canonical_id') || get('entity_id')
    if (wrong !== null || id === '' || get('prop') === '') {
      yield { entity: wrong ?? 'a statement without entity or property', at: { line, column: null }, raw }
      continue
    }
    if (now === null || now.id !== id) {
      if (now) yield whole(now)
      now = null
      if (seen.has(id)) {
        yield {
          entity: `statements of ${id} do not stand together: sort the file by canonical_id`,
          at: { line, column: null },
          raw,
        }
        continue
      }
      if (seen.size < MOST) seen.add(id)
      now = { id, schema: get('schema'), properties: {}, rows: [], line }
    }
    now.rows.push(raw)
    if (get('schema') !== '') now.schema = get('schema')
    // The statement `id` is of the entity itself.
    if (get('prop') !== 'id') now.properties[get('prop')] = [...(now.properties[get('prop')] ?? []), get('value')]
  }
  if (now) yield whole(now)
}
