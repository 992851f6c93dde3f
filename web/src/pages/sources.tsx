import { useEffect, useMemo, useRef, useState } from 'react'
import { queryOf, useAsk } from '../api.js'
import { Article, visible } from '../components/article.js'
import { ClaimFields, ClaimLine } from '../components/claim-card.js'
import { Link } from '../components/link.js'
import { Await } from '../components/states.js'
import { tellDate } from '../dates.js'
import { useKeys } from '../keys.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import type { JudgedClaim, KeptSource, SourceLine } from '../types.js'

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
      <h1>Sources</h1>
      <p className="lede">The reports this record was read from, the last added first.</p>
      <Await of={told} empty={({ sources }) => sources.length === 0}>
        {({ sources, next }) => (
          <>
            <table className="lines">
              <thead>
                <tr>
                  <th scope="col">Report</th>
                  <th scope="col">Outlet</th>
                  <th scope="col">Published</th>
                  <th scope="col">Claims</th>
                </tr>
              </thead>
              <tbody>
                {sources.map((source) => (
                  <tr key={source.id}>
                    <th scope="row">
                      <Link href={linkTo('sources', source.id)}>
                        <bdi>{visible(source.title ?? 'Untitled report')}</bdi>
                      </Link>
                      {source.reprintOf && <span className="quiet"> reprint</span>}
                      {source.redacted && <span className="quiet"> redacted</span>}
                    </th>
                    <td>
                      <bdi>{[source.outlet, source.agency].filter(Boolean).join(', ') || '–'}</bdi>
                    </td>
                    <td className="when">{tellDate(source.published)}</td>
                    <td className="number">{source.claims}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {next && (
              <p>
                <Link href={linkHere({ cursor: next })} className="button">
                  Earlier ones
                </Link>
              </p>
            )}
          </>
        )}
      </Await>
    </>
  )
}

/** One report as published, its claims beside it; from card to words and back. */
function Reader({ id }: { readonly id: string }) {
  const { query } = useRoute()
  const kept = useAsk<KeptSource>(`/sources/${encodeURIComponent(id)}`)
  const told = useAsk<{ claims: readonly JudgedClaim[] }>(`/claims${queryOf({ source: id, limit: 2000 })}`)
  const [marks, setMarks] = useState(true)
  const claims = useMemo(
    () => [...(told.data?.claims ?? [])].sort((a, b) => a.claim.evidence[0].start - b.claim.evidence[0].start),
    [told.data],
  )
  const chosen = query.get('claim')
  const choose = (claim: string): void => go(linkHere({ claim }), true)
  const step = (by: number): void => {
    const at = claims.findIndex((claim) => claim.id === chosen)
    const next = claims[Math.max(0, Math.min(claims.length - 1, at + by))]
    if (next) choose(next.id)
  }
  useKeys({ next: () => step(1), previous: () => step(-1) })
  const pane = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!chosen || claims.length === 0) return
    pane.current?.querySelector('.mark.chosen')?.scrollIntoView({ block: 'center' })
    document.querySelector(`[data-card="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, claims])
  return (
    <Await of={kept}>
      {({ source, notes, redacted, reprintOf }) => (
        <>
          <h1 className="source-title">
            <bdi>{visible(source.title ?? 'Untitled report')}</bdi>
          </h1>
          <p className="lede">
            <bdi>
              {[source.byline, source.outlet, source.published ? tellDate(source.published) : 'undated']
                .filter(Boolean)
                .join(' · ')}
            </bdi>
            {reprintOf && (
              <>
                {' · '}
                <Link href={linkTo('sources', reprintOf)}>reprints an earlier report</Link>
              </>
            )}
          </p>
          {redacted && <p className="notice">The words of this source were redacted; the decision and its reason are kept.</p>}
          <p className="no-print">
            <label>
              <input type="checkbox" checked={marks} onChange={(event) => setMarks(event.target.checked)} /> Show the evidence
            </label>
          </p>
          <div className="reader">
            <div ref={pane}>
              <Article source={source} claims={claims} chosen={chosen} marks={marks} choose={choose} />
              {notes.length > 0 && (
                <section aria-label="Notes">
                  <h2>What the reader doubts</h2>
                  <ul>
                    {notes.map((note) => (
                      <li key={`${note.rule}${note.at.start}${note.says}`}>{visible(note.says)}</li>
                    ))}
                  </ul>
                </section>
              )}
            </div>
            <section className="cards" aria-label="Claims">
              <h2>{claims.length} claims</h2>
              <ol>
                {claims.map((judged) => (
                  <li key={judged.id} data-card={judged.id} className={judged.id === chosen ? 'chosen' : ''}>
                    <button
                      type="button"
                      className="card"
                      aria-expanded={judged.id === chosen}
                      onClick={() => choose(judged.id)}
                    >
                      <ClaimLine judged={judged} />
                    </button>
                    {judged.id === chosen && (
                      <>
                        <ClaimFields judged={judged} />
                        <Link href={linkTo('review', null, { claim: judged.id, source: id })} className="button">
                          Rule on it
                        </Link>
                      </>
                    )}
                  </li>
                ))}
              </ol>
            </section>
          </div>
        </>
      )}
    </Await>
  )
}
