import { CLAIM_KINDS } from '../claim-kinds.js'
import { say } from '../messages.js'
import { go, linkHere, useRoute } from '../route.js'
import { Link } from './link.js'

const STATES = ['read', 'changed-since-ruling', 'accepted', 'rejected', 'corrected', 'asserted'] as const

interface Props {
  readonly state: string
  readonly chosen: number
  readonly chooseAll: () => void
}

/** Which claims are in the queue, and choosing all of them. */
export function ReviewFilters({ state, chosen, chooseAll }: Props) {
  const { query } = useRoute()
  return (
    <div className="filters no-print">
      <label>
        {say('review.standing')}{' '}
        <select value={state} onChange={(event) => go(linkHere({ state: event.target.value, claim: null }))}>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {say(`state.${one}`)}
            </option>
          ))}
          <option value="any">{say('review.any')}</option>
        </select>
      </label>
      <label>
        {say('field.kind')}{' '}
        <select
          value={query.get('kind') ?? ''}
          onChange={(event) => go(linkHere({ kind: event.target.value || null, claim: null }))}
        >
          <option value="">{say('review.any')}</option>
          {CLAIM_KINDS.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </label>
      {query.get('source') && (
        <Link href={linkHere({ source: null })} className="button">
          {say('review.allSources')}
        </Link>
      )}
      <button type="button" className="button" onClick={chooseAll}>
        {say(chosen > 0 ? 'review.chooseNone' : 'review.chooseAll')}
      </button>
      {chosen > 0 && <span role="status">{say('review.chosen', { n: chosen })}</span>}
    </div>
  )
}
