import { encodeWeight, LEVELS, type WeightTable } from '../src/text/weights.js'

/**
 * Weights as they are kept: brought to the scale of LEVELS (only their proportions matter), those below `least`
 * thousandths of the largest's ten-thousandth left out as too small to matter.
 */
export function weightTable(weights: Int32Array, bits: number, width: number, least: number): WeightTable {
  let most = 1
  for (let i = 0; i < weights.length; i++) most = Math.max(most, Math.abs(weights[i]!))
  const codes = new Uint8Array(weights.length)
  const full = LEVELS[127]!
  for (let i = 0; i < weights.length; i++) {
    const weight = Math.abs(weights[i]!) < least ? 0 : Math.round((weights[i]! * full) / most)
    codes[i] = encodeWeight(weight)
  }
  return { bits, width, codes }
}
