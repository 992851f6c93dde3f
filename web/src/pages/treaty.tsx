import { queryOf, refresh, useAsk } from '../api.js'
import { Cites, inPrint } from '../components/cite.js'
import { Link } from '../components/link.js'
import { Grounds } from '../components/papers.js'
import { RestsOn, StandingTold, Steps, stateWord } from '../components/part-standing.js'
import { StateForm } from '../components/state-form.js'
import { Await } from '../components/states.js'
import { TrackPage } from '../components/track-page.js'
import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import { sendRuling } from '../rulings.js'
import { may, useSession } from '../session.js'
import { useTrack } from '../track.js'
import type { ArticleChangeTold, TreatyTold } from '../track-types.js'

const STATES = ['agreed', 'bracketed', 'open', 'initialled', 'signed', 'ratified', 'in-force', 'suspended', 'broken']

/** A treaty text: its stages, its articles, what each party wants of it, and its drafts side by side. */
export default function TreatyPage() {
  const told = useTrack<TreatyTold>('treaty')
  return (
    <TrackPage name="treaty">
      <Await of={told}>{({ view }) => <Treaty view={view} />}</Await>
    </TrackPage>
  )
}

function Treaty({ view }: { readonly view: TreatyTold }) {
  const { now, denied } = view.standing
  return (
    <>
      <p>
        {now
          ? say('treaty.now', {
              state: stateWord(now.state),
              since: now.from ? say('date.from', { day: tellDate(now.from) }) : say('date.undated'),
            })
          : say('treaty.notNow')}{' '}
        {now && <RestsOn step={now} />}
      </p>
      {denied.length > 0 && (
        <>
          <h2>{say('treaty.denied')}</h2>
          <Steps steps={denied} />
        </>
      )}
      <h2>{say('treaty.stages')}</h2>
      <Steps steps={view.stages} />
      <h2>{say('track.grounds')}</h2>
      <Grounds grounds={view.grounds} />
      <h2>{say('treaty.counts')}</h2>
      {view.counts.length === 0 && <p>{say('track.none')}</p>}
      <ul className="plain">
        {view.counts.map(({ finding, agreed, of, when, sources }) => (
          <li key={finding}>
            <span className="quiet when">{tellDate(when)}</span>{' '}
            {of === null ? say('treaty.count', { agreed }) : say('treaty.countOf', { agreed, of })} <Cites sources={sources} />{' '}
            <span className="quiet">{inPrint(sources)}</span>
          </li>
        ))}
      </ul>
      <h2>{say('treaty.articles')}</h2>
      <Articles view={view} />
      <StateForm part={null} name={say('treaty.rule')} states={STATES} />
      <h2>{say('treaty.points')}</h2>
      <Points view={view} />
      <h2>{say('treaty.drafts')}</h2>
      <Drafts view={view} />
    </>
  )
}

function Articles({ view }: { readonly view: TreatyTold }) {
  if (view.articles.length === 0) return <p>{say('track.none')}</p>
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{say('treaty.article')}</th>
          <th scope="col">{say('treaty.party')}</th>
          <th scope="col">{say('track.state')}</th>
          <th scope="col">{say('track.rests')}</th>
        </tr>
      </thead>
      <tbody>
        {view.articles.map(({ draft, article, party, standing }) => (
          <tr key={`${draft}-${article}-${party}`}>
            <th scope="row">
              {article} <span className="quiet">{draft}</span>
            </th>
            <td>{party ?? say('treaty.all')}</td>
            <td>
              <StandingTold standing={standing} />
            </td>
            <td>{standing.now && <RestsOn step={standing.now} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Points({ view }: { readonly view: TreatyTold }) {
  const session = useSession()
  if (view.points.length === 0) return <p>{say('track.none')}</p>
  const drop = (finding: string, when: string | null): void => {
    // The reason is what a ruling of this kind always says; the day is today's, since it is told today.
    const today = new Date().toISOString().slice(0, 10)
    const to = { id: finding, state: 'dropped', from: when !== null && when > today ? when : today }
    void sendRuling({ ruling: 'new-state', of: [], to, reason: say('treaty.drop') }).then(refresh)
  }
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{say('track.when')}</th>
          <th scope="col">{say('treaty.party')}</th>
          <th scope="col">{say('track.what')}</th>
          <th scope="col">{say('track.state')}</th>
          <th scope="col">{say('track.words')}</th>
        </tr>
      </thead>
      <tbody>
        {view.points.map((point) => (
          <tr key={point.finding}>
            <td className="when">{tellDate(point.when)}</td>
            <td>
              <bdi>{point.party.name}</bdi>
            </td>
            <td>
              {point.kind === 'refusal' && <span className="modality">{say('treaty.refuses')}</span>} <bdi>{point.what}</bdi>
            </td>
            <td>
              {stateWord(point.state)}{' '}
              {point.state === 'wanted' && may(session, 'editor') && (
                <button type="button" className="link no-print" onClick={() => drop(point.finding, point.when)}>
                  {say('treaty.drop')} <span className="sr">({point.what})</span>
                </button>
              )}
            </td>
            <td>
              <Cites sources={point.sources} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Drafts({ view }: { readonly view: TreatyTold }) {
  const { query } = useRoute()
  const [before, after] = [query.get('before'), query.get('after')]
  const compared = useAsk<{ changes: readonly ArticleChangeTold[] }>(
    before && after ? `/tracks/drafts/compare${queryOf({ before, after })}` : null,
  )
  if (view.drafts.length === 0) return <p>{say('treaty.noDrafts')}</p>
  return (
    <>
      <ul className="plain">
        {view.drafts.map((draft, i) => {
          const next = view.drafts[i + 1]
          return (
            <li key={draft.source}>
              <Link href={linkTo('sources', draft.source)}>{draft.title ?? draft.source}</Link>{' '}
              <span className="quiet">{tellDate(draft.published)}</span>: {draft.articles.length}
              {next && (
                <>
                  {' '}
                  <button
                    type="button"
                    className="link"
                    onClick={() => go(linkHere({ before: draft.source, after: next.source }))}
                  >
                    {say('treaty.compare', { before: tellDate(draft.published), after: tellDate(next.published) })}
                  </button>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {before && after && (
        <Await of={compared}>
          {({ changes }) => (
            <table className="lines">
              <thead>
                <tr>
                  <th scope="col">{say('treaty.article')}</th>
                  <th scope="col">{say('treaty.changes')}</th>
                  <th scope="col">{tellDate(view.drafts.find(({ source }) => source === before)?.published ?? null)}</th>
                  <th scope="col">{tellDate(view.drafts.find(({ source }) => source === after)?.published ?? null)}</th>
                </tr>
              </thead>
              <tbody>
                {changes.map((change) => (
                  <tr key={`${change.number}-${change.change}`}>
                    <th scope="row">{change.number}</th>
                    <td>
                      {change.change}
                      <div className="quiet">
                        {say('treaty.brackets')}: {change.brackets.before}, {change.brackets.after}
                      </div>
                    </td>
                    <td className="article-text">{change.before?.text ?? ''}</td>
                    <td className="article-text">{change.after?.text ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Await>
      )}
    </>
  )
}
