import { useMemo } from 'react'
import { queryOf, useAsk } from '../api.js'
import { Cites, inPrint } from '../components/cite.js'
import { Await } from '../components/states.js'
import { ModalityMark, SupportMark } from '../components/status.js'
import { TimeChart } from '../components/time-chart.js'
import { tellDate } from '../dates.js'
import { go, linkHere, useRoute } from '../route.js'
import type { Entry, View } from '../types.js'

const LANES = ['kind', 'track', 'actor'] as const
type Lane = (typeof LANES)[number]
/** Most lanes by actor: those named most often. */
const MOST_ACTORS = 12

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
      <h1>Timeline</h1>
      <p className="lede">
        A diamond is a day, a block a month or a stretch, a faded end is open or vague.{' '}
        {kinds === null ? 'Statements and assessments are left out; choose their kind to see them.' : ''}
      </p>
      <div className="filters no-print">
        <label>
          Lanes by{' '}
          <select value={lane} onChange={(event) => go(linkHere({ lanes: event.target.value }))}>
            {LANES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          Kind{' '}
          <select value={kinds ?? ''} onChange={(event) => go(linkHere({ kind: event.target.value || null }))}>
            <option value="">what happened</option>
            {[
              'meeting',
              'statement',
              'offer',
              'demand',
              'accusation',
              'refusal',
              'agreement',
              'ceasefire',
              'hostilities',
              'deployment',
              'territory',
              'delimitation',
              'transport',
              'release',
              'casualties',
              'role',
              'process',
              'assessment',
            ].map((kind) => (
              <option key={kind}>{kind}</option>
            ))}
          </select>
        </label>
        {query.get('actor') && (
          <button type="button" className="button" onClick={() => go(linkHere({ actor: null }))}>
            All actors
          </button>
        )}
      </div>
      <Await of={told} empty={({ view }) => view.length === 0}>
        {() => (
          <>
            <TimeChart lanes={lanes} chosen={chosen} choose={(id) => go(linkHere({ finding: id }), true)} />
            <h2>The same as a table</h2>
            <table className="lines">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">What</th>
                  <th scope="col">Support</th>
                  <th scope="col">In print</th>
                  <th scope="col">Words</th>
                </tr>
              </thead>
              <tbody>
                {entries.slice(0, 1000).map((entry) => (
                  <tr key={entry.id} id={entry.id} className={entry.id === chosen ? 'chosen' : ''}>
                    <td className="when">
                      {entry.uncertain && <abbr title="In because it may be: its date is vague">?</abbr>} {tellDate(entry.when)}
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
            {entries.length > 1000 && <p>The first 1,000 of {entries.length} are shown; narrow by kind, actor or day.</p>}
          </>
        )}
      </Await>
    </>
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
          ? [entry.track?.replaceAll('-', ' ') ?? 'no track']
          : [...new Set(entry.actors.map((actor) => actor.for ?? actor.name))]
    for (const name of names.length > 0 ? names : ['nobody named']) {
      const lane = lanes.get(name)
      if (lane) lane.push(entry)
      else lanes.set(name, [entry])
    }
  }
  const all = [...lanes].map(([name, list]) => ({ name, entries: list }))
  return by === 'actor' ? all.sort((a, b) => b.entries.length - a.entries.length).slice(0, MOST_ACTORS) : all
}
