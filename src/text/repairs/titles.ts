import { startsUpper } from '../word-form.js'
import type { Draft } from './draft.js'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Nouns that stand before a person's name as a title. */
export const TITLES = set(
  `president vice-president minister premier chancellor secretary chairman chairwoman chairperson spokesman spokeswoman
   spokesperson ambassador envoy general colonel major captain lieutenant sergeant admiral marshal commander brigadier
   king queen prince princess emir sheikh sultan pope patriarch catholicos bishop archbishop cardinal ayatollah imam senator
   congressman congresswoman lawmaker mp commissioner governor mayor judge justice professor leader chief director speaker
   deputy negotiator mediator coordinator representative counterpart rapporteur adviser advisor
   mr mrs ms dr mr. mrs. ms. dr. gen. col. lt. sgt. maj. capt. adm. sen. rep. gov. prof. lt.-gen.`,
)
/** Words that make a title more exact, before it. */
const BEFORE = set(
  `prime foreign defence defense deputy vice first second interior finance economy justice energy health former ex acting
   then special secretary senior lieutenant major brigadier interim high chief supreme internal external state executive - `,
)
/** Last words that make a name one of a body or place, not of a person. */
export const BODIES = set(
  `assembly staff council committee office ministry party department court hospital airport palace administration service
   services secretariat directorate commission house square street avenue army force forces guard region province district`,
)
export const PARTICLES = set('al el bin ibn von van de der del da di la le ben abu')

/** A title and the name after it: title modifiers from `start`, the title, the name from `name` to `end` (left out). */
export interface TitledName {
  readonly start: number
  readonly title: number
  readonly name: number
  readonly end: number
}

export const isTitle = (draft: Draft, token: number): boolean => TITLES.has(draft.lower(token))

/** Where a run of capitalised names that starts at `at` ends; `at` when none does. */
export function nameEnd(draft: Draft, at: number, to: number): number {
  let end = at
  for (let i = at; i < to && i < at + 6; i++) {
    const word = draft.words[i]!
    const next = i + 1 < to ? draft.words[i + 1]! : ''
    const named = draft.upos(i) === 'PROPN' && startsUpper(word) && !isTitle(draft, i)
    const joins =
      i > at && (word === '-' || PARTICLES.has(word)) && (startsUpper(next) || /^\p{Ll}+$/u.test(next)) && i + 1 < to
    if (named) end = i + 1
    else if (joins && draft.upos(i + 1) === 'PROPN') end = i + 1
    else if (!(i > at && draft.words[i - 1] === '-' && draft.upos(i) === 'PROPN')) break
    else end = i + 1
  }
  while (end > at && (draft.words[end - 1] === '-' || PARTICLES.has(draft.words[end - 1]!))) end--
  return end
}

/** No sentence that people write has more. */
const MOST = 24

/** All titles with a name right behind them, in order. */
export function titledNames(draft: Draft, from: number, to: number): TitledName[] {
  const found: TitledName[] = []
  for (let i = from; i + 1 < to && found.length < MOST; i++) {
    if (!isTitle(draft, i)) continue
    const end = nameEnd(draft, i + 1, to)
    if (end === i + 1 || BODIES.has(draft.lower(end - 1))) continue
    let start = i
    while (start > from && i - start < 4 && belongsToTitle(draft, start - 1, start, end)) start--
    if (draft.words[start] === '-') start++
    found.push({ start, title: i, name: i + 1, end })
    i = end - 1
  }
  return found
}

/** Whether the word before a title says which: "Prime" Minister, "Sylvan" President. */
function belongsToTitle(draft: Draft, token: number, start: number, end: number): boolean {
  if (BEFORE.has(draft.lower(token))) return true
  // "government negotiator Ada Moll said": no two subjects side by side.
  if (draft.upos(token) === 'NOUN' && draft.is(token, 'nsubj') && draft.head[token]! >= end) return true
  if (!startsUpper(draft.words[token]!) || (draft.upos(token) !== 'ADJ' && draft.upos(token) !== 'PROPN')) return false
  const head = draft.head[token]!
  if (head >= start && head < end) return true
  // "Ada Moll and Sylvan President Ivo Brandt": right behind an "and", it can be nothing but the title's.
  if (token > 0 && draft.upos(token - 1) === 'CCONJ' && start === token + 1) return true
  // No adjective reaches over title and name to a word behind them.
  if (head >= end && draft.upos(token) === 'ADJ') return true
  // The parser may have made the adjective itself the head of title and name. Right before them it is joined to them by nothing.
  for (let i = start; i < end; i++)
    if (draft.head[i] === token && /^(?:flat|compound|conj|appos)/.test(draft.relation(i))) return true
  return false
}
