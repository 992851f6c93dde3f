import { type Loaded, queryOf, useAsk } from './api.js'
import { LOCALE, say } from './messages.js'
import { useRoute } from './route.js'
import type { TrackAnswer } from './track-types.js'

/** The process and the clocks of where we are, as the API takes them. */
export function useAsked() {
  const { query } = useRoute()
  return {
    process: query.get('process'),
    asOf: query.get('asOf'),
    publishedBy: query.get('publishedBy'),
    knownAt: query.get('knownAt'),
  }
}

/** The answer to a question on a track; nothing is asked until a process is chosen. */
export function useTrack<T>(question: string, more: Readonly<Record<string, string | null>> = {}): Loaded<TrackAnswer<T>> {
  const asked = useAsked()
  return useAsk<TrackAnswer<T>>(asked.process ? `/tracks/${question}${queryOf({ ...asked, ...more })}` : null)
}

/** "about 26.9 km", "at least 55.6 km". */
export const tellKm = (km: number | null, is: string): string => {
  if (km === null) return ''
  const told = km.toLocaleString(LOCALE, { maximumFractionDigits: 1 })
  return say(is === 'measured' ? 'length.measured' : is === 'straight' ? 'length.straight' : 'length.told', { km: told })
}
