import { useEffect, useState } from 'react'
import { ask, useAsk } from '../api.js'
import { tellDate } from '../dates.js'
import { isoOf, today } from '../days.js'
import { say } from '../messages.js'
import { linkTo } from '../route.js'
import { Link } from './link.js'

interface Visit {
  readonly seq: number
  readonly day: string
}
interface EntryTold {
  readonly type: string
}
const LAST = 'parley.visit'
const BEFORE = 'parley.visit.before'
/** More than so many entries are told as that many or more. */
const MOST = 2000
const stored = (store: Storage, key: string): Visit | null => JSON.parse(store.getItem(key) ?? 'null') as Visit | null

/** What came into the record since this browser last looked, for as long as this visit lasts. */
export function SinceVisit() {
  const [before, setBefore] = useState<Visit | null>(() => stored(sessionStorage, BEFORE))
  useEffect(() => {
    void ask<{ seq: number }>('/head')
      .then(({ seq }) => {
        // A visit lasts as long as the tab: what was new when it began stays told.
        const last = stored(localStorage, LAST)
        if (last && last.seq <= seq && stored(sessionStorage, BEFORE) === null) {
          sessionStorage.setItem(BEFORE, JSON.stringify(last))
          setBefore(last)
        }
        localStorage.setItem(LAST, JSON.stringify({ seq, day: isoOf(today()) } satisfies Visit))
      })
      .catch(() => undefined)
  }, [])
  const told = useAsk<{ entries: readonly EntryTold[] }>(before ? `/entries?after=${before.seq}&limit=${MOST}` : null)
  if (!before || !told.data || told.data.entries.length === 0) return null
  const count = (type: string): number => told.data?.entries.filter((entry) => entry.type === type).length ?? 0
  return (
    <p className="since">
      {say('since.some', { day: tellDate(before.day), sources: count('source'), decisions: count('decision') })}{' '}
      <Link href={linkTo('compare', null, { from: before.day, to: isoOf(today()), by: 'recorded' })}>
        {say('since.compare')}
      </Link>
    </p>
  )
}
