/** An article of a draft as its text has it. */
export interface Article {
  readonly number: string
  readonly title: string | null
  readonly text: string
  /** Where it stands in the text of its source: UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** How an article of one version stands in the next. */
export interface ArticleChange {
  readonly number: string
  readonly change: 'same' | 'changed' | 'added' | 'removed' | 'moved'
  readonly before: Article | null
  readonly after: Article | null
  /** Brackets around words that are not agreed, counted before and after. */
  readonly brackets: { readonly before: number; readonly after: number }
}

/** "Article 4", "ARTICLE IV.", "Art. 4 – Borders", alone on its line or with its title. */
const HEAD = /^[ \t]*(?:article|art\.)[ \t]+(\d{1,3}|[IVXLC]{1,8})\b[ \t]*[.:–—-]?[ \t]*([^\n]{0,120})$/gim

/** The articles of a draft, in the order of the text; empty for a text that has none. */
export function articlesOf(text: string): readonly Article[] {
  const heads = [...text.matchAll(HEAD)]
  return heads.map((head, i) => {
    const end = heads[i + 1]?.index ?? text.length
    const body = head.index + head[0].length
    const title = (head[2] ?? '').trim()
    // A line that goes on as a sentence is the article's text, not its title.
    const isTitle = title !== '' && !/[.;:,]$/.test(title) && title.length <= 80
    return {
      number: (head[1] ?? '').toUpperCase(),
      title: isTitle ? title : null,
      text: `${isTitle ? '' : title}${text.slice(body, end)}`.trim(),
      start: head.index,
      end,
    }
  })
}

const gist = (text: string): string => text.replace(/\s+/g, ' ').trim()
const bracketed = (article: Article | null): number => article?.text.match(/\[[^\]\n]+\]/g)?.length ?? 0

/** Compares two versions of a draft, article by article. One whose words stand unchanged under another number has moved. */
export function compareArticles(before: readonly Article[], after: readonly Article[]): readonly ArticleChange[] {
  const was = new Map(before.map((article) => [article.number, article]))
  const isNow = new Map(after.map((article) => [article.number, article]))
  const wasGist = new Map(before.map((article) => [gist(article.text), article]))
  const moved = new Set<Article>()
  const changes: ArticleChange[] = after.map((article) => {
    const old = was.get(article.number)
    const told = (change: ArticleChange['change'], from: Article | null): ArticleChange => ({
      number: article.number,
      change,
      before: from,
      after: article,
      brackets: { before: bracketed(from), after: bracketed(article) },
    })
    if (old && gist(old.text) === gist(article.text)) return told('same', old)
    const elsewhere = wasGist.get(gist(article.text))
    if (elsewhere && gist(article.text) !== '') {
      moved.add(elsewhere)
      return told('moved', elsewhere)
    }
    return old ? told('changed', old) : told('added', null)
  })
  const removed = before.filter((article) => !isNow.has(article.number) && !moved.has(article))
  return [
    ...changes,
    ...removed.map((article) => ({
      number: article.number,
      change: 'removed' as const,
      before: article,
      after: null,
      brackets: { before: bracketed(article), after: 0 },
    })),
  ]
}
