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
/** Nouns of the deed, which count only with those it was done to: "the assassination of six". */
const BY_ACT = new Map<string, string>()
const BY_STATE = new Map<string, string>()
for (const [measure, { verbs = [], nouns = [], acts = [], heads = [], adjectives = [] }] of Object.entries(COUNT_WORDS)) {
  for (const verb of verbs) BY_LEMMA.set(verb, measure)
  for (const noun of nouns) BY_NOUN.set(noun, measure)
  for (const act of acts) BY_ACT.set(act, measure)
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
  // "death squad", "murder trial": the noun is part of another's name.
  const alone = at + 1 >= trees.length || trees.upos(at + 1) !== 'NOUN' || lower[at + 1] === 'toll'
  if (noun && tag !== 'VERB' && alone) return { at, measure: noun, form: 'noun', passive: false }
  const act = BY_ACT.get(word)
  if (act && tag !== 'VERB' && lower[at + 1] === 'of') return { at, measure: act, form: 'noun', passive: false }
  if ((word === 'hospital' || word === 'hospitals') && toHospital(lines, at, first))
    return { at: hospitalVerb(lines, at, first), measure: 'wounded', form: 'verb', passive: true }
  const state = BY_STATE.get(word)
  if (state && tag !== 'VERB') return { at, measure: state, form: 'adjective', passive: isPassive(lines, at, first) }
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

/** "were taken to hospital", "were still in hospital": hurt, though the word is not said. */
function hospitalVerb({ trees, lower }: Lines, at: number, first: number): number {
  for (let i = at - 1; i >= Math.max(first, at - 7); i--) {
    if (/^(?:taken|rushed|brought|transferred|admitted|sent|ferried|treated|hospitali[sz]ed)$/.test(lower[i]!)) return i
    if (/^(?:were|remained|was|are|remain)$/.test(lower[i]!) && lower[at - 1] === 'in') return i
    if (trees.upos(i) === 'PUNCT' || trees.upos(i) === 'VERB') return -1
  }
  return -1
}
const toHospital = (lines: Lines, at: number, first: number): boolean => {
  const verb = hospitalVerb(lines, at, first)
  return verb >= 0 && (/^(?:were|remained|are|remain)$/.test(lines.lower[verb]!) || isPassive(lines, verb, first))
}
