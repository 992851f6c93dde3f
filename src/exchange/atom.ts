import { claimantOf, quoteOf, type Told } from './telling.js'
import type { Writer } from './writer.js'
import { xmlText } from './xml-text.js'

/** How many entries a feed has where no limit is given. */
const ENTRIES = 200

export const atom: Writer = {
  name: 'atom',
  says: 'a feed of what was recorded last, for an alert (RFC 4287)',
  extension: 'atom',
  media: 'application/atom+xml; charset=utf-8',
  loses: [
    `all but the findings recorded last, ${ENTRIES} where no --limit is given`,
    'fields other than the phrase, kind, words and sources',
  ],
  async *write(telling) {
    const most = telling.asked.limit ?? ENTRIES
    const newest = await recordedLast(telling.everything(), most)
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield `  <id>urn:parley:record:findings</id>\n  <title>Parley: new findings</title>\n  <updated>${telling.at}</updated>\n`
    yield '  <author><name>Parley</name></author>\n  <generator>Parley</generator>\n'
    for (const told of newest) yield entry(told)
    yield '</feed>\n'
  },
}

/** The findings recorded last, newest first, held in bounded memory. */
async function recordedLast(told: AsyncIterable<Told>, most: number): Promise<readonly Told[]> {
  let held: Told[] = []
  const cut = (): void => {
    held.sort((a, b) => (a.finding.known > b.finding.known ? -1 : a.finding.known < b.finding.known ? 1 : 0))
    held = held.slice(0, most)
  }
  for await (const one of told) {
    held.push(one)
    if (held.length >= most * 2 + 100) cut()
  }
  cut()
  return held
}

function entry({ finding, cited }: Told): string {
  const words = cited.map((one) => `“${quoteOf(one.claim)}” (${claimantOf(one)}, ${one.source.published ?? 'undated'})`)
  const url = cited.find(({ source }) => source.url !== null)?.source.url
  const published = /^\d{4}-\d\d-\d\d$/.test(finding.published ?? '') ? `${finding.published}T00:00:00Z` : null
  return [
    '  <entry>',
    `    <id>urn:parley:finding:${finding.id}</id>`,
    `    <title>${xmlText(finding.phrase)}</title>`,
    `    <updated>${finding.known}</updated>`,
    ...(published ? [`    <published>${published}</published>`] : []),
    `    <category term="${xmlText(finding.kind)}"/>`,
    ...(finding.process ? [`    <category scheme="urn:parley:process" term="${xmlText(finding.process)}"/>`] : []),
    ...(url ? [`    <link rel="via" href="${xmlText(url)}"/>`] : []),
    `    <content type="text">${xmlText([`${finding.when ?? 'undated'}; ${finding.modality}; ${finding.support.status}`, ...words].join('\n'))}</content>`,
    '  </entry>\n',
  ].join('\n')
}
