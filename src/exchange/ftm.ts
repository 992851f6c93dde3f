import { createHash } from 'node:crypto'
import type { Actor, ActorType } from '../model/actor.js'
import { neutral } from './cells.js'
import { csvLines } from './csv-lines.js'
import { daysOf } from './flat-columns.js'
import type { Names } from './names.js'
import { claimantOf, outletOf, quoteOf, type Telling, type Told } from './telling.js'
import type { Writer } from './writer.js'

/** An entity of FollowTheMoney: a schema and lists of text by property. */
export interface FtmEntity {
  readonly id: string
  readonly schema: 'Person' | 'Organization' | 'PublicBody' | 'LegalEntity' | 'Event' | 'Article'
  readonly properties: { readonly [property: string]: readonly string[] }
}

const DATASET = 'parley'
const SCHEMAS: Readonly<Record<ActorType, FtmEntity['schema']>> = {
  person: 'Person',
  state: 'PublicBody',
  'de-facto': 'PublicBody',
  organisation: 'Organization',
  group: 'Organization',
  force: 'Organization',
}

export const ftm: Writer = {
  name: 'ftm',
  says: 'FollowTheMoney entities, one JSON object a line: people, bodies, events, articles',
  extension: 'json',
  media: 'application/jsonl',
  loses: [
    'the kind, modality and figures as fields: they stand in keywords and notes',
    'the role of each in an event, but for mediators and hosts (organizer)',
    'countries that are no state of the register; numbers of other data sets',
    'rival versions and character positions',
  ],
  async *write(telling) {
    for await (const entity of entities(telling)) yield `${JSON.stringify({ ...entity, datasets: [DATASET] })}\n`
  },
}

const STATEMENT_COLUMNS = 'id,entity_id,canonical_id,prop,schema,value,original_value,dataset,lang,first_seen,last_seen'.split(
  ',',
)

export const ftmStatements: Writer = {
  ...ftm,
  name: 'ftm-statements',
  says: 'the same as FollowTheMoney statements (CSV), one value a row',
  extension: 'csv',
  media: 'text/csv; charset=utf-8',
  async *write(telling) {
    yield `${STATEMENT_COLUMNS.join(',')}\r\n`
    for await (const entity of entities(telling)) yield csvLines(statements(entity, telling.at))
  },
}

/** The values of an entity, and one `id` statement for the entity itself, each under a hash of what it says. */
function statements({ id, schema, properties }: FtmEntity, at: string): string[][] {
  const row = (prop: string, value: string): string[] => {
    const key = createHash('sha1').update([DATASET, id, prop, value].join('.')).digest('hex')
    return [key, id, id, prop, schema, neutral(value), '', DATASET, '', at, at]
  }
  return [row('id', id), ...Object.entries(properties).flatMap(([prop, values]) => values.map((value) => row(prop, value)))]
}

async function* entities(telling: Telling): AsyncGenerator<FtmEntity, void, undefined> {
  const told = new Set<string>()
  const fresh = (id: string): boolean => !told.has(id) && told.add(id) !== undefined
  for await (const one of telling.findings()) {
    for (const member of one.finding.actors) {
      const id = actorId(member)
      if (!fresh(id)) continue
      const actor = member.id ? telling.names.actor(member.id) : null
      yield made(id, actor ? SCHEMAS[actor.type] : 'LegalEntity', {
        name: [actor?.name ?? member.name],
        alias: actor?.aliases ?? [],
        country: countryOf(actor, telling.names),
      })
    }
    for (const { source } of one.cited) {
      if (!fresh(source.id)) continue
      yield made(`parley-${source.id}`, 'Article', {
        title: source.title === null ? [] : [source.title],
        publishedAt: partial(source.published),
        author: source.byline === null ? [] : [source.byline],
        publisher: [outletOf(source)].filter((name) => name !== null),
        sourceUrl: source.url === null ? [] : [source.url],
        language: source.language === 'und' ? [] : [source.language],
      })
    }
    yield event(one, telling.names)
  }
}

const actorId = ({ id, name }: Told['finding']['actors'][number]): string =>
  id === null ? `parley-named-${createHash('sha1').update(name).digest('hex').slice(0, 16)}` : `parley-${id}`

const ORGANIZERS: ReadonlySet<string> = new Set(['mediator', 'host', 'facilitator'])

/** The state an actor is or belongs to, as FollowTheMoney writes countries: its code in lower case. */
function countryOf(actor: Actor | null, names: Names): readonly string[] {
  const code = actor && (names.countryCode(actor.id) ?? (actor.of ? names.countryCode(actor.of) : null))
  return code === null ? [] : [code.toLowerCase()]
}

function event({ finding, cited }: Told, names: Names): FtmEntity {
  const { first, last } = daysOf(finding.when)
  const of = (organizes: boolean): readonly string[] =>
    finding.actors.filter(({ role }) => ORGANIZERS.has(role) === organizes).map(actorId)
  return made(`parley-${finding.id}`, 'Event', {
    name: [finding.phrase],
    ...(first !== null && first === last
      ? { date: [first] }
      : { startDate: first === null ? [] : [first], endDate: last === null ? [] : [last] }),
    location: finding.where ? [finding.where.name] : [],
    country: countryOf(placed(finding, names), names),
    involved: of(false),
    organizer: of(true),
    keywords: [finding.kind, finding.modality, ...(finding.process ? [finding.process] : [])],
    notes: cited.map((one) => `${claimantOf(one)}: “${quoteOf(one.claim)}”`),
    proof: cited.map(({ source }) => `parley-${source.id}`),
    sourceUrl: cited.flatMap(({ source }) => source.url ?? []),
    recordId: [finding.id],
  })
}

/** The state in whose territory the place lies, as the register has it. */
function placed({ where }: Told['finding'], names: Names): Actor | null {
  const country = where?.id ? names.place(where.id)?.country : null
  return country ? names.actor(country) : null
}

/** A date as FollowTheMoney takes it: a year, a month or a day. */
const partial = (date: string | null): readonly string[] => {
  const plain = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?/.exec(date ?? '')
  return plain ? [plain[0]] : []
}

/** Empty properties are left out, and no value stands twice. */
const made = (
  id: string,
  schema: FtmEntity['schema'],
  properties: { readonly [property: string]: readonly string[] },
): FtmEntity => ({
  id,
  schema,
  properties: told(properties),
})

function told(properties: { readonly [property: string]: readonly string[] }): FtmEntity['properties'] {
  const said: { [property: string]: readonly string[] } = {}
  for (const property in properties) {
    const values = properties[property] ?? []
    if (values.length > 0) said[property] = values.length === 1 ? values : [...new Set(values)]
  }
  return said
}
