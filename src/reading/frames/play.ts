import compiled from '../../../data/cues/compiled.json' with { type: 'json' }
import { isSportReport } from '../sport-report.js'
import type { Names } from './names.js'
import type { Roles } from './roles.js'
import type { Syntax } from './syntax.js'

const { sport } = compiled
const of = (words: readonly string[]): ReadonlySet<string> => new Set(words)
const KINDS = of(sport.kinds)
const OF_PLAY = of(sport['of-play'])
const ALSO_OF_PLAY = of(sport['also-of-play'])
const CONTESTS = of(sport.contests)
const CONTEST_VERBS = of(sport['contest-verbs'])
const BEAT = of(sport.beat)
const FACE = of(sport.face)
const ROUGH = of(sport.rough)
const STRUGGLE = of(sport.struggle)
const NOUNS = of(sport.nouns)
const ANY_RIVALRY = new Set([...BEAT, ...FACE, ...ROUGH, ...STRUGGLE])
const SERIOUS = of(sport.serious)

/** How plainly a sentence tells of sport. */
interface Signs {
  /** Words only sport has, and different words it shares. */
  readonly sure: number
  readonly shared: number
  /** "3-1", which only counts beside such words: votes have one too. */
  readonly score: boolean
  readonly serious: boolean
}

/**
 * Whether a predicate tells of play: "A beat B in the cup final", "A will host the championship", "the two sides clash in a
 * quarter-final". A record of politics and conflict keeps none of it, though the words are those of war. What states and
 * others do about sport is told on: who attends a match, boycotts the games, attacks a ground.
 */
export function playIn(syntax: Syntax, names: Names): (token: number, roles: Roles) => boolean {
  const known = new Map<number, Signs>()
  const signsAt = (token: number): Signs => {
    const sentence = syntax.trees.sentenceOf[token]!
    const before = known.get(sentence)
    if (before) return before
    const signs = signsOf(syntax, sentence)
    known.set(sentence, signs)
    return signs
  }
  const report = isSportReport(syntax.trees) && syntax.lemma.some((_, token) => isSure(syntax, token))
  return (token, roles) => {
    const lemma = syntax.lemma[token]!
    const noun = syntax.pos[token] === 'NOUN' || syntax.pos[token] === 'PROPN'
    if (!noun && CONTEST_VERBS.has(lemma) && roles.patients.some((head) => isContest(syntax, head))) return true
    const words = noun ? NOUNS : ANY_RIVALRY
    if (!words.has(lemma)) return false
    const { sure, shared, score, serious } = signsAt(token)
    if (serious || !(report || (sure > 0 && sure + shared > 1) || (score && shared > 2))) return false
    if (BEAT.has(lemma) && !noun) return true
    if (FACE.has(lemma)) return inContest(syntax, roles) && !persons(names, roles)
    if (report) return true
    if (noun) return sure > 0
    // "clash in the quarter-final"; "struck twice before half-time", without anybody it is done to.
    return sure > 0 && (STRUGGLE.has(lemma) ? inContest(syntax, roles) : roles.patients.length === 0)
  }
}

function signsOf(syntax: Syntax, sentence: number): Signs {
  const { sentences } = syntax.trees
  let sure = 0
  let score = false
  let serious = false
  const shared = new Set<string>()
  for (let t = sentences[sentence]!; t < sentences[sentence + 1]!; t++) {
    const lemma = syntax.lemma[t]!
    if (SERIOUS.has(lemma) || SERIOUS.has(`${lemma} ${syntax.lemma[t + 1]}`)) serious = true
    if (isSure(syntax, t)) sure++
    else if (ALSO_OF_PLAY.has(lemma)) shared.add(lemma)
    if (SCORE.test(syntax.word[t]!)) score = true
  }
  return { sure, shared: shared.size + (score ? 1 : 0), score, serious }
}

const SCORE = /^\d{1,3}[-–]\d{1,3}$/

/** A word only sport has. A political football is none, and a football pitch is a place. */
function isSure(syntax: Syntax, token: number): boolean {
  const lemma = syntax.lemma[token]!
  const next = syntax.lemma[token + 1] ?? ''
  if (OF_PLAY.has(lemma) || OF_PLAY.has(`${lemma} ${next}`)) return true
  // "semi-final" is three tokens.
  if (syntax.word[token - 1] === '-' && OF_PLAY.has(`${syntax.word[token - 2]}-${lemma}`)) return true
  if (isNamedCup(syntax, token)) return true
  if (!KINDS.has(lemma) || /^(?:political|diplomatic)$/.test(syntax.word[token - 1] ?? '')) return false
  return !/^(?:pitch|field|ground|stadium|diplomacy)$/.test(next)
}

/** "the African Nations Cup", "the World Chess Championship": a contest by its own name. */
function isNamedCup(syntax: Syntax, token: number): boolean {
  const { words } = syntax.trees
  return /^(?:Cup|Championships?)$/.test(words[token]!) && /^\p{Lu}/u.test(words[token - 1] ?? '')
}

/** A noun phrase that names a contest of sport. */
function isContest(syntax: Syntax, head: number): boolean {
  // In a name the lemma keeps its plural: "the World Chess Championships".
  if (!CONTESTS.has(syntax.lemma[head]!.replace(/championships$/, 'championship'))) return false
  for (let t = syntax.first[head]!; t <= syntax.last[head]!; t++) if (isSure(syntax, t)) return true
  return false
}

/** "in the final", said of the deed, or of those whom it is done to. */
const inContest = (syntax: Syntax, { others, patients }: Roles): boolean =>
  others.some(({ head }) => isStage(syntax, head)) ||
  patients.some((head) => syntax.kids(head).some((k) => syntax.rel[k] === 'nmod' && isStage(syntax, k)))
const isStage = (syntax: Syntax, noun: number): boolean =>
  /^(?:in|at|for)$/.test(syntax.case(noun)) && CONTESTS.has(syntax.lemma[noun]!)

/** People meet at a cup final as well as in one. */
const persons = (names: Names, { agents, patients }: Roles): boolean =>
  [...agents, ...patients].some((head) => {
    const mention = names.of(head)
    return mention >= 0 && names.mentions[mention]!.type === 'PER'
  })
