import type { Article, ArticleChange } from '../views/articles.js'
import { table } from './table.js'

const opening = (article: Article | null): string => {
  const text = article?.text.replace(/\s+/g, ' ') ?? ''
  return text.length <= 200 ? text : `${text.slice(0, 197).trimEnd()} …`
}

/** Two versions of a draft side by side, article by article. */
export const articlesTable = (changes: readonly ArticleChange[]): string =>
  table(
    [
      { head: 'Article', share: 0 },
      { head: 'Change', share: 0 },
      { head: 'Before', share: 4 },
      { head: 'After', share: 4 },
      { head: 'In brackets', share: 0 },
    ],
    changes.map(({ number, change, before, after, brackets }) => [
      number,
      change === 'moved' ? `moved from ${before?.number}` : change,
      change === 'same' ? '' : opening(before),
      change === 'same' ? '' : opening(after),
      brackets.before === 0 && brackets.after === 0 ? '' : `${brackets.before} → ${brackets.after}`,
    ]),
  )
