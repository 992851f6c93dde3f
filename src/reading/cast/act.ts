import type { Edtf } from '../../model/edtf.js'
import type { Figure } from '../../model/figure.js'
import type { CastMember } from '../../model/mention.js'
import { covers, overlap, type Span } from '../../model/span.js'
import { ABOUT } from '../frames/modality.js'
import { tokensSpan } from '../frames/syntax.js'
import type { Cast } from '../kind.js'
import type { Argument, Frame } from '../layers.js'
import type { Desk } from './desk.js'
import { fromMention } from './members.js'

/**
 * True where the words do not say that it was done: urged, offered, wanted, tried, feared, only if. What such words are about
 * stays in the claim they make, and makes none of its own.
 */
export const onlySpokenOf = (frame: Frame): boolean => frame.context.some((context) => ABOUT.has(context.sort))

/** Who does the act: the agents that can; for words of a speaker without a doer of their own, nobody. */
export const doersOf = (desk: Desk, frame: Frame, role: string): CastMember[] =>
  desk.cast(
    role,
    frame.agents.filter((agent) => desk.canAct(agent)),
  )

/**
 * Whom the act is done to: patients that can act themselves; else those behind one of these prepositions; else whoever is
 * named inside what it is done to ("blamed the ministry's delays" blames the ministry).
 */
export function targetsOf(desk: Desk, frame: Frame, role: string, by: ReadonlySet<string>): CastMember[] {
  const direct = frame.patients.filter((patient) => desk.canAct(patient))
  if (direct.length > 0) return desk.cast(role, direct)
  const oblique = frame.others.filter((other) => by.has(other.by))
  const behind = oblique.filter((other) => desk.canAct(other))
  if (behind.length > 0) return desk.cast(role, behind)
  for (const argument of [...frame.patients, ...oblique]) {
    const named = namedIn(desk, argument.span, role)
    if (named.length > 0) return named
  }
  return []
}

/** Those named inside a stretch of words, the first two. */
export function namedIn(desk: Desk, span: Span, role: string): CastMember[] {
  const found: CastMember[] = []
  for (const mention of desk.have.mentions) {
    if (mention.start >= span.end) break
    const nobody = mention.actor === null && mention.members.length === 0 && /^(?:MISC|LOC)$/.test(mention.type)
    if (!covers(span, mention) || nobody) continue
    found.push(...fromMention(desk.text, role, mention))
    if (found.length >= 2) break
  }
  return found
}

/** True where the verb takes one of these objects, or the subject of its passive is one. */
export const takes = (desk: Desk, frame: Frame, objects: ReadonlySet<string>): boolean =>
  frame.patients.some((patient) => patient.head >= 0 && objects.has(desk.syntax.lemma[patient.head]!))

/** The same, anywhere in the object's phrase: "the Lachin road", "a border crossing". */
export function takesAny(desk: Desk, frame: Frame, objects: ReadonlySet<string>, also: readonly Argument[] = []): boolean {
  return [...frame.patients, ...also].some((argument) => phraseHolds(desk, argument.head, objects))
}

/** True where a noun or a word that stands directly with it is one of these. */
export function phraseHolds(desk: Desk, head: number, words: ReadonlySet<string>): boolean {
  if (head < 0) return false
  const { lemma } = desk.syntax
  if (words.has(lemma[head]!)) return true
  return desk.syntax.kids(head).some((kid) => words.has(lemma[kid]!) && desk.syntax.rel[kid] !== 'acl:relcl')
}

/** True where any word of the argument, however deep, is one of these: "€45m support for farms". */
export function holds(desk: Desk, argument: Argument, words: ReadonlySet<string>): boolean {
  const { lemma, first, last } = desk.syntax
  if (argument.head < 0) return false
  for (let token = first[argument.head]!; token <= last[argument.head]!; token++) if (words.has(lemma[token]!)) return true
  return false
}

/** True where the act itself is turned down by who would do it: "will not accept", "would never return". */
export const isWithheld = (frame: Frame): boolean =>
  frame.negated &&
  (frame.tense === 'future' || frame.context.some((c) => c.sort === 'modal' && (c.lemma === 'will' || c.lemma === 'would')))

/** True where who acts says so: "A says it will open the border". */
export const isOwnWord = (frame: Frame): boolean =>
  frame.speaker !== null &&
  frame.agents.some(
    (agent) =>
      agent.head === frame.speaker!.head ||
      (agent.mention >= 0 && agent.mention === frame.speaker!.mention) ||
      sameWords(agent.span, frame.speaker!.span),
  )
/**
 * An act of speech told by what is said ("said on Sunday they would not sign", "must leave, the minister said on Monday") is of the
 * day it was said, where the words give none of its own. For `desk.told`.
 */
export function whenSaid(desk: Desk, frame: Frame): { readonly when?: Edtf } {
  if (desk.when(frame).from !== 'report') return {}
  const saying = frame.context.findLast((c) => c.sort === 'say')
  const told = saying ? desk.frameAt(saying.token) : null
  const [day] = told ? desk.when(told).dates : []
  return day === undefined ? {} : { when: day }
}

const sameWords = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end

/** Those named by a noun for people that no list of actors has: "thousands of teachers", in the words of the report. */
export function peopleIn(desk: Desk, role: string, arguments_: readonly Argument[]): CastMember[] {
  return arguments_.flatMap((argument) => {
    if (desk.canAct(argument)) return desk.cast(role, [argument])
    const { pos, lemma, word } = desk.syntax
    const head = argument.head
    if (head < 0 || pos[head] !== 'NOUN' || !(PEOPLE.test(lemma[head]!) || NUMBERS.test(word[head]!))) return []
    const as = desk.text.slice(argument.span.start, argument.span.end)
    if (as.length > 120) return []
    return [{ role, name: as.replace(/\s+/g, ' '), id: null, as, via: 'name' as const, ...argument.span, for: null }]
  })
}
const PEOPLE =
  /(?:ist|ian|er|ee|person|people|man|woman|doctor|nurse|student|youth|crowd|driver|child|actor|citizen|resident|expat|migrant|inmate|suspect|tutor|priest|monk)$/
const NUMBERS = /^(?:dozens|hundreds|thousands|millions|tens|scores)$/

/** What the act is about, in the words of the report: the clause under it, else its object or what stands behind "for"; cut at 240 units. */
export function contentOf(desk: Desk, frame: Frame, by: ReadonlySet<string> = FOR): string | null {
  const { syntax } = desk
  const clause = (relations: readonly string[], fits: (first: string) => boolean): string | null => {
    for (const token of [frame.predicate, frame.carrier]) {
      if (token < 0) continue
      for (const relation of relations) {
        const child = syntax.child(token, relation)
        if (child > token && fits(syntax.word[syntax.first[child]!]!))
          return cut(desk, tokensSpan(syntax.trees, syntax.first[child]!, syntax.last[child]!))
      }
    }
    return null
  }
  const told = clause(['ccomp', 'xcomp', 'acl'], () => true) ?? clause(['advcl'], (word) => LEADS.has(word))
  if (told !== null) return told
  const behind = (only: (by: string) => boolean) =>
    frame.others.find((other) => by.has(other.by) && only(other.by) && syntax.pos[other.head] !== 'PRON')
  const thing =
    frame.patients.find((patient) => !desk.canAct(patient) && syntax.pos[patient.head] !== 'PRON') ??
    behind((word) => word === 'for') ??
    frame.others.find((other) => by.has(other.by) && !desk.canAct(other) && syntax.pos[other.head] !== 'PRON') ??
    null
  if (thing === null) return null
  // "the idea opposed by A": the thing, not the words that hang on it.
  const verb = syntax.trees.starts[frame.predicate]!
  const { start, end } = thing.span
  return cut(desk, { start, end: start < verb && verb < end ? verb : end })
}
/** First words of a clause that says what an act is about: "of striking a village", "for failing to act". */
const LEADS: ReadonlySet<string> = new Set(['of', 'for', 'to', 'from', 'against', 'that', 'by'])

/** The verb as its doers need it: "A undertakes", "A and B undertake", "the ministers undertake". */
export function says(cast: Cast, role: string, verb: string): string {
  const names = cast.names(role)
  const many = names.length > 1 || /(?:^|\s)(?:[a-z]+[^s\W]s|people|police|both|two)$/.test(names[0] ?? '')
  const [first = '', ...rest] = verb.split(' ')
  const one = /(?:s|sh|ch|x)$/.test(first) ? `${first}es` : /[^aeiou]y$/.test(first) ? `${first.slice(0, -1)}ies` : `${first}s`
  return [many ? first : one, ...rest].join(' ')
}

const FOR: ReadonlySet<string> = new Set(['for', 'of', 'on', 'to', 'against', 'over', 'about', 'from'])

function cut(desk: Desk, { start, end }: Span): string | null {
  const words = desk.text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[,;:.–—-]\s*|[.,;:]$/g, '')
  return words === '' ? null : words.length <= 240 ? words : `${words.slice(0, 239).trimEnd()}…`
}

/** The count that belongs to the act: counted by its own predicate, or standing in its words. */
export function figureOf(desk: Desk, frame: Frame, measures: ReadonlySet<string>): Figure | null {
  const fits = desk.have.figures.filter(({ figure }) => measures.has(figure.measure))
  const own = fits.find(({ event }) => event >= 0 && (event === frame.predicate || event === frame.carrier))
  return (own ?? fits.find((count) => overlap(count, frame.span) > 0))?.figure ?? null
}

/** A set of lemmas from a list of data/cues. */
export const wordSet = (words: readonly string[]): ReadonlySet<string> => new Set(words)
