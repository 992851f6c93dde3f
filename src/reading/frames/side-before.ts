import { nounReading } from './cue-words.js'
import { expand, type Names } from './names.js'
import { possessors, type Roles, subjectOf } from './roles.js'
import type { Syntax } from './syntax.js'
import { headsClause } from './verbs.js'

const NOBODY: readonly number[] = []

/**
 * "A lost hundreds of men in the war with B", "A's exports fell during its dispute with B": who the other side is, where a noun
 * of two sides names one. A state or body that the clause is about is meant; a person who is told of in a war is no side of it.
 */
export function sideBefore(syntax: Syntax, names: Names, noun: number, { others }: Roles): readonly number[] {
  if (nounReading(syntax.lemma[noun]!) !== 'both' || syntax.rel[noun] !== 'obl') return NOBODY
  if (!/^(?:in|during)$/.test(syntax.case(noun))) return NOBODY
  if (!others.some(({ head, by }) => by === 'with' && names.of(head) >= 0)) return NOBODY
  const verb = syntax.head[noun]!
  if (!headsClause(syntax, verb)) return NOBODY
  const subjects = subjectOf(syntax, names, verb, 1)
  const owners = subjects.flatMap((head) =>
    names.of(head) < 0 ? possessors(syntax, names, head) : expand(syntax, names, head),
  )
  return owners.filter((head) => {
    const mention = names.mentions[names.of(head)]
    return mention !== undefined && mention.type !== 'PER' && !others.some((other) => other.head === head)
  })
}
