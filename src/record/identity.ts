import type { DecisionId } from '../model/ids.js'
import type { Ruled } from './effective.js'

/** Who is whom, as judged at one time: merges on view only, and taken back by undoing the ruling. */
export interface Identity {
  /** Whom an actor stands for; itself where nothing was ruled. */
  whom(actor: string): string
  /** The name given to whom others were merged into; null where none was. */
  name(actor: string): string | null
  /** All that stand for the same as this one, itself included. */
  all(actor: string): readonly string[]
  /** The rulings by which two are one now; empty when they are two. */
  why(a: string, b: string): readonly DecisionId[]
  readonly empty: boolean
}

/** Identity by the rulings in force, oldest first: `same-actor` joins; what it joins goes by the last `into`. */
export function identity(effective: readonly Ruled[]): Identity {
  const sameness = effective.filter(({ decision }) => decision.ruling === 'same-actor')
  const parent = new Map<string, string>()
  const names = new Map<string, string>()
  const root = (actor: string): string => {
    let at = actor
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up
    return at
  }
  for (const { decision } of sameness) {
    const into = String(decision.to.into)
    // The chosen one becomes the root, whatever stood above it.
    const above = root(into)
    if (above !== into) {
      parent.delete(into)
      parent.set(above, into)
    }
    for (const actor of decision.of) {
      const other = root(actor)
      if (other !== into) parent.set(other, into)
    }
    if (typeof decision.to.name === 'string') names.set(into, decision.to.name)
  }
  const members = new Map<string, string[]>()
  for (const actor of new Set(sameness.flatMap(({ decision }) => decision.of))) {
    const to = root(actor)
    const list = members.get(to)
    if (list) list.push(actor)
    else members.set(to, [actor])
  }
  return {
    whom: root,
    name: (actor) => names.get(actor) ?? null,
    all: (actor) => [...new Set([...(members.get(root(actor)) ?? []), root(actor), actor])],
    why: (a, b) =>
      root(a) === root(b)
        ? sameness.filter(({ decision }) => decision.of.some((x) => root(x) === root(a))).map(({ decision }) => decision.id)
        : [],
    empty: parent.size === 0,
  }
}
