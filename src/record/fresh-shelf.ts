import type { Entry } from './entry.js'
import type { Identity } from './identity.js'
import { type Dossier, judge } from './judge.js'
import type { Judged } from './judged.js'
import type { Shelf } from './project.js'

/** A shelf that knows some claims at first hand, by their dossiers, and the entries of this batch; all others it looks up. */
export function withFresh(
  shelf: Shelf,
  fresh: ReadonlyMap<string, Dossier>,
  entries: readonly Entry[],
  who: () => Promise<Identity>,
): Shelf {
  const [first] = entries
  if (fresh.size === 0 || !first) return shelf
  return {
    ...shelf,
    atOf: (seq) => (seq >= first.seq ? Promise.resolve(first.at) : shelf.atOf(seq)),
    standings: (claims) => shelf.standings(claims.filter((id) => !fresh.has(id))),
    async judged(claims, upTo) {
      const whom = await who()
      const judged: Judged[] = []
      const others: string[] = []
      for (const id of claims) {
        const of = fresh.get(id)
        const one = of ? judge(id, of, whom, upTo) : null
        if (one) judged.push(one)
        else others.push(id)
      }
      return others.length > 0 ? [...judged, ...(await shelf.judged(others, upTo))] : judged
    },
  }
}
