import type { Argument } from '../layers.js'
import type { Desk } from './at-hand.js'

/** Longest list looked at, in tokens. */
const REACH = 24

/**
 * "with Norway, Venezuela and Mexico as guarantors": those whom the list between "with" and "as" names, wherever the parser hung
 * them and the role. Empty where anything but names stands between.
 */
export function namedWithAs(desk: Desk, role: number): Argument[] {
  const { syntax, names } = desk
  const as = syntax.kids(role).find((k) => syntax.rel[k] === 'case' && syntax.word[k] === 'as' && k < role)
  if (as === undefined) return []
  const found = new Map<number, Argument>()
  for (let t = as - 1; t >= Math.max(0, as - REACH); t--) {
    if (syntax.word[t] === 'with') return [...found.values()].reverse().filter((a) => desk.canAct(a))
    const mention = names.at(t)
    if (mention >= 0) {
      const { head, full } = names.mentions[mention]!
      found.set(mention, { head, span: { start: full.start, end: full.end }, mention })
    } else if (!/^(?:,|and|the|both)$/.test(syntax.word[t]!)) return []
  }
  return []
}
