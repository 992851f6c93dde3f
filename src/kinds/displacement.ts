import * as z from 'zod'
import { Figure } from '../model/figure.js'
import { figureOf, onlySpokenOf, peopleIn, takes, wordSet } from '../reading/cast/act.js'
import { isHarm } from '../reading/cast/counts.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { ACTS } from '../reading/frames/cue-words.js'
import { kind } from '../reading/kind.js'
import type { Argument, Frame } from '../reading/layers.js'

const Form = z.enum(['flee', 'displace', 'evacuate'])
const { displacement: cues } = ACTS
const FLEE = wordSet(cues.flee)
const DISPLACE = wordSet(cues.displace)
const NOUNS = wordSet(cues.nouns)
const LEAVE = wordSet(cues.leave)
const COUNTED = new Set(['displaced', 'evacuated', 'fled', 'refugees'])

/** People who flee, are driven out or are evacuated, with their number as one report gives it. */
export const displacement = kind({
  kind: 'displacement',
  body: z.object({ form: Form, figure: Figure.nullable() }),
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const counted = new Set<Figure>()
    for (const frame of desk.frames) {
      const form = formIn(desk, frame)
      if (form === null || onlySpokenOf(frame)) continue
      const whom =
        frame.form === 'verb' && form === 'flee' ? frame.agents : frame.patients.length > 0 ? frame.patients : frame.agents
      const affected = frame.form === 'verb' ? peopleIn(desk, 'affected', whom) : desk.cast('affected', whom)
      const figure = figureOf(desk, frame, COUNTED) ?? peopleCounted(desk, frame.form === 'verb' ? whom : [])
      if (figure) counted.add(figure)
      if (affected.length === 0 && figure === null) continue
      claim(frame.span, desk.told(frame, { form, figure }, affected, { sure: 0.8 * (0.5 + frame.sure / 2), plover: null }))
    }
    // A count of the displaced that no verb carried is kept by its own words.
    for (const count of have.figures) {
      if (!COUNTED.has(count.figure.measure) || counted.has(count.figure)) continue
      const mention = have.mentions[count.of]
      claim(count, {
        body: { form: 'displace', figure: count.figure },
        actors: mention ? desk.castMention('affected', mention) : [],
        sure: 0.6,
        plover: null,
      })
    }
  },
  phrase({ form, figure }, cast) {
    const first = cast.names('affected')[0]
    const who = figure ? figure.as : cast.list('affected', 'People')
    const whose = figure && first !== undefined && !figure.as.includes(first) ? ` (${cast.list('affected')})` : ''
    return `${who}${whose} ${{ flee: 'flee', displace: 'displaced', evacuate: 'evacuated' }[form]}`
  },
})

/** "More than a million people have been driven from their homes": any count of those it is done to counts the displaced. */
function peopleCounted(desk: Desk, whom: readonly Argument[]): Figure | null {
  for (const { span } of whom)
    for (const count of desk.have.figures)
      if (
        count.start >= span.start &&
        count.end <= span.end &&
        !isHarm(count.figure.measure) &&
        (count.figure.best ?? count.figure.low ?? 0) > 1
      )
        return { ...count.figure, measure: 'displaced' }
  return null
}

const areMany = (desk: Desk, frame: Frame): boolean =>
  frame.agents.some(
    (a) =>
      a.head >= 0 &&
      /^(?:people|person|refugee|civilian|resident|family|villager|migrant)$/.test(desk.syntax.lemma[a.head]!) &&
      (desk.syntax.child(a.head, 'nummod') >= 0 || /^(?:refugees|thousands|hundreds)$/.test(desk.syntax.word[a.head]!)),
  )

const HOMES = new Set(['home', 'house', 'village', 'town', 'land', 'district', 'camp'])

function formIn(desk: Desk, frame: Frame): z.infer<typeof Form> | null {
  const { lemma } = frame
  if (frame.form === 'noun')
    return NOUNS.has(lemma) && (frame.agents.length > 0 || frame.patients.length > 0)
      ? lemma === 'evacuation'
        ? 'evacuate'
        : lemma === 'exodus'
          ? 'flee'
          : 'displace'
      : null
  if (frame.form !== 'verb') return null
  if (FLEE.has(lemma)) return 'flee'
  if (lemma === 'evacuate') return 'evacuate'
  // "28,000 people have crossed into A": people counted, or called refugees, over a border.
  if (lemma === 'cross' || lemma === 'pour' || lemma === 'stream')
    return frame.others.some((o) => /^(?:into|from|over|to)$/.test(o.by) && o.mention >= 0) && areMany(desk, frame)
      ? 'flee'
      : null
  // The parser may hang the homes on the people.
  const fromHome = frame.patients.some((p) =>
    /\bfrom (?:their|its) (?:homes|houses|villages|land)\b/.test(desk.text.slice(p.span.start, p.span.end)),
  )
  if (/^(?:drive|force)$/.test(lemma) && fromHome) return 'displace'
  // "driven from their homes", "forced out of the village"
  if (
    /^(?:drive|force)$/.test(lemma) &&
    frame.others.some((o) => /from|out/.test(o.by) && o.head >= 0 && HOMES.has(desk.syntax.lemma[o.head]!))
  )
    return 'displace'
  if (DISPLACE.has(lemma)) return lemma === 'expel' ? null : 'displace'
  return lemma === 'leave' && takes(desk, frame, LEAVE) ? 'flee' : null
}
