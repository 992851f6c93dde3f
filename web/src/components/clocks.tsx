import { say } from '../messages.js'
import { go, linkHere, useRoute } from '../route.js'
import { DayField } from './day-field.js'

/** The two clocks a reader turns most: the world on a day, and what was known by a day. */
export function Clocks() {
  const { query } = useRoute()
  const turned = query.get('asOf') ?? query.get('publishedBy')
  return (
    <fieldset className="clocks">
      <legend className="sr">{say('clock.label')}</legend>
      <DayField label={say('clock.asOf')} day={query.get('asOf')} set={(day) => go(linkHere({ asOf: day }))} />
      <DayField
        label={say('clock.publishedBy')}
        day={query.get('publishedBy')}
        set={(day) => go(linkHere({ publishedBy: day }))}
      />
      {turned && (
        <button type="button" className="button" onClick={() => go(linkHere({ asOf: null, publishedBy: null, knownAt: null }))}>
          {say('clock.clear')}
        </button>
      )}
    </fieldset>
  )
}
