import * as z from 'zod'
import { Figure } from '../model/figure.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { wordsAt } from '../reading/cast/phrases.js'
import { voiceTogether } from '../reading/cast/voices.js'
import { kind } from '../reading/kind.js'
import type { FigureRead, Frame } from '../reading/layers.js'

const Body = z.object({ figure: Figure, of: z.string().nullable() })

const HARM = /^(?:dead|killed|deaths?|wounded|injured|casualties|missing|captured|hostages|abducted)$/

/** Counts of people killed, wounded, missing, displaced or captured, each with its hedge and the event it belongs to. */
export const casualties = kind({
  kind: 'casualties',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const counts = have.figures.filter((read) => HARM.test(read.figure.measure))
    const alike = alikeIn(counts)
    for (const read of counts) {
      const told = alike(read).filter((other) => isSame(desk, other, read))
      // The text says who counts and of what day; the headline that it is so.
      const fullest = told.find((other) => !desk.inHeadline(other)) ?? told[0]
      if (fullest !== read) continue
      // "ready to hand over the bodies of 100 soldiers": no toll.
      if (isToBeHandedOver(desk, read) || isLetGo(desk, read)) continue
      const event = eventOf(desk, read)
      const frame = frameOver(desk, read)
      const affected = read.of >= 0 ? desk.castMention('affected', have.mentions[read.of]!) : []
      const claimant = read.claimant >= 0 ? have.mentions[read.claimant] : undefined
      const to = claimant
        ? voiceTogether(desk.text, desk.syntax, desk.names, {
            head: claimant.head,
            span: claimant.full,
            mention: read.claimant,
          })
        : null
      const body = { figure: read.figure, of: event }
      // Somebody who kills makes an attack in PLOVER; deaths without a doer are none.
      const slain = frame !== null && KILL.test(frame.lemma) && frame.agents.length > 0
      const made = frame
        ? desk.told(frame, body, affected, slain ? { plover: { type: 'ASSAULT', mode: null } } : {})
        : { body, actors: affected, sure: 0.6 }
      const also = told.filter((other) => other !== read)
      const attribution = to ? ({ to, manner: 'paraphrased' } as const) : null
      claim({ start: read.start, end: read.end }, { ...made, also, ...(attribution ? { attribution } : {}) })
    }
  },
  phrase({ figure, of }, cast) {
    const who = cast.names('affected').length > 0 ? ` (${cast.list('affected')})` : ''
    return `${figure.as}${figure.as.includes(figure.measure) ? '' : ` ${figure.measure}`}${who}${of ? ` in ${of}` : ''}`
  },
})

/** "ready to hand over the bodies of up to 100 soldiers": bodies that are yet to be given back. */
function isToBeHandedOver(desk: Desk, read: FigureRead): boolean {
  const { syntax } = desk
  const bodies = read.event >= 0 && BODIES.test(syntax.lemma[read.event]!)
  if (!bodies && !/\b(?:bodies|remains|corpses) of (?:the )?$/i.test(desk.text.slice(Math.max(0, read.start - 24), read.start)))
    return false
  const starts = syntax.trees.starts
  let at = bodies ? read.event : starts.findIndex((start) => start >= read.start)
  for (let depth = 0; at >= 0 && depth < 6; at = syntax.head[at]!, depth++)
    if (/^(?:hand|return|exchange|repatriate|transfer|swap|deliver|receive|release)$/.test(syntax.lemma[at]!))
      return desk.frameAt(at)?.context.some((c) => /^(?:offer|plan|urge|want)$/.test(c.sort)) ?? false
  return false
}
/** "released 15 prisoners": how many were let go is no count of those taken; the release tells it. */
function isLetGo(desk: Desk, read: FigureRead): boolean {
  if (!/^(?:captured|hostages)$/.test(read.figure.measure)) return false
  const { syntax } = desk
  let at = syntax.trees.starts.findLastIndex((start) => start < read.end)
  for (let depth = 0; at >= 0 && depth < 3 && syntax.pos[at] !== 'VERB'; depth++) {
    if (/^acl/.test(syntax.rel[at]!)) return false
    at = syntax.head[at]!
  }
  return at >= 0 && /^(?:release|free|exchange|swap|repatriate)$/.test(syntax.lemma[at]!)
}
const BODIES = /^(?:body|remains|corpse)$/

const KILL = /^(?:kill|slay|murder|massacre|execute|gun|shoot|abduct)$/

/** Looks up counts of the same numbers of the same sort, in the order of the text: a report may hold thousands. */
function alikeIn(counts: readonly FigureRead[]): (read: FigureRead) => readonly FigureRead[] {
  const lists = new Map<string, FigureRead[]>()
  const keyOf = ({ figure: { measure, low, best, high } }: FigureRead): string => `${measure} ${low} ${best} ${high}`
  for (const read of counts) {
    const list = lists.get(keyOf(read))
    if (list) list.push(read)
    else lists.set(keyOf(read), [read])
  }
  return (read) => lists.get(keyOf(read))!
}

/** The same count told again: in the headline and the text, or a large number twice. Small numbers may be of other events. */
function isSame(desk: Desk, a: FigureRead, b: FigureRead): boolean {
  const [x, y] = [a.figure, b.figure]
  if (a === b) return true
  if (x.measure !== y.measure || x.low !== y.low || x.best !== y.best || x.high !== y.high) return false
  if ((x.best ?? x.low ?? 0) >= 10 || desk.inHeadline(a) !== desk.inHeadline(b)) return true
  // "receives the bodies of six" in the lead and again below: bodies are handed over once.
  const over = (read: FigureRead): string => (read.event < 0 ? '' : (desk.syntax.lemma[read.event] ?? ''))
  return /^(?:body|remains|corpse)$/.test(over(a)) && over(a) === over(b)
}

const frameOver = (desk: Desk, read: FigureRead): Frame | null => {
  if (read.event < 0) return null
  // "200 people were killed and more than 400 wounded": the clause it is coordinated with tells when, and who says so.
  const above = /^conj/.test(desk.syntax.rel[read.event]!) ? desk.syntax.head[read.event]! : -1
  return desk.frameAt(read.event) ?? (above >= 0 ? desk.frameAt(above) : null)
}

/** The event in the report's words: the noun a clause of killing hangs on ("a war that claimed …"), else the verb's own place. */
function eventOf(desk: Desk, read: FigureRead): string | null {
  const frame = frameOver(desk, read)
  if (!frame) return null
  const { syntax } = desk
  const noun = [...frame.agents, ...frame.others.filter((o) => o.by === 'in' || o.by === 'during')].find(
    (a) =>
      a.head >= 0 &&
      syntax.pos[a.head] === 'NOUN' &&
      /^(?:war|conflict|fighting|clash|attack|battle|explosion|blast|strike|raid|shelling|offensive|violence|crash|bombing|unrest|rebellion|uprising|ambush|campaign|massacre)$/.test(
        syntax.lemma[a.head]!,
      ),
  )
  return noun ? wordsAt(desk, noun.span, 80) : null
}
