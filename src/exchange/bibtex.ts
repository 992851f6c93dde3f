import type { SourceCard } from '../record/record.js'
import { dateParts } from './published-date.js'
import type { Writer } from './writer.js'

export const bibtex: Writer = {
  name: 'bibtex',
  says: 'the sources as BibTeX entries',
  extension: 'bib',
  media: 'application/x-bibtex; charset=utf-8',
  loses: ['everything but the sources: findings, claims and their words', "the sources' texts"],
  async *write(telling) {
    for await (const source of telling.sources()) yield `${bibEntry(source)}\n`
  },
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A source as a BibTeX entry. Names and titles stand in double braces, so that no style breaks them up or lowers them. */
export function bibEntry(source: SourceCard): string {
  const [year, month, day] = dateParts(source.published)
  const author = source.byline ?? source.agency
  const fields: readonly (readonly [string, string | null])[] = [
    ['title', source.title === null ? null : `{{${escaped(source.title)}}}`],
    ['author', author === null ? null : `{{${escaped(author)}}}`],
    ['journal', source.outlet === null ? null : `{${escaped(source.outlet)}}`],
    ['year', year === undefined ? null : `{${year}}`],
    ['month', month === undefined ? null : (MONTHS[month - 1] ?? null)],
    ['day', day === undefined ? null : `{${day}}`],
    ['url', source.url === null ? null : `{${source.url.replace(/[{}\\\s]/g, (c) => encodeURIComponent(c))}}`],
    ['language', source.language === 'und' ? null : `{${source.language}}`],
  ]
  const told = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]))
  return `@${source.outlet === null ? 'misc' : 'article'}{${source.id},\n${told.join(',\n')}\n}\n`
}

const SPECIAL: { readonly [char: string]: string } = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Text in which TeX finds no command. */
const escaped = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\{}~^#$%&_]/g, (char) => SPECIAL[char] ?? `\\${char}`)
