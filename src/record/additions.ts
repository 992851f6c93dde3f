import { Actor, Incumbency, Office, Place } from '../model/actor.js'
import { OwnedJunction, OwnedLink, OwnedSector, PartState } from '../model/part-state.js'
import { Process } from '../model/process.js'
import { effective, type Ruled, ruledOf, rulingsOn } from './effective.js'
import type { Additions } from './record.js'
import type { Reads } from './store.js'

const RULINGS = [
  'new-actor',
  'new-office',
  'new-place',
  'new-process',
  'new-sector',
  'new-junction',
  'new-link',
  'new-state',
] as const

/** What rulings in force at an entry add to the register; a later one of the same id replaces an earlier. */
export async function additions(reads: Reads, upTo: number): Promise<Additions> {
  const own = (await reads.decisions({ rulings: RULINGS, limit: 1_000_000 })).map(ruledOf)
  const undoings = await rulingsOn(
    reads,
    own.map(({ decision }) => decision.id),
  )
  const all = new Map<string, Ruled>([...own, ...undoings].map((ruled) => [ruled.decision.id, ruled]))
  const inForce = effective(
    [...all.values()].sort((a, b) => a.seq - b.seq),
    upTo,
  )
  const last = <T>(ruling: (typeof RULINGS)[number], read: (to: unknown) => T): readonly T[] => {
    const by = new Map<string, T>()
    for (const { decision } of inForce) if (decision.ruling === ruling) by.set(String(decision.to.id), read(decision.to))
    return [...by.values()]
  }
  const incumbencies = last('new-office', (to) => (to as { incumbencies?: unknown }).incumbencies ?? [])
  return {
    actors: last('new-actor', (to) => Actor.parse(to)),
    offices: last('new-office', (to) => Office.parse(to)),
    incumbencies: incumbencies.flatMap((list) => (list as unknown[]).map((one) => Incumbency.parse(one))),
    places: last('new-place', (to) => Place.parse(to)),
    processes: last('new-process', (to) => Process.parse(to)),
    sectors: last('new-sector', (to) => OwnedSector.parse(to)),
    junctions: last('new-junction', (to) => OwnedJunction.parse(to)),
    links: last('new-link', (to) => OwnedLink.parse(to)),
    states: inForce.flatMap(({ decision: { ruling, to, author, reason, id, at } }) =>
      ruling === 'new-state' ? [PartState.parse({ ...to, author, reason, decision: id, at })] : [],
    ),
  }
}
