import type { SourceCard } from '../record/record.js'
import { bibEntry } from './bibtex.js'
import { dateParts } from './published-date.js'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** How a source may be cited. Ours, after the styles' published rules for news on the web; what is not known is left out. */
export const STYLES: { readonly [style: string]: (source: SourceCard) => string } = { apa, chicago, bibtex: bibEntry }

/**
 * APA, 7th edition, 10.1 (newspaper article) and 9.30 (no date): Author. (Year, Month Day). Title. Outlet. URL. Without an
 * author the title stands first.
 */
function apa(source: SourceCard): string {
  const [year, month, day] = dateParts(source.published)
  const date = `(${year === undefined ? 'n.d.' : [year, month === undefined ? '' : `, ${MONTHS[month - 1]}`, day === undefined ? '' : ` ${day}`].join('')})`
  const author = authorOf(source)
  const title = source.title ?? '[Untitled report]'
  return sentences([...(author ? [author, date, title] : [title, date]), outletOf(source)], source.url)
}

/** The Chicago Manual of Style, 17th edition, 14.191 (news on the web), as a bibliography entry: Author. “Title.” Outlet, Month Day, Year. URL. */
function chicago(source: SourceCard): string {
  const [year, month, day] = dateParts(source.published)
  const date =
    year === undefined
      ? 'n.d.'
      : month === undefined
        ? String(year)
        : day === undefined
          ? `${MONTHS[month - 1]} ${year}`
          : `${MONTHS[month - 1]} ${day}, ${year}`
  const outlet = outletOf(source)
  const title = source.title === null ? 'Untitled report' : `“${closed(source.title.replace(/[“”]/g, "'"))}”`
  return sentences([authorOf(source), title, outlet === null ? date : `${outlet}, ${date}`], source.url)
}

const authorOf = (source: SourceCard): string | null => source.byline ?? source.agency
const outletOf = (source: SourceCard): string | null =>
  source.outlet ?? (source.url !== null && URL.canParse(source.url) ? new URL(source.url).host.replace(/^www\./, '') : null)

/** With a stop, unless it ends with a mark of its own. */
const closed = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
const sentences = (parts: readonly (string | null)[], url: string | null): string =>
  [...parts.flatMap((part) => (part ? [/[.!?]”?$/.test(part) ? part : `${part}.`] : [])), ...(url === null ? [] : [url])]
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
