import type { Attribution } from '../model/attribution.js'
import type { Claim } from '../model/claim.js'
import type { Reading } from '../model/reading.js'
import { tell } from '../parley.js'
import { table } from './table.js'
import { bold, dim, oneLine } from './terminal.js'

/** Who vouches for a claim, in a few words: "the outlet", "Sergei Lavrov", "the ministry, through TASS". */
export function vouch({ to, manner, through = [] }: Attribution): string {
  const who = to === 'outlet' ? 'the outlet' : to.name
  const chain = through.length > 0 ? `, through ${through.map((voice) => voice.name).join(', ')}` : ''
  return `${who}${chain}${manner === 'quoted' ? ' (quoted)' : ''}`
}

const COLUMNS = [
  { head: 'When', share: 0 },
  { head: 'What the record holds', share: 5 },
  { head: 'Kind', share: 0 },
  { head: 'Says who', share: 2 },
  { head: 'The very words', share: 5 },
]

/** A reading for people: the source, then a line a claim with the words it rests on, then the notes. */
export function describeReading({ source, claims, notes }: Reading): string {
  const about = [source.byline, source.outlet, source.published && tell(source.published)].filter((part) => part != null)
  const head = [bold(oneLine(source.title ?? '(no title)')), ...(about.length > 0 ? [dim(oneLine(about.join(' · ')))] : [])]
  const rows = claims.map((claim) => [
    claim.when ? tell(claim.when) : '–',
    standing(claim) + claim.phrase,
    claim.kind,
    vouch(claim.attribution),
    `“${shorten(claim.evidence[0].quote)}”`,
  ])
  const body = rows.length > 0 ? ['', table(COLUMNS, rows)] : ['', 'Nothing in it is of the kinds that Parley keeps.']
  const doubts = notes.length > 0 ? ['', ...notes.map((note) => dim(`note (${note.rule}): ${oneLine(note.says)}`))] : []
  return [...head, ...body, ...doubts].join('\n')
}

const standing = (claim: Claim): string => (claim.modality === 'asserted' ? '' : `[${claim.modality}] `)
const shorten = (quote: string): string => (quote.length <= 160 ? quote : `${quote.slice(0, 157).trimEnd()} …`)
