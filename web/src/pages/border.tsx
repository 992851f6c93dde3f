import { useMemo } from 'react'
import { Grounds, OneLine, Papers } from '../components/papers.js'
import { PartMap } from '../components/part-map.js'
import { History, RestsOn, StandingTold, StateMark, Steps, stateWord } from '../components/part-standing.js'
import { StateForm } from '../components/state-form.js'
import { Await } from '../components/states.js'
import { ToldTable } from '../components/told-table.js'
import { TrackPage } from '../components/track-page.js'
import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { useNames } from '../names.js'
import { tellKm, useTrack } from '../track.js'
import { sectorsDrawn } from '../track-lines.js'
import type { BorderTold, SectorLine } from '../track-types.js'

const STATES = ['claimed', 'commission', 'agreed', 'delimited', 'demarcated', 'contested']

/** The border in stretches: kilometres by state, the lines, who works on them. */
export default function BorderPage() {
  const told = useTrack<BorderTold>('border')
  return (
    <TrackPage name="border">
      <Await of={told}>{({ view }) => <Border view={view} />}</Await>
    </TrackPage>
  )
}

function Border({ view }: { readonly view: BorderTold }) {
  const names = useNames(view.heads.map(({ of }) => of))
  const sector = new Map(view.sectors.map((one) => [one.sector, one.name]))
  const lines = useMemo(() => sectorsDrawn(view, stateWord), [view])
  return (
    <>
      <OneLine says={view.says} />
      <h2>{say('border.tally')}</h2>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{say('track.state')}</th>
            <th scope="col">{say('track.length')}</th>
            <th scope="col">{say('border.stretches')}</th>
          </tr>
        </thead>
        <tbody>
          {view.tally.map((row) => (
            <tr key={row.state}>
              <th scope="row">
                <StateMark state={row.state} />
              </th>
              <td className="number">{tellKm(row.km, 'told')}</td>
              <td>{row.sectors.map((id) => sector.get(id) ?? id).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PartMap part="sector" lines={lines} states={view.sectors.map(({ state }) => state)} sectors={view.sectors} />
      <h2>{say('border.stretches')}</h2>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{say('border.stretch')}</th>
            <th scope="col">{say('track.length')}</th>
            <th scope="col">{say('track.state')}</th>
            <th scope="col">{say('track.rests')}</th>
          </tr>
        </thead>
        <tbody>
          {view.sectors.map((one) => (
            <SectorRow key={one.sector} one={one} above={view.sectors.find(({ sector: id }) => id === one.from) ?? null} />
          ))}
        </tbody>
      </table>
      <h2>{say('border.papers')}</h2>
      <Papers papers={view.papers} />
      <h2>{say('track.grounds')}</h2>
      <Grounds grounds={view.grounds} named={sector} />
      <h2>{say('border.heads')}</h2>
      {view.heads.length === 0 && <p>{say('track.none')}</p>}
      <ul className="plain">
        {view.heads.map(({ of, holder, office, from }) => (
          <li key={`${of}-${holder}`}>
            {names.get(of)?.name ?? of}: {holder}, {office}
            {from ? `, ${say('date.from', { day: tellDate(from) })}` : ''}
          </li>
        ))}
      </ul>
      <h2>{say('border.commissions')}</h2>
      <Steps steps={view.commissions} />
      <h2>{say('border.unplaced')}</h2>
      <Steps steps={view.unplaced.filter(({ state }) => state !== 'commission')} />
      <h2>{say('border.territory')}</h2>
      <ToldTable told={view.territory} />
    </>
  )
}

/** A stretch; where its state is the larger one's, what that rests on stands here too. */
function SectorRow({ one, above }: { readonly one: SectorLine; readonly above: SectorLine | null }) {
  const now = one.standing.now ?? above?.standing.now ?? null
  return (
    <tr id={`part-${one.sector}`}>
      <th scope="row">
        <bdi>{one.name}</bdi>
        {one.invokes && <div className="quiet">{say('border.invokes', { what: one.invokes })}</div>}
      </th>
      <td className="number">{tellKm(one.km, one.kmIs) || say('border.unknown')}</td>
      <td>
        <StandingTold standing={one.standing} state={one.state} />
        <History steps={one.steps} />
        <StateForm part={one.sector} name={one.name} states={STATES} km />
      </td>
      <td>
        {above && <span className="quiet">{say('border.as', { name: above.name })} </span>}
        {now && <RestsOn step={now} />}
      </td>
    </tr>
  )
}
