import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import type { Citation, Claim } from '../types.js'
import { Cites, inPrint } from './cite.js'
import { ModalityMark } from './status.js'

interface Told {
  readonly finding: string
  readonly phrase: string
  readonly when: string | null
  readonly modality: Claim['modality']
  readonly sources: readonly Citation[]
}

/** Findings under one another: when, what, in whose words. */
export function ToldTable({ told }: { readonly told: readonly Told[] }) {
  if (told.length === 0) return <p>{say('track.none')}</p>
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{say('track.when')}</th>
          <th scope="col">{say('track.what')}</th>
          <th scope="col">{say('track.words')}</th>
        </tr>
      </thead>
      <tbody>
        {told.map((one) => (
          <tr key={one.finding}>
            <td className="when">{tellDate(one.when)}</td>
            <td>
              <ModalityMark modality={one.modality} /> <bdi>{one.phrase}</bdi>
            </td>
            <td>
              <Cites sources={one.sources} /> <span className="quiet">{inPrint(one.sources)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
