import type Database from 'better-sqlite3'
import type { Filed } from './sql.js'

const LEAST = -(2 ** 31) - 1
const MOST = 2 ** 31 - 1

// Nearly no key that is sought is held: such a one costs a look into each table.
const UNDER = `
SELECT a.value AS band, (
  SELECT json_group_array(seq) FROM (
    SELECT seq FROM band WHERE band = a.value UNION ALL SELECT seq FROM band_new WHERE band = a.value ORDER BY seq LIMIT ?
  )
) AS seqs
FROM json_each(?) a
WHERE EXISTS (SELECT 1 FROM band WHERE band = a.value) OR EXISTS (SELECT 1 FROM band_new WHERE band = a.value)`

/**
 * The keys by which copies of a source are sought, in two tables. Keys are hashes: filed as they come, each would change a page of
 * the large table. New ones wait in a small one until there are `waiting` [32,768, some four thousand reports']; from then on as many
 * as come are moved, which lie side by side in both.
 */
export class SqliteBands {
  /** How far the moving has come; then it begins anew. Where another program or a rollback moved it, only the order suffers. */
  #to = LEAST

  constructor(
    private readonly prepare: (text: string) => Database.Statement,
    private readonly waiting = 32_768,
  ) {}

  put(rows: readonly (readonly [band: number, seq: number])[]): void {
    const put = this.prepare('INSERT INTO band_new (band, seq) VALUES (?, ?)')
    for (const row of rows) put.run(...row)
    let over = (this.prepare('SELECT count(*) AS n FROM band_new').get() as { n: number }).n - this.waiting
    for (let round = 0; over > 0 && round < 2; round++) over -= this.#move(over)
  }

  /** The sources filed under each of these keys, the first `most` of each. */
  under(bands: readonly number[], most: number): readonly Filed[] {
    if (bands.length === 0) return []
    // In order, so that what is looked up next lies near.
    const sorted = JSON.stringify([...bands].sort((a, b) => a - b))
    const rows = this.prepare(UNDER).all(most, sorted) as { readonly band: number; readonly seqs: string }[]
    return rows.flatMap(({ band, seqs }) => (JSON.parse(seqs) as number[]).map((seq) => ({ band, seq })))
  }

  drop(seq: number): void {
    for (const table of ['band', 'band_new']) this.prepare(`DELETE FROM ${table} WHERE seq = ?`).run(seq)
  }

  #move(many: number): number {
    const last = this.prepare('SELECT band FROM band_new WHERE band > ? ORDER BY band LIMIT 1 OFFSET ?').get(this.#to, many - 1)
    const to = (last as { band: number } | undefined)?.band ?? MOST
    const stretch = [this.#to, to]
    this.prepare('INSERT INTO band SELECT band, seq FROM band_new WHERE band > ? AND band <= ?').run(...stretch)
    const { changes } = this.prepare('DELETE FROM band_new WHERE band > ? AND band <= ?').run(...stretch)
    this.#to = last ? to : LEAST
    return changes
  }
}
