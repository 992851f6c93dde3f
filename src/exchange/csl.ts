import type { SourceCard } from '../record/record.js'
import { dateParts } from './published-date.js'
import type { Writer } from './writer.js'

/** A reference in CSL-JSON 1.0.2, with the fields a news report has. */
export interface CslItem {
  readonly id: string
  readonly type: string
  readonly title?: string
  readonly author?: readonly { readonly literal?: string; readonly family?: string; readonly given?: string }[]
  readonly 'container-title'?: string
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] }
  readonly URL?: string
  readonly language?: string
  readonly source?: string
  readonly note?: string
}

export const csl: Writer = {
  name: 'csl',
  says: 'the sources as CSL-JSON, for Zotero, Pandoc and citeproc',
  extension: 'json',
  media: 'application/vnd.citationstyles.csl+json',
  loses: ['everything but the sources: findings, claims and their words', "the sources' texts"],
  async *write(telling) {
    yield '['
    let first = true
    for await (const source of telling.sources()) {
      if (source.redacted) telling.loss.count('sources whose text was redacted: told as references all the same')
      yield `${first ? '\n' : ',\n'}${JSON.stringify(cslItem(source))}`
      first = false
    }
    yield '\n]\n'
  },
}

/** A source as a reference. What is not known is left out, never guessed. */
export function cslItem(source: SourceCard): CslItem {
  const parts = dateParts(source.published)
  const byline = source.byline !== null && source.byline !== source.agency ? source.byline : null
  const author = byline ?? source.agency
  return {
    id: source.id,
    type: 'article-newspaper',
    ...(source.title === null ? {} : { title: source.title }),
    ...(author === null ? {} : { author: [{ literal: author }] }),
    ...(source.outlet === null ? {} : { 'container-title': source.outlet }),
    ...(parts.length === 0 ? {} : { issued: { 'date-parts': [parts] } }),
    ...(source.url === null ? {} : { URL: source.url }),
    ...(source.language === 'und' ? {} : { language: source.language }),
    ...(source.agency === null ? {} : { source: source.agency }),
    ...(source.reprintOf === null ? {} : { note: `reprint of ${source.reprintOf}` }),
  }
}
