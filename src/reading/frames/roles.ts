import { carries, happens, nounReading, sortsOf } from './cue-words.js'
import { expand, isNominal, type Names } from './names.js'
import type { Syntax } from './syntax.js'
import { onlyUndergoes } from './undergoing.js'
import { headsClause, isInfinitive, isPassive, isRelative } from './verbs.js'

/** Heads of a predicate's participants. */
export interface Roles {
  readonly agents: readonly number[]
  readonly patients: readonly number[]
  readonly others: readonly { readonly head: number; readonly by: string }[]
}

/** Verbs of a third party that gives room, leads or helps: who does so takes no part in what it is done to. */
export const HELPS =
  /^(?:broker|mediate|co-mediate|facilitate|host|sponsor|convene|organi[sz]e|arrange|monitor|oversee|chair|co-chair|moderate|lead|co-lead|supervise|guarantee|back|support)$/

/** How far a missing subject is looked for: deeper than this, the parser is more often wrong than right. */
const DEPTH = 5
const NOBODY: readonly number[] = []

/** Who and what takes part in a clause: passives turned round, missing subjects found through the clauses above. */
export function clauseRoles(syntax: Syntax, names: Names, verb: number): Roles {
  const passive = isPassive(syntax, verb)
  const surface = subjectOf(syntax, names, verb, 0)
  const agents: number[] = []
  const patients: number[] = []
  const others: { head: number; by: string }[] = []
  if (passive) patients.push(...surface)
  else agents.push(...surface)
  for (const k of syntax.kids(verb)) {
    const rel = syntax.rel[k]!
    if (rel === 'obj') {
      if (isRelative(syntax, k)) patients.push(...antecedent(syntax, names, verb))
      else if (isNominal(syntax, k) || syntax.pos[k] === 'VERB') patients.push(...expand(syntax, names, k))
    } else if (rel === 'iobj') {
      for (const head of expand(syntax, names, k)) others.push({ head, by: 'to' })
    } else if (rel === 'obl' || rel === 'obl:agent' || rel === 'nmod' || (rel === 'advmod' && isNominal(syntax, k))) {
      oblique(syntax, names, verb, k, passive, agents, others)
    } else if (rel === 'obl:npmod' || rel === 'compound' || rel === 'obl:unmarked') {
      // "Russian-brokered": the one it is brokered by stands before the hyphen.
      if (passive && syntax.rel[verb] === 'amod' && k < verb) agents.push(...expand(syntax, names, k))
      else if (names.of(k) >= 0) others.push({ head: k, by: '' })
    } else if (rel === 'advmod' && syntax.rel[verb] === 'amod' && names.of(k) >= 0) agents.push(k)
    else if (rel === 'amod' && syntax.rel[verb] === 'amod' && names.of(k) >= 0) agents.push(k)
  }
  gap(syntax, names, verb, agents, patients)
  if (
    /^(?:believe|think|note|doubt|hope|fear|regret|predict|see|consider|find|indicate|suggest|know|allow|admit)$/.test(
      syntax.lemma[verb]!,
    )
  ) {
    // "A believes B can cope": whom the opinion is about.
    const content = syntax.child(verb, 'ccomp')
    const about = content >= 0 ? syntax.child(content, 'nsubj', 'nsubj:pass') : -1
    if (about >= 0 && syntax.pos[about] !== 'PRON')
      for (const head of expand(syntax, names, about)) others.push({ head, by: 'that' })
  }
  if (patients.length === 0 && !passive) patients.push(...sharedObject(syntax, names, verb))
  if (!passive && onlyUndergoes(syntax, verb, agents, patients))
    return { agents: NOBODY, patients: distinct([...agents, ...patients]), others }
  return { agents: distinct(agents), patients: distinct(patients), others }
}

function oblique(
  syntax: Syntax,
  names: Names,
  verb: number,
  noun: number,
  passive: boolean,
  agents: number[],
  others: { head: number; by: string }[],
): void {
  const by = syntax.case(noun)
  if (isRelative(syntax, noun)) {
    for (const head of antecedent(syntax, names, verb)) others.push({ head, by })
    return
  }
  for (const head of expand(syntax, names, noun)) {
    if (passive && by === 'by' && syntax.pos[head] !== 'NUM') agents.push(head)
    else others.push({ head, by: syntax.case(head) || by })
  }
}

/** "which has deployed": the noun the relative clause hangs on. */
const antecedent = (syntax: Syntax, names: Names, verb: number): readonly number[] => {
  let clause = verb
  for (let depth = 0; depth < 3 && syntax.rel[clause] !== 'acl:relcl'; depth++) {
    const up = syntax.head[clause]!
    if (up < 0) return NOBODY
    clause = up
  }
  const noun = syntax.head[clause]!
  return noun >= 0 && syntax.rel[clause] === 'acl:relcl' ? expand(syntax, names, noun) : NOBODY
}

/** A relative clause without its own object, and with a subject, is about its noun: "territory it had controlled". */
function gap(syntax: Syntax, names: Names, verb: number, agents: readonly number[], patients: number[]): void {
  if (syntax.rel[verb] !== 'acl:relcl' || patients.length > 0 || agents.length === 0) return
  const noun = syntax.head[verb]!
  if (noun < 0 || agents.includes(noun)) return
  for (const k of syntax.kids(verb)) if (/^(?:obj|obl|ccomp|xcomp)/.test(syntax.rel[k]!) && isRelative(syntax, k)) return
  if (syntax.child(verb, 'ccomp') < 0) patients.push(...expand(syntax, names, noun))
}

/** "signed and ratified the treaty": one object for both. */
function sharedObject(syntax: Syntax, names: Names, verb: number): readonly number[] {
  for (const k of syntax.kids(verb)) {
    if (syntax.rel[k] !== 'conj' || syntax.pos[k] !== 'VERB' || k - verb > 4) continue
    if (syntax.child(k, 'nsubj', 'aux') >= 0) continue
    const object = syntax.child(k, 'obj')
    if (object > k) return expand(syntax, names, object)
  }
  return NOBODY
}

/** Heads of the surface subject; through the clause above where it has none of its own. */
export function subjectOf(syntax: Syntax, names: Names, verb: number, depth: number): readonly number[] {
  for (const k of syntax.kids(verb)) {
    const rel = syntax.rel[k]!
    if (rel !== 'nsubj' && rel !== 'nsubj:pass' && rel !== 'nsubj:outer') continue
    if (isRelative(syntax, k) && !isQuestion(syntax, verb)) {
      const nouns = antecedent(syntax, names, verb)
      if (nouns.length > 0) return nouns
    }
    return sameAsAbove(syntax, names, verb, k, depth) ?? expand(syntax, names, k)
  }
  // "it was ready to help": the parser takes the pronoun for a filler.
  const filler = syntax.child(verb, 'expl')
  if (
    filler >= 0 &&
    filler < verb &&
    sortsOf(syntax.lemma[verb]!, 'adjective').some((s) => s !== 'doubt' && s !== 'urge' && s !== 'expect')
  )
    return [filler]
  if (depth >= DEPTH) return NOBODY
  const above = syntax.head[verb]!
  if (above < 0) return NOBODY
  switch (syntax.rel[verb]) {
    case 'conj':
      return headsClause(syntax, above) ? subjectOf(syntax, names, above, depth + 1) : NOBODY
    case 'xcomp':
      return controlled(syntax, names, verb, above, depth)
    case 'ccomp':
    case 'advcl':
    case 'advcl:relcl':
    case 'parataxis':
      if (!headsClause(syntax, above)) return syntax.rel[verb] === 'advcl' ? holdersOf(syntax, names, above, depth + 1) : NOBODY
      if (syntax.rel[verb] === 'parataxis' && !syntax.word[verb]!.endsWith('ing')) return NOBODY
      return syntax.rel[verb] === 'ccomp'
        ? controlled(syntax, names, verb, above, depth)
        : subjectOf(syntax, names, above, depth + 1)
    case 'acl':
      if (isInfinitive(syntax, verb) && isIntent(syntax, above)) {
        const holders = holdersOf(syntax, names, above, depth + 1)
        if (holders.length > 0) return holders
      }
      // "talks on ending the war": those who talk, not the talks.
      if (syntax.child(verb, 'mark', 'case') >= 0 && syntax.word[verb]!.endsWith('ing'))
        return holdersOf(syntax, names, above, depth + 1)
      return expand(syntax, names, above)
    case 'acl:relcl':
      return syntax.child(verb, 'obj') >= 0 && isRelative(syntax, syntax.child(verb, 'obj'))
        ? NOBODY
        : expand(syntax, names, above)
    case 'amod':
      return isPassive(syntax, verb) || syntax.word[verb]!.endsWith('ing') ? [above] : NOBODY
    case 'obl':
    case 'nmod':
      return NOBODY
    default:
      return NOBODY
  }
}

/** "A said it would act": the pronoun subject of what somebody says is the speaker, where nothing else is known of it. */
function sameAsAbove(syntax: Syntax, names: Names, verb: number, subject: number, depth: number): readonly number[] | null {
  if (!isBarePronoun(syntax, names, subject) || depth >= DEPTH) return null
  const above = syntax.head[verb]!
  if (syntax.rel[verb] !== 'ccomp' || above < 0 || !headsClause(syntax, above)) return null
  const speakers = subjectOf(syntax, names, above, depth + 1)
  return speakers.length > 0 && !speakers.includes(subject) ? speakers : null
}

/** A pronoun of the third person that no mention resolves. */
const isBarePronoun = (syntax: Syntax, names: Names, token: number): boolean =>
  syntax.pos[token] === 'PRON' && /^(?:it|he|she|they|its|his|her|their)$/.test(syntax.word[token]!) && names.of(token) < 0

const isQuestion = (syntax: Syntax, verb: number): boolean => !syntax.rel[verb]!.startsWith('acl')

/** The understood subject of an infinitive: the object asked or made to, else the subject that wants or agrees to. */
function controlled(syntax: Syntax, names: Names, verb: number, above: number, depth: number): readonly number[] {
  if (!/^(?:promise|vow|pledge|threaten|agree|offer)$/.test(syntax.lemma[above]!)) {
    const object = syntax.child(above, 'obj', 'iobj')
    if (object >= 0 && object < verb && isNominal(syntax, object)) return expand(syntax, names, object)
    // "called on A to withdraw", "appealed to A to …"
    for (const k of syntax.kids(above)) {
      if (
        k > above &&
        k < verb &&
        syntax.rel[k] === 'obl' &&
        /^(?:on|upon|to|for|with)$/.test(syntax.case(k)) &&
        (sortsOf(syntax.lemma[above]!, 'verb').includes('urge') || /^(?:grateful|thankful)$/.test(syntax.lemma[above]!))
      ) {
        return expand(syntax, names, k)
      }
    }
  }
  return subjectOf(syntax, names, above, depth + 1)
}

const isIntent = (syntax: Syntax, noun: number): boolean =>
  sortsOf(syntax.lemma[noun]!, 'noun').length > 0 || sortsOf(syntax.lemma[noun]!, 'adjective').length > 0

/** Who holds an intention or takes part in what a noun names: its possessor, else the subject of the verb that carries it. */
export function holdersOf(syntax: Syntax, names: Names, noun: number, depth: number): readonly number[] {
  const own = possessors(syntax, names, noun)
  if (own.length > 0) return own
  // "the commitment of A to …"
  for (const k of syntax.kids(noun)) {
    if (syntax.rel[k] === 'nmod' && syntax.case(k) === 'of' && names.of(k) >= 0 && isIntent(syntax, noun))
      return expand(syntax, names, k)
  }
  const above = syntax.head[noun]!
  if (above < 0 || depth >= DEPTH) return NOBODY
  const rel = syntax.rel[noun]!
  if ((rel === 'obj' || rel === 'obl') && headsClause(syntax, above)) {
    if (rel === 'obj' && isPassive(syntax, above)) return NOBODY
    return subjectOf(syntax, names, above, depth + 1)
  }
  if (rel.startsWith('nmod') && syntax.pos[above] === 'NOUN') return holdersOf(syntax, names, above, depth + 1)
  if (rel === 'conj') return holdersOf(syntax, names, above, depth + 1)
  return NOBODY
}

/** "Moscow's offer", "the Armenian offer", "the offer of Moscow", "an offer by Moscow", "talks between A and B". */
export function possessors(syntax: Syntax, names: Names, noun: number): readonly number[] {
  const found: number[] = []
  for (const k of syntax.kids(noun)) {
    const rel = syntax.rel[k]!
    const by = rel.startsWith('nmod') ? syntax.case(k) : ''
    if (
      rel === 'nmod:poss' ||
      (rel === 'nmod' && (by === 'by' || by === 'between' || by === 'among' || by === 'from' || by === "'s"))
    ) {
      found.push(...expand(syntax, names, k))
    }
  }
  return found
}

export const distinct = (heads: readonly number[]): readonly number[] => (heads.length < 2 ? heads : [...new Set(heads)])

/** Participants of a noun of action, without those of the verb that carries it. */
export function nounRoles(syntax: Syntax, names: Names, noun: number): Roles {
  const reading = nounReading(syntax.lemma[noun]!) ?? 'does'
  const agents: number[] = []
  const patients: number[] = []
  const others: { head: number; by: string }[] = []
  for (const k of syntax.kids(noun)) {
    const rel = syntax.rel[k]!
    if (rel === 'nmod:poss') {
      const owners = isBarePronoun(syntax, names, k) ? clauseSubject(syntax, names, noun) : []
      for (const head of owners.length > 0 ? owners : expand(syntax, names, k))
        (reading === 'undergoes' && names.of(head) < 0 ? patients : agents).push(head)
    } else if (rel === 'nmod' || rel === 'obl') {
      const by = syntax.case(k)
      for (const head of expand(syntax, names, k)) {
        if (by === 'by' || by === 'between' || by === 'among' || by === 'amongst') agents.push(head)
        else if (by === 'of') (reading === 'undergoes' ? patients : names.of(head) >= 0 ? agents : patients).push(head)
        else others.push({ head, by: syntax.case(head) || by })
      }
    } else if (rel === 'acl:relcl' && carries(syntax.lemma[k]!)) {
      // "the offensive that A launched": who launched it.
      const subject = syntax.child(k, 'nsubj')
      if (subject >= 0 && !isRelative(syntax, subject)) agents.push(...expand(syntax, names, subject))
    } else if (rel === 'acl' && isPassive(syntax, k) && carries(syntax.lemma[k]!) && !HELPS.test(syntax.lemma[k]!)) {
      // "attacks launched by A", "an accord signed by A and B": who carries it out.
      for (const by of syntax.kids(k))
        if (/^obl(?::agent)?$/.test(syntax.rel[by]!) && syntax.case(by) === 'by') agents.push(...expand(syntax, names, by))
    } else if (rel === 'compound' || rel === 'amod' || rel === 'nmod:desc') {
      // "Armenian troops' …", "Armenia-Azerbaijan talks", "the Russian offer": a name before the noun takes part in it.
      // "Qatari-hosted talks": the host takes no part in them by that.
      if (syntax.pos[k] === 'VERB' && HELPS.test(syntax.lemma[k]!)) continue
      for (const head of [k, ...namedBeside(syntax, names, k)]) {
        const mention = names.of(head)
        if (mention < 0) continue
        const { type, actor, via } = names.mentions[mention]!
        if (type === 'MISC' && actor === null) continue
        // "the Gaza war": one place before a noun of two sides is where it is.
        if (
          reading === 'both' &&
          type === 'LOC' &&
          rel === 'compound' &&
          via === 'name' &&
          namedBeside(syntax, names, k).length === 0
        )
          others.push({ head, by: 'in' })
        else agents.push(head)
      }
    }
  }
  return { agents: distinct(agents), patients: distinct(patients), others }
}

/** Subject of the clause a noun stands in, for "its" and "their". */
function clauseSubject(syntax: Syntax, names: Names, noun: number): readonly number[] {
  let at = noun
  for (let depth = 0; depth < 6; depth++) {
    at = syntax.head[at]!
    if (at < 0) return NOBODY
    if (!headsClause(syntax, at)) continue
    const subject = subjectOf(syntax, names, at, 1)
    return subject.some((h) => h <= noun && syntax.last[h]! >= noun) ? NOBODY : subject
  }
  return NOBODY
}

/** "Armenia-Azerbaijan", "Armenian and Azerbaijani": names joined before a noun. */
function namedBeside(syntax: Syntax, names: Names, token: number): number[] {
  const found: number[] = []
  for (const k of syntax.kids(token)) {
    const rel = syntax.rel[k]!
    if (
      (rel === 'compound' || rel === 'conj' || rel === 'flat' || rel === 'amod' || rel === 'nmod' || rel === 'appos') &&
      names.of(k) >= 0
    )
      found.push(k)
  }
  return found
}

/** Verb that carries a noun of action or says that it takes place, with the way it stands to it; null for none. */
export function carrierOf(syntax: Syntax, noun: number): { readonly verb: number; readonly as: 'object' | 'subject' } | null {
  let top = noun
  for (let depth = 0; depth < 3 && syntax.rel[top] === 'conj'; depth++) top = syntax.head[top]!
  // "a round of talks", "two days of talks": what holds the noun is carried with it.
  while (
    syntax.rel[top] === 'nmod' &&
    syntax.head[top]! >= 0 &&
    isMeasure(syntax.lemma[syntax.head[top]!]!) &&
    syntax.case(top) === 'of'
  ) {
    top = syntax.head[top]!
  }
  const verb = syntax.head[top] ?? -1
  if (verb < 0 || syntax.pos[verb] !== 'VERB') return null
  const rel = syntax.rel[top]!
  const lemma = syntax.lemma[verb]!
  if (rel === 'obj' && carries(lemma)) return { verb, as: 'object' }
  if (rel === 'nsubj:pass' && (carries(lemma) || happens(lemma))) return { verb, as: 'subject' }
  if (rel === 'nsubj' && happens(lemma)) return { verb, as: 'subject' }
  if (
    rel === 'obl' &&
    /^(?:engage|participate|join|take|meet|enter|involve|hold)$/.test(lemma) &&
    /^(?:in|into|for)$/.test(syntax.case(noun))
  )
    return { verb, as: 'object' }
  // "went ahead with talks", "proceeded with the summit"
  if (rel === 'obl' && syntax.case(noun) === 'with' && goesOnWith(syntax, verb)) return { verb, as: 'object' }
  return null
}

const goesOnWith = (syntax: Syntax, verb: number): boolean =>
  syntax.lemma[verb] === 'proceed' ||
  (/^(?:go|press|push|move)$/.test(syntax.lemma[verb]!) &&
    syntax.kids(verb).some((k) => k > verb && k < verb + 3 && /^(?:ahead|on|forward)$/.test(syntax.word[k]!)))

const isMeasure = (lemma: string): boolean =>
  /^(?:round|series|day|hour|week|month|year|session|set|spate|wave|start|beginning|resumption|phase|part|rounds)$/.test(lemma)
