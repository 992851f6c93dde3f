import { say } from '../messages.js'
import { linkHere, useRoute } from '../route.js'
import { visible } from './article.js'
import { Link } from './link.js'

/** Values shown of a facet; the rest are few each. */
const MOST = 12

interface Props {
  readonly title: string
  /** Its key in the address. */
  readonly field: string
  /** What each hit has of it. */
  readonly values: readonly (readonly string[])[]
}

/** One way to narrow what was found: its values with how many hits have them, each a link. */
export function Facet({ title, field, values }: Props) {
  const { query } = useRoute()
  const chosen = query.get(field)
  const counts = new Map<string, number>()
  for (const of of values) for (const value of of) counts.set(value, (counts.get(value) ?? 0) + 1)
  if (counts.size < 2 && chosen === null) return null
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST)
  return (
    <>
      <h2>{title}</h2>
      <ul className="plain">
        {sorted.map(([value, n]) => (
          <li key={value}>
            <Link href={linkHere({ [field]: value === chosen ? null : value })} current={value === chosen}>
              <bdi>{visible(value)}</bdi> <span className="quiet">{n}</span>
            </Link>
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <Link href={linkHere({ [field]: null })} className="clear">
          {say('search.all')}
        </Link>
      )}
    </>
  )
}
