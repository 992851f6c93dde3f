import { queryOf, useAsk } from '../api.js'
import { visible } from '../components/article.js'
import { Link } from '../components/link.js'
import { Await } from '../components/states.js'
import { tellDate } from '../dates.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import type { SourceLine } from '../types.js'

interface Hit {
  readonly source: SourceLine
  readonly excerpt: { readonly start: number; readonly end: number; readonly text: string }
  readonly matches: readonly { readonly start: number; readonly end: number }[]
}

/** Search over the words of all sources. Every state is a link. */
export default function Search() {
  const { query } = useRoute()
  const text = query.get('q') ?? ''
  const told = useAsk<{ hits: readonly Hit[] }>(
    text
      ? `/search${queryOf({ q: text, limit: 50, publishedBy: query.get('publishedBy'), knownAt: query.get('knownAt') })}`
      : null,
  )
  const outlet = query.get('outlet')
  const hits = (told.data?.hits ?? []).filter((hit) => outlet === null || (hit.source.outlet ?? 'unknown') === outlet)
  const outlets = [...new Set((told.data?.hits ?? []).map((hit) => hit.source.outlet ?? 'unknown'))].sort()
  return (
    <>
      <h1>Search</h1>
      <search>
        <form
          className="filters"
          onSubmit={(event) => {
            event.preventDefault()
            go(linkHere({ q: String(new FormData(event.currentTarget).get('q') ?? ''), outlet: null }))
          }}
        >
          <label className="grow">
            <span className="sr">Words to look for</span>
            <input
              name="q"
              type="search"
              key={text}
              defaultValue={text}
              placeholder='border commission, "peace treaty", delimit*'
            />
          </label>
          <button type="submit" className="button primary">
            Search
          </button>
        </form>
      </search>
      {text === '' ? (
        <p className="lede">Looks through the words of every source. “In quotes” finds a phrase, word* a beginning.</p>
      ) : (
        <Await of={told}>
          {() => (
            <div className="found">
              <section aria-label="Narrow by outlet">
                <h2>Outlets</h2>
                <ul className="plain">
                  {outlets.map((name) => (
                    <li key={name}>
                      <Link href={linkHere({ outlet: name === outlet ? null : name })} current={name === outlet}>
                        <bdi>{name}</bdi>
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
              <section aria-label="Found">
                <p role="status">
                  {hits.length} {hits.length === 1 ? 'source holds' : 'sources hold'} these words.
                </p>
                <ol className="plain hits">
                  {hits.map((hit) => (
                    <li key={hit.source.id}>
                      <Link href={linkTo('sources', hit.source.id)}>
                        <bdi>{visible(hit.source.title ?? 'Untitled report')}</bdi>
                      </Link>
                      <p className="quiet">{[hit.source.outlet, tellDate(hit.source.published)].filter(Boolean).join(', ')}</p>
                      <p className="excerpt">… {marked(hit)} …</p>
                    </li>
                  ))}
                </ol>
              </section>
            </div>
          )}
        </Await>
      )}
    </>
  )
}

/** The excerpt with the matched words marked. */
function marked({ excerpt, matches }: Hit) {
  const pieces = []
  let at = excerpt.start
  for (const { start, end } of matches) {
    if (start < at || end > excerpt.end) continue
    pieces.push(
      <span key={at}>{visible(excerpt.text.slice(at - excerpt.start, start - excerpt.start))}</span>,
      <mark key={`m${start}`}>{visible(excerpt.text.slice(start - excerpt.start, end - excerpt.start))}</mark>,
    )
    at = end
  }
  pieces.push(<span key={`end${at}`}>{visible(excerpt.text.slice(at - excerpt.start))}</span>)
  return pieces
}
