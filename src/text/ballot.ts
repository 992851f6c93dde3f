/**
 * The projective tree with most votes (Eisner's algorithm). `votes[h * (n + 1) + d]` is the weight of head `h` for word
 * `d`; words are 1 … n, 0 is the root, which takes one child. Heads are written to `heads[1 … n]`.
 */
export class Ballot {
  private room = 0
  votes = new Int32Array(0)
  private left = new Int32Array(0)
  private right = new Int32Array(0)
  private openLeft = new Int32Array(0)
  private openRight = new Int32Array(0)
  private readonly back: Int16Array[] = []

  begin(n: number): void {
    const size = (n + 1) * (n + 1)
    if (size > this.room) {
      this.room = size
      this.votes = new Int32Array(size)
      this.left = new Int32Array(size)
      this.right = new Int32Array(size)
      this.openLeft = new Int32Array(size)
      this.openRight = new Int32Array(size)
      for (let k = 0; k < 4; k++) this.back[k] = new Int16Array(size)
    }
    this.votes.fill(0, 0, size)
  }

  count(n: number, heads: Int32Array): void {
    const { votes, left, right, openLeft, openRight } = this
    const [backLeft, backRight, backOpenLeft, backOpenRight] = this.back as [Int16Array, Int16Array, Int16Array, Int16Array]
    const w = n + 1
    for (let i = 0; i <= n; i++) left[i * w + i] = right[i * w + i] = 0
    for (let length = 1; length <= n; length++) {
      for (let i = 0; i + length <= n; i++) {
        const j = i + length
        const at = i * w + j
        // An arc between i and j, either way: the best place where their halves meet.
        let best = -1
        let place = i
        for (let k = i; k < j; k++) {
          // Only one child of the root: nothing may be finished to its right before.
          if (i === 0 && k > 0) break
          const sum = right[i * w + k]! + left[(k + 1) * w + j]!
          if (sum > best) {
            best = sum
            place = k
          }
        }
        openRight[at] = best + votes[i * w + j]!
        backOpenRight[at] = place
        if (i > 0) {
          openLeft[at] = best + votes[j * w + i]!
          backOpenLeft[at] = place
        } else openLeft[at] = -1_000_000
        best = -1_000_000
        for (let k = i; k < j; k++) {
          const sum = left[i * w + k]! + openLeft[k * w + j]!
          if (sum > best) {
            best = sum
            place = k
          }
        }
        left[at] = best
        backLeft[at] = place
        best = -1_000_000
        for (let k = i + 1; k <= j; k++) {
          const sum = openRight[i * w + k]! + right[k * w + j]!
          if (sum > best) {
            best = sum
            place = k
          }
        }
        right[at] = best
        backRight[at] = place
      }
    }
    // Spans still to be taken apart: [kind, from, to], with 0 left, 1 right, 2 open left, 3 open right.
    const todo: number[] = [1, 0, n]
    while (todo.length > 0) {
      const j = todo.pop()!
      const i = todo.pop()!
      const kind = todo.pop()!
      if (i === j) continue
      const at = i * w + j
      if (kind === 0) todo.push(0, i, backLeft[at]!, 2, backLeft[at]!, j)
      else if (kind === 1) todo.push(3, i, backRight[at]!, 1, backRight[at]!, j)
      else {
        const k = (kind === 2 ? backOpenLeft : backOpenRight)[at]!
        if (kind === 2) heads[i] = j
        else heads[j] = i
        todo.push(1, i, k, 0, k + 1, j)
      }
    }
  }
}
