import type { SourceId } from '../model/ids.js'
import type { Source } from '../model/source.js'
import type { SourceCard, SourceLine } from './record.js'
import type { Reads, SourceCardRow } from './store.js'

/** Sources as a list shows them. */
export async function sourceLines(reads: Reads, rows: readonly SourceCardRow[]): Promise<readonly SourceLine[]> {
  if (rows.length === 0) return []
  const claims = await reads.countClaims(rows.map((row) => row.id))
  const times = await reads.times(rows.map((row) => row.seq))
  return rows.map((row) => ({
    ...sourceCard(row, times.get(row.seq) as SourceLine['recorded']),
    claims: claims.get(row.id) ?? 0,
  }))
}

/** What a row tells of its source. */
export function sourceCard(row: SourceCardRow, recorded: SourceCard['recorded']): SourceCard {
  const { title, byline, published, url, language, outlet, agency } = JSON.parse(row.head) as Omit<Source, 'text'>
  return {
    id: row.id as SourceId,
    title,
    outlet,
    agency,
    byline,
    published,
    url,
    language,
    recorded,
    seq: row.seq,
    reprintOf: row.reprint as SourceId | null,
    redacted: row.redacted !== null,
  }
}
