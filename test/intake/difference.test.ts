import { expect, it } from 'vitest'
import { differenceOf } from '../../src/intake/difference.js'

it.each([
  ['nothing', 'a\n\nb', 'a\n\nb', [], []],
  ['spacing and order alone', 'a\n\nb  c', 'b c\n\n\na', [], []],
  ['a paragraph more', 'a', 'a\n\nb', ['b'], []],
  ['a paragraph less', 'a\n\nb', 'b', [], ['a']],
  ['a paragraph changed', 'a 1\n\nb', 'a 2\n\nb', ['a 2'], ['a 1']],
  ['a paragraph said twice', 'a', 'a\n\na', ['a'], []],
])('versions that differ by %s', (_, before, after, added, removed) => {
  expect(differenceOf(before, after)).toEqual({ added, removed })
})
