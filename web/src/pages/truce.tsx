import { Cites } from '../components/cite.js'
import { RestsOn, StandingTold } from '../components/part-standing.js'
import { StateForm } from '../components/state-form.js'
import { Await } from '../components/states.js'
import { ModalityMark } from '../components/status.js'
import { ToldTable } from '../components/told-table.js'
import { TrackPage } from '../components/track-page.js'
import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { useTrack } from '../track.js'
import type { Told, TruceTold } from '../track-types.js'

const SCALE = ['0', '1', '2', '3']

/** A truce: what the sides undertook, who watches, who alleges what, and what became of each point. */
export default function TrucePage() {
  const told = useTrack<TruceTold>('truce')
  return (
    <TrackPage name="truce">
      <Await of={told}>
        {({ view }) => (
          <>
            {view.instruments.map((one) => (
              <Instrument key={one.id} one={one} />
            ))}
            <h2>{say('truce.ceasefires')}</h2>
            <ToldTable told={view.ceasefires} />
            <h2>{say('truce.deployments')}</h2>
            <Deployments list={view.deployments} />
            {view.alleged.map(({ claimant, told: list }) => (
              <section key={claimant}>
                <h2>{say('truce.alleged', { claimant })}</h2>
                <ToldTable told={list} />
              </section>
            ))}
            <h2>{say('truce.denied')}</h2>
            <ToldTable told={view.denials} />
          </>
        )}
      </Await>
    </TrackPage>
  )
}

function Instrument({ one }: { readonly one: TruceTold['instruments'][number] }) {
  return (
    <section>
      <h2>
        <bdi>{one.title}</bdi>
      </h2>
      <p className="quiet">
        {tellDate(one.date)}, {one.status}
        {one.signatories.length > 0 && `: ${one.signatories.join(', ')}`}
      </p>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{say('truce.point')}</th>
            <th scope="col">{say('truce.due')}</th>
            <th scope="col">{say('truce.carried')}</th>
            <th scope="col">{say('truce.since')}</th>
          </tr>
        </thead>
        <tbody>
          {one.provisions.map((point) => (
            <tr key={point.id} id={`part-${point.id}`}>
              <th scope="row">
                {point.id.slice(point.id.indexOf('#') + 1)}. {point.says}
              </th>
              <td>
                {point.due && tellDate(point.due)} {point.overdue && <span className="modality">{say('truce.overdue')}</span>}
              </td>
              <td>
                {point.standing.now ? (
                  <>
                    <StandingTold standing={point.standing} /> <RestsOn step={point.standing.now} />
                  </>
                ) : (
                  say('truce.notJudged')
                )}
                <StateForm part={point.id} name={point.id} states={SCALE} />
              </td>
              <td>
                <Since told={point.since} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Reports since an agreement that speak of one of its points; the first few in sight. */
function Since({ told }: { readonly told: readonly Told[] }) {
  const lines = (list: readonly Told[]) => (
    <ul className="plain steps">
      {list.map((one) => (
        <li key={one.finding}>
          <span className="quiet when">{tellDate(one.when)}</span> <ModalityMark modality={one.modality} />{' '}
          <bdi>{one.phrase}</bdi> <Cites sources={one.sources} />
        </li>
      ))}
    </ul>
  )
  if (told.length <= 4) return lines(told)
  return (
    <>
      {lines(told.slice(0, 4))}
      <details>
        <summary>+{told.length - 4}</summary>
        {lines(told.slice(4))}
      </details>
    </>
  )
}

function Deployments({ list }: { readonly list: TruceTold['deployments'] }) {
  if (list.length === 0) return <p>{say('track.none')}</p>
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{say('track.when')}</th>
          <th scope="col">{say('track.what')}</th>
          <th scope="col">{say('truce.strength')}</th>
          <th scope="col">{say('truce.mandate')}</th>
          <th scope="col">{say('track.words')}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <tr key={one.finding}>
            <td className="when">{tellDate(one.when)}</td>
            <td>
              <ModalityMark modality={one.modality} /> <bdi>{one.phrase}</bdi>
            </td>
            <td>{one.strength && `“${one.strength.as}”`}</td>
            <td>{one.mandate}</td>
            <td>
              <Cites sources={one.sources} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
