import type { DrawnLine } from './components/land.js'
import type { TransportTold } from './track-types.js'

/** Links as the map draws them: along their line where one is at hand, else straight from place to place. */
export function linksDrawn(view: TransportTold, word: (state: string | null) => string): readonly DrawnLine[] {
  const at = new Map(view.junctions.map((junction) => [junction.id, junction.at]))
  return view.links.flatMap(({ link, name, state, line, from, to }) => {
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
    return coordinates ? [{ id: link, name, state, word: word(state), coordinates }] : []
  })
}
