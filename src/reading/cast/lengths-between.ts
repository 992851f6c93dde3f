import { type Edtf, edtf, isEdtf } from '../../model/edtf.js'
import type { TimeExpression } from '../../time/time-expression.js'
import type { Syntax } from '../frames/syntax.js'
import type { Placed } from './carried-dates.js'
import { stretchUpTo } from './clock-words.js'

/** True for a date said within the words of a length: "two days of fighting last month". */
export const isWithin = (syntax: Syntax, inner: Placed, length: Placed): boolean =>
  inner.time.type !== 'DURATION' &&
  inner.token !== length.token &&
  inner.token >= syntax.first[length.token]! &&
  inner.token <= syntax.last[length.token]!

/** "four days after they agreed": the verb of the clause that a length right before "after" is counted from; −1 for none. */
export function clauseItCounts(syntax: Syntax, time: TimeExpression, token: number): number {
  if (time.type !== 'DURATION') return -1
  const { starts } = syntax.trees
  let next = token + 1
  while (next < syntax.length && starts[next]! < time.end) next++
  if (syntax.word[next] !== 'after' || syntax.rel[next] !== 'mark') return -1
  const verb = syntax.head[next]!
  return verb >= 0 && /^(?:advcl|acl|conj)/.test(syntax.rel[verb]!) && syntax.pos[verb] === 'VERB' ? verb : -1
}

/** A length in days or weeks before a day. */
export function daysBefore(date: Edtf, length: string): Edtf | null {
  const m = /^P(\d{1,3})([DW])$/.exec(length)
  if (!m || !/^\d{4}-\d\d-\d\d$/.test(date)) return null
  const stretch = stretchUpTo(length, date)?.split('/')[0]
  return stretch !== undefined && isEdtf(stretch) ? edtf(stretch) : null
}

/** The verb of the clause that another is set off from, past the nouns between them; −1 for none. */
export function clauseAbove(syntax: Syntax, verb: number): number {
  let above = syntax.head[verb]!
  for (let depth = 0; depth < 6 && above >= 0 && syntax.pos[above] !== 'VERB'; depth++) above = syntax.head[above]!
  return above
}
