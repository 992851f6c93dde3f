import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, type Problem, Refused } from './api.js'
import type { JudgedClaim } from './types.js'

/** How many claims a page of the queue has, and how near its end the next is asked for. */
const PAGE = 300
const NEAR = 80
/** Most that one ruling is made on. */
export const MOST_AT_ONCE = 10_000

interface Page {
  readonly claims: readonly JudgedClaim[]
  readonly next: string | null
}
interface Held extends Page {
  readonly path: string
  readonly state: 'loading' | 'ready' | 'failed'
  readonly problem: Problem | null
}
export interface ClaimQueue extends Held {
  /** Tells which row is in sight, so that the next page is there in time. */
  readonly seen: (index: number) => void
  /** All the filter shows, as far as one ruling may be made on. */
  readonly all: () => Promise<readonly JudgedClaim[]>
  /** Takes claims out at once, before the server has answered; what it gives puts them back. */
  readonly drop: (ids: readonly string[]) => () => void
  readonly reload: () => void
}

/**
 * The claims of a filter, page by page. A ruling takes its claims out without asking for the rest again: a reviewer does not
 * wait, however many claims there are.
 */
export function useClaimQueue(filter: string): ClaimQueue {
  const path = `/claims${filter}${filter === '' ? '?' : '&'}limit=${PAGE}`
  const [held, setHeld] = useState<Held>({ path: '', claims: [], next: null, state: 'loading', problem: null })
  const [turn, setTurn] = useState(0)
  const busy = useRef(false)
  const latest = useRef(held)
  latest.current = held
  const more = useCallback(async (): Promise<readonly JudgedClaim[]> => {
    const { next, path: of } = latest.current
    if (next === null || busy.current) return []
    busy.current = true
    try {
      const page = await ask<Page>(`${of}&cursor=${encodeURIComponent(next)}`)
      if (latest.current.path !== of) return []
      const here = new Set(latest.current.claims.map(({ id }) => id))
      const claims = [...latest.current.claims, ...page.claims.filter(({ id }) => !here.has(id))]
      latest.current = { ...latest.current, claims, next: page.next }
      setHeld(latest.current)
      return page.claims
    } finally {
      busy.current = false
    }
  }, [])
  useEffect(() => {
    // Another turn asks the same path again.
    void turn
    let live = true
    setHeld((before) => ({ ...before, path, state: 'loading', ...(before.path === path ? {} : { claims: [], next: null }) }))
    ask<Page>(path)
      .then((page) => live && setHeld({ path, ...page, state: 'ready', problem: null }))
      .catch((failure: unknown) => {
        if (live && failure instanceof Refused) setHeld((before) => ({ ...before, state: 'failed', problem: failure.problem }))
      })
    return () => {
      live = false
    }
  }, [path, turn])
  return {
    ...held,
    seen: (index) => {
      if (index > held.claims.length - NEAR) void more().catch(() => undefined)
    },
    async all() {
      while (latest.current.next !== null && latest.current.claims.length < MOST_AT_ONCE) {
        // A page may be on its way already: then its turn is waited for.
        if ((await more()).length === 0 && busy.current) await new Promise((go) => setTimeout(go, 30))
      }
      return latest.current.claims.slice(0, MOST_AT_ONCE)
    },
    drop(ids) {
      const gone = new Set(ids)
      const before = latest.current.claims
      setHeld((now) => ({ ...now, claims: now.claims.filter(({ id }) => !gone.has(id)) }))
      return () => setHeld((now) => ({ ...now, claims: before }))
    },
    reload: () => setTurn((n) => n + 1),
  }
}
