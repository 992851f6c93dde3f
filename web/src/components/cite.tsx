import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { linkTo } from '../route.js'
import type { Citation } from '../types.js'
import { Link } from './link.js'

/** Numbered references to the words a line rests on; each goes to the words in their report. */
export function Cites({
  sources,
  from = 1,
  most = 4,
}: {
  readonly sources: readonly Citation[]
  readonly from?: number
  readonly most?: number
}) {
  const shown = sources.slice(0, most)
  return (
    <span className="cites">
      {shown.map((cited, i) => (
        <Link
          key={cited.claim}
          className="cite"
          href={linkTo('sources', cited.source, { claim: cited.claim })}
          label={say('cite.label', {
            n: from + i,
            quote: cited.quote.slice(0, 140),
            outlet: cited.outlet ?? cited.agency ?? say('cite.source'),
            day: tellDate(cited.published),
          })}
        >
          [{from + i}]
        </Link>
      ))}
      {sources.length > most && <span className="more">+{sources.length - most}</span>}
    </span>
  )
}

/** "Caucasus Wire, 9 June 2022": who printed it and when, each once. */
export const inPrint = (sources: readonly Citation[]): string =>
  [
    ...new Set(
      sources.map((cited) =>
        [
          cited.agency ?? cited.outlet ?? cited.title ?? say('search.unknown'),
          cited.published ? tellDate(cited.published) : null,
        ]
          .filter(Boolean)
          .join(', '),
      ),
    ),
  ].join('; ')
