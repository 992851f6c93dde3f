import { expect, it } from 'vitest'
import type { ActorId } from '../../src/model/ids.js'
import { createRegister } from '../../src/parley.js'

const register = createRegister()
const code = (id: string) => register.countryCode(id as ActorId)

it.each([
  ['armenia', 'AM'],
  ['germany', 'DE'],
  ['serbia', 'RS'],
  ['yemen', 'YE'],
  ['ivory-coast', 'CI'],
  ['european-union', null],
  ['atlantis', null],
])('%s is %s', (id, is) => expect(code(id)).toBe(is))

it('is one that the language tables of the runtime know as a region, and two states never share one', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const codes = ['armenia', 'azerbaijan', 'niger', 'nigeria', 'guinea', 'guinea-bissau', 'kosovo', 'taiwan'].map(code)
  for (const one of codes) expect(one && names.of(one), one ?? 'none').toBeTruthy()
  expect(new Set(codes).size).toBe(codes.length)
})
