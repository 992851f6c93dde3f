import * as z from 'zod'
import { jsonValues } from './json-values.js'
import type { Place, Reader, ReadSettings, Row } from './reader.js'
import { readDate } from './row-dates.js'
import { stretch } from './row-kinds.js'
import { RowSheet } from './row-sheet.js'
import type { TextInput } from './text-input.js'

const Entity = z.looseObject({
  id: z.string().min(1),
  schema: z.string().min(1),
  properties: z.record(z.string(), z.array(z.string())).default({}),
})
/** Schemata that can act: their names are looked up by events. */
const ACTORS: ReadonlySet<string> = new Set(['Person', 'Organization', 'PublicBody', 'LegalEntity', 'Company'])
/** Most names kept in memory for events to look up. */
const MOST_NAMES = 500_000

/** An entity with where it stands, or what is wrong with it. */
export interface FtmRow {
  readonly entity: z.infer<typeof Entity> | string
  readonly at: Place
  readonly raw: string
}

/** FollowTheMoney entities as JSON lines. */
export const ftmIn: Reader = ftmReader(
  'ftm',
  'FollowTheMoney entities, one JSON object a line: its events',
  async function* (input) {
    for await (const { text, line, column } of jsonValues(input))
      yield { entity: entityOf(text), at: { line, column }, raw: text }
  },
)

/** Events become meetings by nobody's word but the data set's; those who act are looked up by id. */
export function ftmReader(
  name: string,
  says: string,
  rows: (input: TextInput) => AsyncGenerator<FtmRow, void, undefined>,
): Reader {
  return {
    name,
    says,
    async *read(input, settings) {
      const names = new Map<string, string>()
      for await (const { entity } of rows(input)) {
        const called = typeof entity === 'string' || !ACTORS.has(entity.schema) ? undefined : entity.properties.name?.[0]
        if (called !== undefined && typeof entity !== 'string' && names.size < MOST_NAMES) names.set(entity.id, called)
      }
      for await (const { entity, at, raw } of rows(input)) {
        if (typeof entity === 'string') yield { refused: entity, at, row: raw }
        else if (entity.schema !== 'Event') yield { passed: entity.schema, at }
        else yield eventRow(entity, { at, raw, names, settings })
      }
    },
  }
}

function eventRow(
  entity: z.infer<typeof Entity>,
  told: {
    readonly at: Place
    readonly raw: string
    readonly names: ReadonlyMap<string, string>
    readonly settings: ReadSettings
  },
): Row {
  const { at, raw, names, settings } = told
  const { properties } = entity
  const get = (name: string): string => properties[name]?.[0] ?? ''
  const first = readDate(get('date') || get('startDate'), null)
  if (get('name') === '') {
    return { refused: 'properties.name: an event without a name', at, row: raw }
  }
  const sheet = new RowSheet('ftm', settings, {
    dataset: 'FollowTheMoney',
    title: `Event ${entity.id}`,
    raw,
    url: properties.sourceUrl?.[0] ?? null,
  })
  const name = sheet.field('name', get('name'))
  const date = sheet.field('date', [get('date') || get('startDate'), get('endDate')].filter(Boolean).join(' to '))
  const where = sheet.field('location', get('location'))
  const people = (property: string) => (properties[property] ?? []).map((id) => sheet.field(property, names.get(id) ?? id))
  const [involved, organizers] = [people('involved'), people('organizer')]
  const keywords = sheet.field('keywords', (properties.keywords ?? []).join('; '))
  for (const note of properties.notes ?? []) sheet.field('notes', note)
  const met = (properties.keywords ?? []).includes('meeting') || /\bmeets?\b|\btalks\b|summit/i.test(get('name'))
  if (met)
    sheet.claim({
      kind: 'meeting',
      phrase: get('name'),
      body: { form: 'meeting', topic: null },
      when: stretch(first, readDate(get('endDate'), null)),
      where,
      modality: (properties.keywords ?? []).includes('planned')
        ? 'planned'
        : (properties.keywords ?? []).includes('denied')
          ? 'denied'
          : 'asserted',
      actors: [
        ...involved.map((one) => ({ role: 'participant', at: one })),
        ...organizers.map((one) => ({ role: 'mediator', at: one })),
      ],
      on: [name, date, where, ...involved, ...organizers, keywords],
    })
  return { taken: sheet.incoming(), at }
}

function entityOf(text: string): z.infer<typeof Entity> | string {
  try {
    const parsed = Entity.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : `${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`
  } catch (failure) {
    return `not JSON: ${(failure as Error).message}`
  }
}
