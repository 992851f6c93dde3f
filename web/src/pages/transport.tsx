import { useMemo } from 'react'
import { PartMap } from '../components/part-map.js'
import { History, RestsOn, StandingTold, Steps, stateWord } from '../components/part-standing.js'
import { StateForm } from '../components/state-form.js'
import { Await } from '../components/states.js'
import { TrackPage } from '../components/track-page.js'
import { Ways } from '../components/ways.js'
import { say } from '../messages.js'
import { useNames } from '../names.js'
import { useRoute } from '../route.js'
import { tellKm, useTrack } from '../track.js'
import { linksDrawn } from '../track-lines.js'
import type { LinkLine, TransportTold } from '../track-types.js'

const STATES = ['open', 'closed', 'agreed', 'works', 'reopened', 'blocked']

/** The network of links: which way one can go on the day, and what a reopening would change. */
export default function TransportPage() {
  const { query } = useRoute()
  const told = useTrack<TransportTold>('transport', {
    from: query.get('from'),
    to: query.get('to'),
    open: query.get('open'),
  })
  return (
    <TrackPage name="transport">
      <Await of={told}>{({ view }) => <Transport view={view} />}</Await>
    </TrackPage>
  )
}

function Transport({ view }: { readonly view: TransportTold }) {
  const place = new Map(view.junctions.map(({ id, name }) => [id, name]))
  const names = useNames(view.links.flatMap(({ control }) => control))
  const lines = useMemo(() => linksDrawn(view, stateWord), [view])
  return (
    <>
      <Ways view={view} />
      <PartMap
        part="link"
        lines={lines}
        states={view.links.map(({ state }) => state)}
        places={view.junctions}
        note={say('transport.straight')}
      />
      <h2>{say('transport.links')}</h2>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{say('transport.link')}</th>
            <th scope="col">{say('track.length')}</th>
            <th scope="col">{say('track.state')}</th>
            <th scope="col">{say('track.rests')}</th>
          </tr>
        </thead>
        <tbody>
          {view.links.map((one) => (
            <LinkRow
              key={one.link}
              one={one}
              between={`${place.get(one.from) ?? one.from} – ${place.get(one.to) ?? one.to}`}
              control={one.control.map((id) => names.get(id)?.name ?? id).join(', ')}
            />
          ))}
        </tbody>
      </table>
      <h2>{say('track.plans')}</h2>
      <Steps
        steps={[
          ...view.links.flatMap(({ standing }) => standing.ahead),
          ...view.unplaced.filter((one) => one.modality !== 'asserted'),
        ]}
      />
      <h2>{say('transport.unplaced')}</h2>
      <Steps steps={view.unplaced.filter(({ modality }) => modality === 'asserted')} />
    </>
  )
}

interface LinkRowProps {
  readonly one: LinkLine
  readonly between: string
  readonly control: string
}

function LinkRow({ one, between, control }: LinkRowProps) {
  return (
    <tr id={`part-${one.link}`}>
      <th scope="row">
        <bdi>{one.name}</bdi>
        <div className="quiet">
          {one.mode}, {between}
          {control && `; ${say('transport.control').toLowerCase()} ${control}`}
        </div>
      </th>
      <td className="number">{tellKm(one.km, one.kmIs)}</td>
      <td>
        <StandingTold standing={one.standing} state={one.state} />
        <History steps={one.steps} />
        <StateForm part={one.link} name={one.name} states={STATES} terms />
      </td>
      <td>{one.standing.now && <RestsOn step={one.standing.now} />}</td>
    </tr>
  )
}
