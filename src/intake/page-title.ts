import { firstMeta, type PageMarks, unescaped } from './page-metadata.js'

const key = (text: string): string =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')
const squeezed = (text: string): string => key(text).replace(/ /g, '')

/** Names the site goes by: from its marks and from its host. */
function siteNames(marks: PageMarks, site: string | null, host: string | null): readonly string[] {
  const names = [site, firstMeta(marks, ['og:site_name', 'application-name', 'apple-mobile-web-app-title', 'twitter:site'])]
  if (host) names.push(host, host.split('.')[0] ?? '', host.split('.').slice(-2)[0] ?? '')
  return names.map((name) => squeezed(name ?? '')).filter((name) => name.length > 1)
}

const isSite = (piece: string, names: readonly string[]): boolean => {
  const p = squeezed(piece)
  return (
    p !== '' &&
    names.some(
      (name) =>
        p === name ||
        (name.length > 3 &&
          (p === `the${name}` ||
            name === `the${p}` ||
            p === `${name}com` ||
            (p.includes(name) && p.length <= name.length + 6) ||
            (p.length > 4 && name.includes(p)))),
    )
  )
}

// A bar, an arrow, or a dash or colon with space around it.
const SPLIT = /\s+[|»«·•:]+\s+|\s*\|\s*|\s+[-–—~]+\s+|\s+::\s+|\s+\/\s+/u

/** The title without the site's name and sections at its end or start. `confirmed` are texts of the page that end where the title should. */
export function withoutSite(title: string, names: readonly string[], confirmed: readonly string[]): string {
  const whole = key(title)
  for (const text of confirmed) {
    const k = key(text)
    if (
      k.length > 8 &&
      k.length < whole.length &&
      (whole.startsWith(`${k} `) || whole.endsWith(` ${k}`)) &&
      k.split(' ').length >= 2
    )
      return text
  }
  let text = title
  for (let turn = 0; turn < 3; turn++) {
    const marks = [...text.matchAll(new RegExp(SPLIT.source, 'gu'))]
    const last = marks.at(-1)
    const first = marks[0]
    if (!last || !first) break
    const head = text.slice(0, last.index)
    const tail = text.slice(last.index + last[0].length)
    const bar = /[|»«:•·]/u.test(last[0]) && !/^\s*:\s*$/u.test(last[0])
    // After a bar stands the site's name or a section, short beside the title; after a dash only a known name is taken off.
    if (isSite(tail, names) || (bar && key(tail).split(' ').length <= 4 && key(head).length > key(tail).length)) {
      text = head
      continue
    }
    if (
      isSite(text.slice(0, first.index), names) ||
      /^(?:blog archive|archives?|home|news)$/i.test(text.slice(0, first.index).trim())
    ) {
      text = text.slice(first.index + first[0].length)
      continue
    }
    break
  }
  return text.trim() || title
}

/** The report's own title: what the markup says, without the site's name, spelled as the heading on the page where they agree. */
export function pageTitle(marks: PageMarks, site: string | null, host: string | null): string | null {
  const names = siteNames(marks, site, host)
  const headings = marks.headings.map(unescaped).filter((h) => h.length > 3 && h.length < 400 && !isSite(h, names))
  const article = marks.articles[0]
  const told = [
    typeof article?.headline === 'string' ? article.headline : null,
    firstMeta(marks, [
      'og:title',
      'twitter:title',
      'dc.title',
      'dcterms.title',
      'parsely-title',
      'sailthru.title',
      'headline',
      'title',
    ]),
    marks.docTitle,
  ]
    .map((text) => unescaped(text ?? ''))
    .filter((text) => text.length > 1 && text.length < 500 && !isSite(text, names))
  const cleaned = told.map((text) => withoutSite(text, names, headings))
  // A heading that one of them confirms is what readers saw as the title.
  for (const heading of headings) {
    const h = key(heading)
    if (cleaned.some((text) => key(text) === h)) return heading
  }
  const docTitle = cleaned.at(-1) ?? ''
  // The heading may run on into a subtitle, or begin with a section: then the markup's shorter form is the title.
  const whole = headings.map(key)
  const part = cleaned.find(
    (text) =>
      key(text).split(' ').length >= 3 && whole.some((h) => h.startsWith(`${key(text)} `) || h.endsWith(` ${key(text)}`)),
  )
  if (part) return part
  if (headings.length === 1 && headings[0] && cleaned.length > 0) {
    const shared = new Set(key(headings[0]).split(' '))
    const words = key(docTitle).split(' ')
    if (words.filter((word) => shared.has(word)).length >= words.length * 0.5) return headings[0]
  }
  return cleaned[0] ?? headings[0] ?? null
}
