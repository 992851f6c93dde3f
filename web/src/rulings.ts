import { ask, post, Refused } from './api.js'

/** A ruling as it is sent. `base` is what its author has seen; null rules on whatever stands now. */
export interface Draft {
  readonly ruling: string
  readonly of: readonly string[]
  readonly to?: Readonly<Record<string, unknown>>
  readonly reason?: string
  readonly base?: number | null
}
interface Mine {
  readonly id: string
  readonly of: readonly string[]
}

const MINE = 'parley.rulings'
const MOST = 200
const remembered = (): readonly Mine[] =>
  (JSON.parse(localStorage.getItem(MINE) ?? '[]') as unknown[]).filter(
    (one): one is Mine => typeof one === 'object' && one !== null && 'id' in one && 'of' in one,
  )
const keep = (mine: readonly Mine[]): void => localStorage.setItem(MINE, JSON.stringify(mine.slice(-MOST)))

let turn: Promise<unknown> = Promise.resolve()

/** One after the other, in the order of the keys pressed: an undo must not pass by the ruling it is meant for. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work)
  turn = done.catch(() => undefined)
  return done
}

/** Sends a ruling and remembers it, so that it can be undone after a reload too. Throws Refused. */
export const sendRuling = (draft: Draft): Promise<void> => inTurn(() => send(draft))

/** Undoes the last ruling made here, else the last there is; gives what it ruled on, null where there is nothing to undo. */
export const undoLast = (): Promise<Mine | null> => inTurn(undo)

async function send({ ruling, of, to = {}, reason = '', base }: Draft): Promise<void> {
  const made = await post<{ id: string }>('/decisions', {
    ruling,
    of,
    to,
    reason,
    ...(base === undefined || base === null ? {} : { base }),
  })
  keep([...remembered(), { id: made.id, of: of.slice(0, 1) }])
}

async function undo(): Promise<Mine | null> {
  for (;;) {
    const mine = remembered()
    const last = mine.at(-1) ?? (await lastOfAll())
    if (!last) return null
    try {
      await post('/decisions', { ruling: 'undo', of: [last.id] })
      return last
    } catch (failure) {
      // One that is undone already, or of another record: the one before it is meant.
      if (!(failure instanceof Refused) || mine.length === 0 || failure.problem.status === 403) throw failure
    } finally {
      keep(mine.slice(0, -1))
    }
  }
}

async function lastOfAll(): Promise<Mine | null> {
  const { decisions } = await ask<{
    decisions: readonly {
      readonly decision: { readonly id: string; readonly ruling: string; readonly of: readonly string[] }
      readonly undoneBy: string | null
    }[]
  }>('/decisions?limit=10000')
  const last = decisions.filter(({ decision, undoneBy }) => undoneBy === null && decision.ruling !== 'undo').at(-1)
  return last ? { id: last.decision.id, of: last.decision.of } : null
}
