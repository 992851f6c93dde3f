import { useAsk } from '../api.js'
import { say } from '../messages.js'
import { go, linkHere, useRoute } from '../route.js'
import type { Process } from '../types.js'

/** Which process is looked at; what belongs to none stays in reach. */
export function ProcessPicker() {
  const { query } = useRoute()
  const told = useAsk<{ processes: readonly Process[] }>('/processes')
  return (
    <label className="process">
      <span className="sr">{say('process.label')}</span>
      <select
        value={query.get('process') ?? ''}
        onChange={(event) => go(linkHere({ process: event.target.value || null, cursor: null }))}
      >
        <option value="">{say('process.all')}</option>
        {(told.data?.processes ?? []).map((process) => (
          <option key={process.id} value={process.id}>
            {process.name}
          </option>
        ))}
        <option value="none">{say('process.none')}</option>
      </select>
    </label>
  )
}
