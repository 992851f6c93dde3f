import type { Edtf } from '../model/edtf.js'
import { extent } from '../time/interval.js'
import { neutral } from './cells.js'
import { csvLines } from './csv-lines.js'
import { daysOf, figureOf } from './flat-columns.js'
import { type Names, nameOf } from './names.js'
import { sidesOf } from './sides.js'
import { outletOf, type Telling, type Told } from './telling.js'
import type { Writer } from './writer.js'

/** The 49 columns of UCDP GED, in the order in which a file without a header row has them. */
export const GED_COLUMNS =
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob'.split(
    ',',
  )

export const ged: Writer = {
  name: 'ged',
  says: 'counts of the dead in the 49 columns of UCDP GED (our ids, never its numbers)',
  extension: 'csv',
  media: 'text/csv; charset=utf-8',
  loses: [
    'everything but counts of the dead; other measures (wounded, missing, displaced) are left out',
    'the hedge: "more than 6,500" is a low and a best without a high',
    'conflict, dyad, actor and country numbers of UCDP: blank, since none are known',
    'counts stand by side only where the report says whose dead they are',
  ],
  async *write(telling) {
    yield `${GED_COLUMNS.join(',')}\r\n`
    for await (const told of telling.findings()) {
      const row = rowOf(told, telling)
      if (row) yield csvLines([GED_COLUMNS.map((column) => neutral(row[column] ?? ''))])
    }
  },
}

function rowOf({ finding, cited }: Told, telling: Telling): { readonly [column: string]: string } | null {
  const figure = figureOf(finding.body)
  if (figure?.measure !== 'dead') return null
  const { names, loss } = telling
  if (finding.modality !== 'asserted') return loss.count(`counts that are ${finding.modality}`) ?? null
  const { first, last } = daysOf(finding.when)
  if (first === null || last === null) return loss.count('counts without a date') ?? null
  if (finding.support.status === 'contested') loss.count('contested counts: only the version shown first')
  const place = finding.where?.id ? names.place(finding.where.id) : null
  const [one] = cited
  const { actors, recipients } = sidesOf(finding)
  const [a, b] = [...actors, ...recipients]
  return {
    id: `parley:${finding.id}`,
    relid: `parley:${finding.id}`,
    year: first.slice(0, 4),
    code_status: 'not coded by UCDP',
    conflict_name: (finding.process && names.process(finding.process)?.name) ?? '',
    side_a: a ? side(names, a) : '',
    side_b: b ? side(names, b) : '',
    number_of_sources: String(finding.support.independent),
    source_article: cited
      .map(({ source }) => `"${[outletOf(source), source.published, source.title].filter(Boolean).join(',')}"`)
      .join(';'),
    source_office: (one && outletOf(one.source)) ?? '',
    source_date: one?.source.published ?? '',
    source_headline: one?.source.title ?? '',
    source_original: one?.claim.attribution.to === 'outlet' ? '' : (one?.claim.attribution.to.name ?? ''),
    where_prec:
      finding.where === null ? '' : place?.type === 'country' ? '6' : place?.type === 'region' ? '4' : place?.at ? '1' : '',
    where_coordinates: finding.where?.name ?? '',
    where_description: finding.where?.as ?? '',
    latitude: place?.at ? String(place.at.lat) : '',
    longitude: place?.at ? String(place.at.lon) : '',
    geom_wkt: place?.at ? `POINT (${place.at.lon} ${place.at.lat})` : '',
    country: place?.country ? nameOf(names, place.country, '') : '',
    date_prec: precision(finding.when as Edtf),
    date_start: first,
    date_end: last,
    best: figure.best === null ? '' : String(figure.best),
    high: figure.high === null ? '' : String(figure.high),
    low: figure.low === null ? '' : String(figure.low),
  }
}

const side = (names: Names, member: Told['finding']['actors'][number]): string =>
  nameOf(names, member.for ?? member.id, member.name)

/** UCDP's date precision: 1 the day, 2 within six days, 3 the week, 4 the month, 5 longer. */
function precision(when: Edtf): string {
  const { first, last } = extent(when)
  const days = last - first + 1
  return days <= 1 ? '1' : days <= 6 ? '2' : days <= 7 ? '3' : days <= 31 ? '4' : '5'
}
