import { queryOf, useAsk } from '../api.js'
import { visible } from '../components/article.js'
import { Cites, inPrint } from '../components/cite.js'
import { Link } from '../components/link.js'
import { SinceVisit } from '../components/since-visit.js'
import { Await, Empty } from '../components/states.js'
import { ModalityMark, StatusMark, SupportMark } from '../components/status.js'
import { tellDate } from '../dates.js'
import { LOCALE, say } from '../messages.js'
import { useNames, withName } from '../names.js'
import { linkTo, useRoute } from '../route.js'
import type { Entry, FigureLine, Process, RoleLine, TrackLine, View } from '../types.js'

const LATEST = [
  'meeting',
  'agreement',
  'ceasefire',
  'offer',
  'hostilities',
  'release',
  'delimitation',
  'transport',
  'deployment',
  'territory',
].join(',')

/** Where things stand: the tracks, who mediates, the figures, the latest. Every line is cited. */
export default function Overview() {
  const { query } = useRoute()
  const process = query.get('process')
  const asked = { process, asOf: query.get('asOf'), publishedBy: query.get('publishedBy'), knownAt: query.get('knownAt') }
  const tracks = useAsk<View<readonly TrackLine[]>>(`/views/tracks${queryOf(asked)}`)
  const roles = useAsk<View<readonly RoleLine[]>>(
    `/views/roles${queryOf({ ...asked, kind: 'role,process,meeting,ceasefire,agreement' })}`,
  )
  const names = useNames((roles.data?.view ?? []).flatMap(({ actor }) => actor.id ?? []))
  const figures = useAsk<View<readonly FigureLine[]>>(`/views/figures${queryOf(asked)}`)
  const latest = useAsk<View<readonly Entry[]>>(
    `/views/timeline${queryOf({ ...asked, kind: LATEST, order: 'newest', limit: 12 })}`,
  )
  const processes = useAsk<{ processes: readonly Process[] }>('/processes')
  const name = processes.data?.processes.find((one) => one.id === process)?.name ?? say('nav.overview')
  const sources = useAsk<{ sources: readonly unknown[] }>('/sources?limit=2')
  const empty = sources.state === 'ready' && sources.data.sources.length === 0
  return (
    <>
      <h1>{name}</h1>
      <p className="lede">
        {say('overview.asOf', { day: asked.asOf ? tellDate(asked.asOf) : say('clock.now') })}
        {asked.publishedBy ? `, ${say('overview.publishedBy', { day: tellDate(asked.publishedBy) })}` : ''}.{' '}
        {say('overview.cited')}
      </p>
      {empty ? <Empty /> : <SinceVisit />}
      {!empty && (
        <>
          <Await of={tracks}>
            {({ view }) => {
              const told = view.filter((track) => track.standing !== 'unknown').slice(0, 6)
              if (told.length === 0) return view.length > 0 ? <p>{say('overview.noTracks')}</p> : null
              return (
                <section className="columns" aria-label={say('overview.tracks')}>
                  {told.map((track) => (
                    <Track key={track.track} track={track} />
                  ))}
                </section>
              )
            }}
          </Await>
          <h2>{say('overview.mediators')}</h2>
          <Await of={roles}>
            {({ view }) => <Roles lines={view.filter((line) => line.role !== 'party').map((line) => withName(line, names))} />}
          </Await>
          <h2>{say('overview.figures')}</h2>
          <Await of={figures}>{({ view }) => <Figures lines={view} />}</Await>
          <h2>{say('overview.latest')}</h2>
          <Await of={latest}>
            {({ view }) =>
              view.length === 0 ? (
                <p>{say('overview.noLatest')}</p>
              ) : (
                <table className="lines">
                  <thead>
                    <tr>
                      <th scope="col">{say('table.when')}</th>
                      <th scope="col">{say('table.what')}</th>
                      <th scope="col">{say('table.support')}</th>
                      <th scope="col">{say('table.words')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {[...view].reverse().map((entry) => (
                      <tr key={entry.id}>
                        <td className="when">{tellDate(entry.when)}</td>
                        <td>
                          <ModalityMark modality={entry.modality} /> <bdi>{entry.phrase}</bdi>
                        </td>
                        <td>
                          <SupportMark support={entry.support} />
                        </td>
                        <td>
                          <Cites sources={entry.sources} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )
            }
          </Await>
          <p>
            <Link href={linkTo('timeline')}>{say('overview.whole')}</Link>
          </p>
        </>
      )}
    </>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A track in sentences, each with its words: what last happened on it, what was said since, what lies ahead, how it stands. */
function Track({ track }: { readonly track: TrackLine }) {
  const step = track.happened ?? track.last ?? track.named
  const said = track.happened && track.last && track.last.finding !== track.happened.finding ? track.last : null
  const ahead = track.ahead[0]
  return (
    <article className="track">
      <h2>{capital(track.name)}</h2>
      {step && (
        <p className="told">
          <bdi>{visible(capital(step.phrase))}</bdi>
          {step.when ? `, ${tellDate(step.when)}` : ''}. <Cites sources={step.sources} />
        </p>
      )}
      {said && (
        <p className="said">
          {say('overview.said')} <bdi>{visible(said.phrase)}</bdi>. <Cites sources={said.sources} most={2} />
        </p>
      )}
      {ahead && (
        <p className="said">
          {say('overview.ahead')} <ModalityMark modality={ahead.modality} /> <bdi>{visible(ahead.phrase)}</bdi>
          {ahead.when ? `, ${tellDate(ahead.when)}` : ''}. <Cites sources={ahead.sources} most={2} />
        </p>
      )}
      <p className="says">
        {track.standing === 'live' ? (
          <StatusMark status="reported" />
        ) : (
          <StatusMark status="inferred">{say(track.standing === 'stale' ? 'overview.stale' : 'overview.named')}</StatusMark>
        )}{' '}
        {capital(track.says)}.
      </p>
    </article>
  )
}

function Roles({ lines }: { readonly lines: readonly RoleLine[] }) {
  if (lines.length === 0) return <p>{say('overview.noMediator')}</p>
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{say('actors.actor')}</th>
          <th scope="col">{say('table.role')}</th>
          <th scope="col">{say('review.standing')}</th>
          <th scope="col">{say('table.period')}</th>
          <th scope="col">{say('table.words')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.actor.id ?? line.actor.name}${line.role}${line.status}${line.from ?? ''}`}>
            <th scope="row">
              <bdi>{line.actor.name}</bdi>
            </th>
            <td>{line.role.replaceAll('-', ' ')}</td>
            <td>
              {line.holds ? (
                <StatusMark status="reported">{line.status}</StatusMark>
              ) : (
                <StatusMark status={line.status === 'lost' || line.status === 'declined' ? 'disputed' : 'attributed'}>
                  {line.status}
                </StatusMark>
              )}
            </td>
            <td className="when">
              {[
                line.from ? tellDate(line.from) : tellDate(line.last),
                line.to ? say('date.to', { day: tellDate(line.to) }) : null,
              ]
                .filter(Boolean)
                .join(' ')}
            </td>
            <td>
              <Cites sources={line.steps.flatMap((step) => step.sources)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function bounds(figure: {
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
  readonly hedge: string
}): string {
  const n = new Intl.NumberFormat(LOCALE)
  if (figure.hedge === 'at_least') return `≥ ${n.format(figure.low ?? figure.best ?? 0)}`
  if (figure.hedge === 'at_most') return `≤ ${n.format(figure.high ?? figure.best ?? 0)}`
  if (figure.hedge === 'about' && figure.best !== null) return `≈ ${n.format(figure.best)}`
  if (figure.low !== null && figure.high !== null && figure.low !== figure.high)
    return `${n.format(figure.low)}–${n.format(figure.high)}`
  return figure.best !== null ? n.format(figure.best) : '–'
}

function Figures({ lines }: { readonly lines: readonly FigureLine[] }) {
  if (lines.length === 0) return <p>{say('overview.noFigure')}</p>
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{say('table.measure')}</th>
          <th scope="col">{say('table.asWritten')}</th>
          <th scope="col">{say('table.bound')}</th>
          <th scope="col">{say('table.saysWho')}</th>
          <th scope="col">{say('table.words')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.flatMap((line) =>
          line.versions.map((version, i) => (
            <tr key={`${line.finding}${version.figure.as}${version.claimants.join()}`} className={i > 0 ? 'rival' : ''}>
              <td>
                {i === 0 ? (
                  `${line.measure}${line.of ? `, ${line.of}` : ''}${line.when ? `, ${tellDate(line.when)}` : ''}`
                ) : (
                  <span className="sr">{say('table.same')}</span>
                )}
              </td>
              <td>“{version.figure.as}”</td>
              <td className="number">{bounds(version.figure)}</td>
              <td>
                {line.contested && <StatusMark status="disputed" />}{' '}
                <bdi>{version.claimants.join(', ') || inPrint(version.sources)}</bdi>
              </td>
              <td>
                <Cites sources={version.sources} />
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
