import { queryOf, useAsk } from '../api.js'
import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { useNames } from '../names.js'
import { linkTo, useRoute } from '../route.js'
import type { ActorTold, Entry, PositionLine, RoleLine, View, WhoIsTold } from '../types.js'
import { visible } from './article.js'
import { Cites } from './cite.js'
import { Link } from './link.js'
import { Await } from './states.js'
import { ModalityMark, SupportMark } from './status.js'
import { identityOf, WhoIs } from './who-is.js'

const SAID = 'statement,offer,demand,accusation,refusal,threat,pledge,assessment,support'

/** One actor: what it is, its posts and roles, whom it met, what it said, and where it stood on each issue over time. */
export function ActorPage({ id }: { readonly id: string }) {
  const { query } = useRoute()
  const asked = {
    actor: id,
    process: query.get('process'),
    asOf: query.get('asOf'),
    publishedBy: query.get('publishedBy'),
    knownAt: query.get('knownAt'),
  }
  const who = useAsk<WhoIsTold>(identityOf(id)).data
  const actor = useAsk<ActorTold>(who?.known ? `/actors/${encodeURIComponent(who.key)}` : null)
  const roles = useAsk<View<readonly RoleLine[]>>(`/views/roles${queryOf(asked)}`)
  const events = useAsk<View<readonly Entry[]>>(`/views/timeline${queryOf({ ...asked, kind: 'meeting,agreement,ceasefire' })}`)
  const said = useAsk<View<readonly Entry[]>>(`/views/timeline${queryOf({ ...asked, kind: SAID })}`)
  const positions = useAsk<View<readonly PositionLine[]>>(`/views/positions${queryOf(asked)}`)
  const names = useNames([...(actor.data?.of ? [actor.data.of] : []), ...(actor.data?.posts ?? []).map((post) => post.of)])
  const mine = (roles.data?.view ?? []).filter((line) => line.actor.id === id)
  const lines = (positions.data?.view ?? []).filter(
    (line) => line.side === id || line.positions.some((one) => one.speaker === actor.data?.name),
  )
  const name = actor.data?.name ?? who?.name ?? id
  return (
    <>
      <h1>
        <bdi>{visible(name)}</bdi>
      </h1>
      <p className="lede">
        {actor.data?.type.replaceAll('-', ' ')}
        {actor.data?.of ? `, ${names.get(actor.data.of)?.name ?? actor.data.of}` : ''}
        {who?.known === false && say('actor.unknown')}{' '}
        <Link href={linkTo('timeline', null, { actor: id })}>{say('actor.timeline')}</Link>
      </p>
      {who && <WhoIs key={id} mine={who} />}
      {actor.data && actor.data.posts.length > 0 && (
        <>
          <h2>{say('actor.posts')}</h2>
          <ul className="plain">
            {actor.data.posts.map((post) => (
              <li key={`${post.office}${post.from}`}>
                {post.office}
                {ofWhom(post.office, names.get(post.of)?.name)}{' '}
                <span className="quiet">
                  {[
                    post.from ? say('date.from', { day: tellDate(post.from) }) : null,
                    post.to ? say('date.to', { day: tellDate(post.to) }) : null,
                    post.acting ? say('post.acting') : null,
                  ]
                    .filter(Boolean)
                    .join(' ')}
                </span>
              </li>
            ))}
          </ul>
          <p className="quiet">{say('actor.postsSays')}</p>
        </>
      )}
      {mine.length > 0 && (
        <>
          <h2>{say('actor.roles')}</h2>
          <ul className="plain">
            {mine.flatMap((line) =>
              line.steps.map((step) => (
                <li key={`${line.role}${step.finding}`}>
                  <span className="quiet when">{tellDate(step.when)}</span> {line.role.replaceAll('-', ' ')}: {step.status},{' '}
                  <bdi>{step.phrase}</bdi> <Cites sources={step.sources} />
                </li>
              )),
            )}
          </ul>
        </>
      )}
      <h2>{say('actor.meetings')}</h2>
      <Await of={events}>{({ view }) => <Entries entries={view} />}</Await>
      <h2>{say('actor.said')}</h2>
      <Await of={said}>{({ view }) => <Entries entries={view} />}</Await>
      {lines.length > 0 && (
        <>
          <h2>{say('actor.positions')}</h2>
          {lines.map((line) => (
            <section key={`${line.side}${line.issue}`}>
              <h3>
                <bdi>{visible(line.issue.replaceAll('-', ' '))}</bdi>
              </h3>
              <ol className="plain stances">
                {line.positions.map((one) => (
                  <li key={one.finding}>
                    <span className="quiet when">{tellDate(one.when)}</span> <span className="modality">{one.stance}</span>{' '}
                    {one.shift && <strong>{say('actor.shift')} </strong>}
                    <bdi>{one.speaker}</bdi>: <bdi>{one.quote ? `“${one.quote}”` : one.phrase}</bdi>{' '}
                    <Cites sources={one.sources} />
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </>
      )}
    </>
  )
}

/** The state or body of an office, where its name does not tell. */
const ofWhom = (office: string, of: string | undefined): string => (of && !office.includes(of) ? `, ${of}` : '')

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  if (entries.length === 0) return <p className="quiet">{say('actor.none')}</p>
  return (
    <ul className="plain">
      {entries.slice(0, 200).map((entry) => (
        <li key={entry.id}>
          <span className="quiet when">{tellDate(entry.when)}</span> <ModalityMark modality={entry.modality} />{' '}
          <bdi>{entry.phrase}</bdi> <SupportMark support={entry.support} /> <Cites sources={entry.sources} />
        </li>
      ))}
    </ul>
  )
}
