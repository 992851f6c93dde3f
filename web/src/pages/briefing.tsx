import { useMemo } from 'react'
import { queryOf, useAsk } from '../api.js'
import { type Sentence, writeBriefing } from '../briefing-lines.js'
import { visible } from '../components/article.js'
import { Link } from '../components/link.js'
import { Await, Empty } from '../components/states.js'
import { StatusMark } from '../components/status.js'
import { tellDate } from '../dates.js'
import { dateOfDay, today } from '../days.js'
import { say } from '../messages.js'
import { useNames, withName } from '../names.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import type { CommitmentLine, Entry, FigureLine, Process, RoleLine, TrackLine, View } from '../types.js'

const HAPPENED =
  'meeting,agreement,ceasefire,offer,hostilities,release,delimitation,transport,deployment,territory,relations,displacement,humanitarian,sanction'

/** A briefing to read or print: sentences of the record, each with its footnotes. */
export default function BriefingPage() {
  const { query } = useRoute()
  const process = query.get('process')
  const clocks = { process, asOf: query.get('asOf'), publishedBy: query.get('publishedBy'), knownAt: query.get('knownAt') }
  const period = { from: query.get('from'), to: query.get('to') }
  const tracks = useAsk<View<readonly TrackLine[]>>(`/views/tracks${queryOf(clocks)}`)
  const roles = useAsk<View<readonly RoleLine[]>>(
    `/views/roles${queryOf({ ...clocks, kind: 'role,process,meeting,ceasefire,agreement' })}`,
  )
  const timeline = useAsk<View<readonly Entry[]>>(
    `/views/timeline${queryOf({ ...clocks, ...period, kind: HAPPENED, limit: 200 })}`,
  )
  const figures = useAsk<View<readonly FigureLine[]>>(`/views/figures${queryOf({ ...clocks, ...period })}`)
  const commitments = useAsk<View<readonly CommitmentLine[]>>(`/views/commitments${queryOf({ ...clocks, ...period })}`)
  const names = useNames((roles.data?.view ?? []).flatMap(({ actor }) => actor.id ?? []))
  const processes = useAsk<{ processes: readonly Process[] }>('/processes')
  const made = useMemo(
    () =>
      tracks.data && roles.data && timeline.data && figures.data && commitments.data
        ? writeBriefing({
            tracks: tracks.data.view,
            roles: roles.data.view.map((line) => withName(line, names)),
            timeline: timeline.data.view,
            figures: figures.data.view,
            commitments: commitments.data.view,
          })
        : null,
    [tracks.data, roles.data, timeline.data, figures.data, commitments.data, names],
  )
  const name = processes.data?.processes.find((one) => one.id === process)?.name ?? say('process.all')
  return (
    <article className="briefing">
      <h1>
        {say('nav.briefing')}: {name}
      </h1>
      <p className="lede">
        {say('briefing.asOf', { day: tellDate(clocks.asOf ?? dateOfDay(today()).toISOString().slice(0, 10)) })}
        {clocks.publishedBy ? `, ${say('briefing.publishedBy', { day: tellDate(clocks.publishedBy) })}` : ''}
        {period.from || period.to
          ? `, ${say('briefing.period', { from: period.from ? tellDate(period.from) : '…', to: period.to ? tellDate(period.to) : '…' })}`
          : ''}
        . {say('briefing.rule')}
      </p>
      <div className="filters no-print">
        <label>
          {say('briefing.from')}{' '}
          <input
            type="date"
            value={period.from ?? ''}
            onChange={(event) => go(linkHere({ from: event.target.value || null }))}
          />
        </label>
        <label>
          {say('briefing.to')}{' '}
          <input type="date" value={period.to ?? ''} onChange={(event) => go(linkHere({ to: event.target.value || null }))} />
        </label>
        <button type="button" className="button" onClick={() => print()}>
          {say('briefing.print')}
        </button>
      </div>
      <Await of={tracks}>
        {() =>
          made === null ? (
            <p className="loading" role="status">
              {say('state.loading')}
            </p>
          ) : made.footnotes.length === 0 ? (
            <Empty />
          ) : (
            <>
              <Part title={say('briefing.standing')} sentences={made.standing} />
              <Part title={say('briefing.mediators')} sentences={made.mediators} />
              <Part title={say('briefing.happened')} sentences={made.happened} dated />
              {made.figures.length > 0 && (
                <section>
                  <h2>{say('briefing.figures')}</h2>
                  <dl className="rivals">
                    {made.figures.map((line) => (
                      <div key={line.key}>
                        <dt>
                          {line.what} {line.contested && <StatusMark status="disputed" />}
                        </dt>
                        {line.versions.map((version) => (
                          <dd key={`${version.as}${version.who}`}>
                            “{visible(version.as)}”, <bdi>{version.who}</bdi>
                            <Notes notes={version.notes} />
                          </dd>
                        ))}
                      </div>
                    ))}
                  </dl>
                </section>
              )}
              <Part title={say('briefing.commitments')} sentences={made.commitments} />
              <section className="footnotes">
                <h2>{say('briefing.footnotes')}</h2>
                <ol>
                  {made.footnotes.map((note, i) => (
                    <li key={note.claim} id={`note-${i + 1}`}>
                      <q>{visible(note.quote)}</q>{' '}
                      <bdi>
                        {[
                          note.claimant,
                          note.outlet ?? note.agency,
                          note.title,
                          note.published ? tellDate(note.published) : null,
                        ]
                          .filter((part, at, all) => part && all.indexOf(part) === at)
                          .join(', ')}
                      </bdi>{' '}
                      <Link href={linkTo('sources', note.source, { claim: note.claim })} label={`${say('cite.to')}, ${i + 1}`}>
                        {say('cite.to')}
                      </Link>
                    </li>
                  ))}
                </ol>
                {made.uncited > 0 && <p className="quiet">{say('briefing.uncited', { n: made.uncited })}</p>}
              </section>
            </>
          )
        }
      </Await>
    </article>
  )
}

function Part({
  title,
  sentences,
  dated = false,
}: {
  readonly title: string
  readonly sentences: readonly Sentence[]
  readonly dated?: boolean
}) {
  if (sentences.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      {sentences.map((one) => (
        <p key={one.key} className={dated ? 'told dated' : 'told'}>
          {dated && <span className="quiet when">{tellDate(one.when)}</span>}
          <span>
            {one.support?.status === 'contested' && <StatusMark status="disputed" />} <bdi>{visible(one.text)}</bdi>
            <Notes notes={one.notes} />
          </span>
        </p>
      ))}
    </section>
  )
}

function Notes({ notes }: { readonly notes: readonly number[] }) {
  return (
    <sup className="notes">
      {notes.map((n) => (
        <a key={n} href={`#note-${n}`}>
          <span className="sr">{say('briefing.note')} </span>
          {n}
        </a>
      ))}
    </sup>
  )
}
