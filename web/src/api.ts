import { useEffect, useState } from 'react'
import { say } from './messages.js'

/** A refused or failed request as the server tells it. */
export interface Problem {
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly hint: string | null
}

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

const OFFLINE: Problem = {
  title: say('failure.offline'),
  status: 0,
  detail: say('failure.offlineSays'),
  code: 'offline',
  hint: say('failure.offlineHint'),
}

/** Asks the API. Throws Refused, also when the server is not there. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(`/api${path}`, { credentials: 'same-origin', ...init })
  } catch {
    throw new Refused(OFFLINE)
  }
  if (answer.ok) return (await answer.json()) as T
  const told = (await answer.json().catch(() => null)) as Problem | null
  // With accounts, a session that has ended goes on at the door, and comes back to this very place.
  if (answer.status === 401 && told?.hint?.includes('/sign-in'))
    location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
  throw new Refused(
    told ?? {
      ...OFFLINE,
      title: say('failure.request'),
      status: answer.status,
      detail: say('failure.requestSays', { status: answer.status }),
      hint: null,
    },
  )
}

export const post = <T>(path: string, body: unknown): Promise<T> =>
  ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** A query string of what is set. */
export function queryOf(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '') query.set(key, String(value))
  return query.size > 0 ? `?${query}` : ''
}

export type Loaded<T> =
  | { readonly state: 'loading'; readonly data: T | null }
  | { readonly state: 'ready'; readonly data: T }
  | { readonly state: 'failed'; readonly problem: Problem; readonly data: T | null }

let epoch = 0
const watchers = new Set<() => void>()
/** Something was decided or added: what is shown is asked for again. */
export function refresh(): void {
  epoch++
  for (const watcher of watchers) watcher()
}

/** What the API says at a path, asked again when it or the record changes. The last answer stays in sight meanwhile. */
export function useAsk<T>(path: string | null): Loaded<T> {
  const [at, setAt] = useState(epoch)
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading', data: null })
  useEffect(() => {
    const watcher = (): void => setAt(epoch)
    watchers.add(watcher)
    return () => void watchers.delete(watcher)
  }, [])
  useEffect(() => {
    // A new epoch asks the same path again.
    void at
    if (path === null) return
    let live = true
    const stop = new AbortController()
    setLoaded((before) => ({ state: 'loading', data: before.data }))
    ask<T>(path, { signal: stop.signal })
      .then((data) => live && setLoaded({ state: 'ready', data }))
      .catch((failure: unknown) => {
        if (live && failure instanceof Refused)
          setLoaded((before) => ({ state: 'failed', problem: failure.problem, data: before.data }))
      })
    return () => {
      live = false
      stop.abort()
    }
  }, [path, at])
  return loaded
}
