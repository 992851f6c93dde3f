import { queryOf, useAsk } from '../api.js'
import { visible } from '../components/article.js'
import { Facet } from '../components/facet.js'
import { Link } from '../components/link.js'
import { Await } from '../components/states.js'
import { ModalityMark } from '../components/status.js'
import { tellDate } from '../dates.js'
import { say } from '../messages.js'
import { go, linkHere, linkTo, useRoute } from '../route.js'
import type { Finding, SourceLine } from '../types.js'

interface Hit {
  readonly source: SourceLine
  readonly excerpt: { readonly start: number; readonly end: number; readonly text: string }
  readonly matches: readonly { readonly start: number; readonly end: number }[]
  readonly findings: readonly string[]
}
/** What hits can be narrowed by: each by what a hit has of it. */
const FACETS = {
  outlet: (hit: Hit) => [hit.source.outlet ?? hit.source.agency ?? hit.source.byline ?? say('search.unknown')],
  year: (hit: Hit) => [hit.source.published?.slice(0, 4) ?? say('search.undated')],
  kind: (hit: Hit, found: Found) => hit.findings.flatMap((id) => found.get(id)?.kind ?? []),
  process: (hit: Hit, found: Found) => hit.findings.flatMap((id) => found.get(id)?.process ?? []),
} as const
type Found = ReadonlyMap<string, Finding>
type FacetName = keyof typeof FACETS
const NAMES = Object.keys(FACETS) as FacetName[]
/** Findings asked for by id at once. */
const MOST = 200

/** Search over the words of all sources and what was read from them. Every state is a link. */
export default function Search() {
  const { query } = useRoute()
  const text = query.get('q') ?? ''
  const clocks = { publishedBy: query.get('publishedBy'), knownAt: query.get('knownAt') }
  const told = useAsk<{ hits: readonly Hit[] }>(text ? `/search${queryOf({ q: text, limit: 100, ...clocks })}` : null)
  const all = told.data?.hits ?? []
  const ids = [...new Set(all.flatMap(({ findings }) => findings))].slice(0, MOST)
  const read = useAsk<{ findings: readonly Finding[] }>(
    ids.length > 0 ? `/findings${queryOf({ ids: ids.join(), limit: MOST, ...clocks })}` : null,
  )
  const found: Found = new Map((read.data?.findings ?? []).map((finding) => [finding.id, finding]))
  const chosen = NAMES.flatMap((name) => {
    const value = query.get(name === 'process' ? 'in' : name)
    return value === null ? [] : [{ name, value }]
  })
  const passes = (hit: Hit, but?: FacetName): boolean =>
    chosen.every(({ name, value }) => name === but || FACETS[name](hit, found).includes(value))
  const hits = all.filter((hit) => passes(hit))
  return (
    <>
      <h1>{say('nav.search')}</h1>
      <search>
        <form
          className="filters"
          onSubmit={(event) => {
            event.preventDefault()
            const none = { outlet: null, year: null, kind: null, in: null }
            go(linkHere({ ...none, q: String(new FormData(event.currentTarget).get('q') ?? '') }))
          }}
        >
          <label className="grow">
            <span className="sr">{say('search.words')}</span>
            <input name="q" type="search" key={text} defaultValue={text} placeholder={say('search.example')} />
          </label>
          <button type="submit" className="button primary">
            {say('search.do')}
          </button>
        </form>
      </search>
      {text === '' ? (
        <p className="lede">{say('search.lede')}</p>
      ) : (
        <Await of={told}>
          {() => (
            <div className="found">
              <section aria-label={say('search.narrow')} className="facets">
                {NAMES.map((name) => (
                  <Facet
                    key={name}
                    title={say(`search.${name}`)}
                    field={name === 'process' ? 'in' : name}
                    values={all.filter((hit) => passes(hit, name)).map((hit) => [...new Set<string>(FACETS[name](hit, found))])}
                  />
                ))}
              </section>
              <section aria-label={say('search.found')}>
                <p role="status">{say(hits.length === 1 ? 'search.one' : 'search.many', { n: hits.length })}</p>
                {hits.length === 0 && <p className="notice">{say('search.none')}</p>}
                <ol className="plain hits">
                  {hits.map((hit) => (
                    <li key={hit.source.id}>
                      <Link href={linkTo('sources', hit.source.id)} className="hit-title">
                        <bdi>{visible(hit.source.title ?? say('source.untitled'))}</bdi>
                      </Link>
                      <p className="quiet">
                        <bdi>{[FACETS.outlet(hit)[0], tellDate(hit.source.published)].filter(Boolean).join(', ')}</bdi>
                      </p>
                      <p className="excerpt">… {marked(hit)} …</p>
                      <ReadFromIt hit={hit} found={found} />
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

/** What was read from the words that were found. */
function ReadFromIt({ hit, found }: { readonly hit: Hit; readonly found: Found }) {
  const known = hit.findings.flatMap((id) => found.get(id) ?? []).slice(0, 4)
  if (known.length === 0) return null
  return (
    <ul className="plain read-from" aria-label={say('search.read')}>
      {known.map((finding) => (
        <li key={finding.id}>
          <span className="quiet">{finding.kind}</span> <ModalityMark modality={finding.modality} />{' '}
          <Link href={linkTo('sources', hit.source.id, { claim: finding.claims[0] ?? null })}>
            <bdi>{visible(finding.phrase)}</bdi>
          </Link>
        </li>
      ))}
    </ul>
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
