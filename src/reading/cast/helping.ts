import type { RoleName } from '../../model/process.js'
import type { Span } from '../../model/span.js'
import type { Argument, Frame } from '../layers.js'
import type { Desk } from './at-hand.js'
import { contentOf } from './phrases.js'

const SETTLING =
  /^(?:end|bring|reach|achieve|secure|broker|negotiate|conclude|settle|resolve|stop|facilitate|mediate|encourage|finalise|finalize|arrange|make|reconcile|bridge)$/
const PEACE =
  /\b(?:cease-?fire|truce|hostilities|peace|agreement|accord|deal|talks|diplomacy|diplomatic|conflict|war|fighting|resolution|settlement|initiative|release|exchange|mediation|mediating|negotiations?|process|parties|sides|dialogue|breakthrough)\b/i
const THANK = /^(?:thank|praise|commend|credit|applaud|congratulate|salute|grateful|thankful|laud|welcome|appreciate)$/
const PART = /^(?:role|leadership|contribution|mediation|effort|diplomacy|part|intermediary|intercession|facilitation)$/
const STRONG =
  /^(?:lead|leadership|leading|central|key|active|crucial|vital|constructive|significant|instrumental|mediating|mediation|diplomatic|pivotal|important|decisive)$/

/** "helped to bring the fighting to an end", "worked with A to end the war", "played a central role in this diplomacy". */
export function isHelpful(desk: Desk, frame: Frame): boolean {
  const { syntax } = desk
  if (frame.form !== 'verb') return false
  if (/^(?:help|assist|work)$/.test(frame.lemma)) {
    const content = purposeOf(desk, frame.predicate)
    return (
      content >= 0 &&
      SETTLING.test(syntax.lemma[content]!) &&
      PEACE.test(contentOf(desk, content, 200)) &&
      frame.modality !== 'conditional'
    )
  }
  if (frame.lemma === 'shuttle') return frame.others.some((o) => o.by === 'between')
  if (frame.lemma !== 'play') return false
  const part = frame.patients.find((p) => p.head >= 0 && /^(?:role|part)$/.test(syntax.lemma[p.head]!))
  return part !== undefined && PEACE.test(desk.text.slice(frame.span.start, frame.span.end))
}

/** What a verb is done for: its complement, else the last infinitive in its clause ("worked with A and others to end …"). */
export function purposeOf(desk: Desk, verb: number): number {
  const { syntax } = desk
  const own = syntax.child(verb, 'xcomp', 'ccomp', 'advcl')
  if (own >= 0 || syntax.lemma[verb] !== 'work') return own
  for (let t = syntax.last[verb]!; t > verb; t--)
    if (syntax.rel[t] === 'acl' && syntax.kids(t).some((k) => k < t && syntax.word[k] === 'to')) return t
  return -1
}

/** A third party's part in bringing something about, told by a noun: whose, of what sort, in which words. */
export interface PartPlayed {
  readonly token: number
  readonly span: Span
  readonly holders: readonly Argument[]
  readonly role: RoleName
}

const parts = new WeakMap<Desk, readonly PartPlayed[]>()

/** "the leadership role of A and B in bringing this about", "A's mediation efforts", "thanks A and B for their mediation". */
export function partsPlayed(desk: Desk): readonly PartPlayed[] {
  const known = parts.get(desk)
  if (known) return known
  const found: PartPlayed[] = []
  const { syntax } = desk
  for (let token = 0; token < syntax.length; token++) {
    if (syntax.pos[token] !== 'NOUN' || !PART.test(syntax.lemma[token]!)) continue
    const part = partAt(desk, token)
    if (part) found.push(part)
  }
  parts.set(desk, found)
  return found
}

function partAt(desk: Desk, token: number): PartPlayed | null {
  const { syntax } = desk
  const lemma = syntax.lemma[token]!
  const kids = syntax.kids(token)
  const mediates =
    /^(?:mediation|intermediary|intercession|facilitation)$/.test(lemma) ||
    kids.some((k) => /^mediat/.test(syntax.word[k]!) || k === mediatorBehind(desk, token))
  const thanked = thankedFor(desk, token)
  const strong =
    mediates ||
    (/^(?:role|leadership|contribution)$/.test(lemma) && BRINGING.test(wide(desk, token, spanOf(desk, token)))) ||
    (/^(?:role|leadership|contribution)$/.test(lemma) && kids.some((k) => STRONG.test(syntax.word[k]!))) ||
    (thanked.length > 0 && /^(?:role|leadership|contribution|effort|diplomacy)$/.test(lemma))
  if (!strong) return null
  const span = spanOf(desk, token)
  const own = owners(desk, token, mediates)
  const holders = own.length > 0 ? own : thanked
  if (holders.length === 0 || !(mediates || PEACE.test(wide(desk, token, span)))) return null
  return { token, span, holders, role: mediates ? 'mediator' : 'facilitator' }
}

const BRINGING =
  /\b(?:in|to|toward|towards|for) (?:helping |also )?(?:bring|secur|reach|broker|end|achiev|facilitat|mediat|negotiat|resolv|settl|reconcil)ing\b/i

const spanOf = ({ syntax }: Desk, token: number): Span => ({
  start: syntax.trees.starts[syntax.first[token]!]!,
  end: syntax.trees.ends[syntax.last[token]!]!,
})

/** The words of the part with what its own clause adds: "for its role | in ending the war". */
function wide(desk: Desk, token: number, span: Span): string {
  const above = desk.syntax.head[token]!
  const end = above >= 0 ? desk.syntax.trees.ends[desk.syntax.last[above]!]! : span.end
  return desk.text.slice(span.start, Math.max(span.end, Math.min(end, span.end + 120)))
}

const mediatorBehind = (desk: Desk, token: number): number =>
  desk.syntax.kids(token).find((k) => desk.syntax.case(k) === 'as' && /^mediator|broker$/.test(desk.syntax.lemma[k]!)) ?? -1

/** Whose part it is: "A's", "of A and B", "by A"; those without a name only where asked for. */
function owners(desk: Desk, token: number, unnamed: boolean): Argument[] {
  const { syntax } = desk
  const found: Argument[] = []
  for (const k of syntax.kids(token)) {
    const rel = syntax.rel[k]!
    const by = rel === 'nmod' ? syntax.case(k) : ''
    if (rel !== 'nmod:poss' && !/^(?:of|by)$/.test(by) && !/^(?:amod|compound)$/.test(rel)) continue
    for (const h of [k, ...syntax.kids(k).filter((j) => syntax.rel[j] === 'conj')]) {
      const argument = desk.argument(h)
      if ((argument.mention >= 0 || (unnamed && rel === 'nmod')) && desk.canAct(argument)) found.push(argument)
    }
  }
  return found
}

/** Who is thanked for it: "thanked A and B for their efforts". */
function thankedFor(desk: Desk, token: number): readonly Argument[] {
  const { syntax } = desk
  if (syntax.rel[token] !== 'obl' && syntax.rel[token] !== 'nmod') return []
  if (syntax.case(token) !== 'for') return []
  let up = syntax.head[token]!
  for (let depth = 0; depth < 4 && up >= 0 && !THANK.test(syntax.lemma[up]!); depth++) up = syntax.head[up]!
  const frame = up >= 0 && THANK.test(syntax.lemma[up]!) ? desk.frameAt(up) : null
  if (!frame) return []
  return [...frame.patients, ...frame.others.filter((o) => o.by === 'to')].filter((a) => a.mention >= 0 && desk.canAct(a))
}
