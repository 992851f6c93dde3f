import { describe, expect, it } from 'vitest'
import { trackOf } from '../../src/reading/cast/tracks.js'

describe('the strand of a process that words speak of', () => {
  it.each([
    ['set up a marker on the border near Orbel', 'border-delimitation'],
    ['the protocol delimits nine kilometres of the boundary', 'border-delimitation'],
    ['the border commissions met', 'border-delimitation'],
    ['offered to reopen the railway between Orbel and Vasht', 'transport-links'],
    ['the reopening of the roads', 'transport-links'],
    ['asked for a corridor through the southern province', 'transport-links'],
    ['would never give it a corridor across its land', 'transport-links'],
    ['they recognise each other’s territorial integrity', 'peace-treaty'],
    ["recognized each other's sovereignty and borders", 'peace-treaty'],
    ['the exchange of prisoners', 'humanitarian'],
    ['a draft of the treaty', 'peace-treaty'],
  ])('%s: %s', (words, track) => {
    expect(trackOf(words)).toBe(track)
  })

  it.each([
    'a humanitarian corridor through the lines',
    'a marker of how far they had come',
    'reopened the schools of the capital',
    'the North Atlantic Treaty Organization',
    'recognised the court',
  ])('%s: none', (words) => {
    expect(trackOf(words)).toBeNull()
  })
})
