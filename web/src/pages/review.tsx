import { useEffect, useRef, useState } from 'react'
import { queryOf, Refused, refresh, useAsk } from '../api.js'
import { Link } from '../components/link.js'
import { NewThings } from '../components/new-things.js'
import { Queue } from '../components/queue.js'
import { ReviewFilters } from '../components/review-filters.js'
import { Await } from '../components/states.js'
import { MergePreview } from '../components/together.js'
import { UnderReview } from '../components/under-review.js'
import { keyFor, useKeys } from '../keys.js'
import { type MessageKey, say } from '../messages.js'
import { useClaimQueue } from '../queue.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import { type Draft, sendRuling, undoLast } from '../rulings.js'
import { may, useSession } from '../session.js'
import type { JudgedClaim } from '../types.js'

const WAITING = 'read'
/** From so many on, a ruling on all that are chosen asks once more. */
const MANY = 20
/** Rulings after which the claim no longer waits. */
const SETTLES = new Set(['accept', 'reject', 'correct'])

/**
 * Where a ruling took away what had the focus, the claim that is shown now has it: else whoever goes by Tab would begin at the top
 * of the page after each ruling. Within the queue the focus goes along.
 */
function useFocusKept(shown: string | null): void {
  const before = useRef<string | null>(null)
  useEffect(() => {
    // The first claim takes nothing from whoever has just come.
    const first = before.current === null
    before.current = shown
    if (first || shown === null) return
    const now = document.activeElement
    if (now === null || now === document.body || now.closest('.queue .card'))
      document.querySelector<HTMLElement>('.queue .card[aria-current="true"]')?.focus({ preventScroll: true })
  }, [shown])
}

/** The queue beside the claim under review, its words in their paragraph, a key for each ruling. */
export default function Review() {
  const { query } = useRoute()
  const state = query.get('state') ?? WAITING
  const queue = useClaimQueue(
    queryOf({
      state: state === 'any' ? null : state,
      kind: query.get('kind'),
      source: query.get('source'),
      process: query.get('process'),
    }),
  )
  const { claims } = queue
  const asked = query.get('claim')
  const listed = claims.findIndex((claim) => claim.id === asked)
  // A link to one claim shows it, also where the filter does not hold it.
  const alone = useAsk<{ claims: readonly JudgedClaim[] }>(
    asked && listed < 0 ? `/claims?id=${encodeURIComponent(asked)}` : null,
  )
  const lone = listed < 0 && asked ? alone.data?.claims.find(({ id }) => id === asked) : undefined
  const at = lone ? -1 : Math.max(0, listed)
  const current = lone ?? claims[at]
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [says, setSays] = useState<string | null>(null)
  const [correcting, setCorrecting] = useState(false)
  const [merging, setMerging] = useState(false)
  const [many, setMany] = useState<'accept' | 'reject' | null>(null)
  const session = useSession()
  const mayRule = may(session, 'reviewer')
  const show = (index: number): void => {
    const next = claims[Math.max(0, Math.min(claims.length - 1, index))]
    setCorrecting(false)
    if (next) go(linkHere({ claim: next.id, new: null }), true)
  }
  const tell = (failure: unknown): void => {
    if (!(failure instanceof Refused)) throw failure
    setSays(say('review.notKept', { why: `${failure.problem.detail} ${failure.problem.hint ?? ''}` }))
    if (failure.problem.code === 'decision-stale') queue.reload()
  }
  /** The next claim is shown at once: a trained reviewer does not wait for the disk. What is refused comes back. */
  const rule = async (draft: Draft): Promise<void> => {
    if (!mayRule) return setSays(say('session.needs', { role: say('role.reviewer') }))
    const { ruling, of } = draft
    const settles = SETTLES.has(ruling)
    const leaves = new Set(settles && state === WAITING ? of : [])
    const next = [...claims.slice(at + 1), ...claims.slice(0, Math.max(0, at)).reverse()].find(({ id }) => !leaves.has(id))
    const restore = leaves.size > 0 ? queue.drop(of) : null
    if (settles) go(linkHere({ claim: next?.id ?? null, new: null }), true)
    setCorrecting(false)
    setMerging(false)
    setMany(null)
    setChosen(new Set())
    try {
      await sendRuling(draft)
      setSays(say('review.kept', { ruling, key: keyFor('undo') }))
      if (!settles) refresh()
      if (!settles || state !== WAITING) queue.reload()
    } catch (failure) {
      restore?.()
      if (settles && current) go(linkHere({ claim: current.id }), true)
      tell(failure)
    }
  }
  const seenOf = (of: readonly string[]): number =>
    Math.max(0, ...claims.concat(lone ?? []).flatMap((claim) => (of.includes(claim.id) ? [claim.changed] : [])))
  const judge = (ruling: 'accept' | 'reject', sure = false): void => {
    const of = chosen.size > 0 ? [...chosen] : current ? [current.id] : []
    if (of.length === 0) return
    if (of.length >= MANY && !sure) setMany(ruling)
    else void rule({ ruling, of, base: seenOf(of) })
  }
  const undo = async (): Promise<void> => {
    try {
      const undone = await undoLast()
      if (!undone) return setSays(say('review.nothingToUndo'))
      setSays(say('review.kept', { ruling: 'undo', key: keyFor('undo') }))
      queue.reload()
      refresh()
      if (undone.of[0]?.startsWith('clm_')) go(linkHere({ claim: undone.of[0] }), true)
    } catch (failure) {
      tell(failure)
    }
  }
  const merge = (): void => {
    if (chosen.size < 2) setSays(say('review.chooseTwo'))
    else setMerging(true)
  }
  const chooseAll = async (): Promise<void> => {
    if (chosen.size > 0) return setChosen(new Set())
    setChosen(new Set((await queue.all()).map(({ id }) => id)))
  }
  useKeys({
    next: () => show(at + 1),
    previous: () => show(at - 1),
    accept: () => judge('accept'),
    reject: () => judge('reject'),
    correct: () => setCorrecting(true),
    merge,
    undo: () => void undo(),
    assert: () => current && go(linkHere({ claim: current.id, new: '1' }), true),
  })
  useFocusKept(current === undefined ? null : `${current.id} ${correcting} ${merging} ${many}`)
  const count = queue.next === null ? claims.length : say('review.orMore', { n: claims.length })
  return (
    <>
      <h1>{say('nav.review')}</h1>
      <p className="lede">
        {say(state === WAITING ? 'review.waiting' : 'review.shown', { n: count })} {say('review.lede')}
      </p>
      <ReviewFilters state={state} chosen={chosen.size} chooseAll={() => void chooseAll()} />
      <p className="ruling-says" role="status" aria-live="polite">
        {says}
      </p>
      {many && (
        <div className="notice" role="alertdialog" aria-labelledby="many">
          <p id="many">{say('review.many', { ruling: say(`ruling.${many}`), n: chosen.size })}</p>
          <div className="rulings">
            {/* biome-ignore lint/a11y/noAutofocus: the question was asked by a key, and is answered by one */}
            <button type="button" className="button primary" autoFocus onClick={() => judge(many, true)}>
              {say('review.manyDo', { ruling: say(`ruling.${many}` as MessageKey) })}
            </button>
            <button type="button" className="button" onClick={() => setMany(null)}>
              {say('together.leave')}
            </button>
          </div>
        </div>
      )}
      <Await
        of={
          queue.state === 'failed' && queue.problem
            ? { state: 'failed', problem: queue.problem, data: null }
            : {
                state: queue.state === 'ready' ? 'ready' : 'loading',
                data: queue.state === 'ready' || claims.length > 0 ? claims : null,
              }
        }
      >
        {() =>
          current ? (
            <div className="review">
              <Queue
                claims={claims}
                at={at}
                chosen={chosen}
                show={show}
                choose={(id) => setChosen(toggled(chosen, id))}
                seen={queue.seen}
              />
              <UnderReview
                key={current.id}
                listed={current}
                correcting={correcting}
                setCorrecting={setCorrecting}
                asserting={query.get('new') === '1'}
                rule={(draft) => void rule(draft)}
                judge={judge}
                merge={merge}
                undo={() => void undo()}
                mayRule={mayRule}
              >
                {merging && chosen.size > 1 && (
                  <MergePreview
                    claims={claims.filter((claim) => chosen.has(claim.id))}
                    merge={() => void rule({ ruling: 'merge', of: [...chosen], base: seenOf([...chosen]) })}
                    cancel={() => setMerging(false)}
                  />
                )}
              </UnderReview>
            </div>
          ) : (
            <div className="notice">
              <h2>{say('review.done.title')}</h2>
              <p>{say('review.done.says')}</p>
              <Link href={linkTo('import')} className="button">
                {say('review.addReports')}
              </Link>
            </div>
          )
        }
      </Await>
      {may(session, 'editor') && <NewThings rule={(ruling, of, to) => void rule({ ruling, of, to })} />}
    </>
  )
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
