import type * as z from 'zod'
import type { CastMember } from '../../model/mention.js'
import { covers, type Span } from '../../model/span.js'
import type { Desk } from '../../reading/cast/desk.js'
import { isTime, wordsAt } from '../../reading/cast/phrases.js'
import { isParticiple } from '../../reading/frames/verbs.js'
import type { Argument, Frame } from '../../reading/layers.js'
import { deedsUnder, provisionsOf } from './provisions.js'
import { BY_VERB, isTruce, NEARING, NOUNS, SIDES, type Status } from './words.js'

export interface Found {
  readonly status: z.infer<typeof Status>
  readonly title: string | null
  /** Words that only point at the document: it was named before. */
  readonly pointing?: boolean
  readonly by: readonly Argument[]
  readonly provisions: readonly Span[]
  readonly within?: Span
}

export function fromVerb(desk: Desk, frame: Frame): Found | null {
  const { syntax } = desk
  const { lemma } = frame
  const force = enteredIntoForce(desk, frame)
  if (force) return force
  const document =
    frame.patients.find((p) => p.head >= 0 && NOUNS.has(syntax.lemma[p.head]!)) ??
    // A statement or a regulation is a document of theirs once they sign it.
    (/^(?:sign|ratify|initial)$/.test(lemma) && isJoint(desk, frame)
      ? frame.patients.find((p) => p.head >= 0 && /^(?:statement|regulation)$/.test(syntax.lemma[p.head]!))
      : undefined) ??
    (/^(?:sign|initial|ratify)$/.test(lemma) && frame.agents.some((a) => desk.canAct(a))
      ? frame.patients.find((p) => p.head >= 0 && /^(?:it|them|text|both)$/.test(syntax.word[p.head]!))
      : undefined) ??
    null
  if (document && !isTruce(desk, document.head)) {
    const status = NEARING.test(lemma)
      ? 'agreed'
      : isRatified(desk, frame)
        ? 'ratified'
        : BY_VERB.find(([, verbs]) => verbs.has(lemma))?.[0]
    if (!status) return null
    if (/^(?:negotiate|declare)$/.test(lemma) || /^(?:plan|framework|settlement)$/.test(syntax.lemma[document.head]!))
      return null
    const mediated = /^(?:broker|mediate|facilitate)$/.test(lemma)
    const withWhom = frame.others.filter((o) => o.by === 'with')
    // Whom the document joins: "an accord between A and B".
    const inner = desk.frameAt(document.head)?.agents.filter((a) => a.head > document.head || mediated) ?? []
    const by = mediated ? inner : [...frame.agents, ...withWhom, ...inner]
    return {
      status,
      title: titleOf(desk, document),
      pointing: isPointing(desk, document),
      by,
      provisions: provisionsOf(desk, document.head),
      within: frame.span,
    }
  }
  if (lemma === 'agree') return agreed(desk, frame)
  // "Signed at X on such a day": the formula a document ends with.
  const formula =
    lemma === 'sign' && frame.agents.length === 0 && frame.patients.length === 0 && syntax.rel[frame.predicate] === 'root'
  if (formula && desk.when(frame).from === 'own' && desk.where(frame))
    return { status: 'signed', title: null, by: [], provisions: [] }
  return null
}

/** Who of these signs; "Deputy Prime Ministers A and B", whom one title holds together, are two. */
export const signatoriesOf = (desk: Desk, args: readonly Argument[]): readonly CastMember[] =>
  args
    .filter((a) => desk.canAct(a))
    .flatMap((a) => {
      const people = desk.have.mentions.filter((m) => m.type === 'PER' && covers(a.span, m))
      const [one, two] = people
      const together = one && two && /^\s*(?:,|and|,\s*and)\s*$/.test(desk.text.slice(one.end, two.start))
      return together ? people.flatMap((m) => desk.castMention('signatory', m)) : desk.cast('signatory', [a])
    })
    .filter((member, i, all) => all.findIndex((m) => (m.id ?? m.name) === (member.id ?? member.name)) === i)

/** Several sign: two named, or a word for sides. */
const isJoint = (desk: Desk, frame: Frame): boolean =>
  frame.agents.some((a) => a.head >= 0 && SIDES.test(desk.syntax.word[a.head]!)) || signatoriesOf(desk, frame.agents).length > 1

/** A parliament ratifies what it approves. */
const isRatified = (desk: Desk, frame: Frame): boolean =>
  /^(?:approve|adopt|endorse|pass)$/.test(frame.lemma) &&
  frame.agents.some((a) =>
    /\b(?:parliaments?|legislatures?|assembly|assemblies|congress|senate)\b/i.test(wordsAt(desk, a.span)),
  )

/** "it", "the document", "this text": a document that was named before, under no name of its own here. */
const isPointing = ({ syntax }: Desk, { head }: Argument): boolean =>
  syntax.pos[head] === 'PRON' ||
  (/^(?:document|text)$/.test(syntax.lemma[head]!) &&
    syntax.kids(head).every((k) => k > head || /^(?:the|this|that)$/.test(syntax.word[k]!)) &&
    syntax.kids(head).every((k) => !/^(?:nmod|acl)/.test(syntax.rel[k]!)))

/**
 * "The regulation enters into force after ratification": told in the present, it does so only then. In a headline the present
 * tells what has been.
 */
export function waits(desk: Desk, frame: Frame): boolean {
  if (frame.tense !== 'present' || desk.inHeadline(frame.span)) return false
  const { trees } = desk.syntax
  const last = (trees.sentences[trees.sentenceOf[frame.predicate]! + 1] ?? trees.length) - 1
  const after = desk.text.slice(trees.ends[frame.predicate]!, trees.ends[last])
  return /\b(?:after|once|upon|when|following|if|as soon as|on)\b.{0,60}\b(?:ratif|approv|sign|exchang|notif|adopt|deposit)\p{L}*/su.test(
    after,
  )
}

/** "The treaty entered into force", "the accord took effect": whose verb is of the document, and needs nobody else. */
function enteredIntoForce(desk: Desk, frame: Frame): Found | null {
  const { syntax } = desk
  const into = (by: RegExp, noun: RegExp): boolean =>
    frame.others.some((o) => by.test(o.by) && noun.test(syntax.lemma[o.head] ?? ''))
  const enters =
    (/^(?:enter|come|go|put)$/.test(frame.lemma) && into(/^(?:into|in)$/, /^(?:force|effect)$/)) ||
    (frame.lemma === 'take' && frame.patients.some((p) => syntax.lemma[p.head] === 'effect'))
  if (!enters) return null
  const document = [...frame.agents, ...frame.patients].find(
    (a) => a.head >= 0 && (NOUNS.has(syntax.lemma[a.head]!) || /^(?:regulation|law|statute)$/.test(syntax.lemma[a.head]!)),
  )
  if (!document || isTruce(desk, document.head)) return null
  return {
    status: 'in-force',
    title: titleOf(desk, document),
    by: desk.frameAt(document.head)?.agents ?? [],
    provisions: [],
    within: frame.span,
  }
}

/** A document's name without the day and place of its signing, which the parser may hang on it. */
function titleOf(desk: Desk, document: Argument): string {
  const { syntax } = desk
  let { end } = document.span
  for (const k of syntax.kids(document.head)) {
    // "the deal, reached in A with B's help", "the grain deal signed in July": told of it, and no part of its name.
    const from = syntax.first[k]!
    const aside = syntax.word[from] === ',' || syntax.word[from - 1] === ',' || (from === k && isParticiple(syntax, k))
    if (k > document.head && /^acl/.test(syntax.rel[k]!) && aside) end = Math.min(end, syntax.trees.starts[from]!)
    if (k < document.head || !/^(?:nmod|obl|nmod:unmarked)$/.test(syntax.rel[k]!)) continue
    const when = isTime(desk, desk.argument(k))
    const where = /^(?:in|at)$/.test(syntax.case(k)) && desk.names.of(k) >= 0
    const start = syntax.trees.starts[syntax.first[k]!]!
    if ((when || where) && syntax.case(k) !== 'of' && start > document.span.start) end = Math.min(end, start)
  }
  return wordsAt(desk, { start: document.span.start, end: Math.max(end, syntax.trees.ends[document.head]!) }).replace(
    /,\s*$/,
    '',
  )
}

/** "A and B agreed to …", "agreed on …": several who agree on something, not one who consents. */
export function agreed(desk: Desk, frame: Frame): Found | null {
  const { syntax } = desk
  const content = syntax.child(frame.predicate, 'xcomp', 'ccomp')
  const on = frame.others.filter((o) => (o.by === 'on' || o.by === 'to' || o.by === 'upon') && !isTime(desk, o))
  const withWhom = frame.others.filter((o) => o.by === 'with')
  const by = [...frame.agents, ...withWhom]
  const cast = desk.cast(
    'signatory',
    by.filter((a) => desk.canAct(a)),
  )
  const several = cast.length > 1 || frame.agents.some((a) => a.head >= 0 && SIDES.test(syntax.word[a.head]!))
  if (!several) return null
  if (on.some((o) => o.head >= 0 && isTruce(desk, o.head))) return null
  if (content >= 0) {
    return { status: 'agreed', title: null, by, provisions: deedsUnder(desk, content), within: frame.span }
  }
  if (on[0]) return { status: 'agreed', title: null, by, provisions: on.map((o) => o.span), within: frame.span }
  const object = frame.patients[0]
  // "agreed a truce" is the truce's.
  if (!object || (object.head >= 0 && isTruce(desk, object.head))) return null
  return { status: 'agreed', title: null, by, provisions: [object.span], within: frame.span }
}

/** A document that only a noun tells of: brokered, signed, dated, or said to provide for something. */
export function fromNoun(desk: Desk, frame: Frame): Found | null {
  const { syntax } = desk
  const noun = frame.predicate
  if (!NOUNS.has(frame.lemma) || isTruce(desk, noun) || frame.lemma === 'plan' || frame.lemma === 'framework') return null
  const verb = syntax.head[noun]!
  if (
    verb >= 0 &&
    syntax.pos[verb] === 'VERB' &&
    /^(?:obj|nsubj:pass)$/.test(syntax.rel[noun]!) &&
    BY_VERB.some(([, verbs]) => verbs.has(syntax.lemma[verb]!))
  )
    return null
  for (const k of syntax.kids(noun)) {
    const rel = syntax.rel[k]!
    if (rel !== 'acl' && rel !== 'amod' && rel !== 'acl:relcl') continue
    const status = /^(?:broker|mediate|facilitate)$/.test(syntax.lemma[k]!)
      ? 'agreed'
      : BY_VERB.find(([, verbs]) => verbs.has(syntax.lemma[k]!))?.[0]
    // "an accord signed on Friday" is told by its participle.
    if (!status || syntax.pos[k] !== 'VERB' || (rel !== 'amod' && !/^(?:broker|mediate|facilitate)$/.test(syntax.lemma[k]!)))
      continue
    const participle = desk.frameAt(k)
    const outside = participle?.agents.map((a) => a.head) ?? []
    return {
      status,
      title: wordsAt(desk, phraseSpan(desk, noun)),
      by: frame.agents.filter((a) => !outside.includes(a.head)),
      provisions: provisionsOf(desk, noun),
      within: frame.span,
    }
  }
  const tells =
    verb >= 0 &&
    syntax.rel[noun] === 'nsubj' &&
    /^(?:provide|stipulate|entail|envisage|require|oblige|allow|call|include|commit|date)$/.test(syntax.lemma[verb]!)
  if (tells && desk.when(frame).from === 'own')
    return { status: 'agreed', title: wordsAt(desk, phraseSpan(desk, noun)), by: frame.agents, provisions: [] }
  return null
}

const phraseSpan = (desk: Desk, noun: number): Span => desk.argument(noun).span
