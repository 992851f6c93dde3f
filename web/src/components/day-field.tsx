import { useId, useRef, useState } from 'react'
import { readDay } from '../dates.js'
import { say } from '../messages.js'

interface Props {
  readonly label: string
  /** The day that is set, as 2022-06-09; null where none is. */
  readonly day: string | null
  /** Told when a day was written or chosen, null when the field was emptied. */
  readonly set: (day: string | null) => void
  /** An emptied field goes back to its day. */
  readonly required?: boolean
}

/**
 * A day, shown as 2022-06-09 wherever the reader is: the browser's own field shows 06/09/2022 to some and 09/06/2022 to others.
 * "9 June 2022" may be typed too; the browser's calendar is a button away.
 */
export function DayField({ label, day, set, required = false }: Props) {
  const id = useId()
  const calendar = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? day ?? ''
  const wrong = typed !== null && typed.trim() !== '' && readDay(typed) === null
  const take = (): void => {
    if (typed === null || wrong) return
    const next = readDay(typed)
    setTyped(null)
    if (next !== day && (next !== null || !required)) set(next)
  }
  return (
    <span className="day-field">
      <label htmlFor={id}>{label}</label>
      <span className="day-box">
        <input
          id={id}
          value={shown}
          size={11}
          placeholder={say('day.as')}
          autoComplete="off"
          aria-invalid={wrong}
          {...(wrong ? { 'aria-describedby': `${id}-wrong` } : {})}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take()
            if (event.key === 'Escape') setTyped(null)
          }}
        />
        <button type="button" aria-label={say('day.calendar', { label })} onClick={() => calendar.current?.showPicker()}>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M2.5 4h11v9.5h-11zM2.5 6.8h11M5.3 2v3M10.7 2v3" fill="none" stroke="currentColor" strokeWidth="1.3" />
          </svg>
        </button>
        <input
          ref={calendar}
          type="date"
          className="day-calendar"
          tabIndex={-1}
          aria-hidden="true"
          value={day ?? ''}
          onChange={(event) => (event.target.value || !required) && set(event.target.value || null)}
        />
      </span>
      {wrong && (
        <span id={`${id}-wrong`} role="status" className="day-wrong">
          {say('day.wrong')}
        </span>
      )}
    </span>
  )
}
