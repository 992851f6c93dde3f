import type { Instant } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import type { Source } from '../model/source.js'
import { pageKey, pageKeys } from './page-key.js'
import type { PageQuery, PageVersion } from './record.js'
import { sourceLines } from './source-lines.js'
import type { Reads } from './store.js'

/**
 * The versions of a page that are held, the one that was had last first; with `on`, only those had by the end of that day, so that
 * the first is what the page said then. A version is dated by when it was had: fetched, archived, or else recorded.
 */
export async function pageVersions(reads: Reads, { address, on }: PageQuery): Promise<readonly PageVersion[]> {
  const key = pageKey(address)
  if (key === null)
    throw new ParleyError('usage', `"${address.slice(0, 200)}" is no address of a page`, {
      hint: 'For example: https://press.example/2022/06/09/talks',
    })
  const rows = (await reads.sourcesAt(key)).filter((row) => pageKeys(headOf(row)).includes(key))
  const had = new Map(rows.map((row) => [row.id, headOf(row).had?.at ?? null]))
  const versions = (await sourceLines(reads, rows)).map(
    (line): PageVersion => ({ ...line, had: had.get(line.id) ?? line.recorded }),
  )
  const end = on === undefined ? null : (`${on}T23:59:59.999Z` as Instant)
  return versions.filter((version) => end === null || version.had <= end).sort(latest)
}

const headOf = (row: { readonly head: string }): Omit<Source, 'text'> => JSON.parse(row.head) as Omit<Source, 'text'>

const latest = (a: PageVersion, b: PageVersion): number => (a.had === b.had ? b.seq - a.seq : a.had < b.had ? 1 : -1)
