import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import type { BorderTold, GroundLine, PaperLine } from '../track-types.js'
import { Cites, inPrint } from './cite.js'
import { History, RestsOn, StandingTold } from './part-standing.js'
import { ModalityMark, SupportMark } from './status.js'

/** How the border stands in one line, each part with the words it rests on. */
export function OneLine({ says }: { readonly says: BorderTold['says'] }) {
  let from = 1
  return (
    <p className="one-line">
      {says.map(({ words, sources }, i) => {
        const first = from
        from += Math.min(sources.length, 4)
        return (
          <span key={words}>
            {i > 0 && '; '}
            <bdi>{i === 0 ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words}</bdi>
            {sources.length > 0 && ' '}
            <Cites sources={sources} from={first} />
          </span>
        )
      })}
      .
    </p>
  )
}

/** Papers that something is settled by, each with how far it has come. */
export function Papers({ papers }: { readonly papers: readonly PaperLine[] }) {
  if (papers.length === 0) return <p>{say('track.none')}</p>
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{say('border.paper')}</th>
          <th scope="col">{say('track.state')}</th>
          <th scope="col">{say('track.rests')}</th>
        </tr>
      </thead>
      <tbody>
        {papers.map(({ name, standing, steps }) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>
              <StandingTold standing={standing} />
              <History steps={steps} />
            </td>
            <td>{standing.now && <RestsOn step={standing.now} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Laws, maps and declarations that reports say something is settled by, with where they say so. */
export function Grounds({
  grounds,
  named,
}: {
  readonly grounds: readonly GroundLine[]
  readonly named?: ReadonlyMap<string, string>
}) {
  if (grounds.length === 0) return <p>{say('track.none')}</p>
  return (
    <ul className="plain">
      {grounds.map(({ finding, when, modality, what, sectors, support, sources }) => (
        <li key={finding}>
          <span className="quiet when">{tellDate(when)}</span> <ModalityMark modality={modality} /> <bdi>{what}</bdi>
          {sectors && sectors.length > 0 && <>: {sectors.map((id) => named?.get(id) ?? id).join(', ')}</>}{' '}
          <SupportMark support={support} /> <Cites sources={sources} /> <span className="quiet">{inPrint(sources)}</span>
        </li>
      ))}
    </ul>
  )
}
