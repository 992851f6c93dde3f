import { ruledOf } from './effective.js'
import { identityAt } from './shelf.js'
import type { DecisionRow, Reads } from './store.js'

/**
 * The claims whose standing a decision may change: those it names, those of sources it names, those whose cast it touches. The
 * last are looked up by `naming`, as claims stand before the decision takes effect; `now` is the decision's own entry.
 */
export async function affected(
  reads: Reads,
  row: DecisionRow,
  naming: (actors: readonly string[]) => Promise<readonly string[]>,
  now: number = row.seq,
): Promise<readonly string[]> {
  const claims = new Set(row.subjects.filter((id) => id.startsWith('clm_')))
  if (row.ruling === 'undo') {
    const undone = await reads.decisions({ ids: row.subjects, limit: row.subjects.length })
    for (const other of undone) for (const id of await affected(reads, other, naming, now)) claims.add(id)
    return [...claims]
  }
  if (row.ruling === 'same-actor') {
    // Whoever is one with these just before or just after; what is merged goes by the others' names.
    const { of, to } = ruledOf(row).decision
    const actors = new Set<string>([...of, String(to.into)])
    for (const upTo of [now - 1, now]) {
      const who = await identityAt(reads, upTo)
      for (const actor of [...actors]) for (const other of who.all(actor)) actors.add(other)
    }
    for (const id of await naming([...actors])) claims.add(id)
    return [...claims]
  }
  const sources = row.subjects.filter((id) => id.startsWith('src_'))
  if (sources.length > 0 && row.ruling !== 'assert') for (const claim of await reads.claimsOf(sources)) claims.add(claim.id)
  return [...claims]
}
