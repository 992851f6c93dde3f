import { COUNT_WORDS } from '../word-lists.js'
import type { Lines } from './quantities.js'

/** A word that says what happened to those counted. */
export interface Trigger {
  readonly at: number
  readonly measure: string
  readonly form: 'verb' | 'noun' | 'adjective'
  /** For a verb: those counted suffer it as its subject. */
  readonly passive: boolean
}

const BY_LEMMA = new Map<string, string>()
const BY_NOUN = new Map<string, string>()
const BY_STATE = new Map<string, string>()
for (const [measure, { verbs = [], nouns = [], heads = [], adjectives = [] }] of Object.entries(COUNT_WORDS)) {
  for (const verb of verbs) BY_LEMMA.set(verb, measure)
  for (const noun of nouns) BY_NOUN.set(noun, measure)
  for (const word of [...heads, ...adjectives]) BY_STATE.set(word, measure)
}

/** Verbs whose subject suffers: "12 died", "two disappeared", "thousands fled". */
const SUFFERING = new Set(['die', 'perish', 'drown', 'disappear', 'vanish', 'flee'])
const FORMS: Readonly<Record<string, string>> = {
  killed: 'dead',
  wounded: 'wounded',
  injured: 'wounded',
  hurt: 'wounded',
  murdered: 'dead',
  slain: 'dead',
  massacred: 'dead',
  executed: 'dead',
  assassinated: 'dead',
  slaughtered: 'dead',
  displaced: 'displaced',
  evacuated: 'displaced',
  captured: 'captured',
  detained: 'detained',
  arrested: 'detained',
  released: 'released',
  freed: 'released',
  deployed: 'deployed',
}
const BE = new Set([
  'be',
  'been',
  'being',
  'was',
  'were',
  'is',
  'are',
  'am',
  'get',
  'got',
  'gets',
  'getting',
  "'s",
  "'re",
  'left',
  'reported',
  'confirmed',
  'feared',
  'believed',
  'found',
  'shot',
])
const LIGHT =
  /^(?:also|reportedly|then|later|allegedly|already|now|still|all|both|either|or|and|severely|seriously|badly|critically|slightly|lightly|mostly|mainly|not|apparently|accidentally|fatally|at|least|instantly)$/

/** The trigger at a token, null for none. */
export function triggerAt(lines: Lines, at: number, first: number): Trigger | null {
  const { trees, lower } = lines
  const word = lower[at]!
  const tag = trees.upos(at)
  if (word === 'wounding' || word === 'killing' || word === 'injuring') {
    if (tag === 'NOUN' && lower[at + 1] === 'of')
      return { at, measure: word === 'killing' ? 'dead' : 'wounded', form: 'noun', passive: false }
    return { at, measure: word === 'killing' ? 'dead' : 'wounded', form: 'verb', passive: false }
  }
  if (tag === 'VERB' || FORMS[word]) {
    const lemma = trees.lemma(at)
    const measure = FORMS[word] ?? BY_LEMMA.get(lemma)
    if (measure)
      return {
        at,
        measure,
        form: tag === 'VERB' || BE.has(lower[at - 1] ?? '') ? 'verb' : 'adjective',
        passive: SUFFERING.has(lemma) || isPassive(lines, at, first),
      }
  }
  const noun = BY_NOUN.get(word)
  if (noun && tag !== 'VERB') return { at, measure: noun, form: 'noun', passive: false }
  const state = BY_STATE.get(word)
  if (state && tag !== 'VERB') return { at, measure: state, form: 'adjective', passive: false }
  return null
}

/** "were reportedly killed", "left wounded": a form of be before, adverbs and a first participle between. */
function isPassive(lines: Lines, at: number, first: number): boolean {
  for (let i = at - 1; i >= Math.max(first, at - 6); i--) {
    const word = lines.lower[i]!
    if (BE.has(word)) return true
    if (!LIGHT.test(word) && !FORMS[word] && lines.trees.upos(i) !== 'ADV' && word !== ',') return false
  }
  return false
}
