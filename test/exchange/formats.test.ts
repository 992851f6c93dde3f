import { check } from '@placemarkio/check-geojson'
import { parse as parseBib } from '@retorquere/bibtex-parser'
import { Ajv } from 'ajv'
import { parse } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { FeatureCollection } from 'geojson'
import { MultiUndirectedGraph } from 'graphology'
import gexfReader from 'graphology-gexf'
import graphmlReader from 'graphology-graphml'
import { parquetReadObjects } from 'hyparquet'
import ICAL from 'ical.js'
import jsonld from 'jsonld'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WRITERS, writerNamed } from '../../src/exchange/formats.js'
import type { Names } from '../../src/exchange/names.js'
import type { Asked } from '../../src/exchange/telling.js'
import { points } from '../../src/exchange/web-annotation.js'
import type { Finding } from '../../src/model/finding.js'
import { Reading } from '../../src/model/reading.js'
import type { ParleyRecord } from '../../src/parley.js'
import { examplesRecord, written } from './examples-record.js'
import { ANNOTATION_CONTEXT, CSL_SCHEMA, FTM_SCHEMA, PLOVER_SCHEMA, TIMELINE_SCHEMA } from './published-shapes.js'

let record: ParleyRecord
let names: Names
let findings: readonly Finding[]
beforeAll(async () => {
  ;({ record, names } = await examplesRecord())
  findings = (await record.findings({ order: 'oldest', limit: 100_000 })).findings
})
afterAll(() => record.close())

const make = (format: string, asked: Asked = {}) => {
  const writer = writerNamed(format)
  if (!writer) throw new Error(`no ${format}`)
  return written(writer, record, names, asked)
}
const lines = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const rows = (text: string, delimiter = ','): readonly Record<string, string>[] =>
  parse(text, { columns: true, delimiter, relax_quotes: false })
const conforms = (schema: object, value: unknown): void => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema)
  validate(value)
  expect(validate.errors ?? []).toEqual([])
}
const finding = (kind: string, more: (one: Finding) => boolean = () => true): Finding => {
  const found = findings.find((one) => one.kind === kind && more(one))
  if (!found) throw new Error(`no ${kind} in the examples`)
  return found
}

describe('every format', () => {
  it('makes the same bytes of the same record twice, and says what it loses', async () => {
    for (const { name, loses } of WRITERS) {
      expect(loses.length, name).toBeGreaterThan(0)
      const [one, two] = [await make(name), await make(name)]
      expect(one.bytes.length, name).toBeGreaterThan(100)
      expect(one.bytes.equals(two.bytes), name).toBe(true)
    }
  })

  it('is a sound file of an empty answer', async () => {
    for (const { name } of WRITERS) {
      const { text, bytes } = await make(name, { process: 'nowhere' as never })
      if (name.startsWith('parquet')) expect(await parquetReadObjects({ file: arrayOf(bytes) }), name).toEqual([])
      else if (/^(json|geojson|csl|timelinejs|prov|web-annotation)$/.test(name))
        expect(() => JSON.parse(text), name).not.toThrow()
      else if (/^(gexf|graphml|atom)$/.test(name)) expect(XMLValidator.validate(text), name).toBe(true)
    }
  })
})

describe('json and jsonl', () => {
  it('hold every finding, every reading by the contract, and the chain', async () => {
    const whole = JSON.parse((await make('json')).text)
    expect(whole.findings.map((one: Finding) => one.id)).toEqual(findings.map(({ id }) => id))
    for (const reading of whole.readings) expect(Reading.safeParse(reading).error?.issues ?? []).toEqual([])
    expect(whole.entries.at(-1).hash).toBe((await record.head()).hash)
    const told = lines((await make('jsonl')).text)
    expect(told.filter(({ type }) => type === 'finding')).toHaveLength(findings.length)
    expect(told.filter(({ type }) => type === 'reading').map(({ reading }) => reading)).toEqual(whole.readings)
  })

  it('narrowed, hold just what was asked for and what it rests on', async () => {
    const told = JSON.parse((await make('json', { kinds: ['ceasefire'] })).text)
    expect(told.findings.length).toBeGreaterThan(0)
    const claims = told.findings.flatMap((one: Finding) => one.claims)
    expect(told.readings.flatMap((one: { claims: { id: string }[] }) => one.claims.map(({ id }) => id)).sort()).toEqual(
      claims.sort(),
    )
    expect(told.entries).toBeUndefined()
  })
})

describe('csv and parquet', () => {
  it('hold a row a finding, the same in both', async () => {
    const csv = rows((await make('csv')).text)
    expect(csv.map((row) => row.finding)).toEqual(findings.map(({ id }) => id))
    const { bytes } = await make('parquet')
    const table = (await parquetReadObjects({ file: arrayOf(bytes) })) as Record<string, unknown>[]
    expect(table).toHaveLength(csv.length)
    for (const [i, row] of table.entries()) {
      expect(row.phrase).toBe(csv[i]?.phrase)
      expect(row.best === null || row.best === undefined ? '' : String(row.best)).toBe(csv[i]?.best)
      expect(String(row.independent_sources)).toBe(csv[i]?.independent_sources)
    }
    const dead = csv.find((row) => row.best === '6500' && row.measure === 'dead')
    expect(dead).toMatchObject({ low: '6500', high: '', hedge: 'at_least', as_told: expect.stringContaining('6,500') })
  })

  it('hold a row a claim in the long form', async () => {
    const csv = rows((await make('csv-claims')).text)
    expect(csv.map((row) => row.claim)).toEqual(findings.flatMap((one) => one.claims))
    for (const row of csv) expect(row.quote).not.toBe('')
    expect((await parquetReadObjects({ file: arrayOf((await make('parquet-claims')).bytes) })).length).toBe(csv.length)
  })
})

describe('event data', () => {
  it('is PLOVER by its manual, with modality in the auxiliary modes', async () => {
    const { text, telling } = await make('plover')
    const events = lines(text)
    conforms({ type: 'array', items: PLOVER_SCHEMA }, events)
    expect(telling.loss.counts.map(({ what }) => what)).toContain('statement: no PLOVER type')
    const met = finding('meeting', (one) => one.modality === 'asserted' && one.where?.name === 'Brussels')
    expect(events.find(({ id }) => id === `parley:${met.id}`)).toMatchObject({
      event: 'CONSULT',
      event_loc: { name: 'Brussels' },
    })
    expect(events.some(({ mode }) => (mode as readonly string[]).includes('historical'))).toBe(true)
    expect(events.some(({ mode }) => (mode as readonly string[]).includes('future'))).toBe(true)
  })

  it('is POLECAT by its columns', async () => {
    const table = rows((await make('polecat')).text, '\t')
    expect(table.length).toBeGreaterThan(20)
    for (const row of table) {
      expect(Object.keys(row)).toHaveLength(40)
      expect(row['Event Date']).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(row['Quad Code']).toMatch(/^(VERBAL|MATERIAL) (COOPERATION|CONFLICT)$/)
      expect(row['Actor COW']).toBe('')
    }
  })

  it('is PA-X and UCDP GED by their columns, under ids that are ours', async () => {
    const pax = rows((await make('pax')).text)
    expect(pax.length).toBeGreaterThan(0)
    for (const row of pax) expect(row.AgtId).toMatch(/^parley:fnd_/)
    const ged = rows((await make('ged')).text)
    expect(Object.keys(ged[0] ?? {})).toHaveLength(49)
    const war = ged.find((row) => row.best === '6500')
    expect(war).toMatchObject({ low: '6500', high: '', date_prec: '5' })
    for (const row of ged) expect(row.conflict_new_id).toBe('')
  })

  it('is FollowTheMoney by its schemata, and every id named is there', async () => {
    const entities = lines((await make('ftm')).text) as readonly {
      id: string
      schema: string
      properties: Record<string, string[]>
    }[]
    conforms({ type: 'array', items: FTM_SCHEMA }, entities)
    const ids = new Set(entities.map(({ id }) => id))
    expect(ids.size).toBe(entities.length)
    for (const { properties } of entities)
      for (const id of [...(properties.involved ?? []), ...(properties.organizer ?? []), ...(properties.proof ?? [])])
        expect(ids.has(id), id).toBe(true)
    // Codes in lower case, as FollowTheMoney has them; a people's leader is of the state he leads.
    const country = (name: string) => entities.find(({ properties }) => properties.name?.[0] === name)?.properties.country
    expect([country('Armenia'), country('Russia'), country('United States')]).toEqual([['am'], ['ru'], ['us']])
    const statements = rows((await make('ftm-statements')).text)
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length)
    expect(new Set(statements.map((row) => row.entity_id))).toEqual(ids)
  })
})

describe('linked data', () => {
  it('is Web Annotation whose positions count code points', async () => {
    const page = JSON.parse((await make('web-annotation')).text)
    const documentLoader = async (url: string) => {
      if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`asked for ${url}`)
      return { documentUrl: url, document: ANNOTATION_CONTEXT as never }
    }
    const [expanded] = (await jsonld.expand(page, SAFE({ documentLoader }))) as unknown as Record<string, unknown[]>[]
    const items = expanded?.['http://www.w3.org/ns/activitystreams#items'] as { '@list': unknown[] }[]
    expect(items[0]?.['@list']).toHaveLength(page.items.length)
    for (const item of page.items.slice(0, 40)) {
      const target = [item.target].flat()[0]
      const [words, position] = target.selector
      const kept = await record.source(target.source.replace('urn:parley:source:', ''))
      const text = [...(kept?.source.text ?? '')]
      expect(text.slice(position.start, position.end).join('')).toBe(words.exact)
      expect(text.slice(0, position.start).join('').endsWith(words.prefix)).toBe(true)
    }
    expect(points('a😀b')).toBe(3)
  })

  it('is PROV that leads from every finding to a source', async () => {
    const graph = JSON.parse((await make('prov')).text)
    const flat = (await jsonld.flatten((await jsonld.expand(graph, SAFE({}))) as never)) as unknown as Record<
      string,
      { '@id': string }[]
    >[]
    const PROV = 'http://www.w3.org/ns/prov#'
    const node = new Map(flat.map((one) => [(one as unknown as { '@id': string })['@id'], one]))
    for (const { id } of findings) {
      const claims = node.get(`urn:parley:finding:${id}`)?.[`${PROV}wasDerivedFrom`] ?? []
      expect(claims.length).toBeGreaterThan(0)
      for (const claim of claims) {
        const [source] = node.get(claim['@id'])?.[`${PROV}wasQuotedFrom`] ?? []
        expect(node.get(source?.['@id'] ?? '')?.['http://www.w3.org/2000/01/rdf-schema#label']).toBeDefined()
      }
    }
  })
})

describe('timelines, maps, calendars, feeds', () => {
  it('is a timeline by the shape TimelineJS documents', async () => {
    const made = JSON.parse((await make('timelinejs')).text)
    conforms(TIMELINE_SCHEMA, made)
    const april = finding('meeting', (one) => one.when === '2022-04-06')
    expect(made.events.find((one: { unique_id: string }) => one.unique_id === april.id)?.start_date).toMatchObject({
      year: 2022,
      month: 4,
      day: 6,
    })
  })

  it('is GeoJSON by RFC 7946, with Yerevan where it lies', async () => {
    const { text } = await make('geojson')
    const { features } = check(text) as FeatureCollection
    const yerevan = features.find((one) => one.properties?.place === 'Yerevan')
    expect(yerevan?.geometry).toMatchObject({ type: 'Point' })
    const [lon, lat] = yerevan?.geometry && 'coordinates' in yerevan.geometry ? (yerevan.geometry.coordinates as number[]) : []
    expect([Math.round(lon ?? 0), Math.round(lat ?? 0)]).toEqual([45, 40])
  })

  it('is a calendar of what was held and what is planned', async () => {
    const { text } = await make('ical')
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const calendar = new ICAL.Component(ICAL.parse(text))
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
    const met = finding('meeting', (one) => one.when === '2022-04-06')
    const event = events.find(({ uid }) => uid === `${met.id}@parley`)
    expect(event?.summary).toBe(met.phrase)
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual(['2022-04-06', '2022-04-07'])
    expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    const planned = events.filter(({ component }) => component.getFirstPropertyValue('status') === 'TENTATIVE')
    expect(planned.length).toBeGreaterThan(0)
  })

  it('is an Atom feed of what was recorded last', async () => {
    const { text } = await make('atom', { limit: 5 })
    expect(XMLValidator.validate(text)).toBe(true)
    const { feed } = new XMLParser({ ignoreAttributes: false }).parse(text)
    expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom')
    expect(feed.entry).toHaveLength(5)
    const newest = [...findings]
      .map(({ known }) => known)
      .sort()
      .at(-1)
    expect(feed.entry[0].updated).toBe(newest)
    for (const one of feed.entry)
      expect(Object.keys(one)).toEqual(expect.arrayContaining(['id', 'title', 'updated', 'content']))
  })
})

describe('graphs', () => {
  it('are GEXF and GraphML that another library reads, with the same actors', async () => {
    const { text } = await make('gexf')
    expect(XMLValidator.validate(text)).toBe(true)
    const gexf = gexfReader.parse(MultiUndirectedGraph, text.replace(/[\s\S]*?(?=<gexf)/, ''), { addMissingNodes: false })
    const graphml = graphmlReader.parse(MultiUndirectedGraph, (await make('graphml')).text)
    expect(gexf.order).toBeGreaterThan(10)
    expect(gexf.nodes().sort()).toEqual(graphml.nodes().sort())
    expect(gexf.size).toBe(graphml.size)
    const xml = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['edge', 'spell', 'node'].includes(name) }).parse(
      text,
    )
    const met = xml.gexf.graph.edges.edge.find(
      (edge: Record<string, string>) =>
        edge['@_label'] === 'meeting' && edge['@_source'] === 'ilham-aliyev' && edge['@_target'] === 'nikol-pashinyan',
    )
    expect(met.spells.spell.map((one: Record<string, string>) => one['@_start'])).toContain('2022-04-06')
  })
})

describe('references', () => {
  it('are CSL-JSON by its schema and BibTeX that another parser reads', async () => {
    const items = JSON.parse((await make('csl')).text)
    conforms(CSL_SCHEMA, items)
    const { entries, errors } = parseBib((await make('bibtex')).text, { sentenceCase: false })
    expect(errors).toEqual([])
    expect(entries.map(({ key }) => key).sort()).toEqual(items.map(({ id }: { id: string }) => id).sort())
    const one = items.find((item: { issued?: object; title?: string }) => item.issued && item.title)
    const bib = entries.find(({ key }) => key === one.id)
    expect(String(bib?.fields.title).replace(/<[^>]+>/g, '')).toBe(one.title)
    expect(Number(bib?.fields.year)).toBe(one.issued['date-parts'][0][0])
  })
})

/** Terms that no context explains are errors: an option that the library's types lag behind on. */
const SAFE = (options: jsonld.Options.Expand): jsonld.Options.Expand => Object.assign(options, { safe: true })
const arrayOf = (bytes: Buffer): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
