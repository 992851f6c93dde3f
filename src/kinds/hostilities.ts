import * as z from 'zod'
import { Figure } from '../model/figure.js'
import type { CastMember } from '../model/mention.js'
import type { Span } from '../model/span.js'
import { countFor } from '../reading/cast/counts.js'
import { CROWD } from '../reading/cast/crowds.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { principalsBefore } from '../reading/cast/principals.js'
import { EVENTS, happens } from '../reading/frames/cue-words.js'
import { ABOUT } from '../reading/frames/modality.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Form = z.enum(['war', 'offensive', 'clash', 'shelling', 'violation'])
const Body = z.object({ form: Form, figure: Figure.optional() })
type Form = z.infer<typeof Form>

const VERBS = new Set(EVENTS.hostilities.verbs)
const NOUNS = new Set(EVENTS.hostilities.nouns)
const MILITARY = new Set(EVENTS.hostilities.military)
const TRUCE = new Set(EVENTS.ceasefire.nouns)

/** Wars, attacks, clashes and breaches of a truce: between whom, or by whom on whom. */
export const hostilities = kind({
  kind: 'hostilities',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const told = new Set<number>()
    const claims: Draft[] = []
    for (const frame of desk.frames) {
      const form = formOf(desk, frame)
      if (!form || !stands(frame) || !isTold(desk, frame, told)) continue
      told.add(frame.predicate)
      const actors = castOf(desk, frame, form)
      const draft = { frame, form, actors, dated: desk.when(frame).from === 'own' || desk.when(frame).from === 'near' }
      const same = claims.find((c) => isSame(desk, c, draft)) ?? again(desk, claims, draft)
      if (!same) claims.push({ ...draft, also: [] })
      else if (draft.dated && finer(desk, draft.frame, same.frame)) {
        claims[claims.indexOf(same)] = { ...draft, also: [same.frame.span, ...same.also] }
      } else same.also.push(frame.span)
    }
    for (const { frame, form, actors, also } of claims) {
      const mode = form === 'war' || form === 'clash' ? null : form
      const count = countFor(desk, frame)
      const body = { form, ...count.body }
      for (const made of desk.each(frame, body, actors, {
        ...(isUnderWay(frame) ? { modality: 'asserted' as const } : {}),
        also: [...also, ...count.also],
        plover: { type: 'ASSAULT', mode },
      }))
        claim(frame.span, made)
    }
  },
  phrase({ form }, cast) {
    const one = cast.list('initiator', '')
    const target = cast.names('target').length > 0 ? ` ${cast.list('target')}` : ''
    const both = cast.list('belligerent', '')
    const where = cast.where ? ` in ${cast.where}` : ''
    const not = cast.modality === 'asserted' ? '' : cast.modality === 'denied' ? ' (denied)' : ` (${cast.modality})`
    if (form === 'violation') return `${one || both || 'A party'} violates a ceasefire${where}${not}`
    if (one !== '') return `${one} ${form === 'shelling' ? 'shells' : 'attacks'}${target}${where}${not}`
    return `${NAMED[form]}${both ? ` between ${both}` : ''}${where}${not}`
  },
})

const NAMED = {
  war: 'War',
  offensive: 'Offensive',
  clash: 'Clashes',
  shelling: 'Shelling',
  violation: 'Ceasefire violation',
} as const

interface Draft {
  readonly frame: Frame
  readonly form: Form
  readonly actors: readonly CastMember[]
  readonly dated: boolean
  readonly also: Span[]
}

/** "the strikes", after strikes have been told: a definite noun with nobody of its own is the last one of its form. */
function again(desk: Desk, claims: readonly Draft[], draft: Omit<Draft, 'also'>): Draft | undefined {
  const { frame } = draft
  if (frame.form !== 'noun' || frame.agents.length > 0) return undefined
  const backward = desk.syntax.kids(frame.predicate).some((k) => /^(?:this|that|these|those)$/.test(desk.syntax.word[k]!))
  if (draft.dated && !backward) return undefined
  if (backward && SOLDIERS.test(draft.form)) return claims.findLast((c) => SOLDIERS.test(c.form))
  if (!desk.syntax.kids(frame.predicate).some((k) => /^(?:the|these|those|this|that)$/.test(desk.syntax.word[k]!)))
    return undefined
  return claims.findLast((c) => c.form === draft.form && c.frame.modality === frame.modality && c.frame.form === 'noun')
}

/** True where the first frame's date says more than the second's. */
const finer = (desk: Desk, a: Frame, b: Frame): boolean =>
  (desk.when(a).dates[0] ?? '').length > (desk.when(b).dates[0] ?? '').length

/** A noun without date, length or verb of its own. */
const isBare = (desk: Desk, told: Draft): boolean =>
  told.frame.form === 'noun' && !told.dated && told.frame.carrier < 0 && desk.length(told.frame) === null

/** "the war" after the war has been told, or the same war between the same sides with a vaguer or finer date. */
function isSame(desk: Desk, told: Draft, again: Omit<Draft, 'also'>): boolean {
  if (!SOLDIERS.test(again.form) || !SOLDIERS.test(told.form) || again.frame.modality !== told.frame.modality) return false
  const known = new Set(told.actors.map((a) => a.id ?? a.name))
  if (!again.actors.every((a) => known.has(a.id ?? a.name) || (a.for !== null && known.has(a.for)))) return false
  const [first, second] = [desk.when(told.frame).dates[0] ?? '', desk.when(again.frame).dates[0] ?? '']
  if (again.dated && told.dated)
    return first !== '' && second !== '' && again.actors.length > 1 && (first.startsWith(second) || second.startsWith(first))
  if (again.dated && isBare(desk, told)) return again.form === 'war' && again.actors.length > 1
  if (again.frame.form !== 'noun' || again.dated || again.frame.carrier >= 0 || desk.length(again.frame) !== null) return false
  return !desk.with(again.frame, /^(?:ensuing|subsequent|resulting|following|first|second|another|new|fresh|previous|earlier)$/)
}

/** What is only threatened or urged is no fighting; but a war that somebody wants to end is one. */
const stands = (frame: Frame): boolean =>
  frame.modality === 'denied' || isUnderWay(frame) || !(isToStop(frame) || frame.context.some((c) => ABOUT.has(c.sort)))
/** "were to stop shelling": what is planned is the end of it. */
const isToStop = (frame: Frame): boolean => frame.modality !== 'asserted' && frame.context.at(-1)?.sort === 'end'
const isUnderWay = (frame: Frame): boolean => frame.form === 'noun' && frame.context.at(-1)?.sort === 'end'

const isTime = (desk: Desk, { head }: Argument): boolean => {
  const at = head < 0 ? -1 : desk.syntax.trees.starts[head]!
  return desk.have.times.some((time) => time.start <= at && at < time.end)
}

function formOf(desk: Desk, frame: Frame): Form | null {
  const { lemma } = frame
  const { syntax } = desk
  if (frame.form === 'verb') {
    if (/^(?:violate|breach)$/.test(lemma))
      return frame.patients.some((p) => p.head >= 0 && isTruce(desk, p.head)) ? 'violation' : null
    if (lemma === 'open' || lemma === 'exchange')
      return frame.patients.some((p) => syntax.lemma[p.head] === 'fire') ? 'clash' : null
    // "fired the minister on Monday": a dismissal, and the day is no target.
    if (lemma === 'fire' && frame.patients.some((p) => desk.canAct(p))) return null
    if (lemma === 'fire')
      return frame.others.some((o) => (o.by === 'at' || o.by === 'on') && !isTime(desk, o)) ||
        frame.patients.some((p) => /^(?:shell|rocket|missile|shot|mortar|round|artillery)$/.test(syntax.lemma[p.head] ?? ''))
        ? 'shelling'
        : null
    if (lemma === 'wage') return frame.patients.some((p) => syntax.lemma[p.head] === 'war') ? 'war' : null
    if (!VERBS.has(lemma)) return null
    // "Crowds stormed the government building": a riot, see protest.
    if (frame.agents.length > 0 && frame.agents.every((a) => CROWD.test(syntax.lemma[a.head] ?? ''))) return null
    if (/^(?:fight|battle)$/.test(lemma)) return fights(desk, frame) ? 'war' : null
    if (
      lemma === 'strike' &&
      !frame.patients.some(
        (p) =>
          p.mention >= 0 ||
          desk.canAct(p) ||
          /^(?:target|position|building|base|area|village|town|city|convoy)$/.test(syntax.lemma[p.head] ?? ''),
      )
    )
      return null
    if (lemma === 'storm' && frame.patients.length === 0) return null
    if (frame.agents.length === 0 && frame.patients.length === 0) return null
    if (!ALWAYS_ARMED.test(lemma) && !hitsSomebody(desk, frame)) return null
    if (lemma === 'clash')
      return frame.others.some((o) => o.by === 'with') || frame.agents.length > 1 || plural(desk, frame) ? 'clash' : null
    return /^(?:shell|bomb|bombard|pound|torch)$/.test(lemma) ? 'shelling' : 'offensive'
  }
  if (frame.form !== 'noun') return null
  if (MILITARY.has(lemma)) return syntax.kids(frame.predicate).some((k) => syntax.word[k] === 'military') ? 'offensive' : null
  if (/^(?:violation|breach)$/.test(lemma)) {
    return syntax.kids(frame.predicate).some((k) => isTruce(desk, k)) ? 'violation' : null
  }
  if (!NOUNS.has(lemma)) return null
  if (syntax.rel[frame.predicate] === 'compound' || isLoose(desk, frame)) return null
  if (/^(?:war|conflict|uprising|insurgency|rebellion|insurrection|violence|fighting|hostility)$/.test(lemma)) return 'war'
  if (/^(?:clash|battle|skirmish|firefight|fight|escalation)$/.test(lemma)) return 'clash'
  return /^(?:shelling|bombardment|bombing|airstrike|barrage)$/.test(lemma) ? 'shelling' : 'offensive'
}

const ALWAYS_ARMED = /^(?:shell|bomb|bombard|invade|clash|counterattack|overrun|torpedo|ambush)$/

/** An attack is on somebody or somewhere: "raided the shelves" is none. */
const hitsSomebody = (desk: Desk, frame: Frame): boolean =>
  [...frame.patients, ...frame.others.filter((o) => o.by === 'against' || o.by === 'on')].some(
    (a) => a.mention >= 0 || desk.canAct(a) || (a.head >= 0 && TARGETS.test(desk.syntax.lemma[a.head]!)),
  )
const TARGETS =
  /^(?:village|town|city|base|position|convoy|school|hospital|building|checkpoint|camp|post|outpost|airport|port|embassy|mosque|church|market|facility|target|headquarters|area|settlement|home|house|bus|ship|plane|station|border|district|airfield|depot|infrastructure|plant|vehicle|patrol)$/

/** "war crimes", "conflict resolution", "strike" of workers, "heart attack": words that are no fighting. */
function isLoose(desk: Desk, frame: Frame): boolean {
  const { syntax } = desk
  if (
    /^(?:strike|raid)$/.test(frame.lemma) &&
    syntax.kids(frame.predicate).some((k) => /^(?:hunger|general|labour|labor|police|nationwide)$/.test(syntax.word[k]!))
  )
    return true
  return syntax
    .kids(frame.predicate)
    .some((k) => /^(?:heart|trade|word|class|cold|panic|verbal|election|price|world)$/.test(syntax.word[k]!))
}

const isTruce = (desk: Desk, token: number): boolean =>
  TRUCE.has(desk.syntax.lemma[token]!) || desk.syntax.kids(token).some((k) => TRUCE.has(desk.syntax.lemma[k]!))

const plural = (desk: Desk, frame: Frame): boolean =>
  frame.agents.some(
    (a) => a.head >= 0 && desk.syntax.pos[a.head] === 'NOUN' && desk.syntax.word[a.head] !== desk.syntax.lemma[a.head],
  )

/** "fought over the valley", "fought a bitter conflict", "fought government troops": not "fought corruption". */
const fights = (desk: Desk, frame: Frame): boolean =>
  frame.agents.some((a) => desk.canAct(a)) &&
  (frame.patients.length === 0 ||
    frame.patients.some((p) => desk.canAct(p) || /^(?:war|conflict|battle)$/.test(desk.syntax.lemma[p.head] ?? '')))

/** A noun of fighting makes a claim where its sides, its time or its course are told; "the conflict" alone does not. */
function isTold(desk: Desk, frame: Frame, told: ReadonlySet<number>): boolean {
  if (frame.form === 'verb') return true
  const { syntax } = desk
  const above = syntax.head[frame.predicate]!
  // "fought in a war": the verb has told it.
  if (above >= 0 && told.has(above)) return false
  if (frame.carrier >= 0 && told.has(frame.carrier)) return false
  if (frame.agents.some((a) => desk.canAct(a)) || frame.carrier >= 0) return true
  if (desk.when(frame).from === 'own') return true
  if (syntax.kids(frame.predicate).some((k) => syntax.rel[k] === 'acl:relcl' && happens(syntax.lemma[k]!))) return true
  // "the conflict claimed 30 lives", "the war lasted six weeks".
  if (
    above >= 0 &&
    syntax.rel[frame.predicate] === 'nsubj' &&
    /^(?:claim|kill|cost|leave|displace|last|take|force|drive|injure|wound)$/.test(syntax.lemma[above]!)
  ) {
    return true
  }
  const measured =
    above >= 0 && syntax.rel[frame.predicate] === 'nmod' && /^(?:year|month|week|day|decade|hour)$/.test(syntax.lemma[above]!)
  if (measured) return true
  const placed = frame.others.some((o) => /^(?:in|over|along|around|across|between|with|against|on)$/.test(o.by))
  return placed && syntax.kids(frame.predicate).some((k) => syntax.rel[k] === 'amod' || syntax.rel[k] === 'det')
    ? /^(?:ongoing|deadly|recent|fresh|intense|heavy|renewed|fierce|bloody|civil|armed)$/.test(firstAdjective(desk, frame)) ||
        desk.where(frame) !== null
    : false
}

const firstAdjective = (desk: Desk, frame: Frame): string => {
  const k = desk.syntax.child(frame.predicate, 'amod')
  return k >= 0 ? desk.syntax.word[k]! : ''
}

const SOLDIERS = /^(?:war|clash)$/

function castOf(desk: Desk, frame: Frame, form: Form): CastMember[] {
  const acting = (args: readonly Argument[]): Argument[] => args.filter((a) => desk.canAct(a))
  const against = frame.others.filter((o) => /^(?:against|with|on|at)$/.test(o.by))
  if (SOLDIERS.test(form)) {
    const both = desk.cast(
      'belligerent',
      acting([...frame.agents, ...frame.patients, ...against.filter((o) => o.by !== 'on' && o.by !== 'at')]),
    )
    if (both.length > 1) return both
    const sides = principalsBefore(desk, 'belligerent', frame.span.start)
    if (both.length === 0) return sides
    // One side named: the other is added only where the named one is a side of the report's own conflict.
    return sides.some((s) => s.id !== null && (s.id === both[0]!.id || s.id === both[0]!.for))
      ? [...both, ...sides.filter((s) => s.id !== both[0]!.id && s.id !== both[0]!.for)]
      : both
  }
  const initiators = desk.cast('initiator', acting(frame.agents))
  const targets = form === 'violation' ? [] : desk.cast('target', acting([...frame.patients, ...against]))
  return initiators.length + targets.length > 0
    ? [...initiators, ...targets]
    : principalsBefore(desk, 'belligerent', frame.span.start)
}
