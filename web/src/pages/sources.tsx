import { queryOf, useAsk } from '../api.js'
import { visible } from '../components/article.js'
import { Link } from '../components/link.js'
import { Reader } from '../components/reader.js'
import { Await } from '../components/states.js'
import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { linkHere, linkTo, useRoute } from '../route.js'
import type { SourceLine } from '../types.js'

export default function Sources() {
  const { id } = useRoute()
  return id === null ? <SourceList /> : <Reader id={id} />
}

/** Every source, newest first. */
function SourceList() {
  const { query } = useRoute()
  const told = useAsk<{ sources: readonly SourceLine[]; next: string | null }>(
    `/sources${queryOf({ limit: 100, cursor: query.get('cursor'), publishedBy: query.get('publishedBy') })}`,
  )
  return (
    <>
      <h1>{say('nav.sources')}</h1>
      <p className="lede">{say('sources.lede')}</p>
      <Await of={told} empty={({ sources }) => sources.length === 0}>
        {({ sources, next }) => (
          <>
            <table className="lines">
              <thead>
                <tr>
                  <th scope="col">{say('sources.report')}</th>
                  <th scope="col">{say('sources.outlet')}</th>
                  <th scope="col">{say('sources.published')}</th>
                  <th scope="col">{say('sources.claims')}</th>
                </tr>
              </thead>
              <tbody>
                {sources.map((source) => (
                  <tr key={source.id}>
                    <th scope="row">
                      <Link href={linkTo('sources', source.id)}>
                        <bdi>{visible(source.title ?? say('source.untitled'))}</bdi>
                      </Link>
                      {source.reprintOf && <span className="quiet"> {say('sources.reprint')}</span>}
                      {source.redacted && <span className="quiet"> {say('sources.redacted')}</span>}
                    </th>
                    <td>
                      <bdi>{[source.outlet, source.agency].filter(Boolean).join(', ') || source.byline || '–'}</bdi>
                    </td>
                    <td className="when">{tellDate(source.published)}</td>
                    <td className="number" data-label={say('sources.claims')}>
                      {source.claims}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {next && (
              <p>
                <Link href={linkHere({ cursor: next })} className="button">
                  {say('sources.earlier')}
                </Link>
              </p>
            )}
          </>
        )}
      </Await>
    </>
  )
}
