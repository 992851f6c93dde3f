import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { parley, scratch } from './run.js'

const here = scratch()
afterAll(here.end)
const at = (...args: readonly string[]) => parley([...args, '--record', here.file('r.parley')], { folder: here.path })
const OF = ['--process', 'armenia-azerbaijan'] as const
const feature = (id: string, geometry: object | null, properties: object) => ({ type: 'Feature', id, geometry, properties })
const file = (name: string, ...features: readonly object[]): string => {
  writeFileSync(here.file(name), JSON.stringify({ type: 'FeatureCollection', features }))
  return here.file(name)
}

describe('lines of tracks in files', () => {
  it('come in as rulings with author and reason, go out with their states, and come in again as nothing new', () => {
    const drawn = file(
      'drawn.geojson',
      feature('orlan', { type: 'Point', coordinates: [45.1, 40.1] }, { name: 'Orlan' }),
      feature('veshka', { type: 'Point', coordinates: [45.4, 40.3] }, { name: 'Veshka' }),
      feature('hill-road', null, { part: 'link', name: 'Hill road', mode: 'road', from: 'orlan', to: 'veshka' }),
      feature(
        'north',
        {
          type: 'LineString',
          coordinates: [
            [45.1, 40.1],
            [45.4, 40.3],
          ],
        },
        { name: 'Northern stretch', within: 'state-border' },
      ),
    )
    const taken = at('import', 'tracks', drawn, ...OF, '--reason', 'walked along it', '--as', 'Ani')
    expect(taken).toMatchObject({ status: 0, out: expect.stringMatching(/4 rulings made: 1 stretches .*2 places, 1 links/) })
    const lines = at('export', 'geojson', '--tracks', ...OF)
    const told = JSON.parse(lines.out) as { features: { id: string; properties: { state: string | null } }[] }
    expect(told.features.map(({ id }) => id)).toEqual(expect.arrayContaining(['orlan', 'veshka', 'hill-road', 'north']))
    expect(told.features.find(({ id }) => id === 'hill-road')?.properties.state).toBeNull()
    expect(at('import', 'tracks', drawn, ...OF, '--reason', 'again').out).toMatch(/0 rulings made.*4 known already/)
    writeFileSync(here.file('out.geojson'), lines.out)
    expect(at('export', 'geojson', '--tracks', ...OF, '--out', here.file('file.geojson')).status).toBe(0)
    expect(readFileSync(here.file('file.geojson'), 'utf8')).toBe(lines.out)
  })

  it('are refused as a whole, by the feature that is wrong, and nothing is ruled', () => {
    const before = at('export', 'geojson', '--tracks', ...OF).out
    const wrong = file(
      'wrong.geojson',
      feature(
        'south',
        {
          type: 'LineString',
          coordinates: [
            [45.1, 40.1],
            [45.4, 40.3],
          ],
        },
        { name: 'Southern stretch' },
      ),
      feature(
        'off',
        {
          type: 'LineString',
          coordinates: [
            [451, 40],
            [45, 40],
          ],
        },
        { name: 'Off the map' },
      ),
    )
    const ran = at('import', 'tracks', wrong, ...OF, '--reason', 'r')
    expect(ran.status).toBe(3)
    expect(ran.err).toMatch(/feature 2 \(Off the map\)/)
    writeFileSync(here.file('cut.geojson'), '{"type":"FeatureCollection","features":[{"type":"Fea')
    expect(at('import', 'tracks', here.file('cut.geojson'), ...OF, '--reason', 'r')).toMatchObject({ status: 3 })
    expect(at('export', 'geojson', '--tracks', ...OF).out).toBe(before)
  })

  it('ask for a reason, a process and GeoJSON', () => {
    const drawn = here.file('drawn.geojson')
    expect(existsSync(drawn)).toBe(true)
    expect(at('import', 'tracks', drawn, ...OF)).toMatchObject({ status: 2, err: expect.stringMatching(/has a reason/) })
    expect(at('import', 'tracks', drawn, '--reason', 'r')).toMatchObject({ status: 2, err: expect.stringMatching(/--process/) })
    expect(at('export', 'csv', '--tracks', ...OF)).toMatchObject({ status: 2, err: expect.stringMatching(/geojson only/) })
  })
})
