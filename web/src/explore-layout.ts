/** A thing with its place in a drawing, in the drawing's own units. */
export interface Placed {
  readonly id: string
  readonly x: number
  readonly y: number
}
export interface Spring {
  readonly a: string
  readonly b: string
  /** How close the two belong: 1 and up. */
  readonly weight: number
}

const ROUNDS = 300
/** How far two that are tied lie apart at rest, and how near two of any kind may come. */
const REST = 150
const NEAR = 96
/** Beyond this nothing is pushed: what has no ties stays beside the rest. */
const REACH = 2.2 * REST
const GOLDEN = Math.PI * (3 - Math.sqrt(5))

/**
 * Places things so that those with ties lie near each other and none lies on another: each pushes all others off, each tie pulls.
 * The same things always lie the same; those told first begin in the middle. For some hundred things at most: it takes their
 * square.
 */
export function layFreely(ids: readonly string[], springs: readonly Spring[]): readonly Placed[] {
  const at = new Map(ids.map((id, i) => [id, i]))
  const x = ids.map((_, i) => REST * Math.sqrt(i) * Math.cos(i * GOLDEN))
  const y = ids.map((_, i) => REST * Math.sqrt(i) * Math.sin(i * GOLDEN))
  const pulls = springs.flatMap(({ a, b, weight }) => {
    const [i, j] = [at.get(a), at.get(b)]
    return i === undefined || j === undefined || i === j ? [] : [{ i, j, strength: Math.min(1, 0.3 + weight / 10) }]
  })
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 1 - round / ROUNDS
    const dx = new Float64Array(ids.length)
    const dy = new Float64Array(ids.length)
    const push = (i: number, j: number, by: number, far: number): void => {
      const ux = ((x[i] ?? 0) - (x[j] ?? 0)) / far
      const uy = ((y[i] ?? 0) - (y[j] ?? 0)) / far
      dx[i] = (dx[i] ?? 0) + ux * by
      dy[i] = (dy[i] ?? 0) + uy * by
      dx[j] = (dx[j] ?? 0) - ux * by
      dy[j] = (dy[j] ?? 0) - uy * by
    }
    const far = (i: number, j: number): number => Math.max(1, Math.hypot((x[i] ?? 0) - (x[j] ?? 0), (y[i] ?? 0) - (y[j] ?? 0)))
    for (let i = 0; i < ids.length; i++)
      for (let j = i + 1; j < ids.length; j++) {
        const d = far(i, j)
        if (d < REACH) push(i, j, (REST * REST * 0.1) / d, d)
      }
    for (const { i, j, strength } of pulls) {
      const d = far(i, j)
      push(i, j, (REST - d) * strength * 0.12, d)
    }
    for (let i = 0; i < ids.length; i++) {
      const long = Math.max(1, Math.hypot(dx[i] ?? 0, dy[i] ?? 0))
      const step = Math.min(long, 40 * heat + 1)
      // A little towards the middle, and wider than high, as screens are.
      x[i] = (x[i] ?? 0) * 0.99 + ((dx[i] ?? 0) / long) * step
      y[i] = (y[i] ?? 0) * 0.975 + ((dy[i] ?? 0) / long) * step
    }
  }
  part(x, y)
  return ids.map((id, i) => ({ id, x: x[i] ?? 0, y: y[i] ?? 0 }))
}

/** Moves apart what still lies too near, until nothing does or a hundred rounds are over. */
function part(x: number[], y: number[]): void {
  for (let round = 0; round < 100; round++) {
    let moved = false
    for (let i = 0; i < x.length; i++)
      for (let j = i + 1; j < x.length; j++) {
        const [ax, ay, bx, by] = [x[i] ?? 0, y[i] ?? 0, x[j] ?? 0, y[j] ?? 0]
        const d = Math.hypot(ax - bx, ay - by)
        if (d >= NEAR) continue
        moved = true
        const [ux, uy] = d > 0.01 ? [(ax - bx) / d, (ay - by) / d] : [Math.cos(i), Math.sin(i)]
        const by2 = (NEAR - d) / 2 + 0.5
        x[i] = ax + ux * by2
        y[i] = ay + uy * by2
        x[j] = bx - ux * by2
        y[j] = by - uy * by2
      }
    if (!moved) return
  }
}
