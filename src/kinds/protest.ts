import * as z from 'zod'
import type { PlaceRead } from '../model/mention.js'
import { onlySpokenOf, peopleIn, says, targetsOf, wordSet } from '../reading/cast/act.js'
import { CROWD } from '../reading/cast/crowds.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const Form = z.enum(['rally', 'strike', 'boycott', 'riot'])
const { protest: cues } = ACTS
const VERBS = wordSet(cues.verbs)
const NOUNS = wordSet(cues.nouns)
const CARRIERS = wordSet(cues.carriers)
const AGAINST = new Set(['against', 'outside', 'over', 'at', 'to'])

/** Rallies, strikes, boycotts and riots: who protests, against whom. */
export const protest = kind({
  kind: 'protest',
  body: z.object({ form: Form }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const form = formIn(desk, frame)
      if (form === null || onlySpokenOf(frame)) continue
      const protesters = peopleIn(desk, 'protester', frame.agents)
      const targets = targetsOf(desk, frame, 'target', AGAINST).filter(
        (to) => !protesters.some((from) => from.start === to.start),
      )
      const where = desk.where(frame) ?? placeIn(desk, frame)
      if (protesters.length + targets.length === 0 && where === null) continue
      claim(frame.span, desk.told(frame, { form }, [...protesters, ...targets], { where, sure: 0.8 * (0.5 + frame.sure / 2) }))
    }
  },
  phrase: ({ form }, cast) => {
    const verb = { rally: 'protest', strike: 'go on strike', boycott: 'boycott', riot: 'riot' }[form]
    const target = cast.names('target').length > 0 ? `${form === 'boycott' ? '' : ' against'} ${cast.list('target')}` : ''
    const said = form === 'strike' && says(cast, 'protester', 'go') === 'gos' ? 'goes on strike' : says(cast, 'protester', verb)
    return `${cast.list('protester', 'People')} ${cast.names('protester').length === 0 ? verb : said}${target}${cast.where ? ` in ${cast.where}` : ''}`
  },
  plover: ({ form }) => ({ type: 'PROTEST', mode: form === 'rally' ? 'demo' : form }),
})

/** The first place named inside the words of the protest: "marched through A", "dockers in A". */
function placeIn(desk: Desk, frame: Frame): PlaceRead | null {
  for (const mention of desk.have.mentions) {
    if (mention.start >= frame.span.end) break
    if (
      mention.type === 'PER' ||
      mention.members.length > 0 ||
      mention.start < frame.span.start ||
      mention.end > frame.span.end
    )
      continue
    const before = desk.text.slice(Math.max(0, mention.start - 12), mention.start)
    if (!/\b(?:in|at|through|across|around|near|outside)\s(?:the\s)?$/.test(before)) continue
    return {
      name: mention.name,
      id: mention.place,
      as: desk.text.slice(mention.start, mention.end),
      start: mention.start,
      end: mention.end,
    }
  }
  return null
}

const isCrowd = (desk: Desk, { agents }: Frame): boolean =>
  agents.length > 0 && agents.every((a) => CROWD.test(desk.syntax.lemma[a.head] ?? ''))

function formIn(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  const { lemma, form } = frame
  if (form === 'verb' && VERBS.has(lemma)) {
    // Armies march and strike too: a strike or a march with somebody struck is no protest, nor is one by a state.
    if ((lemma === 'strike' || lemma === 'march') && (frame.patients.length > 0 || byForces(desk, frame))) return null
    return lemma === 'strike' ? 'strike' : lemma === 'riot' ? 'riot' : 'rally'
  }
  if (form === 'verb') {
    const behind = frame.others.map((other) => (other.head >= 0 ? `${other.by} ${desk.syntax.lemma[other.head]!}` : ''))
    if ((lemma === 'go' && behind.includes('on strike')) || (lemma === 'go' && behind.includes('on hunger strike')))
      return 'strike'
    if ((lemma === 'take' || lemma === 'pour') && (behind.includes('to street') || behind.includes('into street')))
      return 'rally'
    if (
      (lemma === 'stop' || lemma === 'down') &&
      frame.patients.some((p) => /^(?:work|tool)$/.test(desk.syntax.lemma[p.head] ?? ''))
    )
      return 'strike'
    if (/^(?:storm|attack|ransack|loot|burn|torch|smash|invade|clash)$/.test(lemma) && isCrowd(desk, frame)) return 'riot'
    if (lemma === 'boycott') return byForces(desk, frame) ? null : 'boycott'
    if (!CARRIERS.has(lemma)) return null
    const held = frame.patients.find((p) => p.head >= 0 && NOUNS.has(desk.syntax.lemma[p.head]!))
    if (!held || desk.frameAt(held.head) || (desk.syntax.lemma[held.head] === 'strike' && byForces(desk, frame))) return null
    return 'rally'
  }
  if (form !== 'noun' || !NOUNS.has(lemma)) return null
  if (frame.carrier < 0 || !CARRIERS.has(desk.syntax.lemma[frame.carrier]!)) return null
  if (lemma === 'strike' || lemma === 'walkout') return byForces(desk, frame) ? null : 'strike'
  return lemma === 'boycott' ? 'boycott' : lemma === 'riot' || lemma === 'unrest' ? 'riot' : 'rally'
}

const FORCE = /^(?:force|army|troop|military|jet|aircraft|drone|missile|soldier|warplane|artillery|state)$/
const byForces = (desk: Desk, frame: Frame): boolean =>
  frame.agents.some((agent) => {
    const mention = desk.have.mentions[agent.mention]
    return (
      (agent.head >= 0 && FORCE.test(desk.syntax.lemma[agent.head]!)) || (mention?.type === 'LOC' && mention.actor !== null)
    )
  })
