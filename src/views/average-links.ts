/**
 * Average-link clustering (UPGMA): the two groups whose members are most alike on average are joined, until none are alike by
 * `least`. Pairs not told are unlike. Quadratic in the members, in memory and time.
 */
export function averageLinks(
  members: readonly number[],
  pairs: readonly { readonly a: number; readonly b: number; readonly like: number }[],
  least: number,
): number[][] {
  const n = members.length
  const place = new Map(members.map((member, i) => [member, i]))
  const like = new Float64Array(n * n)
  for (const { a, b, like: value } of pairs) {
    const [i, j] = [place.get(a), place.get(b)]
    if (i === undefined || j === undefined) continue
    like[i * n + j] = value
    like[j * n + i] = value
  }
  const at = (i: number, j: number): number => like[i * n + j] ?? 0
  const groups: (number[] | null)[] = members.map((member) => [member])
  // Each group's most alike other group, kept up as groups join.
  const best = new Int32Array(n).fill(-1)
  const seek = (i: number): void => {
    let found = -1
    for (let j = 0; j < n; j++) if (j !== i && groups[j] && at(i, j) > 0 && (found < 0 || at(i, j) > at(i, found))) found = j
    best[i] = found
  }
  for (let i = 0; i < n; i++) seek(i)
  for (;;) {
    let i = -1
    for (let k = 0; k < n; k++)
      if (groups[k] && (best[k] ?? -1) >= 0 && (i < 0 || at(k, best[k] ?? 0) > at(i, best[i] ?? 0))) i = k
    const j = i < 0 ? -1 : (best[i] ?? -1)
    const [own, other] = [groups[i], groups[j]]
    if (!own || !other || at(i, j) < least) break
    for (let k = 0; k < n; k++) {
      if (!groups[k] || k === i || k === j) continue
      const mean = (at(i, k) * own.length + at(j, k) * other.length) / (own.length + other.length)
      like[i * n + k] = mean
      like[k * n + i] = mean
    }
    groups[i] = [...own, ...other]
    groups[j] = null
    seek(i)
    for (let k = 0; k < n; k++) {
      if (!groups[k] || k === i) continue
      if (best[k] === i || best[k] === j) seek(k)
      else if (at(k, i) > 0 && ((best[k] ?? -1) < 0 || at(k, i) > at(k, best[k] ?? 0))) best[k] = i
    }
  }
  return groups.filter((group) => group !== null)
}
