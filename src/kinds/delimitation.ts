import * as z from 'zod'
import { Figure } from '../model/figure.js'
import { doersOf, figureOf, onlySpokenOf, phraseHolds, targetsOf, wordSet } from '../reading/cast/act.js'
import { basisIn } from '../reading/cast/basis.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const Form = z.enum(['commission', 'survey', 'agreed', 'delimited', 'demarcated'])
const { delimitation: cues } = ACTS
const VERBS = wordSet(cues.verbs)
const NOUNS = wordSet(cues.nouns)
const BORDER = wordSet(cues.border)
const MARKERS = wordSet(cues.markers)
const COMMISSION = wordSet(cues.commission)
const LENGTHS = new Set(['kilometres', 'kilometers', 'length', 'distance'])
const MEASURES = new Set(['kilometre', 'kilometer', 'mile'])
const WITH = new Set(['with', 'between', 'by', 'of'])
const SET_UP = new Set([
  'meet',
  'create',
  'establish',
  'form',
  'set',
  'convene',
  'gather',
  'sign',
  'approve',
  'agree',
  'discuss',
  'hold',
])
/** Verbs that only speak of a thing. */
const TOPIC = new Set([
  'cover',
  'include',
  'concern',
  'discuss',
  'lead',
  'support',
  'mention',
  'address',
  'need',
  'want',
  'regard',
])
const AGREE = new Set(['agree', 'sign', 'approve', 'adopt', 'ratify'])

/** Work on a border: commissions, surveys, lines agreed, markers set. */
export const delimitation = kind({
  kind: 'delimitation',
  body: z.object({
    sector: z.string().nullable(),
    form: Form,
    figure: Figure.nullable(),
    /** The map, law or declaration invoked for the line, where the words name one. */
    basis: z.string().optional(),
  }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const form = formIn(desk, frame)
      if (form === null || onlySpokenOf(frame)) continue
      const over = frame.form === 'noun' && frame.agents.length === 0 ? desk.frameAt(desk.syntax.head[frame.predicate]!) : null
      const doers = doersOf(desk, over ?? frame, 'participant')
      const others = targetsOf(desk, frame, 'participant', WITH).filter((to) => !doers.some((from) => from.start === to.start))
      if (doers.length + others.length === 0 && frame.carrier < 0 && frame.form === 'noun') continue
      const decided = frame.form === 'verb' ? decidedOn(desk, frame) : null
      const where = desk.where(frame) ?? (decided && desk.where(decided))
      const basis = basisIn(desk, (decided ?? frame).span)
      const body = {
        sector: where?.name ?? null,
        form,
        figure: figureOf(desk, frame, LENGTHS),
        ...(basis ? { basis: basis.words } : {}),
      }
      const also = [...(decided ? [decided.span] : []), ...(basis && basis.span.end > frame.span.end ? [basis.span] : [])]
      claim(frame.span, desk.told(frame, body, [...doers, ...others], { also, sure: 0.75 * (0.5 + frame.sure / 2) }))
    }
  },
  phrase: ({ form, sector, basis }, cast) =>
    `${cast.list('participant', 'The two sides')}: ${{ commission: 'work of the border commission', survey: 'work on the line of the border', agreed: 'agreement on the border', delimited: 'border delimited', demarcated: 'markers set along the border' }[form]}${sector ? ` at ${sector}` : ''}${basis ? ` (${basis})` : ''}`,
  plover: () => ({ type: 'COOPERATE', mode: null }),
})

function formIn(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  const { lemma } = frame
  if (frame.form === 'verb') {
    if (VERBS.has(lemma)) return lemma === 'demarcate' ? 'demarcated' : 'delimited'
    const objects = [...frame.patients, ...frame.agents]
    if (
      /^(?:install|place|set|erect|put|plant)$/.test(lemma) &&
      objects.some((o) => phraseHolds(desk, o.head, MARKERS) && ofBorder(desk, o.head))
    )
      return 'demarcated'
    // Who signs for kilometres of a line has delimited them; who agrees on them has agreed.
    if (lemma === 'sign' && objects.some((o) => phraseHolds(desk, o.head, MEASURES) && ofBorder(desk, o.head)))
      return 'delimited'
    if (SET_UP.has(lemma) && objects.some((o) => phraseHolds(desk, o.head, COMMISSION) && ofBorder(desk, o.head)))
      return AGREE.has(lemma) && [...frame.patients, ...frame.others].some((o) => isLine(desk, o.head))
        ? 'agreed'
        : 'commission'
    return decidedOn(desk, frame) ? 'commission' : null
  }
  // Only named as a topic, in somebody's process or remit, no line is drawn: a verb must say that work on it takes place.
  if (!NOUNS.has(lemma)) return null
  const over = frame.carrier >= 0 ? frame.carrier : desk.syntax.head[frame.predicate]!
  const carrier = over < 0 ? '' : desk.syntax.lemma[over]!
  if (frame.carrier < 0) return AGREE.has(carrier) ? 'agreed' : null
  if (TOPIC.has(carrier)) return null
  return AGREE.has(carrier) ? 'agreed' : 'survey'
}

/**
 * What is decided on how the line is to run: "decided that the line should follow the old boundary". That is its work;
 * the line itself is agreed once it is told where it runs.
 */
function decidedOn(desk: Desk, frame: Frame): Frame | null {
  if (!/^(?:decide|agree|determine)$/.test(frame.lemma) || frame.modality !== 'asserted') return null
  if (!frame.agents.some((a) => phraseHolds(desk, a.head, COMMISSION) || desk.canAct(a))) return null
  const content = desk.syntax.child(frame.predicate, 'ccomp', 'xcomp')
  const told = content < 0 ? null : desk.frameAt(content)
  if (!told?.agents.some((a) => isLine(desk, a.head))) return null
  return [...told.agents, ...told.patients].some((a) => ofBorder(desk, a.head)) ? told : null
}

const LINE = new Set([
  'line',
  'border',
  'frontier',
  'boundary',
  'section',
  'stretch',
  'segment',
  'sector',
  'kilometre',
  'kilometer',
])
/** Papers that a commission works by: their signing is the commission's work, and settles no line. */
const RULES = new Set(['regulation', 'rule', 'statute', 'procedure', 'roadmap', 'agenda'])

/** True where what is agreed is the line itself, or a paper on it; not the commission, nor the rules it works by. */
const isLine = (desk: Desk, head: number): boolean =>
  !phraseHolds(desk, head, COMMISSION) &&
  !phraseHolds(desk, head, RULES) &&
  (phraseHolds(desk, head, LINE) || phraseHolds(desk, head, NOUNS))

/** True where the noun's whole phrase speaks of a border or of its drawing: "the first boundary marker". */
function ofBorder(desk: Desk, head: number): boolean {
  const { syntax } = desk
  for (let token = syntax.first[head]!; token <= syntax.last[head]!; token++) {
    if (BORDER.has(syntax.lemma[token]!) || NOUNS.has(syntax.lemma[token]!)) return true
  }
  return false
}
