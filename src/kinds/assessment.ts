import * as z from 'zod'
import type { CastMember } from '../model/mention.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { contentOf, wordsAt } from '../reading/cast/phrases.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Body = z.object({ of: z.string(), says: z.string() })

const VERBS = new Set(EVENTS.assessment.verbs)
const LOADED = new Set(EVENTS.assessment.loaded)

/** Judgements and loaded words, kept as what somebody thinks: "regarded as a defeat", "increasingly isolated". */
export const assessment = kind({
  kind: 'assessment',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const found = judged(desk, frame)
      if (!found) continue
      claim(found.span, desk.told(frame, { of: wordsAt(desk, found.of.span), says: found.says }, found.cast))
    }
    loaded(desk, claim)
  },
  phrase: ({ of, says }, cast) => `${cast.list('assessor', 'The report')} calls ${of} ${says}`,
})

type Claim = Parameters<(typeof assessment)['read']>[2]

interface Judged {
  readonly span: Frame['span']
  readonly of: Argument
  readonly says: string
  readonly cast: readonly CastMember[]
}

/** "X was regarded as Y", "A described the deal as necessary", "termed it a victory". */
function judged(desk: Desk, frame: Frame): Judged | null {
  if (frame.form !== 'verb' || !VERBS.has(frame.lemma)) return null
  const { syntax } = desk
  const as = frame.others.find((o) => o.by === 'as')
  const complement = syntax.child(frame.predicate, 'xcomp')
  const adjective = adjectiveAfterAs(desk, frame)
  const needsAs = /^(?:see|view|perceive|describe|regard|depict|portray)$/.test(frame.lemma)
  const of = frame.patients[0]
  if (!of) return null
  const says = as
    ? wordsAt(desk, as.span)
    : adjective >= 0
      ? contentOf(desk, adjective, 120)
      : !needsAs && complement >= 0 && syntax.pos[complement] !== 'VERB'
        ? contentOf(desk, complement, 120)
        : null
  if (!says || isRelative(desk, of) || isNaming(desk, frame, says)) return null
  const cast = [
    ...desk.cast(
      'assessor',
      frame.agents.filter((a) => desk.canAct(a)),
    ),
    ...desk.cast('assessed', desk.canAct(of) ? [of] : []),
  ]
  const end = as ? as.span.end : adjective >= 0 ? syntax.trees.ends[syntax.last[adjective]!]! : frame.span.end
  return { span: { start: frame.span.start, end: Math.max(frame.span.end, end) }, of, says: says.replace(/^as\s+/i, ''), cast }
}

const isRelative = (desk: Desk, a: Argument): boolean =>
  a.head >= 0 && desk.syntax.pos[a.head] === 'PRON' && /^(?:which|what|who|that)$/.test(desk.syntax.word[a.head]!)

/** "so-called", "known as", "labelled as a product of A": a name given, no judgement. */
function isNaming(desk: Desk, frame: Frame, says: string): boolean {
  const before = desk.syntax.word[frame.predicate - 1] ?? ''
  if (before === '-' || before === 'so') return true
  return /^(?:call|label|term|brand)$/.test(frame.lemma) && /^(?:what|who|\p{Lu})/u.test(says)
}

function adjectiveAfterAs(desk: Desk, frame: Frame): number {
  const { syntax } = desk
  for (const k of syntax.kids(frame.predicate)) {
    if (k < frame.predicate || (syntax.pos[k] !== 'ADJ' && syntax.pos[k] !== 'NOUN' && syntax.pos[k] !== 'VERB')) continue
    if (syntax.kids(k).some((j) => j < k && syntax.word[j] === 'as' && /^(?:mark|case)$/.test(syntax.rel[j]!))) return k
  }
  return -1
}

/** "increasingly isolated A": a loaded word set before a name, or said of it. */
function loaded(desk: Desk, claim: Claim): void {
  const { syntax } = desk
  for (let token = 0; token < syntax.length; token++) {
    const stressed = token > 0 && /^(?:increasingly|ever-more|deeply|once)$/.test(syntax.word[token - 1]!)
    if ((!LOADED.has(syntax.word[token]!) && !stressed) || syntax.rel[token] !== 'amod') continue
    const noun = syntax.head[token]!
    const mention = noun >= 0 ? desk.names.of(noun) : -1
    if (mention < 0) continue
    const meant = desk.names.mentions[mention]!
    if (meant.type === 'LOC' && meant.actor === null) continue
    const from = Math.min(syntax.first[token]!, token)
    const span = { start: syntax.trees.starts[from]!, end: Math.max(syntax.trees.ends[token]!, meant.end) }
    const says = wordsAt(desk, { start: span.start, end: syntax.trees.ends[token]! })
    claim(span, {
      body: { of: meant.name, says },
      when: desk.have.setting.day,
      actors: desk.castMention('assessed', meant),
      sure: 0.7,
    })
  }
}
