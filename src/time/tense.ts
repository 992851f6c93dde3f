import type { Tense } from './meaning.js'
import type { Words } from './words.js'

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Verbs and adjectives that look ahead whatever their own tense. */
const AHEAD = list(
  'will shall expected scheduled due planned slated plans plan planning expects expect expires expire expiring upcoming forthcoming effective payable pending likely intends intend hopes hope aims going begins begin starts start opens ends takes resume resumes convene convenes awaiting tentatively poised ready might',
)
/** Past forms the ending does not show. */
const PAST = list(
  'was were had did said told met made took went came gave held led left won lost began began became brought broke built bought caught chose drew fell felt fought found fled got grew heard hit kept killed knew laid meant paid put ran rose saw sent set shot showed shown shut spoke spent stood struck taught thought threw understood wrote withdrew undertook been done gone seen taken given known written spoken begun beaten risen fallen drawn thrown flown driven broken chosen forgotten hidden ridden sworn torn worn sat sold sought cut shed spread quit dealt read swept sank overthrew oversaw rejected ended since ago',
)
const PRESENT = list('is are has have am says do does remains continues')
/** Words in -ed that are no past forms. */
const NOT_PAST = list(
  'united need seed feed indeed speed breed hundred red bed wed shed sacred embed proceed succeed exceed agreed-upon so-called based supposed',
)
/** What an infinitive after it has yet to do. */
const WILLING = list(
  'plans plan planned planning scheduled expected expects expect set due agreed agree agrees wants want wanted intends intend hopes hope ready likely invited asked urged called vowed pledged promised promises aims supposed is are decided offered prepares prepared preparing continue able refused threatened poised slated allowed meant time deadline going unlikely needs need order chance proposal offer decision plan deal agreement talks bid',
)

const DESCRIBED = list('the a an its his her their this that these any some more many several other of')

/** How far, in words, a verb may stand from the time it governs. */
const REACH = 18

/**
 * A shallow guess which way the words around a time look: the nearest verb before it in its sentence, else the first
 * after it. Reading trees gives better; this serves raw text.
 */
export function guessTense(words: Words, first: number, end: number): Tense {
  // "Wednesday's ruling" is one that was made.
  if (words.lower(end) === "'s") return 'past'
  for (let i = first - 1, seen = 0; i >= 0 && seen < REACH; i--, seen++) {
    if (words.endsSentence(i)) break
    const tense = tenseOf(words, i, true)
    if (tense) return tense
  }
  for (let i = end, seen = 0; i < words.length && seen < REACH; i++, seen++) {
    if (words.endsSentence(i)) break
    const tense = tenseOf(words, i, false)
    if (tense) return tense
  }
  return 'none'
}

function tenseOf(words: Words, at: number, backwards: boolean): Tense | null {
  const word = words.lower(at)
  if (words.kind(at) !== 'letters') return null
  if (word === 'will' && words.capital(at) && words.lower(at - 1) !== '.') return null
  if (word.endsWith("'ll") || word === "won't") return 'future'
  if (word === 'would' || word === 'might') return backwards ? 'future' : null
  // "could come Tuesday" looks ahead; "could not be reached Tuesday" does not.
  if (word === 'could')
    return !backwards ? null : words.lower(at + 1) === 'be' || words.lower(at + 2) === 'be' ? 'past' : 'future'
  if (word === 'until' || word === 'till')
    return backwards && at > 0 && !words.endsSentence(at - 1) ? untilTense(words, at) : null
  if (word === 'soon' || word === 'early')
    return backwards && words.lower(at + 1) === 'as' && words.lower(at - 1) === 'as' ? 'future' : null
  if (AHEAD.has(word)) {
    if (word === 'will' || word === 'shall') return 'future'
    if (backwards && words.lower(at - 1) === 'to') return tenseOf(words, at - 1, true)
    // "had been due on Friday": by the time of the report that Friday is over.
    if (words.lower(at - 1) === 'been' && words.lower(at - 2) === 'had') return 'past'
    return 'future'
  }
  if (word === 'to' && backwards) {
    const verb = words.lower(at + 1)
    if (words.kind(at + 1) !== 'letters' || words.capital(at + 1) || verb === 'the' || verb === 'a' || verb.endsWith('s'))
      return null
    if (words.lower(at - 2) === 'been' && words.lower(at - 3) === 'had') return 'past'
    return verb === 'be' || WILLING.has(words.lower(at - 1)) ? 'future' : null
  }
  if (PAST.has(word) || isPastForm(word)) {
    if (!backwards) return 'past'
    const before = words.lower(at - 1)
    // "the planned talks", "a still unspecified date": a participle that describes.
    if (DESCRIBED.has(before) || word.startsWith('un')) return null
    // "will be held", "to be completed", "be released": the auxiliary tells.
    if (before === 'be' || before === 'being' || words.lower(at - 2) === 'be') return null
    if (before === 'to' || before === 'will' || before === 'would') return null
    if (before === 'is' || before === 'are') return 'present'
    return 'past'
  }
  if (PRESENT.has(word)) {
    const next = words.lower(at + 1)
    if ((word === 'has' || word === 'have') && (PAST.has(next) || isPastForm(next))) return 'past'
    if (word === 'is' || word === 'are') {
      if (next === 'to' || AHEAD.has(next)) return 'future'
      if (next.endsWith('ing')) return 'future'
    }
    return 'present'
  }
  return null
}

const isPastForm = (word: string): boolean => word.length > 3 && word.endsWith('ed') && !NOT_PAST.has(word)

const DENIED = /^(?:not|never|hadn't|didn't|wasn't|weren't|no)$/

/** "They have until Monday" looks ahead; "he had not heard of it until Monday" looks back. */
function untilTense(words: Words, at: number): Tense {
  let denied = false
  for (let i = at - 1; i >= Math.max(0, at - 10) && !words.endsSentence(i); i--) {
    const word = words.lower(i)
    denied ||= DENIED.test(word)
    if (denied && (/^(?:had|did|was|were)$/.test(word) || /^(?:had|did|was|were)n't$/.test(word))) return 'past'
  }
  return 'future'
}
