import type { DrawnLine } from './components/land.js'
import { tellDate } from './dates.js'
import { say } from './messages.js'
import type { BorderTold, TransportTold } from './track-types.js'

/** A state with the day since which it is told: a line on a map is of a day. */
const sinceTold = (word: string, from: string | null | undefined): string =>
  from ? say('line.since', { state: word, from: say('date.from', { day: tellDate(from) }) }) : word

/** Stretches of border that have a line, as the map draws them. */
export const sectorsDrawn = (view: BorderTold, word: (state: string | null) => string): readonly DrawnLine[] =>
  view.sectors.flatMap(({ sector, name, state, standing, line }) =>
    line ? [{ id: sector, name, state, word: sinceTold(word(state), standing.now?.from), coordinates: line }] : [],
  )

/** Links as the map draws them: along their line where one is at hand, else straight from place to place. */
export function linksDrawn(view: TransportTold, word: (state: string | null) => string): readonly DrawnLine[] {
  const at = new Map(view.junctions.map((junction) => [junction.id, junction.at]))
  return view.links.flatMap(({ link, name, state, standing, line, from, to }) => {
    const [a, b] = [at.get(from), at.get(to)]
    const coordinates =
      line ??
      (a && b
        ? [
            [
              [a.lon, a.lat],
              [b.lon, b.lat],
            ] as const,
          ]
        : null)
    return coordinates ? [{ id: link, name, state, word: sinceTold(word(state), standing.now?.from), coordinates }] : []
  })
}
