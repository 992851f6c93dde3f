import { useEffect, useMemo, useRef, useState } from 'react'
import { ask, post, queryOf, Refused, refresh, useAsk } from '../api.js'
import { visible } from '../components/article.js'
import { ClaimFields, ClaimLine } from '../components/claim-card.js'
import { Correction } from '../components/correction.js'
import { Link } from '../components/link.js'
import { NewThings } from '../components/new-things.js'
import { Await } from '../components/states.js'
import { MergePreview, Together } from '../components/together.js'
import { tellDate } from '../dates.js'
import { type KeyName, keyFor, useKeys } from '../keys.js'
import { say } from '../messages.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import type { JudgedClaim, KeptSource } from '../types.js'

const KINDS = [
  'meeting',
  'statement',
  'offer',
  'demand',
  'accusation',
  'refusal',
  'threat',
  'agreement',
  'ceasefire',
  'hostilities',
  'deployment',
  'territory',
  'delimitation',
  'transport',
  'release',
  'support',
  'relations',
  'sanction',
  'protest',
  'detention',
  'pledge',
  'displacement',
  'humanitarian',
  'casualties',
  'role',
  'process',
  'incumbency',
  'assessment',
]
/** Rulings on nothing that is there yet. */
const FREE = new Set(['assert', 'new-actor', 'new-process'])
const WAITING = 'read'
/** Rows drawn at once: the queue may hold a hundred thousand. */
const ROW = 76
const AROUND = 12

/** The queue beside the claim under review, its words in their paragraph, a key for each ruling. */
export default function Review() {
  const { query } = useRoute()
  const state = query.get('state') ?? WAITING
  const told = useAsk<{ claims: readonly JudgedClaim[]; next: string | null }>(
    `/claims${queryOf({ state: state === 'any' ? null : state, kind: query.get('kind'), source: query.get('source'), process: query.get('process'), limit: 1000, cursor: query.get('cursor') })}`,
  )
  const claims = useMemo(() => told.data?.claims ?? [], [told.data])
  const asked = query.get('claim')
  const at = Math.max(
    0,
    claims.findIndex((claim) => claim.id === asked),
  )
  const current = claims[at]
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [says, setSays] = useState<string | null>(null)
  const [correcting, setCorrecting] = useState(false)
  const [merging, setMerging] = useState(false)
  const show = (index: number): void => {
    const next = claims[Math.max(0, Math.min(claims.length - 1, index))]
    if (next) go(linkHere({ claim: next.id }), true)
  }
  const rule = async (
    ruling: string,
    of: readonly string[],
    to: Readonly<Record<string, unknown>> = {},
    reason = '',
    seen?: number,
  ): Promise<void> => {
    if (of.length === 0 && !FREE.has(ruling)) return
    // The next claim is shown at once: a trained reviewer does not wait for the disk.
    const next = claims[at + 1] ?? claims[at - 1]
    try {
      const base =
        ruling === 'undo'
          ? null
          : (seen ?? Math.max(...claims.filter((claim) => of.includes(claim.id)).map((claim) => claim.changed), 0))
      const made = await post<{ id: string }>('/decisions', { ruling, of, to, reason, ...(base === null ? {} : { base }) })
      if (ruling !== 'undo') remember(made.id)
      setSays(`${ruling}: kept. Undo with ${keyFor('undo')}.`)
      setCorrecting(false)
      setMerging(false)
      setChosen(new Set())
      if (next && ruling !== 'undo' && !FREE.has(ruling)) go(linkHere({ claim: next.id }), true)
      refresh()
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure
      setSays(`Not kept: ${failure.problem.detail} ${failure.problem.hint ?? ''}`)
    }
  }
  const ruled = (): readonly string[] => (chosen.size > 0 ? [...chosen] : current ? [current.id] : [])
  const undo = async (): Promise<void> => {
    const last = (
      await ask<{ decisions: readonly { decision: { id: string; ruling: string }; undoneBy: string | null }[] }>(
        '/decisions?limit=10000',
      )
    ).decisions.filter(({ decision, undoneBy }) => undoneBy === null && decision.ruling !== 'undo')
    const mine = remembered().filter((id) => last.some(({ decision }) => decision.id === id))
    const target = mine.at(-1) ?? last.at(-1)?.decision.id
    if (!target) return setSays('There is nothing to undo.')
    forget(target)
    await rule('undo', [target])
  }
  const merge = (): void => {
    if (chosen.size < 2) setSays('Choose two or more claims in the list to merge what they tell.')
    else setMerging(true)
  }
  useKeys({
    next: () => show(at + 1),
    previous: () => show(at - 1),
    accept: () => void rule('accept', ruled()),
    reject: () => void rule('reject', ruled()),
    correct: () => setCorrecting(true),
    merge,
    undo: () => void undo(),
    assert: () => current && go(linkHere({ claim: current.id, new: '1' }), true),
  })
  return (
    <>
      <h1>Review</h1>
      <p className="lede">
        {claims.length}
        {told.data?.next ? ' or more' : ''} {state === WAITING ? 'waiting' : 'shown'}. Rulings are appended, signed and can be
        undone; nothing is edited.
      </p>
      <div className="filters no-print">
        <label>
          Standing{' '}
          <select value={state} onChange={(event) => go(linkHere({ state: event.target.value, claim: null, cursor: null }))}>
            <option value="read">waiting</option>
            <option value="changed-since-ruling">changed since ruling</option>
            <option value="accepted">accepted</option>
            <option value="rejected">rejected</option>
            <option value="corrected">corrected</option>
            <option value="asserted">added by hand</option>
            <option value="any">any</option>
          </select>
        </label>
        <label>
          Kind{' '}
          <select
            value={query.get('kind') ?? ''}
            onChange={(event) => go(linkHere({ kind: event.target.value || null, claim: null, cursor: null }))}
          >
            <option value="">any</option>
            {KINDS.map((kind) => (
              <option key={kind}>{kind}</option>
            ))}
          </select>
        </label>
        {query.get('source') && (
          <Link href={linkHere({ source: null })} className="button">
            All sources
          </Link>
        )}
        <button
          type="button"
          className="button"
          disabled={claims.length === 0}
          onClick={() => setChosen(chosen.size === claims.length ? new Set() : new Set(claims.map((claim) => claim.id)))}
        >
          {chosen.size > 0 && chosen.size === claims.length ? 'Choose none' : 'Choose all shown'}
        </button>
        {chosen.size > 0 && <span role="status">{chosen.size} chosen: a ruling is made on all of them</span>}
      </div>
      <p className="ruling-says" role="status" aria-live="polite">
        {says}
      </p>
      <Await of={told}>
        {() =>
          current ? (
            <div className="review">
              <Queue claims={claims} at={at} chosen={chosen} show={show} choose={(id) => setChosen(toggled(chosen, id))} />
              <section className="under-review" aria-label="Under review">
                <h2>{visible(current.claim.phrase)}</h2>
                <Words judged={current} assert={(to) => void rule('assert', [], to)} asserting={query.get('new') === '1'} />
                <div className="rulings">
                  <Ruling name="accept" primary does={() => void rule('accept', ruled())} />
                  <Ruling name="reject" does={() => void rule('reject', ruled())} />
                  <Ruling name="correct" does={() => setCorrecting(!correcting)} />
                  <Ruling name="merge" does={merge} />
                  <Ruling name="undo" does={() => void undo()} />
                  <Assign judged={current} assign={(to) => void rule('assign', ruled(), to)} />
                </div>
                {merging && chosen.size > 1 && (
                  <MergePreview
                    claims={claims.filter((claim) => chosen.has(claim.id))}
                    merge={() => void rule('merge', [...chosen])}
                    cancel={() => setMerging(false)}
                  />
                )}
                {correcting ? (
                  <Correction
                    judged={current}
                    cancel={() => setCorrecting(false)}
                    correct={(to, reason) => void rule('correct', [current.id], to, reason)}
                  />
                ) : (
                  <ClaimFields judged={current} />
                )}
                <Together
                  key={current.id}
                  judged={current}
                  split={(base) => current.finding && void rule('split', [current.finding], { claims: [current.id] }, '', base)}
                />
              </section>
            </div>
          ) : (
            <div className="notice">
              <h2>Nothing waits</h2>
              <p>Every claim in sight has been ruled on, or the record is empty.</p>
              <Link href={linkTo('import')} className="button">
                Add reports
              </Link>
            </div>
          )
        }
      </Await>
      <NewThings rule={(ruling, of, to) => void rule(ruling, of, to)} />
    </>
  )
}

const MINE = 'parley.rulings'
const remembered = (): readonly string[] => JSON.parse(localStorage.getItem(MINE) ?? '[]') as string[]
const remember = (id: string): void => localStorage.setItem(MINE, JSON.stringify([...remembered(), id].slice(-200)))
const forget = (id: string): void => localStorage.setItem(MINE, JSON.stringify(remembered().filter((one) => one !== id)))

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

function Ruling({
  name,
  does,
  primary = false,
}: {
  readonly name: KeyName
  readonly does: () => void
  readonly primary?: boolean
}) {
  return (
    <button type="button" className={primary ? 'button primary' : 'button'} onClick={does}>
      {name.charAt(0).toUpperCase() + name.slice(1)} {keyFor(name) && <kbd>{keyFor(name)}</kbd>}
    </button>
  )
}

interface QueueProps {
  readonly claims: readonly JudgedClaim[]
  readonly at: number
  readonly chosen: ReadonlySet<string>
  readonly show: (index: number) => void
  readonly choose: (id: string) => void
}

/** The queue: only the rows in sight are drawn. */
function Queue({ claims, at, chosen, show, choose }: QueueProps) {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useEffect(() => {
    const pane = box.current
    if (!pane) return
    const row = at * ROW
    if (row < pane.scrollTop || row + ROW > pane.scrollTop + pane.clientHeight)
      pane.scrollTop = Math.max(0, row - pane.clientHeight / 3)
  }, [at])
  const first = Math.max(0, Math.floor(top / ROW) - AROUND)
  const shown = claims.slice(first, first + 3 * AROUND)
  return (
    <section
      className="queue"
      ref={box}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      aria-label="Claims that wait"
    >
      <ol style={{ height: claims.length * ROW }}>
        {shown.map((judged, i) => (
          <li
            key={judged.id}
            data-claim={judged.id}
            style={{ top: (first + i) * ROW, height: ROW }}
            className={first + i === at ? 'chosen' : ''}
          >
            <input
              type="checkbox"
              aria-label={`Choose: ${judged.claim.phrase}`}
              checked={chosen.has(judged.id)}
              onChange={() => choose(judged.id)}
            />
            <button type="button" className="card" aria-current={first + i === at} onClick={() => show(first + i)}>
              <ClaimLine judged={judged} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The evidence in its paragraph. Selected words can become evidence of a claim that the reader missed. */
function Words({
  judged,
  assert,
  asserting,
}: {
  readonly judged: JudgedClaim
  readonly assert: (to: Readonly<Record<string, unknown>>) => void
  readonly asserting: boolean
}) {
  const kept = useAsk<KeptSource>(`/sources/${encodeURIComponent(judged.source)}`)
  const text = kept.data?.source.text ?? ''
  const [evidence] = judged.claim.evidence
  const from = Math.max(text.lastIndexOf('\n', evidence.start - 1) + 1, evidence.start - 800)
  const end = text.indexOf('\n', evidence.end)
  const to = Math.min(end < 0 ? text.length : end, evidence.end + 800)
  const [picked, setPicked] = useState('')
  const pick = (): void => {
    const words = getSelection()?.toString() ?? ''
    if (words.trim() !== '' && text.slice(from, to).includes(words)) setPicked(words)
  }
  const latest = useRef(pick)
  latest.current = pick
  // What was selected before the key was pressed is what is meant.
  useEffect(() => {
    if (asserting) latest.current()
  }, [asserting])
  return (
    <>
      <blockquote className="words" onMouseUp={pick} onKeyUp={pick}>
        {visible(text.slice(from, evidence.start))}
        <mark>{visible(text.slice(evidence.start, evidence.end) || evidence.quote)}</mark>
        {visible(text.slice(evidence.end, to))}
      </blockquote>
      <p className="quiet">
        <Link href={linkTo('sources', judged.source, { claim: judged.id })}>
          <bdi>{kept.data?.source.title ?? 'The report'}</bdi>
        </Link>
        {kept.data && <bdi> {[kept.data.source.outlet, tellDate(kept.data.source.published)].filter(Boolean).join(', ')}</bdi>}.
        Select words to add what the reader missed.
      </p>
      {(picked || asserting) && (
        <AssertForm
          key={picked}
          words={picked}
          inside={text.slice(from, to)}
          cancel={() => {
            setPicked('')
            go(linkHere({ new: null }), true)
          }}
          add={(quote, kind, phrase, when) => {
            const start = text.indexOf(quote, from)
            const claim = {
              kind,
              phrase,
              body: {},
              when: when || null,
              where: null,
              modality: 'asserted',
              attribution: { to: 'outlet', manner: 'reported' },
              actors: [],
              process: judged.claim.process,
              track: null,
              evidence: [{ start, end: start + quote.length, quote }],
            }
            assert({ source: judged.source, claim })
            setPicked('')
            go(linkHere({ new: null }), true)
          }}
        />
      )}
    </>
  )
}

function AssertForm({
  words,
  inside,
  add,
  cancel,
}: {
  readonly words: string
  readonly inside: string
  readonly add: (quote: string, kind: string, phrase: string, when: string) => void
  readonly cancel: () => void
}) {
  const [quote, setQuote] = useState(words)
  const there = quote.trim() !== '' && inside.includes(quote)
  return (
    <form
      className="assert"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        add(quote, String(data.get('kind')), String(data.get('phrase')), String(data.get('when')))
      }}
    >
      <label>
        {say('assert.words')}{' '}
        <input value={quote} onChange={(event) => setQuote(event.target.value)} required aria-invalid={!there} />
      </label>
      {quote !== '' && !there && <p role="status">{say('assert.notThere')}</p>}
      <label>
        Kind{' '}
        <select name="kind">
          {KINDS.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </label>
      <label>
        In a sentence <input name="phrase" required maxLength={300} defaultValue={words.slice(0, 200)} />
      </label>
      <label>
        When (EDTF) <input name="when" placeholder="2022-06-09" size={12} />
      </label>
      <div className="rulings">
        <button type="submit" className="button primary" disabled={!there}>
          Add
        </button>
        <button type="button" className="button" onClick={cancel}>
          Leave it
        </button>
      </div>
    </form>
  )
}

function Assign({
  judged,
  assign,
}: {
  readonly judged: JudgedClaim
  readonly assign: (to: Readonly<Record<string, unknown>>) => void
}) {
  const told = useAsk<{ processes: readonly { id: string; name: string; tracks: readonly { id: string; name: string }[] }[] }>(
    '/processes',
  )
  const value = judged.claim.process ? `${judged.claim.process}|${judged.claim.track ?? ''}` : ''
  return (
    <label>
      <span className="sr">Assign to a process or track</span>
      <select
        value={value}
        onChange={(event) => {
          const [process = '', track = ''] = event.target.value.split('|')
          assign({ process: process || null, track: track || null })
        }}
      >
        <option value="">No process</option>
        {(told.data?.processes ?? []).flatMap((process) => [
          <option key={process.id} value={`${process.id}|`}>
            {process.name}
          </option>,
          ...process.tracks.map((track) => (
            <option key={`${process.id}${track.id}`} value={`${process.id}|${track.id}`}>
              {process.name}: {track.name}
            </option>
          )),
        ])}
      </select>
    </label>
  )
}
