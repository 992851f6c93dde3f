import { lazy, Suspense, useMemo } from 'react'
import { queryOf, useAsk } from '../api.js'
import { Cites } from '../components/cite.js'
import type { DrawnLine } from '../components/land.js'
import { Link } from '../components/link.js'
import { Legend, stateWord } from '../components/part-standing.js'
import { Await } from '../components/states.js'
import { ModalityMark } from '../components/status.js'
import { tellDate } from '../dates.js'
import { isoOf, today } from '../days.js'
import { say } from '../messages.js'
import { useNames } from '../names.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import { useTrack } from '../track.js'
import { linksDrawn, sectorsDrawn } from '../track-lines.js'
import type { BorderTold, TransportTold } from '../track-types.js'
import type { Entry, Finding, PlaceTold, Process, View } from '../types.js'

// The land and its borders weigh more than the rest of the app: they are loaded with the map.
const Land = lazy(() => import('../components/land.js'))

/** Where it happened: places on the map and in a table; what is no point stands in the table only. */
export default function MapPage() {
  const { query } = useRoute()
  const process = query.get('process')
  const kind = query.get('kind') ?? 'meeting'
  const asked = {
    process,
    asOf: query.get('asOf'),
    publishedBy: query.get('publishedBy'),
    knownAt: query.get('knownAt'),
    kind: kind === 'any' ? null : kind,
  }
  const told = useAsk<{ findings: readonly Finding[] }>(`/findings${queryOf({ ...asked, limit: 1000 })}`)
  const entries = useAsk<View<readonly Entry[]>>(`/views/timeline${queryOf(asked)}`)
  const processes = useAsk<{ processes: readonly Process[] }>('/processes')
  const parties = processes.data?.processes.find((one) => one.id === process)?.parties ?? []
  const names = useNames(parties)
  const border = useTrack<BorderTold>('border')
  const transport = useTrack<TransportTold>('transport')
  const lines = useMemo(() => {
    const sectors = border.data ? sectorsDrawn(border.data.view, stateWord) : []
    const links = transport.data ? linksDrawn(transport.data.view, stateWord) : []
    return [
      ...sectors.map((one) => ({ ...one, page: 'border' as const })),
      ...links.map((one) => ({ ...one, page: 'transport' as const })),
    ]
  }, [border.data, transport.data])
  const located = useMemo(() => (told.data?.findings ?? []).filter((finding) => finding.where !== null), [told.data])
  const ids = [...new Set(located.flatMap((finding) => finding.where?.id ?? []))].sort()
  const places = useAsk<{ places: readonly PlaceTold[] }>(
    ids.length > 0 ? `/places?ids=${encodeURIComponent(ids.join())}` : null,
  )
  const byId = useMemo(() => new Map((places.data?.places ?? []).map((place) => [place.id, place])), [places.data])
  const groups = useMemo(() => {
    const made = new Map<string, { name: string; place: PlaceTold | null; findings: Finding[] }>()
    for (const finding of located) {
      const place = finding.where?.id ? (byId.get(finding.where.id) ?? null) : null
      const key = place?.id ?? finding.where?.name ?? ''
      const group = made.get(key) ?? { name: place?.name ?? finding.where?.name ?? '', place, findings: [] }
      made.set(key, group)
      group.findings.push(finding)
    }
    return [...made.values()].sort((a, b) => b.findings.length - a.findings.length || (a.name < b.name ? -1 : 1))
  }, [located, byId])
  const cited = new Map((entries.data?.view ?? []).map((entry) => [entry.id, entry.sources]))
  const points = groups.flatMap(({ name, place, findings }) =>
    place?.at ? [{ id: place.id, name, lon: place.at.lon, lat: place.at.lat, count: findings.length }] : [],
  )
  return (
    <>
      <h1>{say('nav.map')}</h1>
      <p className="lede">{say('map.lede')}</p>
      <div className="filters no-print">
        <label>
          {say('map.kind')}{' '}
          <select value={kind} onChange={(event) => go(linkHere({ kind: event.target.value }))}>
            {[
              'meeting',
              'hostilities',
              'agreement',
              'release',
              'transport',
              'deployment',
              'territory',
              'delimitation',
              'any',
            ].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </div>
      <Await of={told}>
        {() => (
          <>
            <Suspense
              fallback={
                <p className="loading" role="status">
                  {say('state.loading')}
                </p>
              }
            >
              <Land points={points} around={parties.flatMap((id) => names.get(id)?.name ?? [])} lines={lines} />
            </Suspense>
            <p className="quiet">{say('map.disclaimer')}</p>
            {lines.length > 0 && (
              <>
                <Legend states={[...new Set(lines.map(({ state }) => state))]} />
                <p>{say('map.linesOn', { day: tellDate(asked.asOf ?? isoOf(today())) })}</p>
                <p className="quiet">
                  {say('track.disclaimer')} {say('transport.straight')}
                </p>
              </>
            )}
            {lines.length > 0 && <Lines lines={lines} />}
            <h2>{say('map.places')}</h2>
            {groups.length === 0 && <p>{say('map.none')}</p>}
            <table className="lines">
              <thead>
                <tr>
                  <th scope="col">{say('map.place')}</th>
                  <th scope="col">{say('map.precision')}</th>
                  <th scope="col">{say('map.what')}</th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={group.place?.id ?? group.name} id={`place-${group.place?.id ?? group.name}`}>
                    <th scope="row">
                      <bdi>{group.name}</bdi>
                    </th>
                    <td>
                      {group.place ? `${group.place.type}${group.place.at ? '' : `, ${say('map.area')}`}` : say('map.unknown')}
                    </td>
                    <td>
                      <ul className="plain">
                        {group.findings.slice(0, 20).map((finding) => (
                          <li key={finding.id}>
                            <span className="quiet when">{tellDate(finding.when)}</span>{' '}
                            <ModalityMark modality={finding.modality} />{' '}
                            <Link href={linkTo('timeline', null, { finding: finding.id, kind: finding.kind })}>
                              <bdi>{finding.phrase}</bdi>
                            </Link>{' '}
                            <Cites sources={cited.get(finding.id) ?? []} />
                          </li>
                        ))}
                      </ul>
                      {group.findings.length > 20 && <span className="quiet">+{group.findings.length - 20}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Await>
    </>
  )
}

interface LinesProps {
  readonly lines: readonly (DrawnLine & { readonly page: string })[]
}

/** The lines as a table, each with how it stands and since when. */
function Lines({ lines }: LinesProps) {
  return (
    <details>
      <summary>{say('map.lines', { n: lines.length })}</summary>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{say('map.line')}</th>
            <th scope="col">{say('map.lineStands')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, word, page }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`${linkTo(page)}#part-${id}`}>
                  <bdi>{name}</bdi>
                </a>
              </th>
              <td>{word}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
