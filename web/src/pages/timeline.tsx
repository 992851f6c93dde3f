import { useMemo } from 'react'
import { queryOf, useAsk } from '../api.js'
import { CLAIM_KINDS } from '../claim-kinds.js'
import { Cites, inPrint } from '../components/cite.js'
import { Await } from '../components/states.js'
import { ModalityMark, SupportMark } from '../components/status.js'
import { TimeChart } from '../components/time-chart.js'
import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { go, linkHere, useRoute } from '../route.js'
import type { Entry, View } from '../types.js'

const LANES = ['kind', 'track', 'actor'] as const
type Lane = (typeof LANES)[number]
/** Most lanes by actor: those named most often. */
const MOST_ACTORS = 12
/** Rows of the table; the drawing holds all. */
const MOST_ROWS = 500

export default function Timeline() {
  const { query } = useRoute()
  const lane: Lane = LANES.find((one) => one === query.get('lanes')) ?? 'kind'
  const kinds = query.get('kind')
  const told = useAsk<View<readonly Entry[]>>(
    `/views/timeline${queryOf({ process: query.get('process'), asOf: query.get('asOf'), publishedBy: query.get('publishedBy'), knownAt: query.get('knownAt'), kind: kinds, actor: query.get('actor') })}`,
  )
  const entries = useMemo(
    () =>
      (told.data?.view ?? []).filter((entry) => kinds !== null || (entry.kind !== 'statement' && entry.kind !== 'assessment')),
    [told.data, kinds],
  )
  const lanes = useMemo(() => lanesOf(entries, lane), [entries, lane])
  const chosen = query.get('finding')
  return (
    <>
      <h1>{say('nav.timeline')}</h1>
      <p className="lede">
        {say('timeline.lede')} {kinds === null ? say('timeline.leftOut') : ''}
      </p>
      <div className="filters no-print">
        <label>
          {say('timeline.lanesBy')}{' '}
          <select value={lane} onChange={(event) => go(linkHere({ lanes: event.target.value }))}>
            {LANES.map((one) => (
              <option key={one} value={one}>
                {say(`timeline.by.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('field.kind')}{' '}
          <select value={kinds ?? ''} onChange={(event) => go(linkHere({ kind: event.target.value || null }))}>
            <option value="">{say('timeline.happened')}</option>
            {CLAIM_KINDS.map((kind) => (
              <option key={kind}>{kind}</option>
            ))}
          </select>
        </label>
        {query.get('actor') && (
          <button type="button" className="button" onClick={() => go(linkHere({ actor: null }))}>
            {say('timeline.allActors')}
          </button>
        )}
      </div>
      <Await of={told} empty={({ view }) => view.length === 0}>
        {() => (
          <>
            <TimeChart
              lanes={lanes}
              asOf={query.get('asOf')}
              chosen={chosen}
              choose={(id) => go(linkHere({ finding: id }), true)}
            />
            <Legend />
            <h2>{say('timeline.table')}</h2>
            <table className="lines">
              <thead>
                <tr>
                  <th scope="col">{say('table.when')}</th>
                  <th scope="col">{say('table.what')}</th>
                  <th scope="col">{say('table.support')}</th>
                  <th scope="col">{say('table.inPrint')}</th>
                  <th scope="col">{say('table.words')}</th>
                </tr>
              </thead>
              <tbody>
                {entries.slice(0, MOST_ROWS).map((entry) => (
                  <tr key={entry.id} id={entry.id} className={entry.id === chosen ? 'chosen' : ''}>
                    <td className="when">
                      {entry.uncertain && <abbr title={say('timeline.maybe')}>?</abbr>} {tellDate(entry.when)}
                    </td>
                    <td>
                      <ModalityMark modality={entry.modality} /> <bdi>{entry.phrase}</bdi>
                    </td>
                    <td>
                      <SupportMark support={entry.support} />
                    </td>
                    <td>
                      <bdi>{inPrint(entry.sources)}</bdi>
                    </td>
                    <td>
                      <Cites sources={entry.sources} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {entries.length > MOST_ROWS && <p>{say('timeline.first', { n: MOST_ROWS, of: entries.length })}</p>}
          </>
        )}
      </Await>
    </>
  )
}

/** What the shapes and lines of the drawing mean. */
function Legend() {
  return (
    <p className="legend quiet" aria-hidden="true">
      {(['day', 'span', 'vague', 'attributed', 'disputed'] as const).map((shape) => (
        <span key={shape} className={`mark-time ${shape === 'attributed' || shape === 'disputed' ? `mark-${shape}` : ''}`}>
          <svg width="26" height="14" aria-hidden="true">
            {shape === 'day' || shape === 'attributed' || shape === 'disputed' ? (
              <path d="M13 1l6 6-6 6-6-6z" />
            ) : (
              <rect x="1" y="1" width="24" height="12" rx="2" {...(shape === 'vague' ? { mask: 'url(#feather-both)' } : {})} />
            )}
          </svg>{' '}
          {say(`timeline.shape.${shape}`)}
        </span>
      ))}
    </p>
  )
}

export interface LaneOf {
  readonly name: string
  readonly entries: readonly Entry[]
}

function lanesOf(entries: readonly Entry[], by: Lane): readonly LaneOf[] {
  const lanes = new Map<string, Entry[]>()
  for (const entry of entries) {
    const names =
      by === 'kind'
        ? [entry.kind]
        : by === 'track'
          ? [entry.track?.replaceAll('-', ' ') ?? say('timeline.noTrack')]
          : [...new Set(entry.actors.map((actor) => actor.for ?? actor.name))]
    for (const name of names.length > 0 ? names : [say('timeline.nobody')]) {
      const lane = lanes.get(name)
      if (lane) lane.push(entry)
      else lanes.set(name, [entry])
    }
  }
  const all = [...lanes].map(([name, list]) => ({ name, entries: list }))
  return by === 'actor' ? all.sort((a, b) => b.entries.length - a.entries.length).slice(0, MOST_ACTORS) : all
}
