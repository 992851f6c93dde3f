import { expect, it } from 'vitest'
import type { ProcessId } from '../../src/model/ids.js'
import { OwnedJunction } from '../../src/model/part-state.js'
import type { Additions } from '../../src/record/record.js'
import { type PackParts, partsOf } from '../../src/views/process-parts.js'

const A = 'drevia-kasteria' as ProcessId
const junction = (id: string, name: string, process: ProcessId = A) =>
  OwnedJunction.parse({ id, name, aliases: [], at: { lon: 45, lat: 40 }, basis: null, process })
const additions = (...junctions: readonly OwnedJunction[]): Additions => ({
  actors: [],
  offices: [],
  incumbencies: [],
  places: [],
  processes: [],
  sectors: [],
  junctions,
  links: [],
  states: [],
})
const pack: PackParts = { sectors: [], junctions: [junction('orlan', 'Orlan')], links: [], agreements: [] }
const names = (...made: readonly OwnedJunction[]) => partsOf(A, pack, additions(...made)).junctions.map(({ name }) => name)

it('is the same list while nothing was ruled since, so that what hangs on it is made once', () => {
  const ask = () => partsOf(A, pack, additions(junction('veshka', 'Veshka'))).junctions
  expect(ask()).toBe(ask())
  expect(partsOf(A, null, additions(junction('x', 'X'))).junctions).toBe(
    partsOf(A, null, additions(junction('x', 'X'))).junctions,
  )
})

it('follows every ruling, and keeps processes apart', () => {
  const B = 'other-process' as ProcessId
  expect(names(junction('veshka', 'Veshka'))).toEqual(['Orlan', 'Veshka'])
  expect(names(junction('orlan', 'New Orlan'), junction('veshka', 'Veshka'))).toEqual(['New Orlan', 'Veshka'])
  expect(names()).toEqual(['Orlan'])
  expect(names(junction('veshka', 'Veshka', B))).toEqual(['Orlan'])
  expect(partsOf(B, null, additions(junction('x', 'X', B))).junctions.map(({ name }) => name)).toEqual(['X'])
  expect(partsOf(A, null, additions(junction('x', 'X', B))).junctions).toEqual([])
})
