import { extent } from '../time/interval.js'
import { tell } from '../time/tell.js'
import type { Notes } from './briefing-notes.js'
import type { BriefingSentence } from './briefing-shape.js'
import { listed, outletOf, quoted } from './briefing-words.js'
import { type FigureLine, figures } from './figures.js'
import type { Question } from './question.js'

/** Each figure with everyone who gives it; contested ones first, never added up. */
export function figureSentences(
  question: Question,
  notes: Notes,
  fromHeadline: (finding: FigureLine['finding']) => boolean,
): readonly BriefingSentence[] {
  const lines = figures(question).filter(({ kind }) => kind === 'casualties' || kind === 'displacement')
  const sorted = [...lines].sort((a, b) => Number(b.contested) - Number(a.contested))
  return sorted.flatMap((line) => {
    const versions = line.versions.flatMap(({ figure, sources }) => {
      const by = [
        ...new Set(
          sources.map((one) =>
            one.claimant === outletOf(one) || one.claimant === one.agency
              ? one.claimant
              : `${one.claimant} in ${outletOf(one)}`,
          ),
        ),
      ]
      return by.length > 0 ? [`${quoted(figure.as)}, according to ${listed(by)}`] : []
    })
    const dated = line.when !== null && Number.isFinite(extent(line.when).last)
    const when = line.when !== null && dated ? `, ${tell(line.when)}` : ''
    // Whom the figure itself names is not named twice.
    const others = line.affected.filter((name) => !line.versions.some(({ figure }) => name.includes(figure.as)))
    const whom = others.length > 0 ? ` (${listed(others)})` : ''
    // What a headline counts it of is too short to be a name.
    const of = line.of && !fromHeadline(line.finding) ? `, ${quoted(line.of)}` : ''
    const what = `${line.measure}${whom}${of}${when}`
    if (versions.length === 0) return []
    return notes.write(
      `${what}: ${versions.join('; ')}${versions.length > 1 ? '. These figures differ' : ''}`,
      line.versions.flatMap(({ sources }) => sources),
      { finding: line.finding },
    )
  })
}
