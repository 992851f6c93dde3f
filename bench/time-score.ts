export interface PredictedTime {
  readonly start: number
  readonly end: number
  readonly type: string
  readonly value: string
}

export interface GoldTimes {
  readonly text: string
  readonly date: string
  readonly timexes: readonly (PredictedTime & { readonly dct?: boolean | undefined })[]
}

const isPoint = ({ value }: PredictedTime): boolean => /^\d{3,4}(s|$|-)/.test(value)

/** F1 of values over expressions matched by overlap, as the shared scorer of times counts it. */
export function valueF1(
  rows: readonly GoldTimes[],
  read: (row: GoldTimes) => readonly PredictedTime[],
  points: boolean,
): number {
  let [gold, predicted, right] = [0, 0, 0]
  for (const row of rows) {
    const wanted = row.timexes.filter((time) => !time.dct && (!points || isPoint(time)))
    const found = read(row).filter((time) => !points || isPoint(time))
    gold += wanted.length
    predicted += found.length
    const used = new Set<PredictedTime>()
    for (const time of wanted) {
      let best: PredictedTime | null = null
      let most = 0
      for (const one of found) {
        const shared = Math.min(time.end, one.end) - Math.max(time.start, one.start)
        if (!used.has(one) && shared > most) {
          most = shared
          best = one
        }
      }
      if (!best) continue
      used.add(best)
      if (best.value === time.value) right += 1
    }
  }
  return gold + predicted === 0 ? 0 : (2 * right) / (gold + predicted)
}
