/**
 * An averaged perceptron over hashed features: `width` scores a bucket. Whole numbers throughout, so that the same
 * data and seed give the same weights on every platform.
 */
export class Learner {
  /** Sixteen bits: training is bound by what fits the cache. */
  readonly weights: Int16Array
  private readonly sums: Float64Array
  readonly scores: Int32Array
  private clock = 1

  constructor(
    readonly bits: number,
    readonly width: number,
  ) {
    this.weights = new Int16Array(width * 2 ** bits)
    this.sums = new Float64Array(width * 2 ** bits)
    this.scores = new Int32Array(width)
  }

  /** Scores of the columns that `list` names; other columns hold what they held. */
  score(buckets: Int32Array, count: number, list: Uint8Array): Int32Array {
    const { weights, width, scores } = this
    const many = list.length
    for (let k = 0; k < many; k++) scores[list[k]!] = 0
    for (let i = 0; i < count; i++) {
      const row = buckets[i]! * width
      for (let k = 0; k < many; k++) {
        const column = list[k]!
        scores[column] = scores[column]! + weights[row + column]!
      }
    }
    return scores
  }

  /** One example seen; call once an example, before any update for it. */
  tick(): void {
    this.clock++
  }

  learn(buckets: Int32Array, count: number, good: number, bad: number): void {
    const { weights, sums, width, clock } = this
    for (let i = 0; i < count; i++) {
      const row = buckets[i]! * width
      weights[row + good] = weights[row + good]! + 1
      sums[row + good] = sums[row + good]! + clock
      weights[row + bad] = weights[row + bad]! - 1
      sums[row + bad] = sums[row + bad]! - clock
    }
  }

  /** The weights' mean over time, in units of 1/256, as whole numbers. */
  averaged(): Int32Array {
    const { weights, sums, clock } = this
    const mean = new Int32Array(weights.length)
    for (let i = 0; i < weights.length; i++) {
      if (sums[i] !== 0) mean[i] = Math.round((256 * (weights[i]! * clock - sums[i]!)) / clock)
    }
    return mean
  }
}
