import { useEffect, useRef, useState } from 'react'
import { CLAIM_KINDS } from '../claim-kinds.js'
import { say } from '../messages.js'

export interface Missed {
  readonly quote: string
  readonly kind: string
  readonly phrase: string
  readonly when: string | null
}
interface Props {
  readonly words: string
  /** Where the words must stand. */
  readonly inside: string
  readonly add: (missed: Missed) => void
  readonly cancel: () => void
  /** It was asked for by a key: what comes next is typed here. */
  readonly focus?: boolean
}

/** A claim that the reader missed, from words of the report: selected, or typed as the report has them. */
export function AssertForm({ words, inside, add, cancel, focus = false }: Props) {
  const [quote, setQuote] = useState(words)
  const first = useRef<HTMLInputElement>(null)
  const kind = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (focus) (words === '' ? first : kind).current?.focus()
  }, [focus, words])
  const there = quote.trim() !== '' && inside.includes(quote)
  return (
    <form
      className="assert"
      aria-label={say('assert.title')}
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        const text = (name: string): string => String(data.get(name) ?? '').trim()
        add({ quote, kind: text('kind'), phrase: text('phrase'), when: text('when') || null })
      }}
    >
      <label>
        {say('assert.words')}{' '}
        <input ref={first} value={quote} onChange={(event) => setQuote(event.target.value)} required aria-invalid={!there} />
      </label>
      {quote !== '' && !there && <p role="status">{say('assert.notThere')}</p>}
      <label>
        {say('field.kind')}{' '}
        <select name="kind" ref={kind}>
          {CLAIM_KINDS.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </label>
      <label>
        {say('field.phrase')} <input name="phrase" required maxLength={300} defaultValue={words.slice(0, 200)} />
      </label>
      <label>
        {say('field.when')} <input name="when" placeholder="2022-06-09" size={12} />
      </label>
      <div className="rulings">
        <button type="submit" className="button primary" disabled={!there}>
          {say('assert.add')}
        </button>
        <button type="button" className="button" onClick={cancel}>
          {say('assert.leave')}
        </button>
      </div>
    </form>
  )
}

/** The claim that such words make, with what is not told left open. */
export const missedClaim = (missed: Missed, start: number, process: string | null): Readonly<Record<string, unknown>> => ({
  kind: missed.kind,
  phrase: missed.phrase,
  body: {},
  when: missed.when,
  where: null,
  modality: 'asserted',
  attribution: { to: 'outlet', manner: 'reported' },
  actors: [],
  process,
  track: null,
  evidence: [{ start, end: start + missed.quote.length, quote: missed.quote }],
})
