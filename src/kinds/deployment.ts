import * as z from 'zod'
import { Figure } from '../model/figure.js'
import type { CastMember } from '../model/mention.js'
import { countFor } from '../reading/cast/counts.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { contentOf, wordsAt } from '../reading/cast/phrases.js'
import { EVENTS } from '../reading/frames/cue-words.js'
import { ABOUT } from '../reading/frames/modality.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Form = z.enum(['deploy', 'reinforce', 'withdraw'])
const Body = z.object({
  form: Form,
  force: z.string().nullable(),
  mission: z.string().nullable(),
  mandate: z.string().nullable(),
  figure: Figure.optional(),
})

const DEPLOY = new Set(EVENTS.deployment.verbs)
const REINFORCE = new Set(EVENTS.deployment.reinforce)
const WITHDRAW = new Set(EVENTS.deployment.withdraw)
const FORCES = new Set(EVENTS.deployment.forces)
const NOUNS = new Set(EVENTS.deployment.nouns)

/** Forces sent, stationed, reinforced or withdrawn: whose, how many, to what end. */
export const deployment = kind({
  kind: 'deployment',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const form = formOf(desk, frame)
      if (!form || (frame.modality !== 'denied' && frame.context.some((c) => ABOUT.has(c.sort)))) continue
      const { forces, deployers } = partiesOf(desk, frame)
      const force = forces[0] ?? null
      const actors: CastMember[] = [
        ...desk.cast(
          'deployer',
          deployers.filter((a) => desk.canAct(a)),
        ),
        ...desk.cast('force', forces),
      ]
      if (actors.length === 0) continue
      const count = countFor(desk, frame)
      const body = {
        form,
        force: force ? wordsAt(desk, force.span) : null,
        mission: null,
        mandate: mandateOf(desk, frame),
        ...count.body,
      }
      const plover =
        form === 'withdraw'
          ? { type: 'RETREAT' as const, mode: 'withdraw' }
          : force && CIVIL.test(wordsAt(desk, force.span))
            ? { type: 'AID' as const, mode: 'peacekeeping' }
            : { type: 'MOBILIZE' as const, mode: 'troops' }
      claim(frame.span, desk.told(frame, body, actors, { also: count.also, plover }))
    }
  },
  phrase({ form, force, mandate }, cast) {
    const who = cast.list('deployer', '')
    const what = cast.list('force', force ?? 'forces')
    const where = cast.where ? ` ${form === 'withdraw' ? 'from' : 'in'} ${cast.where}` : ''
    const why = mandate ? ` ${mandate}` : ''
    const open = cast.modality === 'asserted' ? '' : cast.modality === 'denied' ? ' (denied)' : ` (${cast.modality})`
    return who === '' ? `${what} ${DONE[form]}${where}${why}${open}` : `${who} ${DOES[form]} ${what}${where}${why}${open}`
  },
})

const DOES = { deploy: 'deploys', reinforce: 'reinforces', withdraw: 'withdraws' } as const
const DONE = { deploy: 'deployed', reinforce: 'reinforced', withdraw: 'withdrawn' } as const

/** Who is sent to watch or help, not to fight. */
const CIVIL = /\b(?:observers?|monitors?|peacekeepers?|doctors?|medical|medics?|experts?|mission|rescuers?)\b/i

const isForce = (desk: Desk, a: Argument): boolean => a.head >= 0 && FORCES.has(desk.syntax.lemma[a.head]!)

function formOf(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  const { lemma } = frame
  const forces = [...frame.patients, ...frame.agents].some((a) => isForce(desk, a))
  if (frame.form === 'verb') {
    if (DEPLOY.has(lemma)) return forces ? 'deploy' : null
    if (REINFORCE.has(lemma)) return forces ? 'reinforce' : null
    if (WITHDRAW.has(lemma)) return forces ? 'withdraw' : null
    if (lemma === 'pull')
      return frame.particle && /^(?:out|back)$/.test(frame.particle) && (forces || frame.agents.some((a) => desk.canAct(a)))
        ? 'withdraw'
        : null
    if (lemma === 'leave' || lemma === 'retreat') return frame.agents.some((a) => isForce(desk, a)) ? 'withdraw' : null
    return null
  }
  if (frame.form !== 'noun' || !NOUNS.has(lemma)) return null
  const owns = [...frame.patients, ...frame.agents]
  if (!owns.some((a) => isForce(desk, a) || desk.canAct(a))) return null
  return /^(?:deployment|redeployment)$/.test(lemma) ? 'deploy' : 'withdraw'
}

function partiesOf(desk: Desk, frame: Frame): { forces: Argument[]; deployers: Argument[] } {
  const forces = frame.patients.filter((a) => isForce(desk, a))
  if (forces.length > 0) return { forces, deployers: frame.agents.filter((a) => !isForce(desk, a) || a.mention >= 0) }
  return { forces: frame.agents.filter((a) => isForce(desk, a)), deployers: frame.agents.filter((a) => !isForce(desk, a)) }
}

/** "to oversee the truce": what the force is there for. */
function mandateOf(desk: Desk, frame: Frame): string | null {
  const { syntax } = desk
  for (const k of syntax.kids(frame.predicate)) {
    if (k < frame.predicate || !/^(?:advcl|xcomp|acl)$/.test(syntax.rel[k]!)) continue
    if (syntax.kids(k).some((j) => syntax.word[j] === 'to' && j < k)) return contentOf(desk, k)
  }
  return null
}
