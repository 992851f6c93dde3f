import type { Draft } from './draft.js'

const TIMES = new Set(
  `january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug.
   sep. sept. oct. nov. dec. monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter`.split(/\s+/),
)
const EVENT =
  /(?:^(?:war|wars|talks?|truce|ceasefire|treaty|pact|deal|accord|summit|conference|attacks?|visits?|clash(?:es)?|conflict|raids?|vote|calls?|offensive|protests?|strikes?|battles?|ambush|coup|exchange|trip|tour|speech|interview|election)|(?:tion|sion|ment|ing)s?)$/

/**
 * Moves a date that hangs on a name, "met Moll in Varna [in April]", up to the event it dates: the nearest verb, or a noun
 * of action on the way.
 */
export function mendDates(draft: Draft, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const above = draft.head[i]!
    if (
      above < 0 ||
      above > i ||
      !draft.is(i, 'nmod') ||
      !isTime(draft, i) ||
      draft.upos(above) !== 'PROPN' ||
      isTime(draft, above)
    )
      continue
    const preposition = draft.child(i, above, i, (k) => draft.is(k, 'case'))
    const bare = preposition < 0 && /day$/.test(draft.lower(i))
    if (!bare && !(preposition >= 0 && /^(?:in|on|during)$/.test(draft.lower(preposition)))) continue
    // An apposition between commas or brackets says when the name held, not when the event was.
    if (/^[,(]$/.test(draft.words[(preposition < 0 ? i : preposition) - 1] ?? '')) continue
    let event = above
    while (event >= 0 && draft.upos(event) !== 'VERB' && !EVENT.test(draft.lower(event))) event = draft.head[event]!
    if (event < 0) continue
    draft.attach(i, event, draft.upos(event) === 'VERB' ? (bare ? 'obl:unmarked' : 'obl') : 'nmod')
  }
}

const isTime = (draft: Draft, token: number): boolean =>
  TIMES.has(draft.lower(token)) || (draft.upos(token) === 'NUM' && /^(?:1[5-9]|20)\d\d$/.test(draft.words[token]!))

/** "between the two states since the war of 2020": a year behind "of" is that of the noun right before it. */
export function mendYears(draft: Draft, from: number, to: number): void {
  for (let year = from + 2; year < to; year++) {
    if (!/^(?:1[5-9]|20)\d\d$/.test(draft.words[year]!) || draft.lower(year - 1) !== 'of' || !draft.is(year, 'nmod')) continue
    const noun = year - 2
    if (draft.head[year] !== noun && draft.upos(noun) === 'NOUN' && draft.head[noun]! >= 0) draft.attach(year, noun, 'nmod')
  }
}
