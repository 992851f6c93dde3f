import type { Draft } from './draft.js'
import { isTitle, nameEnd } from './titles.js'

const CLOSE = new Set([',', '.', ';', ')', '—', '–', '!', '?'])
/** Relations that say little; a word that holds one next to a comma may well be an apposition. */
const WEAK = /^(?:conj|parataxis|dislocated|dep|list|vocative|obl:unmarked|nmod:unmarked|orphan|flat|compound|nmod|reparandum)$/

/**
 * Ties a name between commas to the title it explains, and a title between commas to its name: "the foreign minister, Ivo
 * Brandt, said", "Ivo Brandt, the foreign minister, said".
 */
export function mendAppositives(draft: Draft, from: number, to: number): void {
  for (let comma = from + 1; comma + 1 < to; comma++) {
    if (draft.words[comma] !== ',') continue
    const end = nameEnd(draft, comma + 1, to)
    if (end > comma + 1 && end < to && CLOSE.has(draft.words[end]!)) nameAfter(draft, comma, from, to)
    else titleAfter(draft, comma, from, to)
  }
}

/** "the minister, NAME,": the name explains the title. */
function nameAfter(draft: Draft, comma: number, from: number, to: number): void {
  const name = comma + 1
  let title = -1
  for (let i = comma - 1; i >= from && i > comma - 9 && title < 0; i--) {
    if (isTitle(draft, i) && draft.upos(i) === 'NOUN') title = i
    if (/^[,;:()]$/.test(draft.words[i]!) || draft.upos(i) === 'VERB') break
  }
  if (title < 0 || draft.upos(title + 1) === 'PROPN' || draft.reach(title, from, comma).to < comma - 1) return
  settle(draft, title, name, comma, from, to)
}

/** "NAME, the minister,": the title explains the name. */
function titleAfter(draft: Draft, comma: number, from: number, to: number): void {
  const first = comma + 1
  if (draft.upos(comma - 1) !== 'PROPN' || !/^(?:the|an?|his|her|its|their)$/.test(draft.lower(first))) return
  for (let title = first + 1; title < to && title < first + 8; title++) {
    if (draft.upos(title) === 'VERB' || /^[,;:()]$/.test(draft.words[title]!)) return
    if (!isTitle(draft, title) || draft.upos(title) !== 'NOUN') continue
    const reach = draft.reach(title, first, to)
    // The commas round it may already be its own.
    const last = CLOSE.has(draft.words[reach.to]!) ? reach.to : reach.to + 1
    if (reach.from < comma || reach.from > first || last >= to || !CLOSE.has(draft.words[last]!)) return
    let name = comma - 1
    while (
      name > from &&
      draft.upos(name) === 'PROPN' &&
      draft.head[name]! >= from &&
      draft.head[name]! < name &&
      draft.upos(draft.head[name]!) === 'PROPN' &&
      draft.is(name, 'flat')
    )
      name = draft.head[name]!
    settle(draft, name, title, comma, from, to)
    return
  }
}

/** Puts `second` under `first`; where the second holds the better place in the sentence, the first takes it over. */
function settle(draft: Draft, first: number, second: number, comma: number, from: number, to: number): void {
  if (draft.head[second] === first || draft.head[first] === second) return
  const weakFirst = WEAK.test(draft.relation(first))
  const weakSecond = WEAK.test(draft.relation(second)) || draft.is(second, 'appos')
  const caseFirst = draft.child(first, from, first, (i) => draft.is(i, 'case')) >= 0
  const caseSecond = draft.child(second, from, to, (i) => draft.is(i, 'case') && draft.words[i] !== "'s") >= 0
  if (caseSecond) return
  if (weakSecond && !draft.under(first, second)) draft.attach(second, first, 'appos')
  else if (weakFirst && !caseFirst && !draft.under(second, first)) draft.swap(second, first, 'appos')
  else return
  draft.attach(comma, second, 'punct')
}
