import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { linkTo } from '../route.js'
import type { JudgedClaim } from '../types.js'
import { visible } from './article.js'
import { Link } from './link.js'
import { ModalityMark, StatusMark, statusOf } from './status.js'

export function voiceOf({ claim }: JudgedClaim): string {
  const { to, manner, through } = claim.attribution
  const who = to === 'outlet' ? say('voice.outlet') : to.name
  const voices = (through ?? []).map((voice) => voice.name).join(', ')
  const told = voices === '' ? who : say('voice.through', { who, voices })
  return manner === 'quoted' ? say('voice.quoted', { who: told }) : told
}

const told = (value: unknown): string =>
  value === null
    ? '–'
    : typeof value === 'object'
      ? 'as' in value
        ? `“${String(value.as)}”`
        : JSON.stringify(value)
      : String(value)

/** Everything of one claim: how it stands, who vouches, who takes part, and the fields of its kind. */
export function ClaimFields({ judged }: { readonly judged: JudgedClaim }) {
  const { claim } = judged
  return (
    <dl className="fields">
      <dt>{say('claim.kind')}</dt>
      <dd>
        {claim.kind} <ModalityMark modality={claim.modality} />
      </dd>
      <dt>{say('claim.when')}</dt>
      <dd>
        {tellDate(claim.when)} {claim.when && <code>{claim.when}</code>}
      </dd>
      {claim.where && (
        <>
          <dt>{say('claim.where')}</dt>
          <dd>
            <bdi>{claim.where.name}</bdi>
            {claim.where.as !== claim.where.name && (
              <>
                {' '}
                ({say('claim.whereAs')} “<bdi>{claim.where.as}</bdi>”)
              </>
            )}
          </dd>
        </>
      )}
      <dt>{say('claim.voice')}</dt>
      <dd>
        <bdi>{voiceOf(judged)}</bdi>
      </dd>
      {claim.actors.length > 0 && (
        <>
          <dt>{say('claim.actors')}</dt>
          <dd>
            <ul className="cast">
              {claim.actors.map((actor) => (
                <li key={`${actor.role}${actor.start}${actor.name}`}>
                  {actor.id ? (
                    <Link href={linkTo('actors', actor.id)}>
                      <bdi>{actor.name}</bdi>
                    </Link>
                  ) : (
                    <bdi>{visible(actor.name)}</bdi>
                  )}{' '}
                  <span className="quiet">
                    {[
                      actor.via === 'name' ? actor.role : say('claim.via', { role: actor.role, via: actor.via }),
                      actor.for ? say('claim.for', { whom: actor.for }) : null,
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {Object.entries(claim.body)
        .filter(([, value]) => value !== null && value !== '')
        .map(([key, value]) => (
          <div key={key} className="contents">
            <dt>{key.replaceAll('-', ' ')}</dt>
            <dd>{visible(told(value))}</dd>
          </div>
        ))}
      <dt>{say('claim.readBy')}</dt>
      <dd className="quiet">
        {say('claim.read', { reader: judged.reader, confidence: claim.confidence.toFixed(2), state: judged.state })}
      </dd>
    </dl>
  )
}

/** A claim in a list. */
export function ClaimLine({ judged }: { readonly judged: JudgedClaim }) {
  return (
    <>
      <span className="claim-phrase">{visible(judged.claim.phrase)}</span>
      <span className="claim-marks">
        <StatusMark status={statusOf(judged.claim, judged.state)} /> <ModalityMark modality={judged.claim.modality} />
        <span className="quiet">
          {judged.claim.kind}
          {judged.state === 'read' ? '' : `, ${judged.state}`}
        </span>
      </span>
    </>
  )
}
