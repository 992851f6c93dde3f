/** Makes a tree projective: crossing arcs are lifted to the head's head, the shortest first. −1 is the root. */
export function projective(heads: readonly number[]): number[] {
  const n = heads.length
  const lifted = [...heads]
  for (let round = 0; round < 100; round++) {
    let worst = -1
    let length = Number.POSITIVE_INFINITY
    for (let child = 0; child < n; child++) {
      const head = lifted[child]!
      const far = Math.abs(head - child)
      if (head >= 0 && far < length && crosses(lifted, child)) {
        worst = child
        length = far
      }
    }
    if (worst < 0) break
    lifted[worst] = lifted[lifted[worst]!]!
  }
  return lifted
}

function crosses(heads: readonly number[], child: number): boolean {
  const head = heads[child]!
  for (let k = Math.min(child, head) + 1; k < Math.max(child, head); k++) {
    let above = k
    for (let step = 0; above >= 0 && above !== head && step <= heads.length; step++) above = heads[above]!
    if (above !== head) return true
  }
  return false
}
