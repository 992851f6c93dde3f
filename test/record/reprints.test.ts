import { describe, expect, it } from 'vitest'
import { bands, bandsAsked, likeness, REPRINT, sketchOf } from '../../src/record/sketch.js'
import { toldOf } from './wire-copy.js'

const EVENTS = Array.from({ length: 200 }, (_, i) => toldOf(i))

describe('reprints', () => {
  it('tells 200 copies from 200 fresh reports on the same events', () => {
    let hits = 0
    let alarms = 0
    for (const { original, fresh, copy } of EVENTS) {
      const print = sketchOf(original)
      if (likeness(print, sketchOf(copy)) >= REPRINT) hits++
      if (likeness(print, sketchOf(fresh)) >= REPRINT) alarms++
    }
    const f1 = (2 * hits) / (hits + alarms + EVENTS.length)
    expect(f1, `${hits} of 200 copies found, ${alarms} of 200 fresh reports taken for copies`).toBeGreaterThanOrEqual(0.97)
  })

  it('finds a copy by the keys the first was filed under, whichever of the two is longer', () => {
    const share = (asked: readonly number[], filed: readonly number[]): boolean => asked.some((key) => filed.includes(key))
    const cut = EVENTS.filter(({ original, copy }) => share(bandsAsked(sketchOf(copy)), bands(sketchOf(original))))
    const whole = EVENTS.filter(({ original, copy }) => share(bandsAsked(sketchOf(original)), bands(sketchOf(copy))))
    expect(cut.length).toBeGreaterThanOrEqual(196)
    expect(whole.length).toBeGreaterThanOrEqual(196)
  })

  it('says nothing of texts too short to tell by, and knows a text for its own copy', () => {
    expect(sketchOf('The envoys met and left.').length).toBe(0)
    expect(likeness(sketchOf('The envoys met and left.'), sketchOf('The envoys met and left.'))).toBe(0)
    const own = sketchOf(EVENTS[0]?.original ?? '')
    expect(likeness(own, own)).toBe(1)
  })

  it('measures how much of the shorter text stands in the longer', () => {
    const half = (EVENTS[3]?.original ?? '').slice(0, 500)
    const long = `${half} ${EVENTS[7]?.fresh} ${EVENTS[12]?.fresh} ${EVENTS[17]?.fresh}`
    expect(likeness(sketchOf(half), sketchOf(long))).toBeGreaterThan(0.8)
    expect(likeness(sketchOf(EVENTS[7]?.original ?? ''), sketchOf(long))).toBeLessThan(0.35)
  })
})
