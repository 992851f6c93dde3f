import type { FormEvent } from 'react'
import { say } from '../messages.js'
import { go, linkHere, useRoute } from '../route.js'
import { tellKm } from '../track.js'
import type { TransportTold } from '../track-types.js'
import { PlaceChoice } from './draw-line.js'
import { StateMark } from './part-standing.js'

/** The way from one place to another on the day, over what is open and what is taken as reopened. */
export function Ways({ view }: { readonly view: TransportTold }) {
  const { query } = useRoute()
  const closed = view.links.filter(({ passable }) => !passable)
  const lines = [...new Set(closed.flatMap((one) => one.lines))]
  const find = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    go(linkHere({ from: String(data.get('from')), to: String(data.get('to')), open: String(data.get('open') ?? '') || null }))
  }
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{say('transport.route')}</h2>
      <form className="ways no-print" onSubmit={find}>
        <PlaceChoice
          name="from"
          says={say('draw.from')}
          places={view.junctions}
          value={view.route?.from ?? view.junctions[0]?.id ?? ''}
        />
        <PlaceChoice
          name="to"
          says={say('draw.to')}
          places={view.junctions}
          value={view.route?.to ?? view.junctions[1]?.id ?? ''}
        />
        <label>
          {say('transport.open')}
          <select name="open" defaultValue={query.get('open') ?? ''}>
            <option value="">{say('transport.noneOpen')}</option>
            {lines.map((line) => (
              <option key={line}>{line}</option>
            ))}
            {closed.map((one) => (
              <option key={one.link} value={one.link}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button primary">
          {say('transport.find')}
        </button>
      </form>
      <div aria-live="polite">
        {view.route && <Way view={view} route={view.route} />}
        {view.gains && <Gains view={view} gains={view.gains} />}
      </div>
    </section>
  )
}

function Way({ view, route }: { readonly view: TransportTold; readonly route: NonNullable<TransportTold['route']> }) {
  const place = (id: string): string => view.junctions.find((one) => one.id === id)?.name ?? id
  const link = (id: string) => view.links.find((one) => one.link === id)
  const ends = { from: place(route.from), to: place(route.to) }
  if (route.links === null) {
    return (
      <p>
        {say('transport.noWay', ends)}{' '}
        {route.takes.length > 0 && say('transport.takes', { links: route.takes.map((id) => link(id)?.name ?? id).join(', ') })}
      </p>
    )
  }
  return (
    <>
      <p>{say('transport.way', { ...ends, km: tellKm(route.km, route.atLeast ? 'straight' : 'told') })}</p>
      <ol>
        {route.links.map((id) => (
          <li key={id}>
            <a href={`#part-${id}`}>{link(id)?.name ?? id}</a>, {tellKm(link(id)?.km ?? null, link(id)?.kmIs ?? '')}{' '}
            <StateMark state={link(id)?.state ?? null} />{' '}
            {route.needed.includes(id) && <span className="modality">{say('transport.needed')}</span>}
          </li>
        ))}
      </ol>
    </>
  )
}

function Gains({ view, gains }: { readonly view: TransportTold; readonly gains: NonNullable<TransportTold['gains']> }) {
  const place = (id: string): string => view.junctions.find((one) => one.id === id)?.name ?? id
  if (gains.length === 0) return <p>{say('transport.gainsNone')}</p>
  return (
    <>
      <h3>{say('transport.gains')}</h3>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{say('transport.between')}</th>
            <th scope="col">{say('transport.now')}</th>
            <th scope="col">{say('transport.then')}</th>
          </tr>
        </thead>
        <tbody>
          {gains.slice(0, 40).map(({ from, to, before, after }) => (
            <tr key={`${from}-${to}`}>
              <th scope="row">
                {place(from)} – {place(to)}
              </th>
              <td className="number">{before === null ? say('transport.noWayNow') : tellKm(before, 'told')}</td>
              <td className="number">{tellKm(after, 'told')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
