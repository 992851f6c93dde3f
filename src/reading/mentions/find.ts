import type { Mention } from '../layers.js'
import { GIVEN_NAMES, NAME_WORDS } from '../word-lists.js'
import { type Draft, newDraft } from './draft.js'
import type { Finder } from './finder.js'
import { isWeakPlace, type Known } from './known.js'
import { mayName, runEnd } from './runs.js'
import { glued, type Sheet } from './sheet.js'
import { teamAt } from './sport.js'

const ARTICLES = new Set(['the', 'a', 'an'])
const IN = new Set([
  'in',
  'near',
  'outside',
  'inside',
  'around',
  'across',
  'throughout',
  'into',
  'toward',
  'towards',
  'at',
  'from',
  'to',
  'via',
])
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}.&]*\p{Lu}\.?$|^\p{Lu}{2,}s?$|^(?:\p{Lu}\.){2,}$/u

/** Names of one sentence of prose or title case, by run of capitals, left to right. */
export function findNames(finder: Finder, sentence: number, out: Draft[]): void {
  const { sheet } = finder
  const { sentences } = sheet.trees
  const last = sentences[sentence + 1]!
  for (let i = sentences[sentence]!; i < last; ) {
    const next = nameAt(finder, sentence, i, last, out)
    i = next > i ? next : i + 1
  }
}

function nameAt(finder: Finder, sentence: number, i: number, last: number, out: Draft[]): number {
  const { sheet } = finder
  if (!mayName(sheet, i)) return smallStart(finder, i, out)
  const dateline = datelineEnd(sheet, i, last)
  if (dateline > i) {
    out.push(placeDraft(finder, i, dateline))
    return dateline
  }
  const team = sheet.sport ? teamAt(finder, i, last) : 0
  if (team > i) {
    out.push(typed(finder, i, team, 'ORG', true))
    return team
  }
  const title = sheet.cases[sentence] === 'title'
  const known = finder.known(i)
  const end = Math.max(runEnd(sheet, i, last), known?.to ?? 0)
  if (title) return inTitle(finder, i, end, known, out)
  if (starts(sheet, i) && !opensName(finder, i, end, known)) return i + 1
  return nameRun(finder, i, end, out)
}

/** A name that the register knows by a small letter: "al-Qaeda", "de facto" bodies. */
function smallStart(finder: Finder, i: number, out: Draft[]): number {
  const low = finder.sheet.lower[i]!
  if (low !== 'al' && low !== 'el' && low !== 'the') return i + 1
  if (low === 'the') return i + 1
  const { sheet } = finder
  if (!glued(sheet, i) || !(i + 2 < sheet.length && mayName(sheet, i + 2) && /^[-‐‑]$/.test(sheet.words[i + 1]!))) return i + 1
  const known = finder.known(i)
  const last = sheet.trees.sentences[sheet.trees.sentenceOf[i]! + 1]!
  const end = Math.max(runEnd(sheet, i + 2, last), known?.to ?? 0)
  return name(finder, i, end, out)
}

/** First word of a sentence, a line or a quotation, where a capital says nothing. */
function starts(sheet: Sheet, i: number): boolean {
  const from = sheet.trees.sentences[sheet.trees.sentenceOf[i]!]!
  if (i === from) return true
  for (let at = i - 1; at >= from; at--) {
    if (sheet.lineStart[at + 1] === 1) return true
    const word = sheet.words[at]!
    if (/^["“”'‘’`.:;–—*•()-]+$|^''$|^``$/.test(word)) {
      if (/[.:;–—*•"“`]|''/.test(word)) return true
      continue
    }
    return false
  }
  return true
}

/** At a sentence's start a capital counts only with something more: a known name, a given name, a tag, a second capital. */
function opensName(finder: Finder, i: number, end: number, known: Known | null): boolean {
  const { sheet } = finder
  const low = sheet.lower[i]!
  if (known && known.to > i + 1) return true
  if (known && (known.state || known.demonymOf || known.metonymOf || known.body || known.person)) return true
  if (sheet.capital[i] === 2) return true
  if (GIVEN_NAMES.has(low) && end > i + 1) return true
  if (NAME_WORDS.titles.has(low) && end > i + 1) return true
  if (sheet.small.has(low)) return end > i + 1 && NAME_WORDS.bodyHeads.has(sheet.lower[end - 1]!)
  const tag = sheet.trees.upos(i)
  // "Engineers from Iran": a plural alone at the start is no name for its capital.
  if (tag === 'PROPN') return known !== null || end > i + 1 || sheet.trees.penn(i) !== 'NNPS'
  if (known?.place && !isWeakPlace(sheet, i, known.to)) return true
  if (end > i + 1 && (tag === 'NOUN' || tag === 'ADJ' || tag === 'X')) return true
  return tag === 'X' || (tag === 'ADJ' && isSurname(sheet, i))
}

/** In a headline in title case every word has a capital: only what is known, or surely a name, is kept. */
function inTitle(finder: Finder, i: number, end: number, known: Known | null, out: Draft[]): number {
  const { sheet } = finder
  if (known && (known.to > i + 1 || !sheet.small.has(sheet.lower[i]!) || known.state || known.demonymOf)) {
    if (!(known.place && isWeakPlace(sheet, i, known.to) && !known.state)) return whole(finder, i, known.to, known, out)
  }
  let at = i
  while (at < end && (NAME_WORDS.titles.has(sheet.lower[at]!) || NAME_WORDS.titleParts.has(sheet.lower[at]!))) at++
  const after = at
  if (after > i && after < end && !sheet.small.has(sheet.lower[after]!) && sheet.trees.upos(after) === 'PROPN') {
    let stop = after + 1
    while (stop < end && stop < after + 3 && sheet.trees.upos(stop) === 'PROPN' && !sheet.small.has(sheet.lower[stop]!)) stop++
    out.push(typed(finder, after, stop, 'PER', true))
    return stop
  }
  if (
    GIVEN_NAMES.has(sheet.lower[i]!) &&
    i + 1 < end &&
    !sheet.small.has(sheet.lower[i + 1]!) &&
    sheet.trees.upos(i + 1) === 'PROPN'
  ) {
    out.push(typed(finder, i, i + 2, 'PER', true))
    return i + 2
  }
  if (isAcronym(sheet, i)) {
    out.push(typed(finder, i, i + 1, 'ORG', true))
    return i + 1
  }
  return i + 1
}

/** Peels adjectives of nations and titles off a run, and names the rest. Returns where reading goes on. */
function nameRun(finder: Finder, from: number, end: number, out: Draft[]): number {
  const known = finder.known(from)
  // "Hindu" is a paper's name too, and seldom meant so without "The".
  const faith = known !== null && known.body !== null && !known.state && ofPeoples(finder.sheet, from, known.to)
  if (known && known.to >= end && !faith) return whole(finder, from, known.to, known, out)
  const split = peel(finder, from, end, known)
  if (split > from) {
    if (known && known.to <= split) whole(finder, from, known.to, known, out)
    const rest = known && known.to > from && known.to <= split ? known.to : split
    if (rest >= end) return end
    return nameRun(finder, rest === from ? split : rest, end, out)
  }
  return name(finder, from, end, out)
}

/** Where the first part of a run ends that is no part of the name after it; `from` where none does. */
function peel(finder: Finder, from: number, end: number, known: Known | null): number {
  const { sheet } = finder
  const tail = sheet.lower[end - 1]!
  const bodily = NAME_WORDS.bodyHeads.has(tail) && !NAME_WORDS.titles.has(tail)
  if (known && known.to < end) {
    if (sheet.capital[known.to] === 0 && sheet.words[known.to] === '-') return known.to + 1 < end ? known.to + 1 : from
    if (known.demonymOf && !known.place)
      return bodily || NAME_WORDS.otherHeads.has(tail) || isPlaceTail(sheet, from, end) ? from : known.to
    if ((known.state || known.body) && NAME_WORDS.titles.has(sheet.lower[known.to]!)) return known.to
    if ((known.state || known.body) && NAME_WORDS.titleParts.has(sheet.lower[known.to]!) && hasTitle(sheet, known.to, end))
      return known.to
    if (known.person) return known.to
    // "the Republic of Armenia Ararat Mirzoyan", "to Armenia Claudia Busch": a state or body, and a person.
    if (known.state || known.body) {
      const next = finder.known(known.to)
      if (next?.person && next.to >= end) return known.to
      if (end - known.to >= 2 && end - known.to <= 4 && GIVEN_NAMES.has(sheet.lower[known.to]!)) return known.to
    }
  }
  // Titles: as many words as there are, as long as a name is left.
  let at = from
  let personal = false
  while (at < end - 1 && isTitleWord(sheet, at)) {
    personal ||= NAME_WORDS.titles.has(sheet.lower[at]!)
    at++
    if (sheet.words[at] === '-' && at + 1 < end - 1 && isTitleWord(sheet, at + 1)) at++
  }
  if (at > from && personal && !bodily) return at
  if (at > from && personal && bodily && GIVEN_NAMES.has(sheet.lower[at]!)) return at
  return from
}

const isTitleWord = (sheet: Sheet, i: number): boolean =>
  (NAME_WORDS.titles.has(sheet.lower[i]!) || NAME_WORDS.titleParts.has(sheet.lower[i]!)) && !GIVEN_NAMES.has(sheet.lower[i]!)

function hasTitle(sheet: Sheet, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (NAME_WORDS.titles.has(sheet.lower[i]!)) return true
  return false
}

function isPlaceTail(sheet: Sheet, from: number, end: number): boolean {
  return end - from >= 2 && NAME_WORDS.placeHeads.has(sheet.lower[end - 1]!)
}

/** A run that the register knows to its end. */
function whole(finder: Finder, from: number, to: number, known: Known, out: Draft[]): number {
  const { sheet } = finder
  const draft = newDraft(from, to, 'MISC')
  if (known.persons.length > 0) {
    draft.type = 'PER'
    draft.actor = known.person
  } else if (known.state) {
    // "the Iraqi government", "Government of Iraq": the state's names, and a body by their words.
    draft.type = NAME_WORDS.forces.has(sheet.lower[from]!) || NAME_WORDS.forces.has(sheet.lower[to - 1]!) ? 'ORG' : 'LOC'
    draft.actor = known.state
    draft.place = known.place
  } else if (known.place && !(known.body && sheet.capital[from] === 2 && to - from === 1)) {
    if (isWeakPlace(sheet, from, to) && !placeContext(sheet, from, to)) draft.weak = true
    draft.type = 'LOC'
    draft.place = known.place
    if (known.metonymOf) draft.actor = known.metonymOf
  } else if (known.metonymOf) {
    draft.type = 'LOC'
    draft.actor = known.metonymOf
  } else if (known.body) {
    draft.type = 'ORG'
    draft.actor = known.body
  } else if (known.demonymOf) {
    draft.via = 'demonym'
    draft.actor = known.demonymOf
  } else return to
  out.push(draft)
  return to
}

/** Names a run by its words and what stands around it. */
function name(finder: Finder, from: number, end: number, out: Draft[]): number {
  const { sheet } = finder
  const to = trimmed(sheet, from, end)
  if (to <= from) return end
  const type = typeOfRun(finder, from, to)
  if (type) out.push(type)
  return Math.max(to, from + 1)
}

/** Cuts words off a run's end that belong to no name: a lone hyphen, a number. */
function trimmed(sheet: Sheet, from: number, end: number): number {
  let to = end
  while (to > from && /^[-‐‑&]$/.test(sheet.words[to - 1]!)) to--
  return to
}

export const isAcronym = (sheet: Sheet, i: number): boolean =>
  sheet.capital[i] === 2 &&
  sheet.words[i]!.length <= 8 &&
  ACRONYM.test(sheet.words[i]!) &&
  !NAME_WORDS.neverBodies.has(sheet.lower[i]!)

function typeOfRun(finder: Finder, from: number, to: number): Draft | null {
  const { sheet } = finder
  const tail = sheet.lower[to - 1]!
  const head = sheet.lower[from]!
  const many = to - from >= 2
  const titled = titleBefore(sheet, from)
  if (isOffice(sheet, from, to)) return null
  if (ofPeoples(sheet, from, to)) return typed(finder, from, to, 'MISC', false)
  if (
    many &&
    GIVEN_NAMES.has(head) &&
    !NAME_WORDS.bodyHeads.has(tail) &&
    !NAME_WORDS.otherHeads.has(tail) &&
    !NAME_WORDS.placeHeads.has(tail)
  )
    return typed(finder, from, to, 'PER', false)
  if (titled && !NAME_WORDS.bodyHeads.has(tail)) return typed(finder, from, to, 'PER', false)
  if (many) {
    for (let i = from + 1; i < to - 1; i++) {
      if (
        (sheet.lower[i] === 'of' || sheet.lower[i] === 'for') &&
        (NAME_WORDS.bodyOf.has(sheet.lower[i - 1]!) || NAME_WORDS.bodyHeads.has(sheet.lower[i - 1]!))
      )
        return typed(finder, from, to, 'ORG', false)
    }
    // "Gulf of Aden", "Strait of Hormuz"
    if (NAME_WORDS.placeHeads.has(head) && sheet.lower[from + 1] === 'of') return typed(finder, from, to, 'LOC', false)
    if (NAME_WORDS.otherStarts.has(head)) return typed(finder, from, to, 'MISC', false)
    if (NAME_WORDS.bodyStarts.has(head)) return typed(finder, from, to, 'ORG', false)
    if (NAME_WORDS.otherHeads.has(tail)) return typed(finder, from, to, 'MISC', false)
    if (NAME_WORDS.teamNames.has(tail) || (NAME_WORDS.teamStarts.has(head) && sheet.sport))
      return typed(finder, from, to, 'ORG', false)
    if (NAME_WORDS.bodyHeads.has(tail)) return typed(finder, from, to, 'ORG', false)
    if (NAME_WORDS.placeHeads.has(tail)) return typed(finder, from, to, 'LOC', false)
    if (NAME_WORDS.placeStarts.has(head) && !GIVEN_NAMES.has(sheet.lower[to - 1]!)) return typed(finder, from, to, 'LOC', true)
    if (sheet.words[to - 2] === '&' || sheet.words[from + 1] === '&') return typed(finder, from, to, 'ORG', false)
    const start = finder.known(from)
    if (start && (start.place || start.state) && start.to < to) return typed(finder, from, to, 'ORG', true)
    if (isAcronym(sheet, from) || isAcronym(sheet, to - 1)) return typed(finder, from, to, 'ORG', true)
  } else {
    if (isAcronym(sheet, from)) return typed(finder, from, to, 'ORG', false)
    if (NAME_WORDS.placeAcronyms.has(head) && sheet.capital[from] === 2) return typed(finder, from, to, 'LOC', false)
    if (sheet.sport && NAME_WORDS.teamNames.has(head)) return typed(finder, from, to, 'ORG', true)
  }
  return byContext(finder, from, to)
}

/** "Foreign Secretary", "Secretary of State": a title that names nobody. */
function isOffice(sheet: Sheet, from: number, to: number): boolean {
  let titled = false
  for (let i = from; i < to; i++) {
    const low = sheet.lower[i]!
    titled ||= NAME_WORDS.officeNouns.has(low) || (NAME_WORDS.officeNouns.has(low.replace(/(?:ie)?s$/, '')) && i === to - 1)
    const plain = low === 'of' || low === '-' || low === 'affairs' || low === 'general' || low === 'state'
    if (!plain && !NAME_WORDS.titles.has(low) && !NAME_WORDS.titleParts.has(low) && !titled) return false
  }
  return titled && !NAME_WORDS.bodyHeads.has(sheet.lower[to - 1]!)
}

/** "Sunni Arab", "Franco-African", "Hindu": names of peoples and faiths only. */
function ofPeoples(sheet: Sheet, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!NAME_WORDS.peoples.has(sheet.lower[i]!) && sheet.words[i] !== '-') return false
  return true
}

/** Only the words around it tell: a word of place before, a place after, an article, the tag. */
function byContext(finder: Finder, from: number, to: number): Draft | null {
  const { sheet } = finder
  const many = to - from >= 2
  const before = from > 0 && sheet.lineStart[from] === 0 ? sheet.lower[from - 1]! : ''
  if (placeAfter(finder, to) && (many ? IN.has(before) : true)) return typed(finder, from, to, 'LOC', true)
  if (many) {
    if (ARTICLES.has(before)) return typed(finder, from, to, 'ORG', true)
    if (before !== 'from' && before !== 'to' && before !== 'at' && IN.has(before)) return typed(finder, from, to, 'LOC', true)
    if (!/\p{L}/u.test(sheet.words[to - 1]!)) return typed(finder, from, to, 'MISC', true)
    return typed(finder, from, to, 'PER', true)
  }
  if (sheet.trees.upos(from) === 'ADJ' && !isSurname(sheet, from)) return typed(finder, from, to, 'MISC', true)
  if (before !== 'from' && before !== 'to' && before !== 'at' && IN.has(before)) return typed(finder, from, to, 'LOC', true)
  if (ARTICLES.has(before))
    return sheet.sport && /s$/.test(sheet.lower[from]!)
      ? typed(finder, from, to, 'ORG', true)
      : typed(finder, from, to, 'MISC', true)
  const draft = typed(finder, from, to, 'MISC', true)
  draft.name = '?'
  return draft
}

/** How far back a surname is sought. */
const BACK = 3000

/** True for a word that stood before as the last of a person's name: "Ada Moller … Moller went on". */
function isSurname({ words, trees }: Sheet, at: number): boolean {
  for (let i = at - 1; i > 0 && i > at - BACK; i--)
    if (words[i] === words[at] && trees.relation(i) === 'flat' && trees.upos(i) === 'PROPN') return true
  return false
}

/** ", Country" or " (Country)" after a name. */
function placeAfter(finder: Finder, to: number): boolean {
  const { sheet } = finder
  if (sheet.words[to] !== ',' || to + 1 >= sheet.length || sheet.lineStart[to + 1] === 1) return false
  const known = finder.known(to + 1)
  if (!known || !(known.state || known.place)) return false
  const next = sheet.words[known.to]
  return (
    next === undefined ||
    next === ',' ||
    next === '.' ||
    next === ')' ||
    sheet.lineStart[known.to] === 1 ||
    sheet.capital[known.to] === 0
  )
}

/** A small-letter title right before: "spokesman", "coach", "striker". */
function titleBefore(sheet: Sheet, from: number): boolean {
  if (from === 0 || sheet.lineStart[from] === 1) return false
  const before = sheet.lower[from - 1]!
  if (!NAME_WORDS.titles.has(before)) return false
  return sheet.trees.upos(from - 1) !== 'VERB'
}

const placeContext = (sheet: Sheet, from: number, to: number): boolean =>
  (from > 0 && IN.has(sheet.lower[from - 1]!)) || sheet.words[to] === ','

/** "YEREVAN, June 9 (AFP) –", "LONDON 1996-12-06": capitals at a line's start with a date, an agency or a dash after. */
function datelineEnd(sheet: Sheet, i: number, last: number): number {
  if (sheet.lineStart[i] === 0 || sheet.capital[i] !== 2) return i
  let to = i + 1
  while (to < last && to < i + 8 && (sheet.capital[to] === 2 || (/^[-‐‑]$/.test(sheet.words[to]!) && glued(sheet, to)))) to++
  for (let at = to; at < Math.min(to + 8, last) && sheet.lineStart[at] === 0; at++) {
    const word = sheet.words[at]!
    if (/^\d{4}-\d\d-\d\d$|^\d{4}$/.test(word) || /^[(]$/.test(word) || /^[–—]$|^--$/.test(word)) {
      if (at === to && word !== '(' && !/^\d/.test(word) && sheet.capital[at + 1] === 2) return i
      return word === '(' && !/^\p{Lu}/u.test(sheet.words[at + 1] ?? '') ? i : to
    }
    if (
      !(word === ',' || word === '.' || mayName(sheet, at) || NAME_WORDS.never.has(sheet.lower[at]!) || /^\d{1,2}$/.test(word))
    )
      return i
  }
  return i
}

function placeDraft(finder: Finder, from: number, to: number): Draft {
  const draft = newDraft(from, to, 'LOC')
  const known = finder.known(from)
  if (known && known.to === to) {
    draft.place = known.place
    if (known.state) draft.actor = known.state
  }
  return draft
}

export function typed(finder: Finder, from: number, to: number, type: Mention['type'], weak: boolean): Draft {
  const draft = newDraft(from, to, type, 'name', weak)
  const known = finder.known(from)
  if (known && known.to === to) {
    if (type === 'PER') draft.actor = known.person
    if (type === 'ORG') draft.actor = known.body
    if (type === 'LOC') {
      draft.place = known.place
      draft.actor = known.state
    }
  }
  return draft
}
