import { useEffect, useRef } from 'react'
import { queryOf, useAsk } from '../api.js'
import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import type { JudgedClaim } from '../types.js'
import { visible } from './article.js'

/** The other claims that tell of the same thing. */
export function useTogether(judged: JudgedClaim): readonly JudgedClaim[] {
  const told = useAsk<{ claims: readonly JudgedClaim[] }>(
    judged.finding ? `/claims${queryOf({ finding: judged.finding, limit: 50 })}` : null,
  )
  return (told.data?.claims ?? []).filter((claim) => claim.id !== judged.id && claim.finding === judged.finding)
}

interface TogetherProps {
  readonly judged: JudgedClaim
  readonly others: readonly JudgedClaim[]
  readonly split: (base: number) => void
}

/** Those others, and the way to part this one from them. */
export function Together({ judged, others, split }: TogetherProps) {
  if (others.length === 0) return null
  return (
    <section className="together" aria-labelledby="together">
      <h3 id="together">{say('together.title', { n: others.length })}</h3>
      <Claims claims={others} />
      <p className="quiet">{say('together.split', { n: others.length })}</p>
      <button
        type="button"
        className="button"
        onClick={() => split(Math.max(...[judged, ...others].map((claim) => claim.changed)))}
      >
        {say('together.apart')}
      </button>
    </section>
  )
}

interface PreviewProps {
  readonly claims: readonly JudgedClaim[]
  readonly merge: () => void
  readonly cancel: () => void
}

/** What a merging would do, before it is done. */
export function MergePreview({ claims, merge, cancel }: PreviewProps) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const findings = new Set(claims.map((claim) => claim.finding))
  return (
    <section className="together" aria-labelledby="merging">
      <h3 id="merging">{say('together.merge', { n: claims.length, findings: findings.size })}</h3>
      <Claims claims={claims} />
      <div className="rulings">
        <button type="button" className="button primary" ref={first} onClick={merge}>
          {say('together.do')}
        </button>
        <button type="button" className="button" onClick={cancel}>
          {say('together.leave')}
        </button>
      </div>
    </section>
  )
}

function Claims({ claims }: { readonly claims: readonly JudgedClaim[] }) {
  return (
    <ul className="plain">
      {claims.map((claim) => (
        <li key={claim.id}>
          <span className="quiet when">{tellDate(claim.claim.when)}</span> {visible(claim.claim.phrase)}
        </li>
      ))}
    </ul>
  )
}
