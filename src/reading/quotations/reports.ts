import { SPEECH_WORDS } from '../word-lists.js'
import { type Range, type Scene, sentenceRange } from './scene.js'
import { subjectOf } from './subjects.js'

/** A verb, noun, adjective or preposition that reports, with who speaks and what is said, by the tree. */
export interface Report {
  readonly cue: number
  /** Head of the words that speak, −1 for none. */
  readonly speaker: number
  readonly contents: readonly Range[]
  /** Heads of those who brought the words, nearest to the outlet first. */
  readonly through: readonly number[]
  readonly addressees: readonly number[]
}

const CLAUSE = new Set(['ccomp', 'xcomp'])

/** Every report the trees show, in text order. */
export function findReports(scene: Scene): Report[] {
  const { trees } = scene
  const out: Report[] = []
  for (let i = 0; i < trees.length; i++) {
    if (scene.lower[i] === 'according' && scene.lower[i + 1] === 'to') {
      const report = accordingTo(scene, i)
      if (report) out.push(report)
      continue
    }
    const tag = trees.upos(i)
    if (tag === 'VERB') verbReports(scene, i, out)
    else if (tag === 'NOUN') nounReport(scene, i, out)
    else if (tag === 'ADJ') mindReport(scene, i, out)
  }
  return out
}

function verbReports(scene: Scene, verb: number, out: Report[]): void {
  const { trees } = scene
  const lemma = trees.lemma(verb)
  const says = SPEECH_WORDS.say.has(lemma)
  const thinks = SPEECH_WORDS.think.has(lemma)
  const intends = SPEECH_WORDS.intend.has(lemma)
  const about = SPEECH_WORDS.about.has(lemma)
  if (!says && !thinks && !intends && !about && !OBLIQUE[lemma]) return
  const contents: Range[] = []
  const addressees: number[] = []
  for (const child of trees.children(verb)) {
    const relation = trees.relation(child)
    if (relation === 'ccomp' && (says || thinks || about)) contents.push(under(scene, child))
    else if (relation === 'xcomp' && (intends || ((says || thinks) && trees.upos(child) === 'VERB')))
      contents.push(under(scene, child))
    else if (relation === 'obj' && about) contents.push(under(scene, child))
    else if ((relation === 'obj' || relation === 'iobj') && says && contents.length === 0 && ADDRESSED.has(lemma))
      addressees.push(child)
    else if (
      relation === 'parataxis' &&
      says &&
      child > verb &&
      /^[:,“"]/.test(scene.lower[scene.bounds.low[child]! - 1] ?? '')
    )
      contents.push(under(scene, child))
    else if (relation.startsWith('obl') || relation === 'nmod' || relation === 'advcl') {
      const preposition = caseOf(scene, child)
      if (preposition !== '' && OBLIQUE[lemma]?.includes(preposition)) contents.push(under(scene, child))
    }
  }
  if (says && contents.length === 0) {
    const host = hostOf(scene, verb)
    if (host) contents.push(...host)
  }
  if (contents.length === 0) return
  const { speaker: subject, through } = subjectOf(scene, verb)
  const speaker = subject < 0 && says ? namedBefore(scene, verb) : subject
  out.push({
    cue: verb,
    speaker,
    contents: contents.map((range) => trim(scene, range)).filter((r) => r.to > r.from),
    through,
    addressees,
  })
}

/** A finite verb of speech whose subject the tree does not tell: the person or body named before it in its sentence. */
function namedBefore(scene: Scene, verb: number): number {
  const { trees } = scene
  if (!/^VB[DZP]$/.test(trees.penn(verb))) return -1
  if (trees.children(verb).some((child) => /^(?:nsubj|aux):pass$/.test(trees.relation(child)))) return -1
  const first = trees.sentences[trees.sentenceOf[verb]!]!
  for (let i = verb - 1; i >= first; i--) {
    const mention = scene.mentions[scene.mentionAt[i]!]
    if (mention && (mention.type === 'PER' || mention.type === 'ORG')) return mention.head
    if (/^(?:VERB|AUX)$/.test(trees.upos(i)) && !/ing$/.test(scene.lower[i]!)) return -1
  }
  return -1
}

const ADDRESSED = new Set(['tell', 'inform', 'assure', 'remind', 'notify', 'warn', 'advise', 'convince', 'ask', 'urge'])
const OBLIQUE: Readonly<Record<string, readonly string[]>> = {
  call: ['for', 'on', 'upon'],
  speak: ['of', 'about', 'against'],
  talk: ['of', 'about'],
  warn: ['of', 'against', 'about'],
  complain: ['of', 'about'],
  point: ['to', 'out'],
  accuse: ['of'],
  boast: ['of', 'about'],
  object: ['to'],
  allude: ['to'],
  refer: ['to'],
  insist: ['on'],
  comment: ['on'],
  agree: ['on', 'to', 'with'],
  disagree: ['with'],
  argue: ['for', 'against'],
  appeal: ['for'],
  plead: ['for'],
  push: ['for'],
  press: ['for'],
  think: ['of', 'about'],
  worry: ['about'],
  hope: ['for'],
  know: ['of', 'about'],
  learn: ['of', 'about'],
  hear: ['of', 'about'],
  dream: ['of'],
  believe: ['in'],
  brag: ['about'],
  joke: ['about'],
  write: ['about', 'of'],
  ask: ['for', 'about'],
  wonder: ['about'],
  elaborate: ['on'],
  focus: ['on'],
  advocate: ['for'],
  lash: ['at'],
  protest: ['against', 'over'],
}

function caseOf(scene: Scene, head: number): string {
  for (const child of scene.trees.children(head)) {
    const relation = scene.trees.relation(child)
    if ((relation === 'case' || relation === 'mark') && child < head) return scene.lower[child]!
  }
  return ''
}

const under = (scene: Scene, head: number): Range => ({ from: scene.bounds.low[head]!, to: scene.bounds.high[head]! + 1 })

/** "X is bad, he said": the clause the verb was hung under as an aside, without the aside. */
function hostOf(scene: Scene, verb: number): Range[] | null {
  const { trees, bounds } = scene
  const relation = trees.relation(verb)
  if (relation !== 'parataxis' && relation !== 'advcl') return null
  const host = trees.head[verb]!
  if (host < 0) return null
  if (relation === 'advcl' && scene.lower[bounds.low[verb]!] !== 'as') return null
  const whole = under(scene, host)
  const own = under(scene, verb)
  const before = { from: whole.from, to: own.from }
  const after = { from: own.to, to: whole.to }
  return [before, after].filter((range) => range.to - range.from >= 3)
}

/** "the claim that …", "his promise to …": a noun of speech with its clause. */
function nounReport(scene: Scene, noun: number, out: Report[]): void {
  const { trees } = scene
  if (!SPEECH_WORDS.nouns.has(trees.lemma(noun))) return
  const contents: Range[] = []
  let speaker = -1
  for (const child of trees.children(noun)) {
    const relation = trees.relation(child)
    if (relation === 'nmod:poss') speaker = child
    else if ((CLAUSE.has(relation) || relation === 'acl') && child > noun) {
      const first = scene.lower[scene.bounds.low[child]!]!
      if (first === 'that' || first === 'to' || CLAUSE.has(relation)) contents.push(under(scene, child))
    }
  }
  if (contents.length === 0) return
  if (speaker < 0) {
    const head = trees.head[noun]!
    const relation = trees.relation(noun)
    if (head >= 0 && relation === 'obj') speaker = subjectOf(scene, head).speaker
  }
  out.push({ cue: noun, speaker, contents: contents.map((range) => trim(scene, range)), through: [], addressees: [] })
}

/** "is confident that …" */
function mindReport(scene: Scene, word: number, out: Report[]): void {
  const { trees } = scene
  if (!SPEECH_WORDS.minds.has(scene.lower[word]!)) return
  for (const child of trees.children(word)) {
    if (trees.relation(child) !== 'ccomp' || child < word) continue
    const { speaker } = subjectOf(scene, word)
    out.push({ cue: word, speaker, contents: [trim(scene, under(scene, child))], through: [], addressees: [] })
  }
}

/** "According to X, …" and "…, according to X". */
function accordingTo(scene: Scene, at: number): Report | null {
  const { trees, lower } = scene
  const sentence = sentenceRange(trees, at)
  let to = at + 2
  let head = -1
  while (to < sentence.to && !/^[,.;:–—]$|^--$/.test(lower[to]!)) {
    const tag = trees.upos(to)
    if (head >= 0 && (tag === 'VERB' || tag === 'AUX' || lower[to] === 'who' || lower[to] === 'which')) break
    if (
      (tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON') &&
      (head < 0 || trees.head[head] === to || (scene.mentionAt[to]! >= 0 && scene.mentionAt[to] === scene.mentionAt[head]))
    )
      head = to
    to++
  }
  if (head < 0) return null
  const comma = lower[to] === ',' ? to + 1 : to
  const opens = at - sentence.from <= 2
  const content = opens ? { from: comma, to: sentence.to } : { from: sentence.from, to: at }
  const trimmed = trim(scene, content)
  return trimmed.to - trimmed.from < 2 ? null : { cue: at, speaker: head, contents: [trimmed], through: [], addressees: [] }
}

/** Cuts marks and joints off both ends. */
export function trim(scene: Scene, range: Range): Range {
  let { from, to } = range
  while (from < to && /^[,.;:–—-]$|^--$/.test(scene.lower[from]!)) from++
  while (to > from && /^[,.;:–—-]$|^--$/.test(scene.lower[to - 1]!)) to--
  return { from, to }
}
