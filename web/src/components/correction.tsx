import { useEffect, useRef, useState } from 'react'
import { keyFor } from '../keys.js'
import { say } from '../messages.js'
import type { Claim, JudgedClaim } from '../types.js'
import { visible } from './article.js'
import type { Picked } from './words.js'

const MODALITIES = ['asserted', 'planned', 'proposed', 'conditional', 'denied']

interface Props {
  readonly judged: JudgedClaim
  /** Words selected in the report, which may take the place of the evidence. */
  readonly picked: Picked | null
  /** Tells which words the claim would rest on, so that the report shows them. */
  readonly restOn: (evidence: Evidence | null) => void
  readonly correct: (to: Readonly<Record<string, unknown>>, reason: string) => void
  readonly cancel: () => void
}
type Evidence = readonly Picked[]
type Text = (name: string) => string

/** Corrects any field of a claim and the words it rests on; what is left as it was is not part of the ruling. */
export function Correction({ judged, picked, restOn, correct, cancel }: Props) {
  const { claim } = judged
  const [evidence, setEvidence] = useState<Evidence | null>(null)
  const rest = (next: Evidence | null): void => {
    setEvidence(next)
    restOn(next)
  }
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  const submit = (form: HTMLFormElement): void => {
    const data = new FormData(form)
    const text: Text = (name) => String(data.get(name) ?? '').trim()
    const to = {
      ...fieldsOf(claim, text),
      ...(evidence === null ? {} : { evidence: [...evidence].sort((a, b) => a.start - b.start) }),
    }
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
      <fieldset className="rests-on">
        <legend>{say('correct.evidence')}</legend>
        {(evidence ?? claim.evidence).map(({ start, quote }) => (
          <q key={start}>{visible(quote)}</q>
        ))}
        <p className="quiet">{say('correct.select')}</p>
        <button
          type="button"
          className="button"
          ref={first}
          onClick={() => document.querySelector<HTMLElement>('.words')?.focus()}
        >
          {say('correct.choose')} {keyFor('words') && <kbd>{keyFor('words')}</kbd>}
        </button>
        {picked && (
          <button type="button" className="button use" onClick={() => rest([picked])}>
            {say('correct.use')}
          </button>
        )}
        {picked && (
          <button type="button" className="button" onClick={() => rest(apart([...(evidence ?? claim.evidence), picked]))}>
            {say('correct.add')}
          </button>
        )}
        {evidence && (
          <button type="button" className="button" onClick={() => rest(null)}>
            {say('correct.asRead')}
          </button>
        )}
      </fieldset>
      <label>
        {say('field.phrase')} <input name="phrase" defaultValue={claim.phrase} maxLength={300} required />
      </label>
      <label>
        {say('field.when')} <input name="when" defaultValue={claim.when ?? ''} />
      </label>
      <label>
        {say('field.where')} <input name="where" defaultValue={claim.where?.name ?? ''} />
      </label>
      <label>
        {say('field.modality')}{' '}
        <select name="modality" defaultValue={claim.modality}>
          {MODALITIES.map((modality) => (
            <option key={modality}>{modality}</option>
          ))}
        </select>
      </label>
      <label>
        {say('field.voice')}{' '}
        <input name="voice" defaultValue={claim.attribution.to === 'outlet' ? '' : claim.attribution.to.name} />
      </label>
      {claim.actors.map((actor, i) => (
        <label key={`${actor.role}${actor.start}${actor.name}`}>
          {actor.role.replaceAll('-', ' ')} <input name={`actor-${i}`} defaultValue={actor.name} />
        </label>
      ))}
      {claim.actors.length > 0 && <p className="quiet">{say('correct.remove')}</p>}
      <div className="pair">
        <label>
          {say('field.newActor')} <input name="new-actor" maxLength={200} />
        </label>
        <label>
          {say('field.newRole')} <input name="new-role" maxLength={60} defaultValue={claim.actors[0]?.role ?? 'participant'} />
        </label>
      </div>
      {Object.entries(claim.body)
        .filter(([, value]) => typeof value === 'string' || typeof value === 'number' || isWords(value))
        .map(([key, value]) => (
          <label key={key}>
            {key.replaceAll('-', ' ')}{' '}
            <input name={`body-${key}`} defaultValue={isWords(value) ? value.join(', ') : String(value)} />
          </label>
        ))}
      <label>
        {say('field.why')} <input name="reason" placeholder={say('field.whyHint')} />
      </label>
      <div className="rulings">
        <button type="submit" className="button primary">
          {say('correct.do')}
        </button>
        <button type="button" className="button" onClick={cancel}>
          {say('correct.leave')}
        </button>
      </div>
    </form>
  )
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')

/** Spans that touch become the later chosen one's alone: evidence does not overlap itself. */
const apart = (spans: Evidence): Evidence =>
  spans.filter((one, i) => !spans.some((other, j) => j > i && one.start < other.end && other.start < one.end))

/** The fields that differ from what was read. */
function fieldsOf(claim: Claim, text: Text): Readonly<Record<string, unknown>> {
  const to: Record<string, unknown> = {}
  const [first] = claim.evidence
  const at = { start: first.start, end: first.end }
  if (text('phrase') !== claim.phrase) to.phrase = text('phrase')
  if ((text('when') || null) !== claim.when) to.when = text('when') || null
  if (text('modality') !== claim.modality) to.modality = text('modality')
  const where = text('where')
  if (where !== (claim.where?.name ?? ''))
    to.where = where === '' ? null : { ...at, as: where, ...claim.where, name: where, id: null }
  const voice = text('voice')
  const before = claim.attribution.to === 'outlet' ? null : claim.attribution.to
  if (voice !== (before?.name ?? ''))
    to.attribution =
      voice === ''
        ? { to: 'outlet', manner: 'reported' }
        : {
            ...claim.attribution,
            manner: before ? claim.attribution.manner : 'paraphrased',
            to: { ...at, as: voice, ...before, name: voice, id: null },
          }
  const actors = claim.actors.flatMap((actor, i) => {
    const name = text(`actor-${i}`)
    return name === '' ? [] : [name === actor.name ? actor : { ...actor, name, id: null, for: null }]
  })
  const added = text('new-actor')
  const cast =
    added === ''
      ? actors
      : [
          ...actors,
          { ...at, role: text('new-role') || 'participant', name: added, id: null, as: added, via: 'name', for: null },
        ]
  if (JSON.stringify(cast) !== JSON.stringify(claim.actors)) to.actors = cast
  const body = Object.fromEntries(
    Object.entries(claim.body).map(([key, value]) => [key, bodyValue(value, text(`body-${key}`))]),
  )
  if (JSON.stringify(body) !== JSON.stringify(claim.body)) to.body = body
  return to
}

function bodyValue(before: unknown, now: string): unknown {
  if (typeof before === 'string') return now || null
  if (typeof before === 'number') return now === '' ? null : Number.isFinite(Number(now)) ? Number(now) : before
  if (isWords(before))
    return now
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
  return before
}
