import { say } from '../messages.js'
import { go, linkHere, useRoute } from '../route.js'

/** The two clocks a reader turns most: the world on a day, and what was known by a day. */
export function Clocks() {
  const { query } = useRoute()
  const set = (key: string, value: string): void => go(linkHere({ [key]: value || null }))
  const turned = query.get('asOf') ?? query.get('publishedBy')
  return (
    <fieldset className="clocks">
      <legend className="sr">{say('clock.label')}</legend>
      <label>
        {say('clock.asOf')}
        <input type="date" value={query.get('asOf') ?? ''} onChange={(event) => set('asOf', event.target.value)} />
      </label>
      <label>
        {say('clock.publishedBy')}
        <input
          type="date"
          value={query.get('publishedBy') ?? ''}
          onChange={(event) => set('publishedBy', event.target.value)}
        />
      </label>
      {turned && (
        <button type="button" className="button" onClick={() => go(linkHere({ asOf: null, publishedBy: null, knownAt: null }))}>
          {say('clock.clear')}
        </button>
      )}
    </fieldset>
  )
}
