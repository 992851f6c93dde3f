import { type Attribution, BY_OUTLET, type Voice } from '../../model/attribution.js'
import { argumentAt, expand, type Names } from '../frames/names.js'
import type { Syntax } from '../frames/syntax.js'
import type { Argument, Frame } from '../layers.js'

/** Who vouches for what a frame tells, and how. */
export function attributionOf(
  text: string,
  syntax: Syntax,
  names: Names,
  frame: Pick<Frame, 'speaker' | 'through' | 'quoted'>,
): Attribution {
  if (frame.speaker === null) return BY_OUTLET
  const to = voiceTogether(text, syntax, names, frame.speaker)
  if (to === null) return BY_OUTLET
  const through = frame.through.map((a) => voiceOf(text, names, a)).filter((v) => v !== null)
  const manner = frame.quoted ? 'quoted' : 'paraphrased'
  return through.length > 0 ? { to, manner, through } : { to, manner }
}

/** Two that speak in one breath, "Kenya and Uganda said": both vouch, and neither alone; else whoever speaks. */
export function voiceTogether(text: string, syntax: Syntax, names: Names, argument: Argument): Voice | null {
  const first = voiceOf(text, names, argument)
  if (first === null || argument.head < 0 || names.of(argument.head) < 0) return first
  const all = expand(syntax, names, argument.head).map((head) => voiceOf(text, names, argumentAt(syntax, names, head)))
  const named = all.filter((one) => one !== null)
  const last = named.at(-1)
  if (named.length < 2 || named.length !== all.length || !last || named[0]?.start !== first.start) return first
  const name = `${named
    .slice(0, -1)
    .map((one) => one.name)
    .join(', ')} and ${last.name}`
  return { name, id: null, as: text.slice(first.start, last.end), start: first.start, end: last.end }
}

/** A speaker as the record holds one; the words as read where nobody is named. */
export function voiceOf(text: string, names: Names, argument: Argument): Voice | null {
  const mention = argument.mention >= 0 ? names.mentions[argument.mention] : undefined
  const { start: from, end } = mention ? mention.full : argument.span
  // A voice is whoever speaks, without "according to".
  const start = from + (/^according\s+to\s+/i.exec(text.slice(from, end))?.[0].length ?? 0)
  const as = text.slice(start, end)
  if (as === '') return null
  const meant = mention?.members.length === 1 ? mention.members[0] : mention
  return {
    name: meant?.name || as.replace(/^(?:the|a|an)\s+(?!(?:two|three|four|five|six)\b)/i, '').replace(/^The\b/, 'the'),
    id: meant?.actor ?? null,
    as,
    start,
    end,
  }
}
