import type { Span } from '../../model/span.js'
import type { Argument, Frame, Quotation, SpeakerRead } from '../layers.js'
import type { Step } from './context.js'
import { sortsOf } from './cue-words.js'
import { argumentAt, type Names } from './names.js'
import type { Syntax } from './syntax.js'

/** Who vouches for a predicate: the speaker of the quotation it stands in, else whoever the clauses above say so by. */
export function voiceOver(
  syntax: Syntax,
  names: Names,
  quotations: readonly Quotation[],
): (token: number, steps: readonly Step[]) => Pick<Frame, 'speaker' | 'through' | 'quoted'> {
  const { starts } = syntax.trees
  const within = innermost(quotations)
  return (token, steps) => {
    const quotation = within(starts[token]!)
    if (quotation?.speaker && vouches(syntax, quotation, quotation.speaker)) {
      return {
        speaker: argumentOf(syntax, names, quotation.speaker),
        through: quotation.through.map((s) => argumentOf(syntax, names, s)),
        quoted: quotation.direct,
      }
    }
    const voices = steps.filter((s) => (s.sort === 'say' || s.sort === 'deny' || s.sort === 'accuse') && s.holders.length > 0)
    const [nearest, ...further] = voices
    const speaker = nearest?.holders[0] ?? null
    return { speaker, through: further.reverse().flatMap((s) => s.holders.slice(0, 1)), quoted: quotation?.direct ?? false }
  }
}

/** Direct speech has its speaker; told speech only where a verb of saying tells it: "seeks to" is no saying. */
function vouches(syntax: Syntax, quotation: Quotation, speaker: SpeakerRead): boolean {
  if (quotation.direct) return true
  if (/^(?:which|who|that|it)$/i.test(syntax.trees.text.slice(speaker.start, speaker.end))) return false
  if (quotation.cue < 0) return false
  const lemma = syntax.lemma[quotation.cue]!
  if (/^accord/.test(lemma)) return true
  const part = syntax.pos[quotation.cue] === 'NOUN' ? 'noun' : syntax.pos[quotation.cue] === 'ADJ' ? 'adjective' : 'verb'
  return sortsOf(lemma, part).some((sort) => sort === 'say' || sort === 'deny' || sort === 'accuse')
}

/** The narrowest quotation at an offset; quotations stand in text order. */
function innermost(quotations: readonly Quotation[]): (offset: number) => Quotation | null {
  const sorted = [...quotations].sort((a, b) => a.start - b.start || b.end - a.end)
  return (offset) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]!.start <= offset) low = middle + 1
      else high = middle
    }
    // Quotations nest two or three deep at most: a short look back finds the one around.
    for (let i = low - 1; i >= 0 && i >= low - 6; i--) if (offset < sorted[i]!.end) return sorted[i]!
    return null
  }
}

function argumentOf(syntax: Syntax, names: Names, speaker: SpeakerRead): Argument {
  const mention = names.mentions[speaker.mention]
  const span: Span = { start: speaker.start, end: speaker.end }
  if (mention && mention.head >= 0) return { ...argumentAt(syntax, names, mention.head), span, mention: speaker.mention }
  return { head: -1, span, mention: speaker.mention }
}
