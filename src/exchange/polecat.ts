import type { PloverType } from '../model/plover.js'
import { neutral } from './cells.js'
import { tsvLine } from './csv-lines.js'
import { daysOf } from './flat-columns.js'
import { type Names, nameOf } from './names.js'
import { ploverOf } from './plover.js'
import { sidesOf } from './sides.js'
import { outletOf, type Told } from './telling.js'
import type { Writer } from './writer.js'

/** The columns of POLECAT's yearly files, in their order (tab-separated). */
export const POLECAT_COLUMNS =
  'Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version'.split(
    ',',
  )

/** The quadrant of each PLOVER type, as POLECAT's codebook groups them. */
const QUADS: Readonly<Record<PloverType, string>> = {
  AGREE: 'VERBAL COOPERATION',
  CONSULT: 'VERBAL COOPERATION',
  SUPPORT: 'VERBAL COOPERATION',
  CONCEDE: 'VERBAL COOPERATION',
  COOPERATE: 'MATERIAL COOPERATION',
  AID: 'MATERIAL COOPERATION',
  RETREAT: 'MATERIAL COOPERATION',
  REQUEST: 'VERBAL CONFLICT',
  ACCUSE: 'VERBAL CONFLICT',
  REJECT: 'VERBAL CONFLICT',
  THREATEN: 'VERBAL CONFLICT',
  PROTEST: 'MATERIAL CONFLICT',
  SANCTION: 'MATERIAL CONFLICT',
  MOBILIZE: 'MATERIAL CONFLICT',
  COERCE: 'MATERIAL CONFLICT',
  ASSAULT: 'MATERIAL CONFLICT',
}
const SECTORS: { readonly [type: string]: string | undefined } = {
  state: 'Government',
  force: 'Armed Forces',
  group: 'Non-State Armed Groups',
}

export const polecat: Writer = {
  name: 'polecat',
  says: 'events in the columns of POLECAT, tab-separated',
  extension: 'tsv',
  media: 'text/tab-separated-values; charset=utf-8',
  loses: [
    'kinds that PLOVER has no type for',
    'intensity, contexts, COW, Wikipedia and GeoNames numbers: blank, since none are known',
    'day precision: POLECAT has one day an event, and vaguer dates are left out',
    'the quoted words and rival versions',
  ],
  async *write(telling) {
    yield `${POLECAT_COLUMNS.join('\t')}\n`
    for await (const told of telling.findings()) {
      const row = rowOf(told, telling.names)
      if (typeof row === 'string') telling.loss.count(row)
      else yield tsvLine(row.map(neutral))
    }
  },
}

/** The row, or why there is none. */
function rowOf(told: Told, names: Names): readonly string[] | string {
  const { finding, cited } = told
  const type = ploverOf(told)
  if (type === null) return `${finding.kind}: no PLOVER type`
  const { first, last } = daysOf(finding.when)
  if (first === null || first !== last) return 'events that are not dated to a day'
  if (finding.modality !== 'asserted') return `events that are ${finding.modality}`
  const place = finding.where?.id ? names.place(finding.where.id) : null
  const { actors, recipients } = sidesOf(finding)
  const side = (members: typeof actors): readonly string[] => {
    const sectors = [...new Set(members.map((member) => sectorOf(member.for ?? member.id, names)).filter((s) => s !== ''))]
    return [
      members.map(({ name }) => name).join('; '),
      [...new Set(members.map((member) => countryOf(member.for ?? member.id, names)).filter((s) => s !== ''))].join('; '),
      '',
      sectors[0] ?? '',
      sectors.join('; '),
      '',
      members.map(({ as }) => as).join('; '),
      '',
    ]
  }
  const [source] = cited
  return [
    `parley:${finding.id}`,
    first,
    type.type,
    type.mode ?? '',
    '',
    QUADS[type.type],
    '',
    ...side(actors),
    ...side(recipients),
    finding.where?.name ?? '',
    place?.type === 'city' || place?.type === 'settlement' ? place.name : '',
    '',
    place?.type === 'region' ? place.name : '',
    place?.country ? nameOf(names, place.country, '') : '',
    place?.at ? String(place.at.lat) : '',
    place?.at ? String(place.at.lon) : '',
    '',
    finding.where?.as ?? '',
    place?.type ?? '',
    (source && outletOf(source.source)) ?? '',
    source?.source.published ?? '',
    '',
    '',
    '',
    source?.source.language ?? '',
    'Parley 1',
  ]
}

const sectorOf = (id: string | null, names: Names): string => SECTORS[(id && names.actor(id)?.type) || ''] ?? ''
const countryOf = (id: string | null, names: Names): string => {
  const actor = id === null ? null : names.actor(id)
  if (!actor) return ''
  return actor.type === 'state' || actor.type === 'de-facto' ? actor.name : actor.of ? nameOf(names, actor.of, '') : ''
}
