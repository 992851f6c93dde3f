import { type FormEvent, useState } from 'react'
import { type Problem, post, Refused, refresh } from '../api.js'
import { say } from '../messages.js'
import { sendRuling } from '../rulings.js'
import { may, useSession } from '../session.js'
import { useAsked } from '../track.js'

interface Props {
  readonly part: 'sector' | 'link'
  readonly positions: string
  readonly setPositions: (text: string) => void
  readonly sectors: readonly { readonly sector: string; readonly name: string }[]
  readonly places: readonly { readonly id: string; readonly name: string }[]
}
interface Drawn {
  readonly ruling: string
  readonly to: Readonly<Record<string, unknown>>
}

const pairs = (text: string): readonly (readonly number[])[] =>
  text
    .split(',')
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair) => pair.split(/\s+/).map(Number))

/** A stretch or link drawn here or read from a file: checked by the server first, then kept as decisions. */
export function DrawLine({ part, positions, setPositions, sectors, places }: Props) {
  const session = useSession()
  const { process } = useAsked()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [kept, setKept] = useState(0)
  if (!may(session, 'editor')) return null
  const keep = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const text = (field: string): string => String(data.get(field) ?? '').trim()
    const file = data.get('file')
    const line = pairs(positions)
    const properties =
      part === 'sector'
        ? { part, name: text('name') || undefined, within: text('within') || null }
        : { part, name: text('name') || undefined, mode: text('mode'), from: text('from'), to: text('to') }
    const geometry = line.length > 0 ? { type: 'LineString', coordinates: line } : null
    const own = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties }] })
    try {
      const given = file instanceof File && file.size > 0 ? await file.text() : own
      const { drawn } = await post<{ drawn: readonly Drawn[] }>('/tracks/lines', { process, text: given })
      for (const one of drawn) await sendRuling({ ruling: one.ruling, of: [], to: one.to, reason: text('reason') })
      setKept(drawn.length)
      setProblem(null)
      setPositions('')
      form.reset()
      refresh()
    } catch (failure) {
      if (failure instanceof Refused) setProblem(failure.problem)
      else throw failure
    }
  }
  return (
    <details className="by-hand no-print">
      <summary>{say(part === 'sector' ? 'border.draw' : 'draw.link')}</summary>
      <form className="correction" onSubmit={(event) => void keep(event)}>
        <label>
          {say('draw.name')}
          <input name="name" maxLength={200} />
        </label>
        {part === 'sector' ? (
          <label>
            {say('draw.within')}
            <select name="within">
              <option value="">{say('draw.whole')}</option>
              {sectors.map((one) => (
                <option key={one.sector} value={one.sector}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <>
            <PlaceChoice name="from" says={say('draw.from')} places={places} />
            <PlaceChoice name="to" says={say('draw.to')} places={places} />
            <label>
              {say('draw.mode')}
              <select name="mode">
                {['rail', 'road', 'crossing', 'corridor'].map((mode) => (
                  <option key={mode}>{mode}</option>
                ))}
              </select>
            </label>
          </>
        )}
        <label>
          {say('draw.positions')}
          <textarea
            rows={3}
            value={positions}
            onChange={(event) => setPositions(event.target.value)}
            placeholder="45.05 41.1, 45.1 41.05"
          />
        </label>
        <label>
          {say('draw.file')}
          <input type="file" name="file" accept=".geojson,.json,application/geo+json" />
        </label>
        <label>
          {say('track.reason')}
          <input name="reason" required maxLength={1000} />
        </label>
        <div>
          <button type="submit" className="button primary">
            {say('track.keep')}
          </button>{' '}
          <button type="button" className="button" onClick={() => setPositions('')}>
            {say('draw.clear')}
          </button>
        </div>
        {kept > 0 && !problem && <p role="status">{say('draw.kept', { n: kept })}</p>}
        {problem && (
          <p role="alert">
            {problem.detail} {problem.hint}
          </p>
        )}
      </form>
    </details>
  )
}

interface PlaceChoiceProps {
  readonly name: string
  readonly says: string
  readonly places: Props['places']
  readonly value?: string
}

/** A place of the network. */
export function PlaceChoice({ name, says, places, value }: PlaceChoiceProps) {
  return (
    <label>
      {says}
      <select name={name} {...(value === undefined ? {} : { defaultValue: value })}>
        {[...places]
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .map((place) => (
            <option key={place.id} value={place.id}>
              {place.name}
            </option>
          ))}
      </select>
    </label>
  )
}
