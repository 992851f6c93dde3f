import type { ActorId } from '../model/ids.js'
import type { Process } from '../model/process.js'
import type { ProcessParts } from '../views/process-parts.js'
import { TRACK_ANSWERS, type TrackAsked } from '../views/track-answers.js'
import type { Drawing } from './drawn-features.js'
import { extentOf } from './line-faults.js'
import { borderFeatures, collectionOf, type StrandCollection, transportFeatures } from './strand-features.js'

/** The lines and places of a process's tracks with their states, as GeoJSON: what the app draws and the command line exports. */
export const trackLines = (asked: TrackAsked): StrandCollection => {
  const process = asked.process?.id ?? null
  return collectionOf([
    ...borderFeatures(TRACK_ANSWERS.border(asked), process),
    ...transportFeatures(TRACK_ANSWERS.transport(asked), process),
  ])
}

/** What lines drawn for a process are checked against: its two sides, where it lies, the places that links may end at. */
export function drawingFor({ id, parties }: Pick<Process, 'id' | 'parties'>, { sectors, junctions }: ProcessParts): Drawing {
  const [a, b]: readonly ActorId[] = parties
  return {
    process: id,
    between: a && b ? [a, b] : null,
    around: extentOf([
      ...sectors.flatMap(({ line }) => (line ?? []).flat()),
      ...junctions.map(({ at: { lon, lat } }) => [lon, lat] as const),
    ]),
    junctions: new Set(junctions.map((junction) => junction.id)),
  }
}
