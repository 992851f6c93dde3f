import { useAsk } from '../api.js'
import { say } from '../messages.js'
import type { JudgedClaim, Process } from '../types.js'

interface Props {
  readonly judged: JudgedClaim
  readonly assign: (to: Readonly<Record<string, unknown>>) => void
}

/** To which process or track a claim belongs. */
export function Assign({ judged, assign }: Props) {
  const told = useAsk<{ processes: readonly Process[] }>('/processes')
  const value = judged.claim.process ? `${judged.claim.process}|${judged.claim.track ?? ''}` : ''
  return (
    <label>
      <span className="sr">{say('review.assign')}</span>
      <select
        value={value}
        onChange={(event) => {
          const [process = '', track = ''] = event.target.value.split('|')
          assign({ process: process || null, track: track || null })
        }}
      >
        <option value="">{say('process.none')}</option>
        {(told.data?.processes ?? []).flatMap((process) => [
          <option key={process.id} value={`${process.id}|`}>
            {process.name}
          </option>,
          ...process.tracks.map((track) => (
            <option key={`${process.id}${track.id}`} value={`${process.id}|${track.id}`}>
              {process.name}: {track.name}
            </option>
          )),
        ])}
      </select>
    </label>
  )
}
