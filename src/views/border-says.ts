import { tell } from '../time/tell.js'
import type { BorderBoard, SaidPart, SectorLine } from './border-shape.js'
import { on } from './day-words.js'
import type { GroundLine, PaperLine } from './papers.js'
import type { PartStep } from './parts.js'
import type { Citation } from './question.js'

const SETTLED = ['demarcated', 'delimited', 'agreed'] as const
const sourcesOf = (step: PartStep | null): readonly Citation[] => (step && step.by.way !== 'pack' ? step.by.sources : [])
const kilometres = (km: number): string => `${km.toLocaleString('en', { maximumFractionDigits: 1 })} km`

/** How the border stands in one line: kilometres that are settled, papers it is drawn by, what they rest on. */
export function borderSays(board: Omit<BorderBoard, 'says'>): readonly SaidPart[] {
  const { papers, grounds } = board
  const papersTold = papers.flatMap(paperSays)
  const ofPapers = new Set(papers.flatMap((paper) => paper.grounds.map(({ what }) => what)))
  const others = onceEach(grounds.filter(({ what }) => !ofPapers.has(what)))
  return [
    ...lengths(board),
    ...papersTold,
    ...others.map(({ what, when, sources, modality }) => ({
      words: `basis ${modality === 'asserted' ? 'told' : 'only spoken of'}${when ? ` ${on(when)}` : ''}: ${what}`,
      sources,
    })),
  ]
}

function lengths({ tally, sectors }: Pick<BorderBoard, 'tally' | 'sectors'>): readonly SaidPart[] {
  const told = SETTLED.flatMap((state): readonly SaidPart[] => {
    const row = tally.find((one) => one.state === state)
    if (!row) return []
    const lines = sectors.filter(({ sector }) => row.sectors.includes(sector))
    const steps = lines.flatMap(({ standing }) => standing.now ?? [])
    const [first, ...more] = steps
    const since = first?.from && more.length === 0 ? ` since ${tell(first.from)}` : ''
    const about = isExact(lines) ? '' : 'about '
    return [{ words: `${about}${kilometres(row.km)} ${state}${since}`, sources: steps.flatMap(sourcesOf) }]
  })
  if (told.length > 0) return told
  const ahead = sectors.flatMap(({ within, standing }) => (within === null ? standing.ahead : []))
  return [
    { words: 'no kilometre is told as agreed, delimited or demarcated', sources: [] },
    ...(ahead.length > 0 ? [{ words: 'work on it is only planned', sources: ahead.flatMap(sourcesOf) }] : []),
  ]
}

/** True where reports or the pack tell each length, and none hedges it. */
export const isExact = (lines: readonly Pick<SectorLine, 'kmIs' | 'kmHedge'>[]): boolean =>
  lines.every(({ kmIs, kmHedge }) => kmIs === 'told' && (kmHedge === null || kmHedge === 'exact'))

/** "regulation on … in force since 1 November 2024 on the basis of …". */
function paperSays({ name, standing, grounds }: PaperLine): readonly SaidPart[] {
  const { now, ahead, uncertain } = standing
  const ground = onceEach(grounds).map(({ what }) => what)
  const rests = ground.length > 0 ? ` on the basis of ${ground.join(' and ')}` : ''
  const sources = [...sourcesOf(now ?? ahead.at(-1) ?? null), ...onceEach(grounds).flatMap((one) => one.sources)]
  if (now) {
    const stands =
      now.state === 'in-force'
        ? `in force${now.from ? ` since ${tell(now.from)}` : ''}`
        : `${now.state}${now.from ? ` ${on(now.from)}` : ''}`
    const waits = now.state !== 'in-force' && ahead.some(({ state }) => state === 'in-force') ? ', not yet in force' : ''
    return [{ words: `${name} ${uncertain ? 'perhaps ' : ''}${stands}${rests}${waits}`, sources: unique(sources) }]
  }
  return ahead.length > 0 ? [{ words: `${name} only planned${rests}`, sources: unique(sources) }] : []
}

const onceEach = (grounds: readonly GroundLine[]): readonly GroundLine[] =>
  grounds.filter(({ what }, i) => grounds.findIndex((other) => other.what === what) === i)

const unique = (sources: readonly Citation[]): readonly Citation[] =>
  sources.filter(({ claim }, i) => sources.findIndex((other) => other.claim === claim) === i)

/** The parts as one sentence, for a terminal and for print. */
export const inOneLine = (parts: readonly SaidPart[]): string => {
  const line = parts.map(({ words }) => words).join('; ')
  return line === '' ? '' : `${line[0]?.toUpperCase()}${line.slice(1)}.`
}
