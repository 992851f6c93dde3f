import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { queryOf, Refused, refresh, useAsk } from '../api.js'
import { tellDate } from '../dates.js'
import { keyFor, useKeys } from '../keys.js'
import { say } from '../messages.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import { sendRuling } from '../rulings.js'
import { selectedSpan } from '../selection.js'
import { may, useSession } from '../session.js'
import type { JudgedClaim, KeptSource } from '../types.js'
import { useWordKeys } from '../word-keys.js'
import { Article, visible } from './article.js'
import { AssertForm, missedClaim } from './assert-form.js'
import { ClaimFields, ClaimLine } from './claim-card.js'
import { Link } from './link.js'
import { Await } from './states.js'
import type { Picked } from './words.js'

const choose = (claim: string): void => go(linkHere({ claim }), true)

/** One report as published, its claims beside it; from card to words and back; words selected become a claim that was missed. */
export function Reader({ id }: { readonly id: string }) {
  const { query } = useRoute()
  const kept = useAsk<KeptSource>(`/sources/${encodeURIComponent(id)}`)
  const told = useAsk<{ claims: readonly JudgedClaim[] }>(`/claims${queryOf({ source: id, limit: 2000 })}`)
  const [marks, setMarks] = useState(true)
  const [picked, setPicked] = useState<Picked | null>(null)
  const [says, setSays] = useState<string | null>(null)
  const claims = useMemo(
    () => [...(told.data?.claims ?? [])].sort((a, b) => a.claim.evidence[0].start - b.claim.evidence[0].start),
    [told.data],
  )
  const chosen = query.get('claim')
  const step = (by: number): void => {
    const at = claims.findIndex((claim) => claim.id === chosen)
    const next = claims[Math.max(0, Math.min(claims.length - 1, at + by))]
    if (next) choose(next.id)
  }
  const mayRule = may(useSession(), 'reviewer')
  const pane = useRef<HTMLDivElement>(null)
  const text = kept.data?.source.text ?? ''
  const pick = (): void => {
    const span = pane.current && selectedSpan(pane.current, text)
    setPicked(span ? { ...span, quote: text.slice(span.start, span.end) } : null)
  }
  const byKeys = useWordKeys(
    () => document.querySelector<HTMLElement>('.assert select')?.focus(),
    () => setPicked(null),
  )
  useKeys({ next: () => step(1), previous: () => step(-1), assert: pick, words: () => pane.current?.focus() })
  useEffect(() => {
    if (!chosen || claims.length === 0) return
    pane.current?.querySelector('.mark.chosen')?.scrollIntoView({ block: 'center' })
    document.querySelector(`[data-card="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, claims])
  const add = async (claim: Readonly<Record<string, unknown>>): Promise<void> => {
    try {
      await sendRuling({ ruling: 'assert', of: [], to: { source: id, claim } })
      setPicked(null)
      setSays(say('reader.added'))
      refresh()
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure
      setSays(say('review.notKept', { why: `${failure.problem.detail} ${failure.problem.hint ?? ''}` }))
    }
  }
  return (
    <Await of={kept}>
      {({ source, notes, redacted, reprintOf, hasBytes }) => (
        <>
          <h1 className={source.parts.some(({ part }) => part === 'headline') ? 'sr' : 'source-title'}>
            <bdi>{visible(source.title ?? say('source.untitled'))}</bdi>
          </h1>
          <p className="lede">
            <bdi>
              {[source.byline, source.outlet, source.published ? tellDate(source.published) : tellDate(null)]
                .filter(Boolean)
                .join(' · ')}
            </bdi>
            {reprintOf && (
              <>
                {' · '}
                <Link href={linkTo('sources', reprintOf)}>{say('reader.reprint')}</Link>
              </>
            )}
            {hasBytes && (
              <>
                {' · '}
                <a href={`/api/sources/${encodeURIComponent(id)}/bytes`}>{say('reader.bytes')}</a>
              </>
            )}
          </p>
          {redacted && <p className="notice">{say('reader.redacted')}</p>}
          <div className="filters no-print">
            <label>
              <input type="checkbox" checked={marks} onChange={(event) => setMarks(event.target.checked)} />{' '}
              {say('reader.marks')}
            </label>
            <span className="quiet" id="choose-words">
              {say('reader.howTo', { key: keyFor('words') })}
            </span>
          </div>
          {says && (
            <p role="status" className="ruling-says">
              {says}
            </p>
          )}
          <div className="reader">
            {/* biome-ignore lint/a11y/useSemanticElements: words are selected here with whatever selects words */}
            <div
              ref={pane}
              role="group"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: and by keys
              tabIndex={0}
              aria-label={say('words.label')}
              aria-describedby="choose-words"
              onMouseUp={pick}
              onKeyUp={pick}
              onKeyDown={byKeys}
            >
              <Article source={source} claims={claims} chosen={chosen} marks={marks} choose={choose} />
              {notes.length > 0 && (
                <section aria-label={say('reader.notes')}>
                  <h2>{say('reader.doubts')}</h2>
                  <ul>
                    {notes.map((note) => (
                      <li key={`${note.rule}${note.at.start}${note.says}`}>{visible(note.says)}</li>
                    ))}
                  </ul>
                </section>
              )}
            </div>
            <section className="cards" aria-label={say('reader.claims')}>
              {picked && mayRule && (
                <>
                  <h2>{say('assert.title')}</h2>
                  <AssertForm
                    key={`${picked.start} ${picked.end}`}
                    words={picked.quote}
                    inside={text}
                    cancel={() => setPicked(null)}
                    add={(missed) => {
                      const start = missed.quote === picked.quote ? picked.start : text.indexOf(missed.quote)
                      void add(missedClaim(missed, start, query.get('process')))
                    }}
                  />
                </>
              )}
              <h2>{say(claims.length === 1 ? 'reader.oneClaim' : 'reader.nClaims', { n: claims.length })}</h2>
              {told.data && claims.length === 0 && <p>{say('reader.noClaims')}</p>}
              <ol>
                {claims.map((judged) => (
                  <Card key={judged.id} judged={judged} chosen={judged.id === chosen} />
                ))}
              </ol>
            </section>
          </div>
        </>
      )}
    </Await>
  )
}

/** A claim beside the words it rests on; with all its fields where it is chosen. */
const Card = memo(function Card({ judged, chosen }: { readonly judged: JudgedClaim; readonly chosen: boolean }) {
  return (
    <li data-card={judged.id} className={chosen ? 'chosen' : ''}>
      <button type="button" className="card" aria-expanded={chosen} onClick={() => choose(judged.id)}>
        <ClaimLine judged={judged} />
      </button>
      {chosen && (
        <>
          <ClaimFields judged={judged} />
          <Link href={linkTo('review', null, { claim: judged.id, source: judged.source })} className="button">
            {say('reader.rule')}
          </Link>
        </>
      )}
    </li>
  )
})
