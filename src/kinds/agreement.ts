import * as z from 'zod'
import type { CastMember } from '../model/mention.js'
import type { Span } from '../model/span.js'
import { basisIn } from '../reading/cast/basis.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { mediatorsOf } from '../reading/cast/mediators.js'
import { brief, isTime, wordsAt } from '../reading/cast/phrases.js'
import { principalsBefore } from '../reading/cast/principals.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { ABOUT } from '../reading/frames/modality.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Status = z.enum(['agreed', 'initialled', 'signed', 'ratified', 'in-force', 'suspended', 'broken'])
const Body = z.object({
  status: Status,
  title: z.string().nullable(),
  provisions: z.array(z.string()).readonly(),
  /** The law, map or declaration invoked for it, where the words name one. */
  basis: z.string().optional(),
})

const NOUNS = new Set(EVENTS.agreement.nouns)
const TRUCE = new Set(EVENTS.ceasefire.nouns)
const NEARING = /^(?:near|approach)$/
const BY_VERB: readonly (readonly [z.infer<typeof Status>, ReadonlySet<string>])[] = [
  ['signed', new Set(EVENTS.agreement.sign)],
  ['agreed', new Set(EVENTS.agreement.reach)],
  ['initialled', new Set(EVENTS.agreement.initial)],
  ['ratified', new Set(EVENTS.agreement.ratify)],
  ['suspended', new Set(EVENTS.agreement.suspend)],
  ['broken', new Set(EVENTS.agreement.break)],
]

/** Treaties, accords and other things agreed: signed, agreed, ratified or broken. Truces are told by `ceasefire`. */
export const agreement = kind({
  kind: 'agreement',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const told: Draft[] = []
    for (const frame of desk.frames) {
      const further = termsOf(desk, frame)
      if (further.length > 0 && addTerms(desk, told, frame, further)) continue
      const found = frame.form === 'verb' ? fromVerb(desk, frame) : frame.form === 'noun' ? fromNoun(desk, frame) : null
      if (!found || !stands(frame)) continue
      const signatories = desk.cast(
        'signatory',
        found.by.filter((a) => desk.canAct(a)),
      )
      const mediators = mediatorsOf(desk, frame, found.within ?? frame.span)
      const taken = new Set(mediators.map((m) => m.id ?? m.name))
      const own = signatories.filter((s) => !taken.has(s.id ?? s.name))
      const actors: CastMember[] = [
        // What has entered into force binds those its own words name.
        ...(own.length > 0 || found.status === 'in-force' ? own : principalsBefore(desk, 'signatory', frame.span.start)),
        ...mediators,
      ]
      const listed = listedAfter(desk, frame)
      // "to the following steps": the steps are what is agreed.
      const said = found.provisions.filter(
        (s) => listed.length === 0 || !/\b(?:following|below)\b/.test(desk.text.slice(s.start, s.end)),
      )
      told.push({ frame, found, actors, provisions: [...said, ...listed] })
    }
    for (const { frame, found, actors, provisions } of told) {
      const basis = basisIn(desk, frame.span)
      const body = {
        status: found.status,
        title: found.title,
        provisions: provisions.map((s) => wordsAt(desk, s, 200)),
        ...(basis ? { basis: basis.words } : {}),
      }
      const plover = /^(?:signed|ratified|in-force)$/.test(found.status)
        ? 'SUPPORT'
        : found.status === 'broken'
          ? null
          : 'AGREE'
      const also = provisions.filter((s) => s.start !== frame.span.start)
      claim(
        frame.span,
        desk.told(frame, body, actors, {
          ...(NEARING.test(frame.lemma) && frame.modality === 'asserted' ? { modality: 'planned' as const } : {}),
          also,
          plover: plover ? { type: plover, mode: null } : null,
        }),
      )
    }
  },
  phrase: ({ status, title, provisions }, cast) => {
    const who = status === 'in-force' ? '' : cast.list('signatory', '')
    const what = title ?? (provisions[0] ? `to ${brief(provisions[0], 80).replace(/^to /, '')}` : 'an agreement')
    const helped = cast.names('mediator').length > 0 ? `, mediated by ${cast.list('mediator')}` : ''
    const where = cast.where ? ` in ${cast.where}` : ''
    const verb = SAID[status][cast.modality === 'asserted' ? 0 : 1]
    if (status === 'in-force') return `${what} ${FORCE[cast.modality]}${helped}`
    if (who === '') return `${what} ${status}${where}${helped}`
    const lead =
      cast.modality === 'asserted'
        ? `${who} ${verb}`
        : cast.modality === 'denied'
          ? `${who} did not ${verb}`
          : `${who} may ${verb}`
    return `${lead}${title || status !== 'agreed' ? '' : ''} ${what}${where}${helped}`
  },
})

const SAID = {
  agreed: ['agreed', 'agree'],
  initialled: ['initialled', 'initial'],
  signed: ['signed', 'sign'],
  ratified: ['ratified', 'ratify'],
  'in-force': ['put into force', 'put into force'],
  suspended: ['suspended', 'suspend'],
  broken: ['broke', 'break'],
} as const

const FORCE = {
  asserted: 'enters into force',
  planned: 'is to enter into force',
  proposed: 'may enter into force',
  conditional: 'may enter into force',
  denied: 'is not in force',
} as const

interface Found {
  readonly status: z.infer<typeof Status>
  readonly title: string | null
  readonly by: readonly Argument[]
  readonly provisions: readonly Span[]
  readonly within?: Span
}

interface Draft {
  readonly frame: Frame
  readonly found: Found
  readonly actors: readonly CastMember[]
  /** The words of each provision, in the order of the text; each is a piece of the claim's evidence. */
  readonly provisions: Span[]
}

const PROVIDES =
  /^(?:provide|stipulate|entail|envisage|require|oblige|allow|call|include|cover|contain|foresee|set|commit|comprise)$/

/** "The accord provides for the return of refugees, …": what it is to do, one span each; none where the frame tells no such thing. */
function termsOf(desk: Desk, frame: Frame): Span[] {
  if (frame.form !== 'verb' || !PROVIDES.test(frame.lemma) || frame.modality === 'denied') return []
  const { syntax } = desk
  const document = frame.agents.find(
    (a) => a.head >= 0 && (NOUNS.has(syntax.lemma[a.head]!) || TRUCE.has(syntax.lemma[a.head]!)),
  )
  if (!document || !syntax.kids(document.head).some((k) => /^(?:the|this|its)$/.test(syntax.word[k]!))) return []
  const terms = [...frame.patients, ...frame.others.filter((o) => /^(?:for|on)$/.test(o.by))]
  return terms.filter((t) => t.head > frame.predicate && syntax.pos[t.head] !== 'PRON').map((t) => t.span)
}

/** Adds terms to the agreement last told; false where none has been. */
function addTerms(desk: Desk, told: readonly Draft[], frame: Frame, terms: readonly Span[]): boolean {
  const last = told.at(-1)
  const { sentenceOf } = desk.syntax.trees
  if (!last || last.frame.modality === 'denied') return false
  if (sentenceOf[frame.predicate]! - sentenceOf[last.frame.predicate]! > 3) return false
  last.provisions.push(...terms)
  return true
}

/** The points of a list that an agreement ends on: "agree to the following steps:". */
function listedAfter(desk: Desk, frame: Frame): Span[] {
  const { trees } = desk.syntax
  const sentence = trees.sentenceOf[frame.predicate]!
  const last = (trees.sentences[sentence + 1] ?? trees.length) - 1
  const from = trees.ends[last] ?? 0
  if (frame.form !== 'verb' || !/:\s*$/.test(desk.text.slice(from - 1, from + 1))) return []
  const items = /^\s*(?:[-–—•*]|\(?[a-z0-9]{1,2}[.)])\s+(.{8,600})$/gmu
  const found: Span[] = []
  let next = from
  items.lastIndex = from
  for (let m = items.exec(desk.text); m !== null && found.length < 30; m = items.exec(desk.text)) {
    // Only points that follow one another, with nothing but blanks between.
    if (desk.text.slice(next, m.index).trim() !== '') break
    const start = m.index + m[0].length - m[1]!.length
    found.push(trimmed(desk, { start, end: m.index + m[0].length }))
    next = m.index + m[0].length
  }
  return found
}

const stands = (frame: Frame): boolean =>
  frame.modality === 'denied' ? !frame.context.some((c) => c.sort === 'refuse') : !frame.context.some((c) => ABOUT.has(c.sort))

function fromVerb(desk: Desk, frame: Frame): Found | null {
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
    const status = NEARING.test(lemma) ? 'agreed' : BY_VERB.find(([, verbs]) => verbs.has(lemma))?.[0]
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

/** Several sign: two named, or a word for sides. */
const isJoint = (desk: Desk, frame: Frame): boolean =>
  frame.agents.some((a) => a.head >= 0 && SIDES.test(desk.syntax.word[a.head]!)) ||
  desk.cast(
    'signatory',
    frame.agents.filter((a) => desk.canAct(a)),
  ).length > 1

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
    if (k < document.head || !/^(?:nmod|obl|nmod:unmarked)$/.test(syntax.rel[k]!)) continue
    const when = isTime(desk, desk.argument(k))
    const where = /^(?:in|at)$/.test(syntax.case(k)) && desk.names.of(k) >= 0
    const start = syntax.trees.starts[syntax.first[k]!]!
    if ((when || where) && syntax.case(k) !== 'of' && start > document.span.start) end = Math.min(end, start)
  }
  return wordsAt(desk, { start: document.span.start, end: Math.max(end, syntax.trees.ends[document.head]!) })
}

const SIDES =
  /^(?:sides|parties|leaders|ministers|countries|delegations|governments|states|neighbours|neighbors|we|they|presidents|both|negotiators)$/

/** "A and B agreed to …", "agreed on …": several who agree on something, not one who consents. */
function agreed(desk: Desk, frame: Frame): Found | null {
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
  return object ? { status: 'agreed', title: null, by, provisions: [object.span], within: frame.span } : null
}

/** "to extend the truce, free prisoners and reopen the road": one provision for each thing to be done. */
function deedsUnder(desk: Desk, content: number): Span[] {
  const { syntax } = desk
  const { starts, ends } = syntax.trees
  const deeds = [content, ...syntax.kids(content).filter((k) => syntax.rel[k] === 'conj' && syntax.pos[k] === 'VERB')]
  return deeds.map((deed, i) => {
    const from = i === 0 ? syntax.first[deed]! : deed
    const next = deeds[i + 1]
    let to = next === undefined ? syntax.last[content]! : next - 1
    while (to > deed && /^(?:and|or|,|;|to|then)$/.test(syntax.word[to]!)) to--
    return trimmed(desk, { start: starts[from]!, end: ends[to]! })
  })
}

const trimmed = (desk: Desk, span: Span): Span => {
  let { end } = span
  while (end > span.start && /[\s.,;"”]/.test(desk.text[end - 1]!)) end--
  // Marks that were opened inside are closed inside.
  const words = desk.text.slice(span.start, end)
  const open = (words.match(/[“"]/g)?.length ?? 0) > (words.match(/[”]/g)?.length ?? 0) && !/["”]$/.test(words)
  const closed =
    open && (words.match(/"/g)?.length ?? 0) % 2 === (words.includes('“') ? 0 : 1)
      ? /^[.,;]?["”]/.exec(desk.text.slice(end))
      : null
  return { start: span.start, end: end + (closed?.[0].length ?? 0) }
}

/** A document that only a noun tells of: brokered, signed, dated, or said to provide for something. */
function fromNoun(desk: Desk, frame: Frame): Found | null {
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

function isTruce(desk: Desk, noun: number): boolean {
  if (TRUCE.has(desk.syntax.lemma[noun]!)) return true
  return desk.syntax
    .kids(noun)
    .some((k) => TRUCE.has(desk.syntax.lemma[k]!) && (desk.syntax.rel[k] === 'compound' || desk.syntax.rel[k] === 'nmod:desc'))
}

/** What an agreement is to do, where its own words say: "an accord to supply …", "on the exchange of …". */
function provisionsOf(desk: Desk, noun: number): Span[] {
  const found: Span[] = []
  const { syntax } = desk
  for (const k of syntax.kids(noun)) {
    if (k < noun) continue
    const purpose = syntax.rel[k] === 'acl' && syntax.kids(k).some((j) => syntax.word[j] === 'to' && j < k)
    const on = syntax.rel[k] === 'nmod' && /^(?:on|for)$/.test(syntax.case(k)) && !isTime(desk, desk.argument(k))
    if (purpose || on) found.push({ start: syntax.trees.starts[syntax.first[k]!]!, end: syntax.trees.ends[syntax.last[k]!]! })
  }
  return found
}
