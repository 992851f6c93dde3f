import type { Argument, Context } from '../layers.js'
import { type Sort, sortsOf } from './cue-words.js'
import { CONDITION } from './mending/infinitives.js'
import { argumentAt, type Names } from './names.js'
import { carrierOf, distinct, holdersOf, possessors, subjectOf } from './roles.js'
import type { Syntax } from './syntax.js'
import { headsClause, isInfinitive, isParticiple, isPassive, isRelative } from './verbs.js'

/** A context as it is found, walking up: innermost first. */
export interface Step extends Context {
  /** The token it stands at is itself a predicate this one is a complement of. */
  readonly complement: boolean
}

const STEPS = 10

/**
 * Walks from a predicate up to the root of its sentence and keeps what turns its meaning. Past the edge of a relative or
 * adverbial clause only who says so is kept: what a deal that "was signed in May" may do next does not undo the signing.
 */
export function contextOf(syntax: Syntax, names: Names, predicate: number): Step[] {
  const steps: Step[] = []
  let at = predicate
  let loose = false
  let beside = false
  for (let depth = 0; depth < STEPS; depth++) {
    // "A will not sign and B attacked": what stands with the first of two joined clauses is the first one's, but for an "if".
    if (!loose && beside) ifMarks(syntax, at, steps)
    else if (!loose) ownMarks(syntax, at, steps)
    asides(syntax, names, at, steps)
    const above = syntax.head[at]!
    if (above < 0) {
      if (!loose && isHeadlinePlan(syntax, at)) steps.push(step('plan', at, 'to', []))
      break
    }
    const edge = upward(syntax, names, at, above, loose, steps)
    if (edge === 'stop') break
    if (edge === 'loose') loose = true
    beside = edge === 'beside'
    at = above
  }
  return steps
}

const step = (sort: Context['sort'], token: number, lemma: string, holders: readonly Argument[], complement = false): Step => ({
  sort,
  token,
  lemma,
  holders,
  complement,
})

const NEGATIVE: ReadonlySet<string> = new Set([
  'not',
  "n't",
  'n’t',
  'never',
  'no',
  'neither',
  'nor',
  'hardly',
  'barely',
  'cannot',
])
const MODAL: ReadonlySet<string> = new Set(['may', 'might', 'could', 'can', 'would', 'should', 'must', 'ought', "'d", 'ca'])

/** Negation, modal verbs and conjunctions that stand with a word itself. */
function ownMarks(syntax: Syntax, at: number, steps: Step[]): void {
  const kids = syntax.kids(at)
  for (const k of kids) {
    const rel = syntax.rel[k]!
    const word = syntax.word[k]!
    if (
      (rel === 'advmod' || rel === 'det' || rel === 'cc:preconj' || rel === 'advmod:neg') &&
      NEGATIVE.has(word) &&
      k < at + 3
    ) {
      steps.push(step('negation', k, syntax.lemma[k]!, []))
    }
  }
  for (const k of kids) {
    if (syntax.rel[k] !== 'aux') continue
    const word = syntax.word[k]!
    if (word === 'will' || word === "'ll" || word === '’ll' || word === 'wo' || word === 'shall')
      steps.push(step('plan', k, 'will', []))
    else if (MODAL.has(word)) steps.push(step('modal', k, word === "'d" ? 'would' : word === 'ca' ? 'can' : word, []))
  }
  // "are to meet": a form of "be" with an infinitive.
  if (isInfinitive(syntax, at)) {
    for (const k of kids)
      if ((syntax.rel[k] === 'aux' || syntax.rel[k] === 'cop') && syntax.lemma[k] === 'be' && syntax.word[k] !== 'be')
        steps.push(step('plan', k, 'be to', []))
  }
  const clause = headsClause(syntax, at)
  ifMarks(syntax, at, steps)
  const only = clause ? conditionOf(syntax, at) : -1
  if (only >= 0) steps.push(step('condition', only, syntax.word[only]!, []))
  if (syntax.pos[at] === 'NOUN') nounMarks(syntax, at, steps)
  else if (!steps.some((s) => s.sort === 'negation')) negatedArgument(syntax, at, steps)
}

function ifMarks(syntax: Syntax, at: number, steps: Step[]): void {
  if (!headsClause(syntax, at)) return
  for (const k of syntax.kids(at)) {
    if (k > at || (syntax.rel[k] !== 'mark' && syntax.pos[k] !== 'SCONJ')) continue
    const word = syntax.word[k]!
    if (word === 'if' || word === 'unless' || word === 'lest' || word === 'provided' || word === 'whether')
      steps.push(step('condition', k, word, []))
  }
}

/** "would meet if A released them": what happens only then is conditional itself. */
function conditionOf(syntax: Syntax, at: number): number {
  for (const k of syntax.kids(at)) {
    if (syntax.rel[k] !== 'advcl') continue
    for (const j of [...syntax.kids(k), ...syntax.kids(k).flatMap((i) => (syntax.rel[i] === 'advcl' ? syntax.kids(i) : []))]) {
      if (/^(?:if|unless|provided)$/.test(syntax.word[j]!) && (syntax.rel[j] === 'mark' || syntax.pos[j] === 'SCONJ')) return j
    }
  }
  return -1
}

/** "No agreement was signed", "neither A nor B came": a negative participant denies the clause. */
function negatedArgument(syntax: Syntax, at: number, steps: Step[]): void {
  for (const k of syntax.kids(at)) {
    const rel = syntax.rel[k]!
    if (rel !== 'nsubj' && rel !== 'nsubj:pass' && rel !== 'obj') continue
    if (syntax.word[k] === 'nobody' || syntax.word[k] === 'none' || syntax.word[k] === 'nothing')
      steps.push(step('negation', k, 'no', []))
    for (const j of syntax.kids(k)) {
      if (j < k && (syntax.word[j] === 'no' || syntax.word[j] === 'neither')) steps.push(step('negation', j, 'no', []))
    }
  }
}

const AHEAD = /^(?:planned|upcoming|forthcoming|scheduled|future|next|impending|looming|expected|anticipated|pending)$/
const MAYBE = /^(?:possible|potential|eventual|hypothetical|prospective|any)$/
const WISHED = /^(?:proposed|suggested|draft|desired|requested)$/
const FAILED = /^(?:failed|aborted|cancelled|canceled|thwarted|foiled|botched|abortive)$/

/** "planned talks", "a possible truce", "the proposed deal", "alleged violations". */
function nounMarks(syntax: Syntax, noun: number, steps: Step[]): void {
  for (const k of syntax.kids(noun)) {
    if (k > noun || (syntax.rel[k] !== 'amod' && syntax.rel[k] !== 'det')) continue
    const word = syntax.word[k]!
    if (AHEAD.test(word)) steps.push(step('plan', k, word, []))
    else if (MAYBE.test(word)) steps.push(step('doubt', k, word, []))
    else if (WISHED.test(word)) steps.push(step('offer', k, word, []))
    else if (FAILED.test(word)) steps.push(step('fail', k, word, []))
    else if (word === 'alleged') steps.push(step('accuse', k, word, []))
  }
}

/** "…, officials said", "as X said", "according to X": who says so, set beside the clause. */
function asides(syntax: Syntax, names: Names, at: number, steps: Step[]): void {
  for (const k of syntax.kids(at)) {
    const rel = syntax.rel[k]!
    if ((rel === 'parataxis' || rel === 'advcl') && headsClause(syntax, k)) {
      const as = syntax.child(k, 'mark')
      if (rel === 'advcl' && !(as >= 0 && syntax.word[as] === 'as')) continue
      if (!sortsOf(syntax.lemma[k]!, 'verb').includes('say') || syntax.child(k, 'obj', 'ccomp') >= 0) continue
      const subjects = subjectOf(syntax, names, k, 4)
      if (rel === 'parataxis' && subjects.length === 0) continue
      steps.push(
        step(
          'say',
          k,
          syntax.lemma[k]!,
          subjects.map((h) => argumentAt(syntax, names, h)),
        ),
      )
    } else if (rel === 'obl' || rel === 'advmod' || rel === 'nmod') {
      if (syntax.case(k).startsWith('according')) steps.push(step('say', k, 'according', [argumentAt(syntax, names, k)]))
    }
  }
}

const isHeadlinePlan = (syntax: Syntax, root: number): boolean =>
  syntax.pos[root] === 'VERB' && isInfinitive(syntax, root) && syntax.child(root, 'nsubj', 'nsubj:pass') >= 0

/** What the word above makes of this one; tells whether the walk goes on, and how. */
function upward(
  syntax: Syntax,
  names: Names,
  at: number,
  above: number,
  loose: boolean,
  steps: Step[],
): 'on' | 'beside' | 'loose' | 'stop' {
  const rel = syntax.rel[at]!
  switch (rel) {
    case 'xcomp':
    case 'ccomp':
    case 'csubj':
    case 'csubj:pass':
      governed(syntax, names, at, above, rel, loose, steps)
      return 'on'
    case 'conj': {
      // "will meet and sign": what stands with the first goes for the second, unless it is a clause of its own.
      const own =
        syntax.child(at, 'aux', 'aux:pass') >= 0 ||
        (syntax.child(at, 'nsubj', 'nsubj:pass') >= 0 && !isGapped(syntax, at, above))
      if (!headsClause(syntax, above) || !headsClause(syntax, at)) return 'on'
      if (!loose && !own) shareMarks(syntax, at, above, steps)
      return 'beside'
    }
    case 'advcl':
      if (!loose) adverbial(syntax, at, above, steps)
      return 'loose'
    case 'acl':
      if (!loose && CONDITION.test(syntax.lemma[above]!) && syntax.word[at - 1] === 'for')
        steps.push(step('condition', above, syntax.lemma[above]!, []))
      if (isInfinitive(syntax, at) || syntax.child(at, 'mark') >= 0) {
        const found = nounSort(syntax, above)
        if (found && !loose) {
          steps.push(
            step(found, above, syntax.lemma[above]!, argumentsAt(syntax, names, holdersOf(syntax, names, above, 0)), true),
          )
          nounUp(syntax, names, above, steps)
          return 'loose'
        }
        if (!loose) steps.push(step('try', above, syntax.lemma[above]!, []))
      }
      return 'loose'
    case 'obj':
    case 'obl':
    case 'nsubj':
    case 'nsubj:pass':
    case 'nmod':
    case 'nmod:poss':
    case 'compound':
    case 'appos':
      return nominal(syntax, names, at, above, rel, loose, steps)
    case 'acl:relcl': {
      // "uncertainty A will sign": a whole clause on a noun of doubt or speech is its content.
      const content = syntax.child(at, 'nsubj', 'nsubj:pass') >= 0 && !syntax.kids(at).some((k) => isRelative(syntax, k))
      const found = content && !loose ? nounSort(syntax, above) : null
      if (found)
        steps.push(
          step(found, above, syntax.lemma[above]!, argumentsAt(syntax, names, holdersOf(syntax, names, above, 0)), true),
        )
      return 'loose'
    }
    default:
      return 'loose'
  }
}

const argumentsAt = (syntax: Syntax, names: Names, heads: readonly number[]): Argument[] =>
  distinct(heads).map((h) => argumentAt(syntax, names, h))

/** A verb or adjective over a clause. */
function governed(syntax: Syntax, names: Names, at: number, above: number, rel: string, loose: boolean, steps: Step[]): void {
  const sort = clauseSort(syntax, at, above, rel)
  if (!sort || (loose && sort !== 'say' && sort !== 'deny')) return
  const passive = isPassive(syntax, above)
  const holders = passive ? byPhrase(syntax, above) : subjectOf(syntax, names, above, 0)
  steps.push(step(sort, above, syntax.lemma[above]!, argumentsAt(syntax, names, holders), true))
}

const byPhrase = (syntax: Syntax, verb: number): number[] =>
  syntax.kids(verb).filter((k) => (syntax.rel[k] === 'obl' || syntax.rel[k] === 'obl:agent') && syntax.case(k) === 'by')

/** Which of a word's sorts this construction picks. */
function clauseSort(syntax: Syntax, at: number, above: number, rel: string): Sort | null {
  const lemma = syntax.lemma[above]!
  if (syntax.pos[above] === 'ADJ' || syntax.child(above, 'cop') >= 0) {
    const adjective = sortsOf(lemma, syntax.pos[above] === 'NOUN' ? 'noun' : 'adjective')[0]
    if (adjective) return adjective
  }
  if (lemma === 'be' && isInfinitive(syntax, at)) return 'plan'
  if (lemma === 'prepare' && isPassive(syntax, above)) return 'offer'
  if (lemma === 'go' && syntax.word[above] === 'going' && rel === 'xcomp') return 'plan'
  if (lemma === 'have' && rel === 'xcomp' && isInfinitive(syntax, at)) return 'urge'
  if (lemma === 'rule' && syntax.child(above, 'compound:prt') >= 0) return 'refuse'
  if (
    lemma === 'call' &&
    syntax.child(above, 'compound:prt') >= 0 &&
    syntax.word[syntax.child(above, 'compound:prt')] === 'off'
  )
    return 'postpone'
  const sorts = sortsOf(lemma, 'verb')
  if (sorts.length === 0) return null
  const bare = rel === 'xcomp'
  if (bare) {
    if (lemma === 'seek') return 'want'
    // "were told to leave" is an order.
    if (/^(?:tell|warn)$/.test(lemma) && isInfinitive(syntax, at)) return 'urge'
    const speaks = sorts[0] === 'say' || sorts[0] === 'deny'
    // "is said to have met", "denied attacking" stay speech; "see X cede" does not.
    if (speaks && sorts.length === 1 && lemma !== 'deny' && !isPassive(syntax, above) && isInfinitive(syntax, at)) return 'say'
    return sorts.find((s) => s !== 'say') ?? sorts[0] ?? null
  }
  return sorts.find((s) => s === 'say' || s === 'deny') ?? sorts[0] ?? null
}

function nounSort(syntax: Syntax, noun: number): Sort | null {
  const sorts = sortsOf(syntax.lemma[noun]!, 'noun')
  return sorts[0] ?? null
}

/** "Troops will be withdrawn and prisoners released": the second participle has a subject, and the first one's auxiliaries. */
const isGapped = (syntax: Syntax, at: number, first: number): boolean =>
  syntax.child(first, 'aux:pass') >= 0 &&
  isParticiple(syntax, at) &&
  !HAS_NO_PASSIVE.test(syntax.lemma[at]!) &&
  syntax.child(at, 'aux', 'obj', 'ccomp', 'xcomp') < 0
const HAS_NO_PASSIVE =
  /^(?:flee|die|arrive|come|go|depart|leave|return|fall|rise|collapse|remain|appear|vanish|resign|erupt|happen|occur|march|clash|protest|respond|agree|refuse)$/

/** The second of two joined verbs takes the first one's modal and negation. */
function shareMarks(syntax: Syntax, at: number, first: number, steps: Step[]): void {
  const marks: Step[] = []
  ownMarks(syntax, first, marks)
  // A past form beside "will" would not share it; the first one's own negation stays its own after "and" or "but".
  const cc = syntax.child(at, 'cc')
  const joint = cc < 0 || syntax.word[cc] !== 'but'
  const base = syntax.word[at] === syntax.lemma[at] || isGapped(syntax, at, first)
  for (const mark of marks) {
    if (mark.sort === 'negation' && !(cc >= 0 && (syntax.word[cc] === 'or' || syntax.word[cc] === 'nor'))) continue
    if ((mark.sort === 'plan' || mark.sort === 'modal') && (!base || !joint)) continue
    steps.push(mark)
  }
}

/** "when talks resume" under a plan is to come; "to oversee the truce" is a purpose, not yet a fact. */
function adverbial(syntax: Syntax, at: number, above: number, steps: Step[]): void {
  if (isInfinitive(syntax, at)) {
    if (syntax.child(at, 'nsubj') < 0) steps.push(step('try', at, 'to', []))
    return
  }
  const mark = syntax.child(at, 'mark', 'advmod')
  const word = mark >= 0 && mark < at ? syntax.word[mark]! : ''
  if (!/^(?:when|once|until|before|after|as|unless|while)$/.test(word)) return
  const ahead = futureAbove(syntax, above)
  const present = syntax.word[at] === syntax.lemma[at] || syntax.word[at]!.endsWith('s')
  // "once the troops have withdrawn", after "will": yet to be done as well.
  const done = syntax.kids(at).some((k) => syntax.rel[k] === 'aux' && /^(?:has|have)$/.test(syntax.word[k]!))
  if (ahead && (present || (done && /^(?:when|once|until|after)$/.test(word)))) steps.push(step('plan', mark, word, []))
  else if (word === 'until' && present) steps.push(step('condition', mark, word, []))
}

const futureAbove = (syntax: Syntax, verb: number): boolean =>
  syntax.kids(verb).some((k) => syntax.rel[k] === 'aux' && /^(?:will|'ll|’ll|shall|would)$/.test(syntax.word[k]!))

/** Verbs whose object or complement noun they turn as they would a clause. */
const NOMINAL: ReadonlySet<Sort> = new Set([
  'deny',
  'plan',
  'expect',
  'offer',
  'urge',
  'refuse',
  'ban',
  'threaten',
  'want',
  'postpone',
  'doubt',
  'try',
  'begin',
  'end',
  'fail',
])

function nominal(
  syntax: Syntax,
  names: Names,
  at: number,
  above: number,
  rel: string,
  loose: boolean,
  steps: Step[],
): 'on' | 'loose' | 'stop' {
  if (loose) return 'loose'
  const by = rel === 'obl' || rel === 'nmod' ? syntax.case(at) : ''
  if (syntax.pos[above] === 'VERB' || syntax.pos[above] === 'ADJ') {
    const carried = carrierOf(syntax, at)
    const sort = nominalSort(syntax, above, rel, by)
    if (
      sort &&
      !(
        carried &&
        (sort === 'plan' || sort === 'offer') &&
        rel === 'obj' &&
        /^(?:arrange|schedule)$/.test(syntax.lemma[above]!) === false &&
        sort !== 'offer'
      )
    ) {
      const holders = isPassive(syntax, above)
        ? byPhrase(syntax, above)
        : rel === 'nsubj'
          ? []
          : subjectOf(syntax, names, above, 0)
      steps.push(step(sort, above, syntax.lemma[above]!, argumentsAt(syntax, names, holders), true))
      return 'on'
    }
    return carried ? 'on' : 'loose'
  }
  if (syntax.pos[above] === 'NOUN' && (rel === 'nmod' || rel === 'compound')) {
    const sort =
      rel === 'nmod' && /^(?:for|of|to|on|at|about|against|toward|towards)$/.test(by) ? nounSort(syntax, above) : null
    if (sort && NOMINAL.has(sort)) {
      steps.push(step(sort, above, syntax.lemma[above]!, argumentsAt(syntax, names, holdersOf(syntax, names, above, 0)), true))
      nounUp(syntax, names, above, steps)
      return 'loose'
    }
    if (by === 'for' && CONDITION.test(syntax.lemma[above]!)) {
      steps.push(step('condition', above, syntax.lemma[above]!, []))
      return 'loose'
    }
    // "talks on a treaty", "progress towards peace", "towards a deal": what is still to come of it.
    if (/^(?:toward|towards|on|for|about|over)$/.test(by) && rel === 'nmod') {
      steps.push(step('doubt', above, syntax.lemma[above]!, []))
      return 'loose'
    }
    return by === 'of' ? 'on' : 'loose'
  }
  return 'loose'
}

/** "called for talks", "rejected the deal", "a meeting is planned". */
function nominalSort(syntax: Syntax, verb: number, rel: string, by: string): Sort | null {
  const lemma = syntax.lemma[verb]!
  const passiveSubject = rel === 'nsubj:pass'
  if (lemma === 'call') {
    const particle = syntax.child(verb, 'compound:prt')
    if (particle >= 0 && syntax.word[particle] === 'off') return rel === 'obj' || passiveSubject ? 'postpone' : null
    return by === 'for' ? 'urge' : null
  }
  if (lemma === 'rule') return syntax.child(verb, 'compound:prt') >= 0 && (rel === 'obj' || passiveSubject) ? 'refuse' : null
  if (
    lemma === 'press' ||
    lemma === 'push' ||
    lemma === 'appeal' ||
    lemma === 'ask' ||
    lemma === 'plead' ||
    lemma === 'lobby' ||
    lemma === 'petition'
  )
    return by === 'for' || (lemma === 'ask' && rel === 'obj') ? 'urge' : null
  if (lemma === 'hope' || lemma === 'long' || lemma === 'wish') return by === 'for' ? 'want' : null
  if (lemma === 'prepare' || lemma === 'schedule')
    return by === 'for' || rel === 'obj' || (passiveSubject && lemma === 'schedule') ? 'plan' : null
  if (lemma === 'work' || lemma === 'aim' || lemma === 'strive' || lemma === 'move')
    return by === 'for' || by === 'towards' || by === 'toward' || by === 'at' || by === 'on' ? 'try' : null
  if (lemma === 'set') return passiveSubject || (rel === 'nsubj' && isPassive(syntax, verb)) ? 'plan' : null
  if (lemma === 'insist') return by === 'on' ? 'urge' : null
  if (syntax.pos[verb] === 'ADJ') return sortsOf(lemma, 'adjective')[0] ?? null
  if (rel !== 'obj' && !passiveSubject) {
    if (rel === 'nsubj' && (sortsOf(lemma, 'verb').includes('begin') || sortsOf(lemma, 'verb').includes('end')))
      return sortsOf(lemma, 'verb')[0] ?? null
    return null
  }
  if (lemma === 'arrange' || lemma === 'mean' || lemma === 'encourage' || lemma === 'direct' || lemma === 'command')
    return lemma === 'encourage' ? 'urge' : lemma === 'arrange' ? 'plan' : null
  const sort = sortsOf(lemma, 'verb').find((s) => NOMINAL.has(s) && (s !== 'try' || lemma === 'try' || lemma === 'attempt'))
  return sort ?? null
}

/** Over a noun of intention: who says so, and whether it was itself denied, refused or wished for. */
function nounUp(syntax: Syntax, names: Names, noun: number, steps: Step[]): void {
  for (const k of syntax.kids(noun))
    if (syntax.rel[k] === 'det' && syntax.word[k] === 'no') steps.push(step('negation', k, 'no', []))
  void possessors
  const above = syntax.head[noun]!
  if (above < 0 || syntax.rel[noun] !== 'obj' || syntax.pos[above] !== 'VERB') return
  const lemma = syntax.lemma[above]!
  if (lemma === 'deny' || lemma === 'reject' || lemma === 'refuse' || lemma === 'decline') {
    steps.push(
      step(
        lemma === 'deny' ? 'deny' : 'refuse',
        above,
        lemma,
        argumentsAt(syntax, names, subjectOf(syntax, names, above, 0)),
        true,
      ),
    )
  }
}
