import * as z from 'zod'
import { ClaimKind } from '../model/claim.js'
import { isEdtf } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import { Modality } from '../model/modality.js'
import { jsonValues } from './json-values.js'
import type { Reader } from './reader.js'
import { RowSheet } from './row-sheet.js'

const text = z.string().nullish()
const FeatureIn = z.looseObject({
  type: z.literal('Feature'),
  geometry: z.looseObject({ type: z.string() }).nullable(),
  properties: z
    .looseObject({
      kind: ClaimKind,
      phrase: z.string().min(1),
      when: text,
      place: text,
      modality: Modality.default('asserted'),
      actors: z.array(z.looseObject({ role: z.string().min(1), name: z.string().min(1) })).default([]),
    })
    .nullable(),
})

/** Features that say which kind of claim they are, as `parley export geojson` writes them. Others are refused one by one. */
export const geojsonIn: Reader = {
  name: 'geojson',
  says: 'a GeoJSON FeatureCollection whose features have kind, phrase, when, place, actors',
  async *read(input, settings) {
    let features = 0
    for await (const { text: raw, line, column } of jsonValues(input, 'features')) {
      features++
      const at = { line, column }
      const feature = featureOf(raw)
      if (typeof feature === 'string') {
        yield { refused: feature, at, row: raw }
        continue
      }
      const { kind, phrase, when, place, modality, actors } = feature.properties ?? {}
      if (!kind || !phrase) {
        yield { refused: 'properties: a feature without kind and phrase', at, row: raw }
        continue
      }
      if (when && !isEdtf(when)) {
        yield { refused: `properties.when: '${when}' is no EDTF date`, at, row: raw }
        continue
      }
      const sheet = new RowSheet('geojson', settings, { dataset: 'GeoJSON', title: phrase.slice(0, 120), raw })
      const told = sheet.field('phrase', phrase)
      const date = sheet.field('when', when)
      const where = sheet.field('place', place)
      const cast = (actors ?? []).map(({ role, name }) => ({ role, at: sheet.field(role, name) }))
      sheet.claim({
        kind,
        phrase,
        body: {},
        when: when ?? null,
        where,
        modality: modality ?? 'asserted',
        actors: cast,
        on: [told, date, where, ...cast.map(({ at: one }) => one)],
      })
      yield { taken: sheet.incoming(), at }
    }
    if (features === 0) throw new ParleyError('input-malformed', `${input.name} is no FeatureCollection with features`)
  },
}

function featureOf(raw: string): z.infer<typeof FeatureIn> | string {
  try {
    const parsed = FeatureIn.safeParse(JSON.parse(raw))
    return parsed.success ? parsed.data : `${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`
  } catch (failure) {
    return `not JSON: ${(failure as Error).message}`
  }
}
