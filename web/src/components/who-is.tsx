import { type FormEvent, useEffect, useState } from 'react'
import { ask, type Problem, Refused, refresh } from '../api.js'
import { say } from '../messages.js'
import { linkTo } from '../route.js'
import { sendRuling } from '../rulings.js'
import { may, useSession } from '../session.js'
import type { WhoIsTold } from '../types.js'
import { visible } from './article.js'
import { Link } from './link.js'

const RELATIONS = ['same-actor', 'distinct-actors'] as const
type Relation = (typeof RELATIONS)[number]

/** Where the API tells who somebody is. */
export const identityOf = (told: string): string => `/actors/${encodeURIComponent(told)}/identity`

/** Whom an actor stands for by ruling, and the form that says so: two names are one actor, or never. Each ruling can be undone. */
export function WhoIs({ mine }: { readonly mine: WhoIsTold }) {
  const session = useSession()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [relation, setRelation] = useState<Relation>('same-actor')
  const [typed, setTyped] = useState('')
  const other = useOther(typed)
  const send = (draft: Parameters<typeof sendRuling>[0]): void => {
    sendRuling(draft)
      .then(() => {
        setProblem(null)
        setTyped('')
        refresh()
      })
      .catch((failure: unknown) => failure instanceof Refused && setProblem(failure.problem))
  }
  const keep = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (!other || other.key === mine.key) return
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    const of = [mine.key, other.key]
    send({ ruling: relation, of, reason, to: relation === 'same-actor' ? { into: shownAs(mine, other).key } : {} })
  }
  return (
    <>
      {mine.as && (
        <p>
          {say('who.as')}{' '}
          <Link href={linkTo('actors', mine.as.key)}>
            <bdi>{visible(mine.as.name)}</bdi>
          </Link>
          .
        </p>
      )}
      {mine.rulings.length > 0 && (
        <ul className="plain">
          {mine.rulings.map(({ decision }) => (
            <li key={decision.id}>
              {say(`who.${decision.ruling as Relation}`, { names: decision.of.map((one) => one.replace(/^~/, '')).join(', ') })}{' '}
              <span className="quiet">
                <bdi>{visible([decision.author, decision.reason].filter(Boolean).join(': '))}</bdi>
              </span>{' '}
              {may(session, 'editor') && (
                <button type="button" className="link" onClick={() => send({ ruling: 'undo', of: [decision.id] })}>
                  {say('track.undo')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {may(session, 'editor') && (
        <details className="by-hand no-print">
          <summary>{say('who.title')}</summary>
          <form className="correction" onSubmit={keep} aria-label={say('who.title')}>
            <label>
              {say('who.relation')}
              <select value={relation} onChange={(event) => setRelation(event.target.value as Relation)}>
                {RELATIONS.map((one) => (
                  <option key={one} value={one}>
                    {say(`who.choose.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {say('who.other')}
              <input value={typed} onChange={(event) => setTyped(event.target.value)} required maxLength={200} />
            </label>
            <label>
              {say('track.reason')}
              <input name="reason" required maxLength={1000} />
            </label>
            <p role="status" className="quiet">
              {other && other.key !== mine.key && (
                <>
                  {say(other.known ? 'who.known' : 'who.unknown', { name: other.name })}{' '}
                  {relation === 'same-actor'
                    ? say('who.would', { name: shownAs(mine, other).name })
                    : say('who.wouldNot', { one: mine.name, other: other.name })}
                </>
              )}
              {other && other.key === mine.key && say('who.itself')}
            </p>
            <div>
              <button type="submit" className="button primary" disabled={!other || other.key === mine.key}>
                {say('track.keep')}
              </button>
            </div>
            {problem && (
              <p role="alert">
                {problem.detail} {problem.hint}
              </p>
            )}
          </form>
        </details>
      )}
    </>
  )
}

/** Under whose name both go: whom the register knows, else the one whose page this is. */
const shownAs = (mine: WhoIsTold, other: WhoIsTold): WhoIsTold => (mine.known || !other.known ? mine : other)

/** Who is meant by what is typed, once the typing rests. */
function useOther(typed: string): WhoIsTold | null {
  const [found, setFound] = useState<WhoIsTold | null>(null)
  useEffect(() => {
    setFound(null)
    const told = typed.trim()
    if (told === '') return
    let live = true
    const timer = setTimeout(() => {
      ask<WhoIsTold>(identityOf(told))
        .then((who) => live && setFound(who))
        .catch(() => undefined)
    }, 250)
    return () => {
      live = false
      clearTimeout(timer)
    }
  }, [typed])
  return found
}
