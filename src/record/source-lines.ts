import type { SourceId } from '../model/ids.js'
import type { Source } from '../model/source.js'
import type { SourceLine } from './record.js'
import type { Reads, SourceRow } from './store.js'

/** Sources as a list shows them. */
export async function sourceLines(reads: Reads, rows: readonly SourceRow[]): Promise<readonly SourceLine[]> {
  if (rows.length === 0) return []
  const claims = await reads.countClaims(rows.map((row) => row.id))
  const times = await reads.times(rows.map((row) => row.seq))
  const lines: SourceLine[] = []
  for (const row of rows) {
    const { title, byline, published, url, language, outlet, agency } = JSON.parse(row.head) as Omit<Source, 'text'>
    lines.push({
      id: row.id as SourceId,
      title,
      outlet,
      agency,
      byline,
      published,
      url,
      language,
      recorded: times.get(row.seq) as SourceLine['recorded'],
      seq: row.seq,
      claims: claims.get(row.id) ?? 0,
      reprintOf: row.reprint as SourceId | null,
      redacted: row.redacted !== null,
    })
  }
  return lines
}
