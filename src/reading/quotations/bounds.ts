import type { Trees } from '../../text/trees.js'

/** First and last token under each token, itself included. */
export interface Bounds {
  readonly low: Int32Array
  readonly high: Int32Array
}

export function boundsOf(trees: Trees): Bounds {
  const low = new Int32Array(trees.length)
  const high = new Int32Array(trees.length)
  for (let i = 0; i < trees.length; i++) {
    low[i] = i
    high[i] = i
  }
  for (let i = 0; i < trees.length; i++) {
    // Stops as soon as an ancestor already reaches this far: each token is lifted through a bounded chain.
    for (let up = trees.head[i]!, steps = 0; up >= 0 && steps < 64; up = trees.head[up]!, steps++) {
      if (low[up]! <= i && high[up]! >= i) break
      if (i < low[up]!) low[up] = i
      if (i > high[up]!) high[up] = i
    }
  }
  return { low, high }
}
