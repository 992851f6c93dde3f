import * as z from 'zod'
import { Figure } from '../model/figure.js'
import type { CastMember } from '../model/mention.js'
import { countFor } from '../reading/cast/counts.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { wordsAt } from '../reading/cast/phrases.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { ABOUT } from '../reading/frames/modality.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Form = z.enum(['cede', 'return', 'seize', 'control', 'declare-independence'])
const Body = z.object({ form: Form, what: z.string().nullable(), figure: Figure.optional() })
type Form = z.infer<typeof Form>

const CEDE = new Set(EVENTS.territory.cede)
const RETURN = new Set(EVENTS.territory.return)
const SEIZE = new Set(EVENTS.territory.seize)
const CONTROL = new Set(EVENTS.territory.control)
const LANDS = new Set(EVENTS.territory.lands)

/** Land that changes hands, is held, or breaks away. */
export const territory = kind({
  kind: 'territory',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const found = frame.form === 'verb' && desk.syntax.rel[frame.predicate] !== 'amod' ? fromVerb(desk, frame) : null
      if (!found || (frame.modality !== 'denied' && frame.context.some((c) => ABOUT.has(c.sort)))) continue
      if (found.actors.length === 0) continue
      const count = countFor(desk, frame)
      const body = { form: found.form, what: found.land ? wordsAt(desk, found.land.span) : null, ...count.body }
      const plover =
        found.form === 'seize'
          ? { type: 'COERCE' as const, mode: 'seize' }
          : found.form === 'cede' || found.form === 'return'
            ? { type: 'RETREAT' as const, mode: null }
            : null
      claim(frame.span, desk.told(frame, body, found.actors, { also: count.also, plover }))
    }
  },
  phrase({ form, what }, cast) {
    const who = cast.list('holder', '')
    const from = cast.list('former-holder', '')
    const land = what ?? cast.where ?? 'territory'
    const open = cast.modality === 'asserted' ? '' : cast.modality === 'denied' ? ' (denied)' : ` (${cast.modality})`
    if (form === 'declare-independence') return `${who || 'A region'} breaks away${from ? ` from ${from}` : ''}${open}`
    if (form === 'cede' || form === 'return') return `${from || 'A party'} ${form}s ${land}${who ? ` to ${who}` : ''}${open}`
    return `${who || 'A party'} ${form}s ${land}${from ? ` from ${from}` : ''}${open}`
  },
})

interface Found {
  readonly form: Form
  readonly land: Argument | null
  readonly actors: readonly CastMember[]
}

function fromVerb(desk: Desk, frame: Frame): Found | null {
  const { lemma } = frame
  const by = (prepositions: RegExp): Argument[] => frame.others.filter((o) => prepositions.test(o.by) && desk.canAct(o))
  const agents = frame.agents.filter((a) => desk.canAct(a))
  if (isBreak(desk, frame)) {
    return {
      form: 'declare-independence',
      land: null,
      actors: [...desk.cast('holder', agents), ...desk.cast('former-holder', by(/^from$/))],
    }
  }
  const land = frame.patients.find((p) => isLand(desk, p)) ?? null
  if (!land) return null
  if (CEDE.has(lemma))
    return { form: 'cede', land, actors: [...desk.cast('former-holder', agents), ...desk.cast('holder', by(/^to$/))] }
  if (
    RETURN.has(lemma) ||
    ((lemma === 'hand' || lemma === 'give') &&
      (/^(?:over|back|up)$/.test(frame.particle ?? '') || desk.with(frame, /^(?:back|over)$/)))
  ) {
    return { form: 'return', land, actors: [...desk.cast('former-holder', agents), ...desk.cast('holder', by(/^to$/))] }
  }
  if (SEIZE.has(lemma)) {
    if (lemma === 'take' && !takesLand(desk, frame, land)) return null
    const from = by(/^from$/)
    const owner = lemma === 'occupy' || lemma === 'seize' ? from : from
    return { form: 'seize', land, actors: [...desk.cast('holder', agents), ...desk.cast('former-holder', owner)] }
  }
  if (CONTROL.has(lemma)) {
    if (lemma === 'hold' && !heldLand(desk, land)) return null
    return { form: 'control', land, actors: desk.cast('holder', agents) }
  }
  return null
}

/** "broke away from", "seceded", "declared independence". */
function isBreak(desk: Desk, frame: Frame): boolean {
  if (frame.lemma === 'secede') return true
  if (frame.lemma === 'break') return frame.particle === 'away' || desk.with(frame, /^away$/)
  return /^(?:declare|proclaim)$/.test(frame.lemma) && frame.patients.some((p) => desk.syntax.lemma[p.head] === 'independence')
}

function isLand(desk: Desk, a: Argument): boolean {
  if (a.mention >= 0) {
    const m = desk.names.mentions[a.mention]!
    return m.type === 'LOC' && (m.place !== null || m.actor === null)
  }
  return a.head >= 0 && LANDS.has(desk.syntax.lemma[a.head]!)
}

/** "take control of", "take the town": not "take the position that". */
const takesLand = (desk: Desk, frame: Frame, land: Argument): boolean => {
  const noun = desk.syntax.lemma[land.head] ?? ''
  if (noun === 'control')
    return desk.syntax.kids(land.head).some((k) => desk.syntax.case(k) === 'of' || desk.syntax.case(k) === 'over')
  return noun !== 'position' && noun !== 'ground' && noun !== 'area' && !frame.others.some((o) => o.by === 'to')
}

const heldLand = (desk: Desk, land: Argument): boolean =>
  land.mention >= 0 || !/^(?:position|ground|post|area)$/.test(desk.syntax.lemma[land.head] ?? '')
