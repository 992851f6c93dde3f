import { type FormEvent, useState } from 'react'
import { type Problem, Refused, refresh } from '../api.js'
import { say } from '../messages.js'
import { sendRuling } from '../rulings.js'
import { may, useSession } from '../session.js'
import { stateWord } from './part-standing.js'

interface Props {
  /** The part's id; null where the form asks for it. */
  readonly part: string | null
  /** Its name, for who hears the form. */
  readonly name: string
  readonly states: readonly string[]
  readonly terms?: boolean
  readonly km?: boolean
}

/** A state by hand: with a day and a reason, signed, kept as a decision that can be undone. */
export function StateForm({ part, name, states, terms = false, km = false }: Props) {
  const session = useSession()
  const [problem, setProblem] = useState<Problem | null>(null)
  if (!may(session, 'editor')) return null
  const keep = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const text = (field: string): string => String(data.get(field) ?? '').trim()
    const to = {
      id: part ?? text('part'),
      state: text('state'),
      from: text('from'),
      to: text('to') || null,
      km: text('km') ? Number(text('km')) : null,
      terms: text('terms') || null,
    }
    sendRuling({ ruling: 'new-state', of: [], to, reason: text('reason') })
      .then(() => {
        setProblem(null)
        form.reset()
        refresh()
      })
      .catch((failure: unknown) => failure instanceof Refused && setProblem(failure.problem))
  }
  return (
    <details className="by-hand no-print">
      <summary>
        {say('track.set')} <span className="sr">({name})</span>
      </summary>
      <form className="correction" onSubmit={keep} aria-label={`${say('track.set')}: ${name}`}>
        {part === null && (
          <label>
            {say('treaty.part')}
            <input name="part" required maxLength={200} />
          </label>
        )}
        <label>
          {say('track.state')}
          <select name="state">
            {states.map((state) => (
              <option key={state} value={state}>
                {stateWord(state)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('track.since')}
          <input name="from" required placeholder="2024-05-15" />
        </label>
        <label>
          {say('track.until')}
          <input name="to" placeholder="2024-12" />
        </label>
        {km && (
          <label>
            {say('track.km')}
            <input name="km" type="number" min="0" step="any" />
          </label>
        )}
        {terms && (
          <label>
            {say('track.terms')}
            <input name="terms" maxLength={2000} />
          </label>
        )}
        <label>
          {say('track.reason')}
          <input name="reason" required maxLength={1000} />
        </label>
        <div>
          <button type="submit" className="button primary">
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
  )
}
