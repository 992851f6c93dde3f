import type { Draft } from './draft.js'
import { isPossessive, type Scene } from './scene.js'

/** Prepositions of place and way: after one a capital is a city. */
const LOCATIVE = new Set([
  'in',
  'at',
  'near',
  'outside',
  'inside',
  'around',
  'across',
  'throughout',
  'into',
  'via',
  'through',
  'toward',
  'towards',
  'north',
  'south',
  'east',
  'west',
])
/** After these it depends: a motion goes to a city, a demand to a government. */
const MOTION = new Set([
  'travel',
  'fly',
  'arrive',
  'return',
  'go',
  'come',
  'move',
  'send',
  'visit',
  'head',
  'leave',
  'depart',
  'drive',
  'flee',
  'deliver',
  'transfer',
  'bring',
  'take',
  'trip',
  'flight',
  'road',
  'route',
  'visit',
  'journey',
  'way',
  'train',
])
/** Words of a place: what they say or are part of is the city. */
const OF_PLACE = new Set([
  'capital',
  'city',
  'resident',
  'airport',
  'street',
  'suburb',
  'centre',
  'center',
  'mayor',
  'district',
  'metro',
  'region',
  'time',
  'hotel',
  'square',
  'university',
  'court',
  'outskirts',
  'neighbourhood',
  'neighborhood',
  'population',
  'weather',
  'summit',
  'meeting',
  'conference',
  'talk',
  'round',
  'statement',
  'agreement',
  'declaration',
  'format',
  'accord',
  'treaty',
])
/** "saw A cede", "made A withdraw": what follows the name is its deed, however the tree has it. */
const CAUSED = new Set(['saw', 'sees', 'see', 'made', 'makes', 'make', 'let', 'lets', 'watched', 'helped'])
const NO_DEED = new Set([
  'and',
  'or',
  'as',
  'in',
  'on',
  'at',
  'for',
  'with',
  'to',
  'of',
  'by',
  'from',
  'after',
  'before',
  'while',
  'when',
])
const STAYS = new Set(['host', 'lie', 'locate', 'situate', 'shake', 'wake', 'celebrate'])

/**
 * Tells the government from the city a capital stands for, by syntax: subject of a deed, possessor of a stance, one of two
 * "between" whom something is, whom something is said to or against. "The capital Yerevan" and "in Moscow" are places.
 */
export function tellMetonyms(scene: Scene, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const known = scene.known(draft.from)
    const seat = known && known.to === draft.to ? known.metonymOf : null
    if (!seat) continue
    const government = standsForGovernment(scene, draft)
    if (government) {
      draft.via = 'metonym'
      draft.actor = seat
      draft.name = scene.register.actor(seat)?.name ?? ''
      draft.for = null
      draft.place = null
    } else if (known?.place) {
      draft.actor = null
      draft.place = known.place
      draft.type = 'LOC'
      draft.name = ''
    }
  }
}

function standsForGovernment(scene: Scene, draft: Draft): boolean {
  const { sheet } = scene
  const { trees } = sheet
  const head = headOf(scene, draft)
  const known = scene.known(draft.from)
  // The Kremlin and the Pentagon are bodies wherever they stand, but for "in".
  const before = sheet.lower[draft.from - 1] === 'the' ? sheet.lower[draft.from - 2] : sheet.lower[draft.from - 1]
  if (before !== undefined && LOCATIVE.has(before)) return false
  if (known && !known.place) return true
  if (before === 'capital' || before === 'city') return false
  const relation = trees.relation(head)
  const governor = trees.head[head] ?? -1
  if (isPossessive(sheet.lower[draft.to])) return governor < 0 || !OF_PLACE.has(trees.lemma(governor))
  // "saw Yerevan cede land": a plain verb right after the name is the name's own deed, whatever the tree says.
  if (draft.to < sheet.length && trees.upos(draft.to) === 'VERB' && trees.lemma(draft.to) === sheet.lower[draft.to]) return true
  if (
    before !== undefined &&
    CAUSED.has(before) &&
    /^[a-z]+$/.test(sheet.words[draft.to] ?? '') &&
    !NO_DEED.has(sheet.lower[draft.to] ?? '')
  )
    return true
  if (relation.startsWith('nsubj')) return governor < 0 || !STAYS.has(trees.lemma(governor))
  if (relation === 'nmod:poss') return governor < 0 || !OF_PLACE.has(trees.lemma(governor))
  if (relation === 'conj' && governor >= 0) {
    const first = drafted(scene, governor)
    if (first !== null) return first
  }
  if (before === 'between' || before === 'against' || before === 'by' || before === 'with')
    return before !== 'with' || relation !== 'root'
  if (before === 'and' || before === ',') return betweenBefore(scene, draft.from)
  if (before === 'to' || before === 'from' || before === 'on' || before === 'for' || before === 'of') {
    const over = governor >= 0 ? trees.lemma(governor) : ''
    return !MOTION.has(over) && !OF_PLACE.has(over) && before !== 'from' && before !== 'of'
  }
  if (relation === 'compound' || relation === 'amod') return false
  return relation === 'obj' || relation === 'iobj' ? governor < 0 || !MOTION.has(trees.lemma(governor)) : false
}

function headOf({ sheet }: Scene, draft: Draft): number {
  for (let t = draft.from; t < draft.to; t++) {
    const head = sheet.trees.head[t] ?? -1
    if (head < draft.from || head >= draft.to) return t
  }
  return draft.to - 1
}

/** How the name this one is joined to is read: by its own relation. Null where it is no name. */
function drafted(scene: Scene, token: number): boolean | null {
  const { trees } = scene.sheet
  if (trees.upos(token) !== 'PROPN') return null
  const before = scene.sheet.lower[token - 1]
  if (before !== undefined && LOCATIVE.has(before)) return false
  const relation = trees.relation(token)
  return relation.startsWith('nsubj') || before === 'between' || relation === 'nmod:poss' ? true : null
}

/** "between Yerevan and Baku": the second of two. */
function betweenBefore({ sheet }: Scene, at: number): boolean {
  for (let k = at - 1; k >= Math.max(0, at - 6); k--) if (sheet.lower[k] === 'between') return true
  return false
}
