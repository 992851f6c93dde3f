import * as z from 'zod'
import { Figure } from '../model/figure.js'
import type { Plover } from '../model/plover.js'
import { contentOf, doersOf, onlySpokenOf, takes, takesAny, targetsOf, wordSet } from '../reading/cast/act.js'
import { countFor } from '../reading/cast/counts.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'

const Form = z.enum(['embargo', 'expel', 'suspend-talks', 'cut-aid', 'convict', 'sanctions', 'lifted'])
type Form = z.infer<typeof Form>
const { sanction: cues } = ACTS
const NOUNS = wordSet(cues.nouns)
const VERBS = wordSet(cues.verbs)
const IMPOSE = wordSet(cues.impose)
const LIFT = wordSet(cues.lift)
const CUT = wordSet(cues.cut)
const AID = wordSet(cues.aid)
const TALKS = new Set(['talk', 'negotiation', 'cooperation', 'membership', 'participation'])
const BLOCKADES = new Set(['embargo', 'blockade', 'boycott'])
const ON = new Set(['on', 'against', 'of', 'to', 'from', 'with', 'over'])

/** Sanctions, embargoes, expulsions, aid and talks cut off; and their lifting. */
export const sanction = kind({
  kind: 'sanction',
  body: z.object({ form: Form, of: z.string().nullable(), figure: Figure.optional() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    for (const frame of desk.frames) {
      const form = formIn(desk, frame)
      if (form === null || onlySpokenOf(frame)) continue
      const sanctioners = doersOf(desk, frame, 'sanctioner')
      const targets = targetsOf(desk, frame, 'target', ON).filter((to) => !sanctioners.some((from) => from.start === to.start))
      if (sanctioners.length + targets.length === 0) continue
      const count = countFor(desk, frame)
      claim(
        frame.span,
        desk.told(frame, { form, of: contentOf(desk, frame), ...count.body }, [...sanctioners, ...targets], {
          also: count.also,
          sure: 0.85 * (0.5 + frame.sure / 2),
          plover: ploverOf(form),
        }),
      )
    }
  },
  phrase: ({ form, of }, cast) => {
    const act = {
      embargo: 'an embargo on',
      expel: 'the expulsion of',
      'suspend-talks': 'talks suspended with',
      'cut-aid': 'aid cut to',
      convict: 'a conviction of',
      sanctions: 'sanctions on',
      lifted: 'measures lifted against',
    }[form]
    return `${cast.list('sanctioner')}: ${act} ${cast.list('target', of ? `“${of}”` : 'somebody')}`
  },
})

/** Embargoes and lists coerce, expulsions and cuts sanction, a lifting concedes. */
function ploverOf(form: Form): Plover {
  if (form === 'lifted') return { type: 'CONCEDE', mode: null }
  return form === 'sanctions' || form === 'embargo'
    ? { type: 'COERCE', mode: 'restrict' }
    : { type: 'SANCTION', mode: form === 'convict' ? null : 'discontinue' }
}

const ENVOYS = new Set([
  'diplomat',
  'ambassador',
  'envoy',
  'attaché',
  'attache',
  'consul',
  'embassy',
  'staff',
  'mission',
  'agency',
  'observer',
  'inspector',
  'peacekeeper',
])
/** A state or a body of states: those who boycott otherwise protest. */
const byState = (desk: Desk, agent: Frame['agents'][number]): boolean => {
  const mention = desk.have.mentions[agent.mention]
  return (
    (mention !== undefined && mention.type === 'LOC') ||
    /^(?:government|state|country|union|bloc|ministry|minister)$/.test(desk.syntax.lemma[agent.head] ?? '')
  )
}

function formIn(desk: Desk, frame: Frame): Form | null {
  if (frame.form !== 'verb') return null
  const { lemma } = frame
  // Diplomats and missions expelled cut a tie; anybody else expelled is deported.
  if (lemma === 'expel') return takesAny(desk, frame, ENVOYS) ? 'expel' : null
  if (lemma === 'boycott' && !frame.agents.some((a) => byState(desk, a))) return null
  if (VERBS.has(lemma)) return lemma === 'boycott' || lemma === 'embargo' ? 'embargo' : 'sanctions'
  const measure = takesAny(desk, frame, NOUNS)
  if (lemma === 'blockade' && frame.agents.length > 0) return desk.with(frame, /^lifts?$/) ? 'lifted' : 'embargo'
  if (measure && LIFT.has(lemma)) return 'lifted'
  if (measure && IMPOSE.has(lemma)) return takesAny(desk, frame, BLOCKADES) ? 'embargo' : 'sanctions'
  if (CUT.has(lemma) && takes(desk, frame, TALKS)) return 'suspend-talks'
  return CUT.has(lemma) && takesAny(desk, frame, AID) ? 'cut-aid' : null
}
