import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { say } from '../messages.js'
import type { JudgedClaim } from '../types.js'
import { ClaimLine } from './claim-card.js'

/** Height of a row, and rows drawn beyond those in sight: the queue may hold a hundred thousand. */
const ROW = 76
const AROUND = 12

interface Props {
  readonly claims: readonly JudgedClaim[]
  readonly at: number
  readonly chosen: ReadonlySet<string>
  readonly show: (index: number) => void
  readonly choose: (id: string) => void
  readonly seen: (index: number) => void
}

/** The queue: only the rows in sight are drawn. */
export function Queue({ claims, at, chosen, show, choose, seen }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const first = Math.max(0, Math.min(Math.floor(top / ROW), claims.length - 1) - AROUND)
  const shown = claims.slice(first, first + 3 * AROUND)
  const told = useRef(seen)
  told.current = seen
  useEffect(() => {
    const pane = box.current
    if (!pane || at < 0) return
    const row = at * ROW
    if (row < pane.scrollTop || row + ROW > pane.scrollTop + pane.clientHeight)
      pane.scrollTop = Math.max(0, row - pane.clientHeight / 3)
  }, [at])
  useEffect(() => told.current(Math.max(at, first + shown.length)), [at, first, shown.length])
  // One row is a stop of the Tab key: else a hundred would stand before the claim itself.
  const stop = at >= first && at < first + shown.length ? at : first
  const arrows = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    show(stop + by)
  }
  return (
    <section
      className="queue"
      ref={box}
      onKeyDown={arrows}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      aria-label={say('review.queue')}
    >
      <ol style={{ height: claims.length * ROW }}>
        {shown.map((judged, i) => (
          <li
            key={judged.id}
            data-claim={judged.id}
            style={{ top: (first + i) * ROW, height: ROW }}
            className={first + i === at ? 'chosen' : ''}
            aria-posinset={first + i + 1}
            aria-setsize={claims.length}
          >
            <input
              type="checkbox"
              tabIndex={first + i === stop ? 0 : -1}
              aria-label={say('review.choose', { phrase: judged.claim.phrase })}
              checked={chosen.has(judged.id)}
              onChange={() => choose(judged.id)}
            />
            <button
              type="button"
              className="card"
              tabIndex={first + i === stop ? 0 : -1}
              aria-current={first + i === at}
              onClick={() => show(first + i)}
            >
              <ClaimLine judged={judged} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
