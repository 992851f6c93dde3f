import { type Attribution, BY_OUTLET, type Voice } from '../../model/attribution.js'
import type { Names } from '../frames/names.js'
import type { Argument, Frame } from '../layers.js'

/** Who vouches for what a frame tells, and how. */
export function attributionOf(text: string, names: Names, frame: Pick<Frame, 'speaker' | 'through' | 'quoted'>): Attribution {
  if (frame.speaker === null) return BY_OUTLET
  const to = voiceOf(text, names, frame.speaker)
  if (to === null) return BY_OUTLET
  const through = frame.through.map((a) => voiceOf(text, names, a)).filter((v) => v !== null)
  const manner = frame.quoted ? 'quoted' : 'paraphrased'
  return through.length > 0 ? { to, manner, through } : { to, manner }
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
  return { name: meant?.name || as.replace(/^(?:the|a|an)\s+/i, ''), id: meant?.actor ?? null, as, start, end }
}
