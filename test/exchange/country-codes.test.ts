import { expect, it } from 'vitest'
import { countryCode } from '../../src/exchange/country-codes.js'
import { createRegister } from '../../src/parley.js'

const state = (name: string, aliases: readonly string[] = []) => countryCode({ type: 'state', name, aliases })

it.each([
  ['Armenia', 'AM'],
  ['Germany', 'DE'],
  ['Serbia', 'RS'],
  ['Yemen', 'YE'],
  ['Ivory Coast', null],
  ['Atlantis', null],
])('%s is %s', (name, code) => expect(state(name)).toBe(code))

it('is found by another of its names', () => expect(state('Ivory Coast', ["Côte d'Ivoire"])).toBe('CI'))

it('is of states only, and two states never share one', () => {
  expect(countryCode({ type: 'de-facto', name: 'Georgia', aliases: [] })).toBeNull()
  expect(countryCode({ type: 'organisation', name: 'European Union', aliases: [] })).toBeNull()
  const register = createRegister()
  const codes = [
    'armenia',
    'azerbaijan',
    'russia',
    'turkey',
    'iran',
    'georgia',
    'united-states',
    'france',
    'niger',
    'nigeria',
    'guinea',
    'guinea-bissau',
  ].flatMap((id) => countryCode(register.actor(id as never)) ?? [])
  expect(new Set(codes).size).toBe(12)
})
