import type { SourceId } from '../model/ids.js'
import type { ParleyRecord } from '../record/record.js'
import { type Article, articlesOf } from './articles.js'

/** A source that holds the text of a draft: a version of it, by the day of its publication. */
export interface DraftVersion {
  readonly source: SourceId
  readonly title: string | null
  readonly outlet: string | null
  readonly published: string | null
  readonly articles: readonly (Pick<Article, 'number' | 'title' | 'start' | 'end'> & {
    /** Words in square brackets are those not agreed; without any the text does not say that the article is agreed. */
    readonly bracketed: boolean
  })[]
}

/** Fewest articles by which a source is a draft, and not a report that quotes an article. */
const FEWEST = 2
/** Most sources looked through. */
const MOST = 200

/** The versions of drafts that the record holds in full text, oldest first. */
export async function drafts(record: Pick<ParleyRecord, 'search' | 'source'>): Promise<readonly DraftVersion[]> {
  const hits = await Promise.all(['article', 'art'].map((text) => record.search({ text, limit: MOST })))
  const ids = [...new Set(hits.flat().map(({ source }) => source.id))]
  const kept = await Promise.all(ids.map((id) => record.source(id)))
  return kept
    .flatMap((one) => {
      const articles = one && one.redacted === null ? articlesOf(one.source.text) : []
      if (!one || articles.length < FEWEST) return []
      const { id, title, outlet, published } = one.source
      return [
        {
          source: id,
          title,
          outlet,
          published,
          articles: articles.map(({ number, title: head, text, start, end }) => ({
            number,
            title: head,
            start,
            end,
            bracketed: /\[[^\]\n]+\]/.test(text),
          })),
        },
      ]
    })
    .sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? -1 : 1))
}
