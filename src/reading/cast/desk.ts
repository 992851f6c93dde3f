import type { Edtf } from '../../model/edtf.js'
import type { CastMember, PlaceRead } from '../../model/mention.js'
import type { Source } from '../../model/source.js'
import { argumentAt, namesOf } from '../frames/names.js'
import { syntaxOf } from '../frames/syntax.js'
import type { Argument, Frame } from '../layers.js'
import type { Desk, DeskLayers } from './at-hand.js'
import { authorsOf } from './author.js'
import type { Dated } from './carried-dates.js'
import { canAct, type FirstPerson, fromMention, membersOf } from './members.js'
import { whereOf } from './places-of.js'
import { sidesMeant } from './principals.js'
import { type Clock, clockOf } from './times-of.js'
import { attributionOf } from './voices.js'

export { DESK_LAYERS, type Desk, type DeskLayers } from './at-hand.js'

const desks = new WeakMap<readonly Frame[], Desk>()

/** One desk a report, shared by all kinds. */
export function deskOf(source: Source, have: DeskLayers): Desk {
  const known = desks.get(have.frames)
  if (known && known.source === source) return known
  const made = makeDesk(source, have)
  desks.set(have.frames, made)
  return made
}

function makeDesk(source: Source, have: DeskLayers): Desk {
  const { text } = source
  const syntax = syntaxOf(have.trees)
  const names = namesOf(syntax, have.mentions)
  const clock: Clock = clockOf(syntax, have.frames, have.times, have.setting)
  const byToken = new Map(have.frames.map((f) => [f.predicate, f]))
  const cast = (role: string, args: readonly Argument[]): CastMember[] =>
    onceEach(
      args.flatMap((a) => {
        const meant = sidesMeant(desk, role, a)
        return meant.length > 0 ? meant : membersOf(text, syntax, names, first, role, a)
      }),
    )
  const first = firstPerson(source, have)
  const when = (frame: Frame): Dated => clock.of(frame)
  const where = (frame: Frame): PlaceRead | null => whereOf(text, syntax, names, frame)
  const base = (frame: Frame) => ({
    where: where(frame),
    modality: frame.modality,
    attribution: attributionOf(text, syntax, names, frame),
    sure: frame.sure,
  })
  const desk: Desk = {
    source,
    text,
    have,
    syntax,
    names,
    frames: have.frames,
    frameAt: (token) => byToken.get(token) ?? null,
    cast,
    castMention: (role, mention) => fromMention(text, role, mention),
    canAct: (argument) => canAct(syntax, names, argument),
    argument: (head) => argumentAt(syntax, names, head),
    when,
    where,
    length: (frame) => clock.length(frame),
    told: (frame, body, actors, more) => ({ ...base(frame), when: oneDate(when(frame).dates), body, actors, ...more }),
    each: (frame, body, actors, more) => {
      const dates = when(frame).dates
      const whens: readonly (Edtf | null)[] = dates.length > 0 ? dates.slice(0, 12) : [null]
      return whens.map((date) => ({ ...base(frame), when: date, body, actors, ...more }))
    },
    with: (frame, words) =>
      [frame.predicate, frame.carrier].some(
        (token) => token >= 0 && syntax.kids(token).some((k) => words.test(syntax.word[k]!)),
      ),
    inHeadline: (span) => source.parts.some((p) => p.part === 'headline' && p.start < span.end && span.start < p.end),
  }
  return desk
}

/** Who "I" and "we" are: inside a quotation its speaker, elsewhere the text's author, as the text names them if it does. */
function firstPerson(source: Source, have: DeskLayers): FirstPerson {
  const writers = authorsOf(source).map((author) => {
    const surname = author.split(' ').at(-1)?.toLowerCase() ?? ''
    const named =
      have.mentions.find((m) => m.actor !== null && source.text.slice(m.start, m.end) === author) ??
      have.mentions.find(
        (m) => m.type !== 'MISC' && m.members.length === 0 && m.name.toLowerCase().split(' ').at(-1) === surname,
      )
    return { name: named?.name ?? author, id: named?.actor ?? null, for: named?.for ?? null }
  })
  return (offset) => {
    for (const q of have.quotations) {
      if (!q.direct || offset < q.start || offset >= q.end) continue
      const speaker = q.speaker ? have.mentions[q.speaker.mention] : undefined
      return speaker ? [{ name: speaker.name, id: speaker.actor, for: speaker.for }] : []
    }
    return writers
  }
}

const oneDate = (dates: readonly Edtf[]): Edtf | null => dates[0] ?? null

/** The same actor named twice in one role is one member; the first naming stays. */
function onceEach(members: readonly CastMember[]): CastMember[] {
  const seen = new Set<string>()
  return members.filter((m) => {
    const key = `${m.role}\t${m.id ?? m.name}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
