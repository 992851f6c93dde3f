import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDrawn } from '../../src/exchange/drawn-features.js'
import { extentOf, firstCrossing, lineFault, type Pair } from '../../src/exchange/line-faults.js'
import { borderFeatures, collectionOf, transportFeatures } from '../../src/exchange/strand-features.js'
import { Sector } from '../../src/model/border.js'
import type { Day } from '../../src/model/edtf.js'
import { ParleyError } from '../../src/model/error.js'
import type { ProcessId } from '../../src/model/ids.js'
import { Junction, Link } from '../../src/model/transport.js'
import { border } from '../../src/views/border.js'
import type { Question } from '../../src/views/question.js'
import { transport } from '../../src/views/transport.js'

const PROCESS = 'drevia-kasteria' as ProcessId
const AROUND = extentOf([
  [44, 39],
  [47, 41],
])
const drawing = { process: PROCESS, between: ['drevia', 'kasteria'] as const, around: AROUND }
const feature = (geometry: unknown, properties: object = { name: 'Northern stretch' }) =>
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', id: 'north', geometry, properties }] })
const line = (...coordinates: readonly (readonly number[])[]) => ({ type: 'LineString', coordinates })
const refused = (text: string): ParleyError => {
  try {
    readDrawn(text, drawing)
  } catch (failure) {
    if (failure instanceof ParleyError) return failure
    throw failure
  }
  throw new Error('it was taken')
}

describe('lines from a file', () => {
  it('are stretches of the border unless they say otherwise', () => {
    const [part] = readDrawn(feature(line([45, 40], [45.1, 40.2], [45.3, 40.1])), drawing)
    expect(part).toMatchObject({
      ruling: 'new-sector',
      to: { id: 'north', name: 'Northern stretch', process: PROCESS, between: ['drevia', 'kasteria'], km: null },
    })
  })

  it.each([
    [
      'that cross themselves',
      feature(line([45, 40], [46, 41], [46, 40], [45, 41])),
      'input-malformed',
      /north|Northern/,
      /crosses itself/,
    ],
    [
      'whose coordinates are turned round',
      feature(line([40, 45], [40.2, 45.1])),
      'input-malformed',
      /Northern/,
      /latitude first/,
    ],
    ['that are off the globe', feature(line([45, 140], [45, 141])), 'input-malformed', /Northern/, /not on the globe/],
    ['far from the process', feature(line([5, 40], [5, 41])), 'input-malformed', /Northern/, /more than 5°/],
    ['across the date line', feature(line([179, 40], [-179, 40.5], [45, 40])), 'input-malformed', /Northern/, /date line/],
    ['of one position', feature(line([45, 40])), 'input-malformed', /Northern/, /two positions/],
    ['with an empty geometry', feature(line()), 'input-malformed', /Northern/, /empty/],
    ['with words for numbers', feature(line(['a', 'b'] as never)), 'input-malformed', /Northern/, /geometry/],
    ['of an unknown sort', feature({ type: 'Circle', coordinates: [] }), 'input-malformed', /Northern/, /geometry/],
    ['without a name', feature(line([45, 40], [45.1, 40.2]), {}), 'input-malformed', /feature 1 \(north\)/, /name/],
  ])('%s are refused by name', (_, text, code, named, says) => {
    const failure = refused(text)
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(named)
    expect(failure.message).toMatch(says)
    expect(failure.hint).toBeTruthy()
  })

  it.each([
    ['nothing', '', 'input-empty'],
    ['no features', '{"type":"FeatureCollection","features":[]}', 'input-empty'],
    ['no JSON', '{"type":', 'input-malformed'],
    ['another JSON', '[1, 2]', 'input-malformed'],
    ['a bare geometry', '{"type":"Point","coordinates":[45,40]}', 'input-unsupported'],
    [
      'another coordinate system',
      `{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:3857"}},"features":[]}`,
      'input-unsupported',
    ],
  ])('refuse a file with %s', (_, text, code) => expect(refused(text).code).toBe(code))

  it('refuse a hundred megabytes at once, before they are parsed', () => {
    const text = `{"type":"FeatureCollection","features":[${' '.repeat(100 * 1024 * 1024)}]}`
    const began = performance.now()
    expect(refused(text)).toMatchObject({ code: 'input-too-large', message: expect.stringContaining('MB') })
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('take nothing where one feature is wrong', () => {
    const features = [line([45, 40], [45.1, 40.2]), line([45, 40], [46, 41], [46, 40], [45, 41])].map((geometry, i) => ({
      type: 'Feature',
      geometry,
      properties: { name: `Stretch ${i + 1}` },
    }))
    expect(refused(JSON.stringify({ type: 'FeatureCollection', features })).message).toMatch(/feature 2 \(Stretch 2\)/)
  })
})

describe('crossings', () => {
  const proper = ([ax, ay]: Pair, [bx, by]: Pair, [cx, cy]: Pair, [dx, dy]: Pair): boolean => {
    const at = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
    if (at === 0) return false
    const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / at
    const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / at
    return t > 0 && t < 1 && u > 0 && u < 1
  }
  it('are found where comparing every pair finds them, on random lines', () => {
    const coordinate = fc.double({ min: 0, max: 10, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 9 }), (points) => {
        const every = points.some((a, i) =>
          points.some(
            (c, j) =>
              j > i + 1 &&
              i + 1 < points.length &&
              j + 1 < points.length &&
              proper(a, points[i + 1] as Pair, c, points[j + 1] as Pair),
          ),
        )
        if (every) expect(firstCrossing(points)).not.toBeNull()
      }),
      { numRuns: 1000 },
    )
  })
  it('a line that winds without crossing is sound, a ring may close, and one that runs back on itself is not', () => {
    const winding = Array.from({ length: 5000 }, (_, i): Pair => [45 + Math.sin(i / 3) / 10, 30 + i / 1000])
    expect(lineFault(winding)).toBeNull()
    expect(
      lineFault([
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ]),
    ).toBeNull()
    expect(
      lineFault([
        [0, 0],
        [2, 0],
        [1, 0],
      ])?.says,
    ).toMatch(/crosses itself/)
    expect(
      lineFault([
        [0, 0],
        [1, 0],
        [1, 0],
        [2, 0],
      ]),
    ).toBeNull()
  })
  it('a tangle made to take for ever is told, soon', () => {
    const rnd = (i: number): number => ((i * 2654435761) % 4294967296) / 4294967296
    const spiral = Array.from({ length: 60_000 }, (_, i): Pair => [(i % 2) * 10, i * 1e-9 + rnd(i) * 1e-12])
    const began = performance.now()
    expect(lineFault(spiral)).not.toBeNull()
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})

describe('lines to a file and back', () => {
  const question = {
    findings: [],
    clocks: { asOf: '2024-01-01' as Day, publishedBy: null, knownAt: null },
    on: '2024-01-01' as Day,
  } as Question
  it('come back as they were drawn, without states: these rest on reports, packs and rulings', () => {
    const nothing = { aliases: [], basis: null, states: [] }
    const sectors = [
      Sector.parse({
        ...nothing,
        id: 'north',
        name: 'North',
        between: ['drevia', 'kasteria'],
        within: null,
        line: [
          [
            [45, 40],
            [45.5, 40.25],
          ],
        ],
        km: null,
        invokes: 'a map',
      }),
      Sector.parse({
        ...nothing,
        id: 'south',
        name: 'South',
        between: ['drevia', 'kasteria'],
        within: null,
        line: null,
        km: 12.5,
        invokes: null,
      }),
    ]
    const junctions = [
      Junction.parse({ id: 'a', name: 'A', aliases: ['Alpha'], at: { lon: 45, lat: 40 }, basis: 'seen' }),
      Junction.parse({ id: 'b', name: 'B', aliases: [], at: { lon: 46, lat: 40 }, basis: null }),
    ]
    const links = [
      Link.parse({
        ...nothing,
        id: 'ab',
        name: 'A–B',
        mode: 'rail',
        from: 'a',
        to: 'b',
        km: null,
        line: null,
        control: ['drevia'],
        lines: ['long line'],
      }),
    ]
    const features = [
      ...borderFeatures(border(question, sectors), PROCESS),
      ...transportFeatures(transport(question, { junctions, links }), PROCESS),
    ]
    const back = readDrawn(JSON.stringify(collectionOf(features)), drawing).map(({ to: { process, ...part } }) => {
      expect(process).toBe(PROCESS)
      return part
    })
    expect(back).toEqual([...sectors, ...junctions, ...links])
  })
})

describe('the ends of a link', () => {
  const link = (from: string, to: string) => ({
    type: 'Feature',
    id: 'road',
    geometry: null,
    properties: { part: 'link', name: 'Hill road', mode: 'road', from, to },
  })
  const place = {
    type: 'Feature',
    id: 'orlan',
    geometry: { type: 'Point', coordinates: [45, 40] },
    properties: { name: 'Orlan' },
  }
  const read = (...features: readonly object[]) =>
    readDrawn(JSON.stringify({ type: 'FeatureCollection', features }), { ...drawing, junctions: new Set(['veshka']) })

  it('are places of the network or of the same file', () =>
    expect(read(link('veshka', 'orlan'), place).map(({ ruling }) => ruling)).toEqual(['new-link', 'new-junction']))
  it('are told by the feature where there is no such place', () =>
    expect(() => read(place, link('orlan', 'nowhere'))).toThrow(/feature 2 \(Hill road\): there is no place 'nowhere'/))
})
