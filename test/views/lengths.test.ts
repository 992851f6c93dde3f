import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distance } from '../../src/views/lengths.js'

const A = 6_378_137
const F = 1 / 298.257223563
const B = A * (1 - F)

/**
 * Vincenty's inverse formula (Survey Review 23, 1975) on WGS 84, in kilometres: written from the paper for this test, apart from the
 * library that the code uses. Null where it does not converge, near opposite points of the globe.
 */
function vincenty(lon1: number, lat1: number, lon2: number, lat2: number): number | null {
  const rad = Math.PI / 180
  const [u1, u2] = [Math.atan((1 - F) * Math.tan(lat1 * rad)), Math.atan((1 - F) * Math.tan(lat2 * rad))]
  const [sinU1, cosU1, sinU2, cosU2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)]
  const l = (lon2 - lon1) * rad
  let lambda = l
  for (let turn = 0; turn < 200; turn++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)]
    const sinS = Math.hypot(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL)
    if (sinS === 0) return 0
    const cosS = sinU1 * sinU2 + cosU1 * cosU2 * cosL
    const s = Math.atan2(sinS, cosS)
    const sinAlpha = (cosU1 * cosU2 * sinL) / sinS
    const cos2Alpha = 1 - sinAlpha ** 2
    const cos2M = cos2Alpha === 0 ? 0 : cosS - (2 * sinU1 * sinU2) / cos2Alpha
    const c = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha))
    const next = l + (1 - c) * F * sinAlpha * (s + c * sinS * (cos2M + c * cosS * (-1 + 2 * cos2M ** 2)))
    if (Math.abs(next - lambda) < 1e-12) {
      const k2 = cos2Alpha * ((A / B) ** 2 - 1)
      const a = 1 + (k2 / 16384) * (4096 + k2 * (-768 + k2 * (320 - 175 * k2)))
      const b = (k2 / 1024) * (256 + k2 * (-128 + k2 * (74 - 47 * k2)))
      const delta =
        b *
        sinS *
        (cos2M + (b / 4) * (cosS * (-1 + 2 * cos2M ** 2) - (b / 6) * cos2M * (-3 + 4 * sinS ** 2) * (-3 + 4 * cos2M ** 2)))
      return (B * a * (s - delta)) / 1000
    }
    lambda = next
  }
  return null
}

describe('lengths on the ellipsoid', () => {
  it('agree with an independent computation to a thousandth, and much nearer, all over the globe', () => {
    const lon = fc.double({ min: -180, max: 180, noNaN: true })
    const lat = fc.double({ min: -89.9, max: 89.9, noNaN: true })
    let compared = 0
    fc.assert(
      fc.property(lon, lat, lon, lat, (a, b, c, d) => {
        const own = vincenty(a, b, c, d)
        if (own === null) return
        compared++
        expect(Math.abs(distance([a, b], [c, d]) - own)).toBeLessThanOrEqual(1e-6 * own + 1e-6)
      }),
      { numRuns: 2000 },
    )
    expect(compared).toBeGreaterThan(1500)
  })
  it('and with a known arc: a quarter of a meridian is 10,001.966 km', () => {
    expect(distance([0, 0], [0, 90])).toBeCloseTo(10_001.966, 2)
  })
})
