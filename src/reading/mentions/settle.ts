import type { Mention } from '../layers.js'
import { GIVEN_NAMES, NAME_WORDS, SPEECH_WORDS } from '../word-lists.js'
import { type Draft, newDraft } from './draft.js'
import { isAcronym, typed } from './find.js'
import type { Finder } from './finder.js'
import { isWeakPlace } from './known.js'
import { mayName, runEnd } from './runs.js'
import { glued, type Sheet } from './sheet.js'

type Type = Mention['type']

/** What the whole report shows of its names, by their words in small letters. */
export interface Shown {
  /** Type of each name as it stands elsewhere. */
  readonly types: ReadonlyMap<string, Type>
  /** Family names of persons named in full. */
  readonly surnames: ReadonlySet<string>
  /** First words of bodies' names: "Elf" of "Elf Aquitaine". */
  readonly bodies: ReadonlySet<string>
}

const keyOf = (sheet: Sheet, from: number, to: number): string => sheet.lower.slice(from, to).join(' ')
const PLACE_BEFORE = new Set(['in', 'near', 'outside', 'inside', 'throughout'])

/** Gathers what the surely named mentions show. */
export function shownBy(sheet: Sheet, drafts: readonly Draft[]): Shown {
  const votes = new Map<string, Map<Type, number>>()
  const surnames = new Set<string>()
  const bodies = new Set<string>()
  for (const draft of drafts) {
    if (draft.name === '?' || draft.via === 'demonym') continue
    const key = keyOf(sheet, draft.from, draft.to)
    const tally = votes.get(key) ?? new Map<Type, number>()
    votes.set(key, tally.set(draft.type, (tally.get(draft.type) ?? 0) + (draft.weak ? 1 : 3)))
    if (draft.to - draft.from < 2) continue
    const tail = sheet.lower[draft.to - 1]!
    if (draft.type === 'PER' && !GIVEN_NAMES.has(tail)) surnames.add(tail)
    else if (draft.type === 'PER') surnames.add(tail)
    if (draft.type === 'ORG' && sheet.lower[draft.from]!.length > 2) bodies.add(sheet.lower[draft.from]!)
  }
  const types = new Map<string, Type>()
  for (const [key, tally] of votes) {
    let best: Type = 'MISC'
    let most = 0
    for (const type of ['PER', 'ORG', 'LOC', 'MISC'] as const) {
      const count = tally.get(type) ?? 0
      if (count > most) {
        best = type
        most = count
      }
    }
    types.set(key, best)
  }
  return { types, surnames, bodies }
}

/** Overrules names known by shape only with what the rest of the report shows; what stays unknown is dropped. */
export function settle(finder: Finder, drafts: Draft[], shown: Shown): Draft[] {
  const { sheet } = finder
  return drafts.filter((draft) => {
    const one = draft.to - draft.from === 1
    const low = sheet.lower[draft.from]!
    const before = draft.from > 0 ? sheet.lower[draft.from - 1]! : ''
    if (draft.type !== 'PER' && one && shown.surnames.has(low) && !PLACE_BEFORE.has(before) && draft.via !== 'demonym') {
      if (draft.type === 'MISC' || draft.weak || isWeakPlace(sheet, draft.from, draft.to) || draft.actor === null)
        return retype(draft, 'PER')
    }
    if (draft.name !== '?') return draft.type !== 'MISC' || draft.via === 'demonym' || keep(draft)
    draft.name = ''
    const elsewhere = shown.types.get(low)
    if (elsewhere) return retype(draft, elsewhere)
    if (shown.bodies.has(low)) return retype(draft, 'ORG')
    return retype(draft, guess(finder, draft))
  })
}

const keep = (draft: Draft): boolean => draft.type === 'MISC'

function retype(draft: Draft, type: Type): boolean {
  if (draft.type !== type) {
    draft.place = null
    draft.actor = null
  }
  draft.type = type
  draft.name = ''
  return true
}

/** A single unknown word with a capital: a speaker is a person, what shares and strikes belong to is a firm. */
function guess(finder: Finder, draft: Draft): Type {
  const { sheet } = finder
  const { trees } = sheet
  const i = draft.from
  const tag = trees.upos(i)
  if (tag !== 'PROPN' && tag !== 'NOUN' && tag !== 'X') return 'MISC'
  if (sheet.words[i]!.length === 1) return 'MISC'
  if (tag === 'NOUN' && sheet.small.has(sheet.lower[i]!)) return 'MISC'
  const relation = trees.relation(i)
  const head = trees.head[i]!
  const next = sheet.lower[i + 1] ?? ''
  if (GIVEN_NAMES.has(sheet.lower[i]!)) return 'PER'
  if (relation.startsWith('nsubj') && head >= 0 && SPEECH_WORDS.say.has(trees.lemma(head))) return 'PER'
  if (relation === 'compound' || relation === 'amod') return 'ORG'
  if (next === "'s" || next === '’s') return sheet.sport ? 'PER' : 'ORG'
  if (/(?:s|es)$/.test(sheet.lower[i]!) && sheet.lower[i - 1] === 'the') return 'MISC'
  if (relation.startsWith('nsubj') || relation === 'obj' || relation === 'conj') return sheet.sport ? 'PER' : 'ORG'
  if (/^(?:at|from|to)$/.test(sheet.lower[i - 1] ?? '')) return sheet.sport ? 'LOC' : 'ORG'
  return sheet.sport ? 'PER' : 'ORG'
}

/** Names in a line of capitals: those the report has in prose, those the register knows, given names, sides. */
export function findInCapitals(finder: Finder, sentence: number, shown: Shown, out: Draft[]): void {
  const { sheet } = finder
  const { sentences } = sheet.trees
  const last = sentences[sentence + 1]!
  for (let i = sentences[sentence]!; i < last; ) {
    const to = capitalsAt(finder, i, last, shown, out)
    i = to > i ? to : i + 1
  }
}

function capitalsAt(finder: Finder, i: number, last: number, shown: Shown, out: Draft[]): number {
  const { sheet } = finder
  if (!mayName(sheet, i)) return i
  for (let to = Math.min(last, i + 6); to > i; to--) {
    const type = shown.types.get(keyOf(sheet, i, to)) ?? (to - i === 1 && shown.surnames.has(sheet.lower[i]!) ? 'PER' : null)
    if (!type) continue
    if (to - i === 1 && sheet.small.has(sheet.lower[i]!) && type !== 'LOC') continue
    if (type === 'MISC') return to
    const side = type === 'LOC' && citySide(sheet, i, to)
    const place = type === 'ORG' && sheet.sport && sheet.words[i - 1] === 'AT'
    out.push(typed(finder, i, to, side ? 'ORG' : place ? 'LOC' : type, true))
    return to
  }
  const known = finder.known(i)
  const low = sheet.lower[i]!
  if (known && !(sheet.small.has(low) && known.to === i + 1)) {
    const draft = newDraft(i, known.to, 'MISC', 'name', true)
    if (known.person) Object.assign(draft, { type: 'PER', actor: known.person })
    else if (known.state) Object.assign(draft, { type: 'LOC', actor: known.state, place: known.place })
    else if (known.place && !isWeakPlace(sheet, i, known.to))
      Object.assign(draft, { type: citySide(sheet, i, known.to) ? 'ORG' : 'LOC', place: known.place, actor: known.metonymOf })
    else if (known.body) Object.assign(draft, { type: 'ORG', actor: known.body })
    else if (known.demonymOf) Object.assign(draft, { via: 'demonym', actor: known.demonymOf })
    else return i
    out.push(draft)
    return known.to
  }
  if (sheet.sport && NAME_WORDS.teamNames.has(low)) return push(finder, i, i + 1, 'ORG', out)
  if (
    GIVEN_NAMES.has(low) &&
    i + 1 < last &&
    mayName(sheet, i + 1) &&
    !sheet.small.has(sheet.lower[i + 1]!) &&
    !sheet.small.has(low)
  )
    return push(finder, i, Math.min(i + 2, runEnd(sheet, i, last)), 'PER', out)
  if (/^(?:\p{Lu}\.){2,}$/u.test(sheet.words[i]!) && isAcronym(sheet, i)) return push(finder, i, i + 1, 'ORG', out)
  return i
}

function push(finder: Finder, from: number, to: number, type: Type, out: Draft[]): number {
  out.push(typed(finder, from, to, type, true))
  return to
}

/** In a line of capitals of a report of sport a city by a score, or before AT, is a side; after AT it is where they play. */
function citySide(sheet: Sheet, from: number, to: number): boolean {
  if (!sheet.sport) return false
  const next = sheet.words[to] ?? ''
  const before = from > 0 && !glued(sheet, from - 1) ? sheet.words[from - 1]! : ''
  if (before === 'AT' || before === 'At') return false
  return /^\d{1,3}$/.test(next) || next === 'AT'
}
