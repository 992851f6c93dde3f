import type { Decision } from '../model/decision.js'
import type { DecisionId } from '../model/ids.js'
import type { DecisionRow, Reads } from './store.js'

/** A decision with its place in the journal. */
export interface Ruled {
  readonly seq: number
  readonly decision: Decision
  readonly subjects: readonly string[]
}

/** Every decision on these subjects, and every undoing of those, oldest first. */
export async function rulingsOn(reads: Pick<Reads, 'decisionsOn'>, subjects: readonly string[]): Promise<readonly Ruled[]> {
  const found = new Map<string, Ruled>()
  let ask: readonly string[] = subjects
  while (ask.length > 0) {
    const fresh = (await reads.decisionsOn(ask)).filter((row) => !found.has(row.id))
    for (const row of fresh) found.set(row.id, ruledOf(row))
    ask = fresh.map((row) => row.id)
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq)
}

export const ruledOf = (row: DecisionRow): Ruled => ({
  seq: row.seq,
  decision: JSON.parse(row.json) as Decision,
  subjects: row.subjects,
})

/** Those in force at an entry: made by then, and not undone by one in force. Takes them oldest first. */
export function effective(rulings: readonly Ruled[], upTo: number): readonly Ruled[] {
  const undone = undoings(rulings, upTo)
  return rulings.filter(({ seq, decision }) => seq <= upTo && decision.ruling !== 'undo' && !undone.has(decision.id))
}

/** Which decisions are undone at an entry, and by which; an undoing may itself be undone. */
export function undoings(rulings: readonly Ruled[], upTo: number): ReadonlyMap<string, DecisionId> {
  const undone = new Map<string, DecisionId>()
  // Latest first: nothing made later can bear on the last one.
  for (let i = rulings.length - 1; i >= 0; i--) {
    const ruled = rulings[i]
    if (!ruled || ruled.seq > upTo || ruled.decision.ruling !== 'undo' || undone.has(ruled.decision.id)) continue
    for (const id of ruled.decision.of) undone.set(id, ruled.decision.id)
  }
  return undone
}
