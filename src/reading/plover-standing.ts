import type { Modality } from '../model/modality.js'
import type { Plover, PloverType } from '../model/plover.js'

const WORDS: ReadonlySet<PloverType> = new Set(['AGREE', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'])
const HARM: ReadonlySet<PloverType> = new Set(['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'])

/**
 * The type of a deed as it stands. PLOVER codes what was done: a visit that is only promised is AGREE ("express intent to
 * meet"), a boycott that is only announced THREATEN, and what a side does not do REJECT ("decline to yield"). Words already
 * spoken keep their own type. Source: the PLOVER conversion table (draft 0.8, 2021), CAMEO 030–039, 120–129 and 130–139.
 */
export function ploverStanding(plover: Plover | null, modality: Modality): Plover | null {
  if (plover === null || WORDS.has(plover.type)) return plover
  if (modality === 'planned') return { type: HARM.has(plover.type) ? 'THREATEN' : 'AGREE', mode: null }
  if (modality === 'denied') return { type: 'REJECT', mode: null }
  return plover
}
