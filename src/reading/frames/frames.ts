import type { Span } from '../../model/span.js'
import { hull } from '../../model/span.js'
import type { Analyser, Argument, Context, Frame, Layers, Oblique } from '../layers.js'
import { contextOf, type Step } from './context.js'
import { nounReading } from './cue-words.js'
import { modalityOf } from './modality.js'
import { argumentAt, type Names, namesOf } from './names.js'
import { playIn } from './play.js'
import { carrierOf, clauseRoles, distinct, HELPS, nounRoles, type Roles } from './roles.js'
import { sideBefore } from './side-before.js'
import { type Syntax, syntaxOf, tokensSpan } from './syntax.js'
import { tenseOf } from './tense.js'
import { headsClause } from './verbs.js'
import { voiceOver } from './voice.js'

/** Predicates with their arguments, and the chain of contexts that sets how each stands and who says so. */
export const frames: Analyser<'frames', 'trees' | 'mentions' | 'quotations'> = {
  adds: 'frames',
  needs: ['trees', 'mentions', 'quotations'],
  analyse: (_source, have) => readFrames(have),
}

/** As the analyser does, for any layers: mentions and quotations may be empty. */
export function readFrames(have: Pick<Layers, 'trees' | 'mentions' | 'quotations'>): Frame[] {
  const syntax = syntaxOf(have.trees)
  const names = namesOf(syntax, have.mentions)
  const found: Frame[] = []
  const frameOf = new Map<number, number>()
  const parents: number[] = []
  const voice = voiceOver(syntax, names, have.quotations)
  const isPlay = playIn(syntax, names)
  for (let token = 0; token < syntax.length; token++) {
    const form = formOf(syntax, names, token)
    if (form === null) continue
    const steps = contextOf(syntax, names, token)
    const carrier = form === 'noun' ? carrierOf(syntax, token) : null
    const roles = form === 'noun' ? carriedRoles(syntax, names, token, carrier) : clauseRoles(syntax, names, token)
    if (isPlay(token, roles)) continue
    frameOf.set(token, found.length)
    parents.push(steps.find((s) => s.complement)?.token ?? -1)
    found.push(frameFrom(syntax, names, token, form, roles, steps, carrier, voice))
  }
  return found.map((frame, i) => {
    const under = frameOf.get(parents[i]!) ?? -1
    return under >= 0 ? { ...frame, under } : frame
  })
}

/** "the War Committee": a noun of action inside a name names nobody's action. */
function isPartOfName(names: Names, token: number): boolean {
  const mention = names.at(token)
  if (mention < 0) return false
  const { type, head } = names.mentions[mention]!
  return (type === 'ORG' || type === 'PER' || type === 'MISC') && head !== token
}

/** What sort of predicate a token is, null where it is none. */
function formOf(syntax: Syntax, names: Names, token: number): Frame['form'] | 'copula' | null {
  const pos = syntax.pos[token]!
  if (pos === 'NOUN' || pos === 'PROPN') {
    if (isOpinion(syntax, token)) return null
    const named = pos === 'PROPN' && isPartOfName(names, token)
    if (nounReading(syntax.lemma[token]!) !== null && syntax.rel[token] !== 'flat' && !named) return 'noun'
    return syntax.child(token, 'cop') >= 0 ? 'copula' : null
  }
  if (pos === 'ADJ' || pos === 'ADV') {
    if (syntax.child(token, 'cop') >= 0) return 'adjective'
    return syntax.rel[token] !== 'amod' && syntax.child(token, 'xcomp', 'nsubj') >= 0 && pos === 'ADJ' ? 'adjective' : null
  }
  return headsClause(syntax, token) ? 'verb' : null
}

/** "is in agreement with A", "was in full accord": one opinion of two, not a thing agreed. */
const isOpinion = (syntax: Syntax, token: number): boolean =>
  /^(?:accord|agreement|accordance|keeping)$/.test(syntax.lemma[token]!) &&
  syntax.child(token, 'cop') >= 0 &&
  syntax.case(token) === 'in'

/** A noun of action with what its verb adds: "A held talks with B in C". */
function carriedRoles(syntax: Syntax, names: Names, noun: number, carrier: ReturnType<typeof carrierOf>): Roles {
  const own = nounRoles(syntax, names, noun)
  if (!carrier) {
    if (syntax.child(noun, 'cop') >= 0) return withSubject(own, clauseRoles(syntax, names, noun))
    return own.agents.length > 0 ? own : { ...own, agents: sideBefore(syntax, names, noun, own) }
  }
  const verb = clauseRoles(syntax, names, carrier.verb)
  const others = [...own.others]
  for (const other of verb.others) if (!others.some((o) => o.head === other.head)) others.push(other)
  // Who brokers or hosts it takes no part in it by that.
  if (HELPS.test(syntax.lemma[carrier.verb]!)) return { agents: own.agents, patients: own.patients, others }
  const undergoes = nounReading(syntax.lemma[noun]!) === 'undergoes'
  if (carrier.as === 'object') {
    const agents = verb.agents.filter((a) => a !== noun)
    // "sign an Armenia-Azerbaijan accord" has its parties beside the signers; who carries comes first.
    return { agents: distinct([...agents, ...(undergoes ? [] : own.agents)]), patients: own.patients, others }
  }
  return { agents: distinct([...own.agents, ...verb.agents.filter((a) => a !== noun)]), patients: own.patients, others }
}

const withSubject = (own: Roles, clause: Roles): Roles => ({
  agents: own.agents.length > 0 ? own.agents : clause.agents,
  patients: own.patients,
  others: own.others,
})

function frameFrom(
  syntax: Syntax,
  names: Names,
  token: number,
  form: Frame['form'] | 'copula',
  roles: Roles,
  steps: readonly Step[],
  carrier: ReturnType<typeof carrierOf>,
  voice: ReturnType<typeof voiceOver>,
): Frame {
  const at = (head: number): Argument => argumentAt(syntax, names, head)
  const agents = roles.agents.map(at)
  const patients = roles.patients.map(at)
  const others: Oblique[] = roles.others.map(({ head, by }) => ({ ...at(head), by }))
  const particle = syntax.child(token, 'compound:prt')
  const context: Context[] = steps.map(({ sort, token: t, lemma, holders }) => ({ sort, token: t, lemma, holders })).reverse()
  const carrierTense = carrier ? tenseOf(syntax, carrier.verb) : 'none'
  const own = form === 'noun' ? carrierTense : tenseOf(syntax, token)
  return {
    predicate: token,
    lemma: syntax.lemma[token]!,
    form: form === 'copula' ? 'noun' : form,
    copular: syntax.child(token, 'cop') >= 0,
    particle: particle >= 0 ? syntax.word[particle]! : null,
    span: clauseSpan(syntax, token, carrier?.verb ?? -1),
    agents,
    patients,
    others,
    modality: modalityOf(steps),
    tense: own,
    negated: steps.some((s) => s.sort === 'negation'),
    context,
    ...voice(token, steps),
    under: -1,
    carrier: carrier?.verb ?? -1,
    sure: sureness(syntax, token, roles),
  }
}

const ELSEWHERE: ReadonlySet<string> = new Set([
  'advcl',
  'parataxis',
  'conj',
  'cc',
  'acl:relcl',
  'ccomp',
  'punct',
  'discourse',
  'vocative',
])

/** The words of a predicate with its own arguments: other clauses cut off. */
export function clauseSpan(syntax: Syntax, token: number, carrier: number): Span {
  let from = token
  let to = token
  const take = (word: number): void => {
    for (const k of syntax.kids(word)) {
      const rel = syntax.rel[k]!
      if (ELSEWHERE.has(rel) && !(rel === 'conj' && syntax.pos[k] !== 'VERB' && word !== token)) continue
      if ((rel === 'case' || rel === 'mark') && k < token && word === token) continue
      reachInto(k, 0)
    }
  }
  const reachInto = (k: number, depth: number): void => {
    if (k < from) from = k
    if (k > to) to = k
    if (depth > 24) return
    for (const j of syntax.kids(k)) {
      const rel = syntax.rel[j]!
      if (rel === 'punct' || rel === 'acl:relcl' || rel === 'parataxis' || rel === 'advcl') continue
      if (rel === 'conj' && syntax.pos[j] === 'VERB') continue
      reachInto(j, depth + 1)
    }
  }
  take(token)
  if (carrier >= 0) {
    if (carrier < from) from = carrier
    if (carrier > to) to = carrier
    take(carrier)
  }
  return hull([tokensSpan(syntax.trees, from, to)])!
}

/** From the parser's margins on the arcs a frame rests on; the weakest counts. */
function sureness(syntax: Syntax, token: number, roles: Roles): number {
  let weakest = Number.POSITIVE_INFINITY
  // The root of a sentence hangs on nothing and has no margin.
  for (const word of [token, ...roles.agents, ...roles.patients])
    if (syntax.head[word]! >= 0) weakest = Math.min(weakest, syntax.trees.margin[word]!)
  return weakest === Number.POSITIVE_INFINITY ? 0.9 : Math.round((weakest / (weakest + 8000)) * 1000) / 1000
}
