import * as z from 'zod'
import { type Edtf, edtf } from '../model/edtf.js'
import type { CastMember } from '../model/mention.js'
import { RoleName, RoleStatus } from '../model/process.js'
import type { Span } from '../model/span.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { isHelpful, partsPlayed, purposeOf } from '../reading/cast/helping.js'
import { isMediation, isMediatorNoun } from '../reading/cast/mediators.js'
import { namedWithAs } from '../reading/cast/named-as.js'
import { contentOf, wordsAt } from '../reading/cast/phrases.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { expand } from '../reading/frames/names.js'
import { kind, type Told } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Body = z.object({ role: RoleName, status: RoleStatus, scope: z.string().nullable() })
type Body = z.infer<typeof Body>

const LEAD = new Set(EVENTS.role.lead)
const NOUNS = new Set(EVENTS.role.nouns)
const EFFORT = new Set(EVENTS.process.nouns)
const TRUCE = new Set([...EVENTS.ceasefire.nouns, 'agreement', 'accord', 'deal', 'settlement', 'withdrawal', 'line', 'border'])

/** What somebody is in a process or agreement, told outright or by what he does in it: offered, held, ended or lost. */
export const role = kind({
  kind: 'role',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const named = new Set<number>()
    const tell = (frame: Frame, span: Span, holders: readonly CastMember[], body: Body): void => {
      if (holders.length === 0) return
      const more: Partial<Told<Body>> = {
        modality: frame.negated && body.status === 'held' ? 'denied' : 'asserted',
        ...actOf(desk, frame, body),
        plover: /mediator|facilitator|good-offices/.test(body.role) ? { type: 'CONSULT', mode: 'third-party' } : null,
      }
      // Who mediated "in April and May" did so from the one to the other: one role, not two.
      const made = desk.told(frame, body, holders, more)
      claim(span, body.status === 'held' && more.when === undefined ? { ...made, when: spanned(desk.when(frame).dates) } : made)
    }
    for (const frame of desk.frames) {
      byDeed(desk, frame, tell)
      byName(desk, frame, named, tell)
    }
    nouns(desk, tell)
    byPart(desk, tell)
    bodies(desk, tell)
  },
  phrase({ role: what, status, scope }, cast) {
    const who = cast.list('holder')
    const of = scope ? ` (${scope})` : ''
    return `${who} ${SAID[status]} ${what}${of}`
  },
})

/** From the first of several days or months to the last; the one there is; null for none. */
function spanned(dates: readonly Edtf[]): Edtf | null {
  const plain = dates.filter((d) => /^\d{4}(?:-\d\d){0,2}$/.test(d)).sort()
  if (plain.length < 2 || plain.length < dates.length) return dates[0] ?? null
  return edtf(`${plain[0]}/${plain.at(-1)}`)
}

/** An offer, acceptance or refusal of a role has the day of that act, and its words for evidence. */
function actOf(desk: Desk, frame: Frame, { status }: Body): Partial<Told<Body>> {
  const act = frame.under >= 0 && /^(?:offered|accepted|declined|sought)$/.test(status) ? desk.frames[frame.under] : undefined
  return act ? { when: desk.when(act).dates[0] ?? null, also: [act.span] } : {}
}

const SAID = {
  offered: 'offers to be',
  sought: 'is sought as',
  accepted: 'is accepted as',
  held: 'is',
  ended: 'was until it ended',
  lost: 'is no longer',
  declined: 'declines to be',
} as const

type Tell = (frame: Frame, span: Span, holders: readonly CastMember[], body: Body) => void

/** Who mediates, leads, hosts, monitors: by the verb of it. */
function byDeed(desk: Desk, frame: Frame, tell: Tell): void {
  const actors = frame.agents.filter((a) => desk.canAct(a))
  if (actors.length === 0) return
  const status = statusOf(frame)
  const holders = desk.cast('holder', actors)
  const scope = scopeOf(desk, frame)
  if (isMediation(frame))
    tell(frame, frame.span, holders, { role: frame.lemma === 'facilitate' ? 'facilitator' : 'mediator', status, scope })
  else if (frame.form !== 'verb') return
  else if (
    LEAD.has(frame.lemma) &&
    frame.lemma !== 'oversee' &&
    frame.patients.some((p) => EFFORT.has(desk.syntax.lemma[p.head] ?? ''))
  ) {
    tell(frame, frame.span, holders, { role: 'lead', status, scope })
  } else if (
    frame.lemma === 'host' &&
    frame.patients.some((p) => /^(?:talk|meeting|summit|negotiation|round|conference)$/.test(desk.syntax.lemma[p.head] ?? ''))
  ) {
    tell(frame, frame.span, holders, { role: 'host', status, scope })
  } else if (
    /^(?:monitor|oversee|observe|verify|supervise|police|witness)$/.test(frame.lemma) &&
    frame.patients.some((p) => TRUCE.has(desk.syntax.lemma[p.head] ?? ''))
  ) {
    const peace = actors.some(
      (a) => desk.syntax.lemma[a.head] === 'peacekeeper' || /peacekeep/i.test(desk.text.slice(a.span.start, a.span.end)),
    )
    tell(frame, frame.span, holders, {
      role: peace || frame.lemma === 'police' ? 'peacekeeper' : 'observer',
      status: status === 'sought' ? 'held' : status,
      scope,
    })
  } else if (frame.lemma === 'lead' && isMediationNoun(desk, desk.syntax.head[frame.predicate]!)) {
    tell(frame, frame.span, holders, { role: 'mediator', status, scope })
  } else if (isHelpful(desk, frame)) {
    tell(frame, frame.span, holders, { role: 'facilitator', status, scope: contentScope(desk, frame) })
  } else if (
    /^(?:support|contribute|participate|engage)$/.test(frame.lemma) &&
    status === 'offered' &&
    !frame.others.some((o) => o.by === 'as')
  ) {
    tell(frame, frame.span, holders, { role: 'contributing-party', status, scope })
  } else if (frame.lemma === 'guarantee' && frame.patients.some((p) => TRUCE.has(desk.syntax.lemma[p.head] ?? ''))) {
    tell(frame, frame.span, holders, { role: 'guarantor', status, scope })
  }
}

const isMediationNoun = (desk: Desk, noun: number): boolean =>
  noun >= 0 && /^(?:mediation|facilitation)$/.test(desk.syntax.lemma[noun]!)

/** What somebody helped with, in the words of it. */
const contentScope = (desk: Desk, frame: Frame): string | null => {
  const content = frame.lemma === 'shuttle' ? -1 : purposeOf(desk, frame.predicate)
  return content >= 0 ? contentOf(desk, content, 80) : scopeOf(desk, frame)
}

/** "the leadership role of A and B in bringing this about", "thanks A for its mediation". */
function byPart(desk: Desk, tell: Tell): void {
  for (const part of partsPlayed(desk)) {
    const frame = nearestFrame(desk, part.token)
    if (frame) tell(frame, part.span, desk.cast('holder', part.holders), { role: part.role, status: 'held', scope: null })
  }
}

/** Bodies that are what they are called: "the ceasefire observer mission", "the peacekeeping force". */
function bodies(desk: Desk, tell: Tell): void {
  const told = new Set<number>()
  for (const mention of desk.have.mentions) {
    if (mention.type !== 'ORG' || told.has(mention.entity)) continue
    const words = desk.text.slice(mention.full.start, mention.full.end)
    const name = /\b(?:observers?|monitor(?:s|ing)?|observation)\b.*\b(?:team|mission|group|force)\b/i.test(words)
      ? 'observer'
      : /\bpeace-?keep/i.test(words)
        ? 'peacekeeper'
        : /\bco-?chairs?\b/i.test(words)
          ? 'mediator'
          : null
    const frame = name && mention.head >= 0 ? nearestFrame(desk, mention.head) : null
    if (!name || !frame) continue
    told.add(mention.entity)
    tell(frame, mention.full, desk.castMention('holder', mention), { role: name, status: 'held', scope: null })
  }
}

/** "as mediator", "status as mediator", "is the mediator", "participate as mediators, advisers and a contributing party". */
function byName(desk: Desk, frame: Frame, named: Set<number>, tell: Tell): void {
  const { syntax } = desk
  const parting = /^(?:lose|forfeit|relinquish|abandon|quit|regain|resign)$/.test(frame.lemma)
  for (const other of frame.others) {
    if (other.by !== 'as' || other.head < 0 || parting) continue
    const listed = namedWithAs(desk, other.head)
    const actors = listed.length > 0 ? listed : frame.agents.filter((a) => desk.canAct(a))
    if (actors.length === 0) continue
    // "can take part as a mediator": who can be is not, and says that he would.
    const status = !isTakingPart(desk, frame)
      ? 'held'
      : statusOf(frame) === 'held' && mayBe(desk, frame)
        ? 'offered'
        : statusOf(frame)
    for (const token of expand(syntax, desk.names, other.head)) {
      const name = roleName(desk, token)
      // One word for a role makes one claim, though several predicates stand over it.
      if (!name || named.has(token)) continue
      named.add(token)
      tell(frame, frame.span, desk.cast('holder', actors), { role: name, status, scope: scopeOf(desk, frame) })
    }
  }
  if (/^(?:remain|become|stay)$/.test(frame.lemma)) {
    for (const patient of frame.patients) {
      const name = patient.head >= 0 ? roleName(desk, patient.head) : null
      if (name)
        tell(
          frame,
          frame.span,
          desk.cast(
            'holder',
            frame.agents.filter((a) => desk.canAct(a)),
          ),
          { role: name, status: statusOf(frame), scope: null },
        )
    }
  }
  if (frame.copular && frame.form === 'noun') {
    const name = roleName(desk, frame.predicate)
    if (name)
      tell(
        frame,
        frame.span,
        desk.cast(
          'holder',
          frame.agents.filter((a) => desk.canAct(a)),
        ),
        { role: name, status: statusOf(frame), scope: scopeOf(desk, frame) },
      )
  }
  // "has lost its status as mediator", "gave up the role of host".
  const lost = /^(?:lose|forfeit)$/.test(frame.lemma)
    ? 'lost'
    : /^(?:end|relinquish|abandon|quit|give)$/.test(frame.lemma)
      ? 'ended'
      : /^(?:play|hold|assume|retain|keep|take|have)$/.test(frame.lemma)
        ? 'held'
        : /^(?:seek|want|claim)$/.test(frame.lemma)
          ? 'sought'
          : null
  if (!lost || frame.form !== 'verb') return
  for (const patient of frame.patients) {
    if (patient.head < 0 || !/^(?:status|role|position|function|part|mandate)$/.test(syntax.lemma[patient.head]!)) continue
    for (const k of syntax.kids(patient.head)) {
      const rel = syntax.rel[k]!
      if (rel !== 'nmod' && rel !== 'compound' && rel !== 'amod') continue
      const name = roleName(desk, k)
      if (name)
        tell(
          frame,
          frame.span,
          desk.cast(
            'holder',
            frame.agents.filter((a) => desk.canAct(a)),
          ),
          { role: name, status: lost, scope: scopeOf(desk, frame) },
        )
    }
    // "lost its status as mediator": the parser may hang the role on the verb. With any other verb it has been told above.
    for (const other of parting ? frame.others : []) {
      const name = other.by === 'as' && other.head >= 0 ? roleName(desk, other.head) : null
      if (name)
        tell(
          frame,
          frame.span,
          desk.cast(
            'holder',
            frame.agents.filter((a) => desk.canAct(a)),
          ),
          { role: name, status: lost, scope: scopeOf(desk, frame) },
        )
    }
  }
}

/** Words for having a part: with others ("achieving peace as a co-chair", "in our capacity as") the role is held already. */
const isTakingPart = (desk: Desk, frame: Frame): boolean =>
  /^(?:participate|take|act|serve|join|help|assist|engage|work|contribute|continue|remain|come|step|return|be|play|support|appoint|name|choose|accept|invite|propose|reject|want|see|regard|replace|use|have)$/.test(
    frame.lemma,
  ) && !frame.others.some((o) => desk.syntax.lemma[o.head] === 'capacity')

/** The verb stands under "can", "could", "may", "might" or "would". */
const mayBe = ({ syntax }: Desk, { predicate }: Frame): boolean =>
  syntax.kids(predicate).some((k) => syntax.rel[k] === 'aux' && /^(?:can|could|may|might|would)$/.test(syntax.word[k]!))

/** "African Union mediators", "the lead mediator for the AU, X", "a Minsk Group co-chair", "UN-led mediation". */
function nouns(desk: Desk, tell: Tell): void {
  const { syntax } = desk
  for (let noun = 0; noun < syntax.length; noun++) {
    if (!NOUNS.has(syntax.lemma[noun]!) || (syntax.pos[noun] !== 'NOUN' && syntax.pos[noun] !== 'PROPN')) continue
    const name = roleName(desk, noun)
    if (!name || name === 'peacekeeper' || name === 'observer' || name === 'adviser') continue
    if (syntax.child(noun, 'cop') >= 0) continue
    if (syntax.case(noun) === 'as') {
      // "with A as co-chair"
      const with_ = syntax.head[noun]!
      if (with_ >= 0 && syntax.case(with_) === 'with' && desk.names.of(with_) >= 0) {
        const frame = nearestFrame(desk, noun)
        if (frame)
          tell(frame, desk.argument(noun).span, desk.cast('holder', [desk.argument(with_)]), {
            role: name,
            status: 'held',
            scope: null,
          })
      }
      continue
    }
    const holders: Argument[] = []
    for (const k of syntax.kids(noun)) {
      const rel = syntax.rel[k]!
      if (
        rel === 'appos' ||
        rel === 'compound' ||
        rel === 'nmod:poss' ||
        rel === 'amod' ||
        (rel === 'nmod' && /^(?:for|of|from)$/.test(syntax.case(k)))
      ) {
        for (const h of expand(desk.syntax, desk.names, k)) {
          const argument = desk.argument(h)
          if (argument.mention >= 0 && desk.canAct(argument)) holders.push(argument)
        }
      }
    }
    // "the guarantor powers A, B and C"
    const group = syntax.head[noun]!
    if (syntax.rel[noun] === 'compound' && group >= 0 && /^(?:power|state|country|team|nation)$/.test(syntax.lemma[group]!)) {
      for (const k of syntax.kids(group)) {
        if (syntax.rel[k] !== 'appos') continue
        for (const h of expand(desk.syntax, desk.names, k)) if (desk.names.of(h) >= 0) holders.push(desk.argument(h))
      }
    }
    // "A, the facilitator of the talks"
    const named = syntax.head[noun]!
    if (syntax.rel[noun] === 'appos' && named >= 0 && desk.names.of(named) >= 0 && desk.names.of(named) !== desk.names.of(noun))
      holders.push(desk.argument(named))
    // "the Minsk Group co-chairs" are who they are.
    if (holders.length === 0 && desk.names.of(noun) >= 0 && desk.canAct(desk.argument(noun))) holders.push(desk.argument(noun))
    if (holders.length === 0) continue
    const frame = nearestFrame(desk, noun)
    if (!frame) continue
    tell(frame, desk.argument(noun).span, desk.cast('holder', holders), { role: name, status: 'held', scope: null })
  }
}

function nearestFrame(desk: Desk, token: number): Frame | null {
  let at = token
  for (let depth = 0; depth < 12 && at >= 0; depth++) {
    const frame = desk.frameAt(at)
    if (frame) return { ...frame, modality: 'asserted' }
    at = desk.syntax.head[at]!
  }
  return null
}

function roleName(desk: Desk, token: number): z.infer<typeof RoleName> | null {
  const lemma = desk.syntax.lemma[token]!
  if (isMediatorNoun(lemma)) return 'mediator'
  switch (lemma) {
    case 'co-chair':
    case 'co-chairman':
    case 'co-chairmanship':
      return 'mediator'
    case 'facilitator':
      return 'facilitator'
    case 'host':
      return 'host'
    case 'guarantor':
      return 'guarantor'
    case 'observer':
    case 'monitor':
    case 'witness':
      return 'observer'
    case 'peacekeeper':
      return 'peacekeeper'
    case 'adviser':
    case 'advisor':
      return 'adviser'
    case 'party':
      return desk.syntax.kids(token).some((k) => desk.syntax.word[k] === 'contributing') ? 'contributing-party' : null
    default:
      return null
  }
}

function statusOf(frame: Frame): z.infer<typeof RoleStatus> {
  for (const { sort, lemma } of [...frame.context].reverse()) {
    if (sort === 'agree') return 'accepted'
    if (sort === 'offer' || sort === 'plan') return 'offered'
    if (sort === 'urge' || sort === 'want' || sort === 'try') return 'sought'
    if (sort === 'refuse') return 'declined'
    if (sort === 'end') return 'ended'
    if (sort === 'fail' && /^lose$/.test(lemma)) return 'lost'
  }
  return frame.modality === 'proposed' ? 'sought' : 'held'
}

function scopeOf(desk: Desk, frame: Frame): string | null {
  const object = frame.patients[0] ?? frame.others.find((o) => o.by === 'in' || o.by === 'between' || o.by === 'of')
  return object && object.head >= 0 ? wordsAt(desk, object.span, 80) : null
}
