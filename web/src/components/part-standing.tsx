import { refresh } from '../api.js'
import { tellDate } from '../dates.js'
import { type MessageKey, say } from '../messages.js'
import { sendRuling } from '../rulings.js'
import { may, useSession } from '../session.js'
import type { PartStep, Standing } from '../track-types.js'
import { Cites, inPrint } from './cite.js'
import { ModalityMark, SupportMark } from './status.js'

/** A state's word. */
export const stateWord = (state: string | null): string =>
  state === null ? say('track.nothing') : say(`state.${state}` as MessageKey)

/** A state with the stroke that the map gives it: the word tells it, the stroke only finds it again. */
export function StateMark({ state }: { readonly state: string | null }) {
  return (
    <span className="part-state">
      <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
        <path className={`strand-line line-${state ?? 'none'}`} d="M1 4H27" />
      </svg>
      {stateWord(state)}
    </span>
  )
}

/** How a part stands on the day: the state, since when, under which terms. */
export function StandingTold({ standing, state }: { readonly standing: Standing; readonly state?: string | null }) {
  const { now, was, uncertain } = standing
  if (!now && was)
    return <span>{say('track.wasUntil', { state: stateWord(was.state), to: was.to ? tellDate(was.to) : '?' })}</span>
  const shown = now?.state ?? state ?? null
  return (
    <span>
      {uncertain && <span className="quiet">{say('track.may')} </span>}
      <StateMark state={shown} />
      {now?.from && <span className="quiet"> {say('date.from', { day: tellDate(now.from) })}</span>}
      {now?.terms && <span className="quiet">; {now.terms}</span>}
    </span>
  )
}

/** What a state rests on: reports with their words, a person with a reason, or the pack with its basis. */
export function RestsOn({ step }: { readonly step: PartStep }) {
  const { by } = step
  const session = useSession()
  if (by.way === 'pack') return <span className="quiet">{say('track.byPack', { basis: by.basis ?? '?' })}</span>
  if (by.way === 'reports') {
    return (
      <span>
        <SupportMark support={by.support} /> <Cites sources={by.sources} /> <span className="quiet">{inPrint(by.sources)}</span>
      </span>
    )
  }
  const undo = (): void => {
    void sendRuling({ ruling: 'undo', of: [by.decision], reason: '' }).then(refresh)
  }
  return (
    <span>
      {say('track.byHand', { author: by.author })}: {by.reason} <Cites sources={by.sources} />
      {may(session, 'editor') && (
        <button type="button" className="link no-print" onClick={undo}>
          {say('track.undo')}
        </button>
      )}
    </span>
  )
}

/** Steps in the order in which they were told, each with what it rests on. */
export function Steps({ steps }: { readonly steps: readonly PartStep[] }) {
  if (steps.length === 0) return <p>{say('track.none')}</p>
  return (
    <ul className="plain steps">
      {steps.map((step) => (
        <li key={keyOf(step)}>
          <span className="quiet when">{tellDate(step.from)}</span> <ModalityMark modality={step.modality} />{' '}
          {step.by.way === 'reports' ? <bdi>{step.by.phrase}</bdi> : stateWord(step.state)} <RestsOn step={step} />
        </li>
      ))}
    </ul>
  )
}

const keyOf = ({ by, from, state }: PartStep): string =>
  by.way === 'reports' ? by.finding : by.way === 'hand' ? by.decision : `${from}-${state}`

/** All that is told of a part, folded away. */
export function History({ steps }: { readonly steps: readonly PartStep[] }) {
  return steps.length < 2 ? null : (
    <details>
      <summary>{say('track.history')}</summary>
      <Steps steps={steps} />
    </details>
  )
}

/** The strokes and what they mean. */
export function Legend({ states }: { readonly states: readonly (string | null)[] }) {
  return (
    <ul className="legend" aria-label={say('track.legend')}>
      {states.map((state) => (
        <li key={state}>
          <StateMark state={state} />
        </li>
      ))}
    </ul>
  )
}
