import type { JudgedClaim } from '../types.js'

const MODALITIES = ['asserted', 'planned', 'proposed', 'conditional', 'denied']

interface Props {
  readonly judged: JudgedClaim
  readonly correct: (to: Readonly<Record<string, unknown>>, reason: string) => void
  readonly cancel: () => void
}

/** Corrects any field of a claim; what is left as it was is not part of the ruling. */
export function Correction({ judged, correct, cancel }: Props) {
  const { claim } = judged
  const submit = (form: HTMLFormElement): void => {
    const data = new FormData(form)
    const text = (name: string): string => String(data.get(name) ?? '').trim()
    const to: Record<string, unknown> = {}
    if (text('phrase') !== claim.phrase) to.phrase = text('phrase')
    if ((text('when') || null) !== claim.when) to.when = text('when') || null
    if (text('modality') !== claim.modality) to.modality = text('modality')
    const names = claim.actors.map((actor, i) => ({ ...actor, name: text(`actor-${i}`) || actor.name }))
    if (names.some((actor, i) => actor.name !== claim.actors[i]?.name))
      to.actors = names.map((actor, i) => (actor.name === claim.actors[i]?.name ? actor : { ...actor, id: null }))
    const body = Object.fromEntries(
      Object.entries(claim.body).map(([key, value]) => [key, typeof value === 'string' ? text(`body-${key}`) || null : value]),
    )
    if (JSON.stringify(body) !== JSON.stringify(claim.body)) to.body = body
    if (Object.keys(to).length > 0) correct(to, text('reason'))
    else cancel()
  }
  return (
    <form
      className="correction"
      onSubmit={(event) => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
    >
      <label>
        In a sentence <input name="phrase" defaultValue={claim.phrase} maxLength={300} />
      </label>
      <label>
        When (EDTF: 2022-06-09, 2022-04, 2020-23 for autumn 2020) <input name="when" defaultValue={claim.when ?? ''} />
      </label>
      <label>
        Standing{' '}
        <select name="modality" defaultValue={claim.modality}>
          {MODALITIES.map((modality) => (
            <option key={modality}>{modality}</option>
          ))}
        </select>
      </label>
      {claim.actors.map((actor, i) => (
        <label key={`${actor.role}${actor.start}${actor.name}`}>
          {actor.role} <input name={`actor-${i}`} defaultValue={actor.name} />
        </label>
      ))}
      {Object.entries(claim.body)
        .filter(([, value]) => typeof value === 'string')
        .map(([key, value]) => (
          <label key={key}>
            {key.replaceAll('-', ' ')} <input name={`body-${key}`} defaultValue={String(value)} />
          </label>
        ))}
      <label>
        Why <input name="reason" placeholder="what it rests on" />
      </label>
      <div className="rulings">
        <button type="submit" className="button primary">
          Correct
        </button>
        <button type="button" className="button" onClick={cancel}>
          Leave it
        </button>
      </div>
    </form>
  )
}
