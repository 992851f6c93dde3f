import type { Syntax } from '../frames/syntax.js'
import type { Frame } from '../layers.js'
import type { Placed } from './carried-dates.js'

const HARMED = /^(?:kill|die|dead|wound|wounded|injure|injured|hurt|miss|missing)$/

/**
 * "60 people were killed and 140 wounded in shelling on Sunday": what dates the second count of one breath dates the first. The times
 * within the second, where it is a count without a clause of its own.
 */
export function countedTogether(syntax: Syntax, frame: Frame, times: readonly Placed[]): readonly Placed[] {
  if (!HARMED.test(frame.lemma)) return []
  const second = syntax
    .kids(frame.predicate)
    .find(
      (k) =>
        k > frame.predicate &&
        syntax.rel[k] === 'conj' &&
        HARMED.test(syntax.lemma[k]!) &&
        syntax.child(k, 'aux', 'aux:pass') < 0 &&
        syntax.kids(k).some((n) => n < k && syntax.pos[n] === 'NUM'),
    )
  if (second === undefined) return []
  return times.filter(({ time, token }) => time.type !== 'DURATION' && token > second && token <= syntax.last[second]!)
}
