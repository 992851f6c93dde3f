import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import type { Finding, JudgedClaim } from '../types.js'
import { visible } from './article.js'
import { voiceOf } from './claim-card.js'

/** On which words each part of a claim rests, and by what way the reader came from them to whom or when it means. */
export function WhyRead({ judged, published }: { readonly judged: JudgedClaim; readonly published: string | null }) {
  const { claim } = judged
  if (judged.state === 'asserted') return <p className="quiet">{say('why.byHand', { reader: judged.reader })}</p>
  return (
    <details className="why">
      <summary>{say('why.title')}</summary>
      <ul>
        <li>{say(claim.from === 'body' ? 'why.body' : claim.from === 'headline' ? 'why.headline' : 'why.caption')}</li>
        <li>
          {say('why.kind', { kind: claim.kind })} <q>{visible(claim.evidence[0].quote)}</q>
        </li>
        {claim.actors.map((actor) => (
          <li key={`${actor.role}${actor.start}${actor.name}`}>
            <q>{visible(actor.as)}</q> {say(`via.${actor.via}`, { name: actor.name, role: actor.role.replaceAll('-', ' ') })}
            {actor.id === null && ` ${say('why.unknown')}`}
          </li>
        ))}
        {claim.where && (
          <li>
            <q>{visible(claim.where.as)}</q> {say('why.where', { name: claim.where.name })}
          </li>
        )}
        <li>
          {claim.when === null
            ? say('why.undated')
            : say('why.when', { when: tellDate(claim.when), published: published ? tellDate(published) : say('why.noDate') })}
        </li>
        <li>
          {say(claim.attribution.to === 'outlet' ? 'why.outlet' : 'why.voice', { who: voiceOf(judged) })}{' '}
          {claim.modality !== 'asserted' && say('why.modality', { modality: claim.modality })}
        </li>
        <li>{say('why.confidence', { tenths: Math.round(claim.confidence * 10), reader: judged.reader })}</li>
      </ul>
    </details>
  )
}

/** What accepting or rejecting would do to what the pages show. */
export function WouldChange({
  judged,
  finding,
  others,
}: {
  readonly judged: JudgedClaim
  readonly finding: Finding | null
  readonly others: number
}) {
  if (judged.finding === null || finding === null) return <p className="quiet would">{say('would.none')}</p>
  const status = say(`support.${finding.support.status}`, { n: finding.support.independent })
  return (
    <dl className="would">
      <dt>{say('would.now')}</dt>
      <dd>
        {status} {others > 0 && say('would.others', { n: others })}
      </dd>
      <dt>{say('would.accept')}</dt>
      <dd>{say(finding.support.status === 'ruled' ? 'would.acceptRuled' : 'would.acceptDoes')}</dd>
      <dt>{say('would.reject')}</dt>
      <dd>{others > 0 ? say('would.rejectStays', { n: others }) : say('would.rejectGoes')}</dd>
    </dl>
  )
}
