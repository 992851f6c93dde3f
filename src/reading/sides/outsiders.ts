import { EVENTS } from '../frames/cue-words.js'
import type { Syntax } from '../frames/syntax.js'

const MEDIATE: ReadonlySet<string> = new Set([...EVENTS.role.mediate, 'sponsor', 'midwife'])
const CONVENE: ReadonlySet<string> = new Set([...EVENTS.role.convene, 'organise', 'organize', 'host', 'inaugurate'])
const WATCH = /^(?:monitor|oversee|supervise|verify|guarantee|police|witness)$/
const OPEN = /^(?:open|launch|close)$/
/** What a third party convenes, hosts or watches over. */
const TABLE =
  /^(?:talk|meeting|summit|conference|negotiation|round|dialogue|session|ceremony|consultation|process|cease-?fire|truce|agreement|accord|deal|exchange|swap|delegation|negotiator|delegate)$/
/** Who is called so is no side of what he helps with. */
const HELPER =
  /^(?:mediator|co-mediator|broker|go-between|intermediary|facilitator|host|guarantor|observer|monitor|peacekeeper|co-chair|co-chairman|sponsor|witness|messenger|moderator)$/
const HELP =
  /^(?:mediation|facilitation|auspex|auspice|auspices|aegis|good-offices|brokerage|sponsorship|chairmanship|intercession|intermediary)$/
/** Whom only somebody outside speaks to together. */
const BOTH = /^(?:sides|parties|foes|rivals|enemies|neighbours|neighbors|adversaries|belligerents)$/
const ADDRESS =
  /^(?:urge|call|ask|press|invite|appeal|tell|warn|implore|thank|praise|commend|congratulate|encourage|bring|help|blame|condemn|hand|receive|welcome|host|assist|shuttle|mediate|beg|pressure|push|nudge|persuade|convince)$/

/** "Qatar-mediated", "UN-brokered": behind a hyphen. */
const JOINED = /^(?:mediated|brokered|sponsored|hosted|facilitated|supervised|chaired|convened|moderated|monitored|backed)$/
const JOINED_LED = /^(?:led|run)$/
const LED = /^(?:talk|mediation|negotiation|process|effort|initiative|mission|round|diplomacy|plan)$/

/**
 * True where a name stands as one who helps, hosts, watches or carries words between others: no side of theirs. `head` is the
 * token by which the name hangs in the tree.
 */
export function standsOutside(syntax: Syntax, head: number): boolean {
  if (head < 0 || head >= syntax.length) return false
  if (isHyphened(syntax, head) || isHelpersOwn(syntax, head)) return true
  const top = topOf(syntax, head)
  return isNamedAs(syntax, top) || isHelpedBy(syntax, top) || actsOutside(syntax, top)
}

function isHyphened(syntax: Syntax, head: number): boolean {
  if (!/^[-‐‑–]$/.test(syntax.word[head + 1] ?? '')) return false
  const joined = syntax.word[head + 2] ?? ''
  return JOINED.test(joined) || (JOINED_LED.test(joined) && LED.test(syntax.lemma[head + 3] ?? ''))
}

/** "Norwegian mediators", "Egypt's mediation", "the auspices of the United Nations". */
function isHelpersOwn(syntax: Syntax, head: number): boolean {
  const above = syntax.head[head]!
  if (above < 0) return false
  const rel = syntax.rel[head]!
  const own = /^(?:amod|compound|nmod:poss)$/.test(rel) || (rel === 'nmod' && /^(?:of|by|from)$/.test(syntax.case(head)))
  return own && (HELPER.test(syntax.lemma[above]!) || HELP.test(syntax.lemma[above]!))
}

/** "with Norway as guarantor": whoever is named so helps, whatever the clause. The head may be any of a list. */
export const isNamedHelper = (syntax: Syntax, head: number): boolean => isNamedAs(syntax, topOf(syntax, head))

/** Up from a name to the noun phrase that stands for it: "Kenya's president | William Ruto", the first of a list. */
function topOf(syntax: Syntax, head: number): number {
  let at = head
  for (let depth = 0; depth < 6; depth++) {
    const above = syntax.head[at]!
    if (above < 0) return at
    const rel = syntax.rel[at]!
    const title = /^(?:nmod:poss|amod|compound)$/.test(rel) && PERSON.test(syntax.lemma[above]!)
    if (!title && !/^(?:conj|appos|flat|flat:name)$/.test(rel)) return at
    if (rel === 'conj' && syntax.pos[above] === 'VERB') return at
    at = above
  }
  return at
}
const PERSON =
  /^(?:president|premier|minister|chancellor|king|emir|sultan|prince|leader|envoy|official|government|diplomat|ambassador|secretary|secretary-general|chief|head|representative|negotiator|ministry|spokesman|spokeswoman|authority)$/

/** "with Norway and Mexico as guarantors", "Egypt, the mediator", "Qatar is the mediator". */
function isNamedAs(syntax: Syntax, top: number): boolean {
  if (syntax.kids(top).some((k) => (syntax.rel[k] === 'appos' || syntax.case(k) === 'as') && HELPER.test(syntax.lemma[k]!)))
    return true
  const above = syntax.head[top]!
  if (syntax.case(top) === 'with') {
    let last = top
    for (const k of syntax.kids(top)) if (syntax.rel[k] === 'conj') last = Math.max(last, syntax.last[k]!)
    for (let t = Math.max(last, top) + 1; t <= last + 4 && t < syntax.length; t++)
      if (syntax.word[t] === 'as') return [t + 1, t + 2, t + 3].some((k) => HELPER.test(syntax.lemma[k] ?? ''))
  }
  if (above < 0 || !syntax.rel[top]!.startsWith('nsubj')) return false
  if (HELPER.test(syntax.lemma[above]!) && syntax.child(above, 'cop') >= 0) return true
  return syntax.kids(above).some((k) => syntax.case(k) === 'as' && HELPER.test(syntax.lemma[k]!))
}

/** "brokered by Egypt", "hosted by Kenya", "under Norwegian mediation" (told above), "thanks to Qatar". */
function isHelpedBy(syntax: Syntax, top: number): boolean {
  const above = syntax.head[top]!
  if (above < 0) return false
  if (syntax.case(top) !== 'by') return HELP.test(syntax.lemma[above]!) && /^(?:of|from)$/.test(syntax.case(top))
  const verb = syntax.lemma[above]!
  return MEDIATE.has(verb) || CONVENE.has(verb) || WATCH.test(verb)
}

/** Subject of what only a third party does: hosts talks, brokers a truce, watches over it, urges both sides. */
function actsOutside(syntax: Syntax, top: number): boolean {
  let verb = syntax.head[top]!
  if (verb < 0 || syntax.rel[top] !== 'nsubj') return false
  // "offered to host further talks", "agreed to mediate".
  for (let depth = 0; depth < 3; depth++) {
    if (doesOutside(syntax, verb)) return true
    const next = syntax.child(verb, 'xcomp')
    if (next < 0) return false
    verb = next
  }
  return false
}

function doesOutside(syntax: Syntax, verb: number): boolean {
  const lemma = syntax.lemma[verb]!
  const objects = syntax.kids(verb).filter((k) => /^(?:obj|iobj)$/.test(syntax.rel[k]!))
  if (ADDRESS.test(lemma) && objects.concat(obliques(syntax, verb)).some((k) => isBoth(syntax, k))) return true
  if (MEDIATE.has(lemma)) return !/^(?:broker|facilitate|sponsor)$/.test(lemma) || objects.length > 0
  const tables = objects.filter((k) => TABLE.test(syntax.lemma[k]!))
  if (tables.length === 0) return false
  if (
    syntax
      .kids(verb)
      .concat(...tables.map((k) => syntax.kids(k)))
      .some((k) => syntax.case(k) === 'with')
  )
    return false
  if (/^(?:host|receive)$/.test(lemma)) return true
  if (CONVENE.has(lemma) || WATCH.test(lemma)) return true
  return (
    OPEN.test(lemma) &&
    tables.some((k) => syntax.kids(k).some((j) => /^(?:between|on)$/.test(syntax.case(j))) || hasTalks(syntax, k))
  )
}

/** "a round of talks on Sudan": what is opened is talks of others, named behind "on" or "between". */
const hasTalks = (syntax: Syntax, noun: number): boolean =>
  syntax
    .kids(noun)
    .some(
      (k) =>
        syntax.rel[k] === 'nmod' &&
        TABLE.test(syntax.lemma[k]!) &&
        syntax.kids(k).some((j) => /^(?:between|on)$/.test(syntax.case(j))),
    )

const obliques = (syntax: Syntax, verb: number): number[] =>
  syntax.kids(verb).filter((k) => syntax.rel[k] === 'obl' && /^(?:on|to|between|with)$/.test(syntax.case(k)))

/** "both sides", "the parties", "the two leaders", "both". */
const isBoth = (syntax: Syntax, token: number): boolean =>
  BOTH.test(syntax.word[token]!) ||
  syntax.kids(token).some((k) => /^(?:both|two)$/.test(syntax.word[k]!) && syntax.pos[token] !== 'PROPN')
