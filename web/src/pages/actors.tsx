import { lazy, Suspense } from 'react'
import { queryOf, useAsk } from '../api.js'
import { ActorPage } from '../components/actor-page.js'
import { AllActors, GroupedDrawing } from '../components/grouped-drawing.js'
import { Link } from '../components/link.js'
import { OfficeLanes } from '../components/office-lanes.js'
import { Await } from '../components/states.js'
import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { useNames } from '../names.js'
import { linkHere, useRoute } from '../route.js'
import type { NetworkTold, Process, RoleLine, View } from '../types.js'

// Loaded when somebody explores.
const ExploreDrawing = lazy(() => import('../components/explore-drawing.js'))

export default function Actors() {
  const { id } = useRoute()
  return id === null ? <Together /> : <ActorPage id={id} />
}

/** Who deals with whom, at the day asked for. */
function Together() {
  const { query } = useRoute()
  const process = query.get('process')
  const exploring = query.get('explore') === '1'
  const asked = { process, asOf: query.get('asOf'), publishedBy: query.get('publishedBy'), knownAt: query.get('knownAt') }
  // Without a clock, the record's own last dated year is what there is to see.
  const last = useAsk<View<readonly { readonly when: string | null }[]>>(
    asked.asOf ? null : `/views/timeline${queryOf({ ...asked, order: 'newest', limit: 60 })}`,
  )
  const newest = (last.data?.view ?? [])
    .flatMap(({ when }) => (when && /^\d{4}-\d\d-\d\d$/.test(when) ? [when] : []))
    .sort()
    .at(-1)
  const asOf = asked.asOf ?? newest ?? null
  const ready = asked.asOf !== null || last.state !== 'loading'
  const told = useAsk<View<NetworkTold>>(ready ? `/views/network${queryOf({ ...asked, asOf })}` : null)
  const roles = useAsk<View<readonly RoleLine[]>>(
    ready ? `/views/roles${queryOf({ ...asked, asOf, kind: 'role,process,meeting,ceasefire,agreement' })}` : null,
  )
  const processes = useAsk<{ processes: readonly Process[] }>('/processes')
  const names = useNames(
    (told.data?.view.nodes ?? []).flatMap((node) => [node.id, ...node.people.flatMap((one) => one.id ?? [])]),
  )
  const parties = processes.data?.processes.find((one) => one.id === process)?.parties ?? []
  return (
    <>
      <h1>{say('nav.actors')}</h1>
      <Await of={told} empty={({ view }) => view.nodes.length === 0}>
        {({ view }) => (
          <>
            <p className="lede">
              {say('actors.lede', { since: tellDate(view.since), on: tellDate(view.on) })}
              {asked.asOf ? '' : ` ${say('actors.chooseDay')}`}
            </p>
            <p className="filters no-print">
              <Link href={linkHere({ explore: null, open: null })} className="button" current={!exploring}>
                {say('explore.grouped')}
              </Link>
              <Link href={linkHere({ explore: '1' })} className="button" current={exploring}>
                {say('explore.free')}
              </Link>
            </p>
            {exploring ? (
              <Suspense
                fallback={
                  <p className="loading" role="status">
                    {say('state.loading')}
                  </p>
                }
              >
                <ExploreDrawing network={view} names={names} />
              </Suspense>
            ) : (
              <GroupedDrawing network={view} roles={roles.data?.view ?? []} parties={parties} names={names} />
            )}
            <h2>{say('actors.ties')}</h2>
            <table className="lines">
              <thead>
                <tr>
                  <th scope="col">{say('actors.between')}</th>
                  <th scope="col">{say('actors.what')}</th>
                  <th scope="col">{say('actors.last')}</th>
                </tr>
              </thead>
              <tbody>
                {[...view.ties]
                  .filter((tie) => names.has(tie.a) && names.has(tie.b))
                  .sort((a, b) => b.findings.length - a.findings.length)
                  .map((tie) => (
                    <tr key={`${tie.a} ${tie.b}`}>
                      <th scope="row">
                        {names.get(tie.a)?.name} – {names.get(tie.b)?.name}
                      </th>
                      <td>
                        {Object.entries(tie.kinds)
                          .map(([kind, n]) => (n > 1 ? `${kind} (${n})` : kind))
                          .join(', ')}
                      </td>
                      <td className="when">{tellDate(tie.last)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
            <OfficeLanes
              people={[...view.nodes]
                .sort((a, b) => b.findings - a.findings)
                .flatMap((node) => node.people.flatMap((one) => one.id ?? []))}
              on={view.on}
              of={(id) => names.get(id)?.name ?? null}
            />
            <AllActors network={view} names={names} />
          </>
        )}
      </Await>
    </>
  )
}
