import type { SyntaxModel } from './syntax-model.js'

/** The longest headline looked at, in tokens. */
const LONGEST = 20
/** Bare forms that headlines put behind two names and prose hardly ever puts there as nouns: "Estia, Westmark sign deal". */
const VERBS =
  /^(?:accuse|back|blame|broker|delay|expel|hail|halt|hold|ink|mend|mull|near|pull|recall|reject|restore|resume|seize|sever|sign|signal|swap|urge|vow|weigh)$/
/** Those that are nouns as often, with what they have as verbs only: "trade fire", and not "trade talks". */
const VERBS_WITH = /^(?:exchange|trade)$/
const EXCHANGED =
  /^(?:fire|shots|blows|blame|accusations|barbs|threats|strikes|prisoners|captives|detainees|hostages|bodies|ambassadors|envoys)$/
const FINITE = /^(?:VERB|AUX)\/(?:VB|VBD|VBP|VBZ|MD)$/
const SUBJECT = /^(?:NOUN|PROPN|ADJ)\//

/**
 * A headline of two subjects whose verb the tagger, taught on prose, takes for a noun: "Estia, Westmark sign ceasefire deal". In a
 * line without a full stop and without any other finite verb, the bare form behind the second name is its verb. Mends the tag in
 * `fine`, before the tree is made.
 */
export function tagHeadlineVerb(
  model: SyntaxModel,
  words: readonly string[],
  fine: Uint8Array,
  from: number,
  to: number,
): void {
  if (to - from < 4 || to - from > LONGEST || /^[.?!]$/.test(words[to - 1]!)) return
  const tag = (i: number): string => model.knowledge.tags[fine[i]!]!
  const first = subjectEnd(from, to, tag)
  if (first === from || first + 1 >= to || !/^(?:,|and|&)$/.test(words[first]!)) return
  const last = Math.min(subjectEnd(first + 1, to, tag), to - 1)
  for (let i = first + 2; i < last; i++) {
    const word = words[i]!
    if (!VERBS.test(word) && !(VERBS_WITH.test(word) && EXCHANGED.test(words[i + 1]!))) continue
    for (let k = from; k < to; k++) if (FINITE.test(tag(k))) return
    fine[i] = model.bareVerb
    return
  }
}

function subjectEnd(at: number, to: number, tag: (i: number) => string): number {
  let end = at
  while (end < to && SUBJECT.test(tag(end))) end++
  return end
}
