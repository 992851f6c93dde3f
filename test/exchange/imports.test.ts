import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writerNamed } from '../../src/exchange/formats.js'
import { GED_COLUMNS } from '../../src/exchange/ged.js'
import { type Imported, importFile, type RefusedRow } from '../../src/exchange/import-file.js'
import { actorNamed } from '../../src/exchange/known-names.js'
import type { Names } from '../../src/exchange/names.js'
import type { ReadSettings } from '../../src/exchange/reader.js'
import { readerNamed } from '../../src/exchange/readers.js'
import { openText } from '../../src/exchange/text-input.js'
import { openRecord, type ParleyRecord, type Register } from '../../src/parley.js'
import { examplesRecord, written } from './examples-record.js'

let record: ParleyRecord
let names: Names
let register: Register
const folder = mkdtempSync(join(tmpdir(), 'parley-imports-'))
beforeAll(async () => {
  ;({ record, names, register } = await examplesRecord())
})
afterAll(async () => {
  await record.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Done extends Imported {
  readonly into: ParleyRecord
  readonly refusals: readonly RefusedRow[]
}

/** Imports a text or bytes into a record of its own. */
async function take(
  format: string,
  content: string | Buffer,
  more: Partial<ReadSettings> & { encoding?: string; into?: ParleyRecord } = {},
): Promise<Done> {
  const path = join(folder, `${format}-${Math.random()}`)
  writeFileSync(path, content)
  const reader = readerNamed(format)
  if (!reader) throw new Error(`no ${format}`)
  const { encoding, into = await openRecord(':memory:'), ...settings } = more
  const refusals: RefusedRow[] = []
  const all: ReadSettings = {
    dataset: null,
    published: null,
    process: null,
    mapping: null,
    actorNamed: actorNamed(register),
    ...settings,
  }
  const done = await importFile(into, reader, await openText(path, encoding ?? null), all, {
    refused: (row) => refusals.push(row),
    progress: () => {},
  })
  return { ...done, into, refusals }
}
const exported = async (format: string, of: ParleyRecord = record): Promise<string> => {
  const writer = writerNamed(format)
  if (!writer) throw new Error(`no ${format}`)
  return (await written(writer, of, names)).text
}
const claimsOf = async (of: ParleyRecord) => (await of.claims({ limit: 10_000 })).claims.map(({ claim }) => claim)
const quotesHold = async (of: ParleyRecord): Promise<void> => expect((await of.check()).damage).toEqual([])

describe('round trips', () => {
  it('jsonl: the same readings, the same claims, nothing new the second time', async () => {
    const text = await exported('jsonl')
    const done = await take('jsonl', text)
    expect(done.refusals).toEqual([])
    expect(done.passed).toMatchObject({ finding: expect.any(Number), entry: expect.any(Number) })
    const ids = async (of: ParleyRecord) => (await claimsOf(of)).map(({ id }) => id).sort()
    expect(await ids(done.into)).toEqual(await ids(record))
    expect((await done.into.findings({ limit: 10_000 })).findings.length).toBe(
      (await record.findings({ limit: 10_000 })).findings.length,
    )
    expect((await take('jsonl', text, { into: done.into })).claims).toBe(0)
    await quotesHold(done.into)
  })

  it('csv-claims: kind, date, place, cast, modality and figure of every claim', async () => {
    const done = await take('csv', await exported('csv-claims'))
    expect(done.refusals).toEqual([])
    const gist = async (of: ParleyRecord) =>
      (await claimsOf(of))
        .map(({ kind, when, where, modality, actors, body }) =>
          [
            kind,
            when,
            where?.name ?? null,
            modality,
            actors.map(({ role, name }) => `${role} ${name}`),
            (body.figure as { as?: string } | undefined)?.as ?? null,
          ]
            .join('|')
            .replace(/\s+/g, ' '),
        )
        .sort()
    const [was, is] = [new Set(await gist(record)), new Set(await gist(done.into))]
    const kept = [...was].filter((one) => is.has(one)).length
    // A name that the register knows under another spelling comes back as the register has it.
    expect(kept / was.size).toBeGreaterThan(0.9)
    await quotesHold(done.into)
  })

  it('plover: type, day, sides and standing of every event', async () => {
    const text = await exported('plover')
    const done = await take('plover', text)
    expect(done.refusals).toEqual([])
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const claims = await claimsOf(done.into)
    expect(claims).toHaveLength(events.length)
    for (const event of events) {
      const claim = claims.find(
        ({ phrase, when }) => phrase === event.event_text.replace(/\s+/g, ' ') && (when ?? '').startsWith(event.date),
      )
      expect(claim?.plover?.type, event.event_text).toBe(event.event)
      expect(claim?.actors.length).toBe(event.actor.length + event.recipient.length)
    }
    await quotesHold(done.into)
  })

  it('pax, ged, ftm, geojson, csl: what they hold comes back', async () => {
    const count = (text: string): number => parse(text, { columns: true }).length
    const [pax, ged] = [await exported('pax'), await exported('ged')]
    const dated = parse(pax, { columns: true }).filter((row: unknown) => (row as { Dat: string }).Dat !== '').length
    expect((await take('pax', pax)).claims).toBe(dated)
    const dead = await take('ged', ged)
    expect(dead.rows - dead.refused).toBe(count(ged))
    const figures = (await claimsOf(dead.into))
      .filter(({ kind }) => kind === 'casualties')
      .map(({ body }) => (body.figure as { low: number | null }).low)
    expect(figures).toContain(200)
    const ftm = await take('ftm', await exported('ftm'))
    expect(ftm.refusals).toEqual([])
    expect(
      (await claimsOf(ftm.into)).some(
        ({ phrase, actors }) => /meet in Brussels/.test(phrase) && actors.some(({ id }) => id === 'ilham-aliyev'),
      ),
    ).toBe(true)
    const listed = await take('ftm-statements', await exported('ftm-statements'))
    expect(listed.refusals).toEqual([])
    const told = async (of: typeof listed): Promise<readonly unknown[]> =>
      (await claimsOf(of.into))
        .map(({ phrase, when, actors }) => [phrase, when, actors.map(({ id, name, role }) => [role, id ?? name])])
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    expect(await told(listed)).toEqual(await told(ftm))
    const geojson = await exported('geojson')
    const map = await take('geojson', geojson)
    expect(map.refusals).toEqual([])
    expect(map.claims).toBe(JSON.parse(geojson).features.length)
    const csl = await exported('csl')
    const references = await take('csl', csl)
    expect(references.rows).toBe(JSON.parse(csl).length)
    expect((await references.into.sources({ limit: 1000 })).sources.every(({ published }) => published !== null)).toBe(true)
    for (const { into } of [dead, ftm, listed, map, references]) await quotesHold(into)
  })
})

describe('rows', () => {
  it('keep the row as it stood, and name their data set', async () => {
    const row = 'v1;"Envoys; two of them";09.06.2022;Armenia;Azerbaijan'
    const done = await take('csv', `id;what;day;a;b\n${row}\n`, {
      mapping: {
        dataset: 'Visits',
        kind: 'meeting',
        phrase: 'what',
        when: 'day',
        dates: 'day-first',
        actors: [
          { column: 'a', role: 'participant' },
          { column: 'b', role: 'participant' },
        ],
      },
    })
    const [claim] = await claimsOf(done.into)
    expect(claim).toMatchObject({
      kind: 'meeting',
      when: '2022-06-09',
      phrase: 'Envoys; two of them',
      actors: [{ id: 'armenia' }, { id: 'azerbaijan' }],
    })
    const [source] = (await done.into.sources()).sources
    expect(source?.outlet).toBe('Visits')
    expect(Buffer.from((await done.into.bytes(source?.id as never)) as Uint8Array).toString()).toBe(row)
  })

  it('are refused with line, column and why, and the others taken', async () => {
    const done = await take(
      'csv',
      'kind,what,day\nmeeting,"They met\nat last",2022-06-09\nparty,They danced,2022-06-10\nmeeting,They met again,2022-13-40\nmeeting,short\n',
      {
        mapping: { kind: { column: 'kind' }, phrase: 'what', when: 'day' },
      },
    )
    expect(done).toMatchObject({ rows: 4, refused: 3, claims: 1 })
    expect(done.refusals.map(({ at, why }) => [at.line, at.column, why])).toEqual([
      [4, 'kind', "'party' is no claim kind"],
      [5, 'day', "'2022-13-40' is no date"],
      [6, null, '2 cells where the header has 3'],
    ])
    expect(done.refusals[0]?.row).toBe('party,They danced,2022-06-10')
  })

  it('tell day-first dates from month-first ones by the whole file', async () => {
    const pax = (...dates: readonly string[]): string =>
      `AgtId,Agt,Dat\n${dates.map((date, i) => `${i},Agreement ${i},${date}`).join('\n')}\n`
    const days = async (text: string) => (await claimsOf((await take('pax', text)).into)).map(({ when }) => when).sort()
    expect(await days(pax('09/06/2022', '25/12/2020'))).toEqual(['2020-12-25', '2022-06-09'])
    expect(await days(pax('09/06/2022', '12/25/2020'))).toEqual(['2020-12-25', '2022-09-06'])
    expect(await days(pax('2022-06-09', '09/11/2020'))).toEqual(['2020-11-09', '2022-06-09'])
    await expect(days(pax('25/12/2020', '12/25/2020'))).rejects.toThrow(/day-first and others month-first/)
  })

  it('of UCDP GED need no header row', async () => {
    const cells: Record<string, string> = {
      id: '7',
      side_a: 'Government of Armenia',
      side_b: 'Government of Azerbaijan',
      date_start: '2022-09-13 00:00:00.000',
      date_end: '2022-09-14',
      best: '49',
      high: '60',
      low: '49',
      where_coordinates: 'Jermuk',
      type_of_violence: '1',
    }
    const row = GED_COLUMNS.map((column) => cells[column] ?? '').join(',')
    for (const text of [`${row}\n`, `${GED_COLUMNS.join(',')}\n${row}\n`]) {
      const claims = await claimsOf((await take('ged', text)).into)
      expect(claims).toHaveLength(2)
      const fight = claims.find(({ kind }) => kind === 'hostilities')
      expect(fight).toMatchObject({
        when: '2022-09-13/2022-09-14',
        actors: [{ id: 'armenia' }, { id: 'azerbaijan' }],
        where: { name: 'Jermuk' },
      })
      expect(claims.find(({ kind }) => kind === 'casualties')?.body.figure).toMatchObject({
        low: 49,
        best: 49,
        high: 60,
        hedge: 'range',
      })
    }
    await expect(take('ged', '1,2,3\n')).rejects.toThrow(/3 columns and no header row/)
  })

  it('of UCDP GED keep whose dead they are as numbers, apart from the sum', async () => {
    const cells: Record<string, string> = {
      id: '8',
      side_a: 'Government of Armenia',
      side_b: 'Government of Azerbaijan',
      date_start: '2022-09-13',
      date_end: '2022-09-13',
      ...{ best: '129', high: '140', low: '120', deaths_a: '49', deaths_b: '77', deaths_civilians: '3', deaths_unknown: '0' },
    }
    const row = GED_COLUMNS.map((column) => cells[column] ?? '').join(',')
    const done = await take('ged', `${GED_COLUMNS.join(',')}\n${row}\n`)
    const counts = (await claimsOf(done.into)).filter(({ kind }) => kind === 'casualties')
    expect(counts.map(({ body, actors }) => [(body.figure as { best: number }).best, actors.map(({ id }) => id)])).toEqual([
      [129, []],
      [49, ['armenia']],
      [77, ['azerbaijan']],
      [3, []],
    ])
    for (const { body } of counts.slice(1)) expect(body.figure).toMatchObject({ scope: 'part', hedge: 'exact' })
    expect(counts[3]?.body.figure).toMatchObject({ unit: 'civilians' })
    await quotesHold(done.into)
  })

  it('of FollowTheMoney statements that do not stand together are refused by line, the others taken', async () => {
    const row = (id: string, prop: string, value: string, schema = 'Event'): string =>
      `k,${id},${id},${prop},${schema},${value}`
    const text = [
      'id,entity_id,canonical_id,prop,schema,value',
      row('e1', 'name', 'Envoys meet'),
      row('e2', 'name', 'Talks'),
      row('e1', 'date', '2022-06-09'),
      row('e3', '', 'x'),
    ]
    const done = await take('ftm-statements', `${text.join('\n')}\n`)
    expect(done).toMatchObject({ sources: 2, refused: 2 })
    expect(done.refusals.map(({ at, why }) => [at.line, why.slice(0, 34)])).toEqual([
      [4, 'statements of e1 do not stand toge'],
      [5, 'a statement without entity or prop'],
    ])
    await expect(take('ftm-statements', 'a,b\n1,2\n')).rejects.toThrow(/lacks the columns entity_id, prop, schema, value/)
  })

  it('of ACLED become fighting, protests, arrests with their dead', async () => {
    const head = 'event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,location,country,source,notes,fatalities'
    const done = await take(
      'acled',
      `${head}\nXXX1,09 June 2022,Battles,Armed clash,Force A,Force B,Rivertown,Nowhere,Wire,Two forces clashed,3\nXXX2,10 June 2022,Protests,Peaceful protest,Protesters,,Rivertown,Nowhere,Wire,They marched,0\nXXX3,10 June 2022,Strategic developments,Other,A,,Rivertown,Nowhere,Wire,Something,0\n`,
    )
    expect((await claimsOf(done.into)).map(({ kind, when }) => `${kind} ${when}`).sort()).toEqual([
      'casualties 2022-06-09',
      'hostilities 2022-06-09',
      'protest 2022-06-10',
    ])
    expect(done.refusals).toMatchObject([{ at: { line: 4, column: 'event_type' } }])
  })

  it('take the apostrophe off that kept a spreadsheet from running a cell', async () => {
    const done = await take('csv', "what,day\n'=HYPERLINK(1),2022-06-09\n", {
      mapping: { kind: 'statement', phrase: 'what', when: 'day' },
    })
    expect((await claimsOf(done.into))[0]?.phrase).toBe('=HYPERLINK(1)')
    expect(await exported('csv', done.into)).toContain("'=HYPERLINK(1)")
  })
})

describe('files that are broken keep nothing', () => {
  const fails = async (
    format: string,
    content: string | Buffer,
    says: RegExp,
    more: Parameters<typeof take>[2] = {},
  ): Promise<void> => {
    const into = await openRecord(':memory:')
    await expect(take(format, content, { ...more, into })).rejects.toThrow(says)
    expect((await into.head()).seq).toBe(0)
    await into.close()
  }
  const rows = (n: number): string => Array.from({ length: n }, (_, i) => `meeting,They met ${i},2022-06-09`).join('\n')
  const mapping = { kind: { column: 'kind' }, phrase: 'what', when: 'day' }

  it('cut off in the middle', async () => {
    await fails('csv', `kind,what,day\n${rows(2000)}\nmeeting,"They me`, /quot|Quote/i, { mapping })
    await fails(
      'csv',
      `kind,what,day\n${rows(3)}\nmeeting,They me`,
      /line 5: the file ends in the middle of a row, after 2 of 3 cells/,
      { mapping },
    )
    const [pax, ged] = [await exported('pax'), await exported('ged')]
    await fails('pax', pax.slice(0, -60), /ends in the middle of a row|quot/i)
    await fails('ged', ged.slice(0, -60), /ends in the middle of a row|quot/i)
    // A short row whose line ends is only that: it is refused, and the others are taken.
    expect(await take('csv', `kind,what,day\n${rows(3)}\nmeeting,They me\n`, { mapping })).toMatchObject({
      rows: 4,
      refused: 1,
    })
    const plover = await exported('plover')
    await fails('plover', plover.slice(0, -40), /ends in the middle/)
    await fails('jsonl', (await exported('jsonl')).slice(0, 50_000), /ends in the middle/)
    await fails('geojson', (await exported('geojson')).slice(0, 3000), /ends in the middle/)
  })

  it('in another encoding, and read when told which', async () => {
    const latin = Buffer.from('kind,what,day\nmeeting,They met in Montr\xe9al,2022-06-09\n', 'latin1')
    await fails('csv', latin, /is not utf-8/, { mapping })
    const done = await take('csv', latin, { mapping, encoding: 'windows-1252' })
    expect((await claimsOf(done.into))[0]?.phrase).toBe('They met in Montréal')
    const wide = Buffer.from('\ufeffkind,what,day\nmeeting,They met,2022-06-09\n', 'utf16le')
    expect((await take('csv', wide, { mapping })).claims).toBe(1)
    await fails('csv', wide.subarray(2), /zero bytes/, { mapping })
  })

  it('of another format, empty, or packed', async () => {
    await fails('csv', 'a,b\n1,2\n', /lacks the columns kind, what, day/, { mapping })
    await fails('csv', '', /is empty/, { mapping })
    await fails('pax', 'x,y\n1,2\n', /lacks the columns AgtId, Agt, Dat/)
    await fails('acled', 'x,y\n1,2\n', /lacks the columns event_id_cnty/)
    await fails('plover', '<html>', /JSON begins with/)
    await fails('geojson', '{"type":"Feature"}', /no FeatureCollection/)
    await fails('ged', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /ZIP archive/)
    await fails('csv', 'kind,what,day\n', /no rows|holds no/, { mapping: { kind: 'nothing' } }).catch(() => {})
  })

  it('with claims whose words do not stand in their text: refused, the rest taken', async () => {
    const [, ...lines] = (await exported('jsonl'))
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('{"type":"finding"'))
    const readings = lines.filter((line) => line.startsWith('{"type":"reading"')).slice(0, 2)
    const done = await take('jsonl', [readings[0]?.replace(/"quote":"(.)/, '"quote":"#'), readings[1]].join('\n'))
    expect(done).toMatchObject({ rows: 2, refused: 1, sources: 1 })
    expect(done.refusals[0]?.why).toMatch(/do not stand/)
  })
})
