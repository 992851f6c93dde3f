import { Cites } from '../components/cite.js'
import { DayField } from '../components/day-field.js'
import { Await } from '../components/states.js'
import { ModalityMark } from '../components/status.js'
import { TrackPage } from '../components/track-page.js'
import { tellDate } from '../dates.js'
import { type MessageKey, say } from '../messages.js'
import { useNames, withName } from '../names.js'
import { go, linkHere, useRoute } from '../route.js'
import { useTrack } from '../track.js'
import type { BoardRole, BoardTold } from '../track-types.js'
import type { ActorNamed, TrackStep } from '../types.js'

/** All tracks side by side: how each stands, which way it went since the last look, what it waits for, who leads and who offers. */
export default function BoardPage() {
  const { query } = useRoute()
  const since = query.get('since')
  const told = useTrack<BoardTold>('board', { since })
  return (
    <TrackPage name="board">
      <div className="filters no-print">
        <DayField label={say('board.since')} day={since} set={(day) => go(linkHere({ since: day }))} />
      </div>
      <Await of={told}>{({ view }) => <Board view={view} />}</Await>
    </TrackPage>
  )
}

function Board({ view }: { readonly view: BoardTold }) {
  const roles = [...view.roles.holding, ...view.roles.offered, ...view.roles.lost]
  const names = useNames([...roles.flatMap(({ actor }) => actor.id ?? []), ...view.formats.flatMap(({ leads }) => leads)])
  const track = (id: string): string => view.tracks.find((one) => one.track === id)?.name ?? id
  return (
    <>
      <section className="columns" aria-label={say('nav.board')}>
        {view.tracks.map((one) => (
          <article className="track" key={one.track}>
            <h2>{one.name}</h2>
            <dl className="board-terms">
              <dt>{say('board.stands')}</dt>
              <dd>
                <strong>{one.standing}</strong>; {one.says}
              </dd>
              <Few name="board.last" steps={[one.last ?? one.named].filter((step) => step !== null)} />
              {one.since !== null && (
                <>
                  <dt>{say('board.sinceLook')}</dt>
                  <dd>
                    {one.direction}
                    <ul className="plain steps">
                      {one.since.slice(0, 5).map((step) => (
                        <li key={step.finding}>
                          {step.turn && <span className="modality">{say(`board.${step.turn}`)}</span>} <Step step={step} />
                        </li>
                      ))}
                      {one.since.length > 5 && <li className="quiet">+{one.since.length - 5}</li>}
                    </ul>
                  </dd>
                </>
              )}
              <Few name="board.ahead" steps={one.ahead} />
              {one.waits.length > 0 && (
                <>
                  <dt>{say('board.waits')}</dt>
                  <dd>
                    <ul className="plain steps">
                      {one.waits.map((step) => (
                        <li key={step.finding}>
                          {step.on.map(track).join(', ')}: <Step step={step} />
                        </li>
                      ))}
                    </ul>
                  </dd>
                </>
              )}
              <Few name="board.conditions" steps={one.conditions} />
            </dl>
          </article>
        ))}
      </section>
      <Roles title="board.holding" lines={view.roles.holding} names={names} />
      <Roles title="board.offered" lines={view.roles.offered} names={names} />
      <Roles title="board.lost" lines={view.roles.lost} names={names} />
      <h2>{say('board.formats')}</h2>
      {view.formats.length === 0 && <p>{say('track.none')}</p>}
      <ul className="plain">
        {view.formats.map((format) => (
          <li key={format.format}>
            <bdi>{format.name}</bdi>
            {format.leads.length > 0 &&
              `, ${say('board.ledBy', { names: format.leads.map((id) => names.get(id)?.name ?? id).join(', ') })}`}
            {format.from && `, ${say('date.from', { day: tellDate(format.from) })}`}
            {format.to && ` ${say('date.until', { day: tellDate(format.to) })}`} <Cites sources={format.named.sources} />
          </li>
        ))}
      </ul>
    </>
  )
}

const Step = ({ step }: { readonly step: TrackStep }) => (
  <>
    <span className="quiet when">{tellDate(step.when)}</span> <ModalityMark modality={step.modality} /> <bdi>{step.phrase}</bdi>{' '}
    <Cites sources={step.sources} most={2} />
  </>
)

function Few({ name, steps }: { readonly name: MessageKey; readonly steps: readonly TrackStep[] }) {
  if (steps.length === 0) return null
  return (
    <>
      <dt>{say(name)}</dt>
      <dd>
        <ul className="plain steps">
          {steps.slice(0, 5).map((step) => (
            <li key={step.finding}>
              <Step step={step} />
            </li>
          ))}
          {steps.length > 5 && <li className="quiet">+{steps.length - 5}</li>}
        </ul>
      </dd>
    </>
  )
}

interface RolesProps {
  readonly title: MessageKey
  readonly lines: readonly BoardRole[]
  readonly names: ReadonlyMap<string, ActorNamed>
}

function Roles({ title, lines, names }: RolesProps) {
  return (
    <>
      <h2>{say(title)}</h2>
      {lines.length === 0 && <p>{say('track.none')}</p>}
      <ul className="plain">
        {lines.map((line) => (
          <li key={`${line.actor.id}-${line.role}-${line.step.finding}`}>
            <bdi>{withName(line, names).actor.name}</bdi>: {line.role}, {line.step.status}{' '}
            <span className="quiet">{tellDate(line.step.when)}</span> <Cites sources={line.step.sources} />
          </li>
        ))}
      </ul>
    </>
  )
}
