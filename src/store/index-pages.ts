import type Database from 'better-sqlite3'
import type pg from 'pg'
import type { Source } from '../model/source.js'
import { pageKeys } from '../record/page-key.js'

// A migration of both stores: sources are filed under the addresses of their pages, a page of sources at a time.
const AT_ONCE = 500

interface Row {
  readonly seq: number
  readonly head: string
}

const keysOf = ({ seq, head }: Row): readonly (readonly [page: string, seq: number])[] =>
  pageKeys(JSON.parse(head) as Source).map((page) => [page, seq] as const)

/** Files the sources of a SQLite record, inside the migration's transaction. */
export function indexPagesSqlite(db: Database.Database): void {
  const some = db.prepare<[number, number], Row>('SELECT seq, head FROM source WHERE seq > ? ORDER BY seq LIMIT ?')
  const file = db.prepare('INSERT OR IGNORE INTO page (page, seq) VALUES (?, ?)')
  for (let rows = some.all(-1, AT_ONCE); rows.length > 0; rows = some.all(rows.at(-1)?.seq ?? 0, AT_ONCE)) {
    for (const key of rows.flatMap(keysOf)) file.run(...key)
  }
}

/** The same for PostgreSQL. */
export async function indexPagesPostgres(client: pg.ClientBase): Promise<void> {
  for (let after = -1; ; ) {
    const { rows } = await client.query<Row>('SELECT seq, head FROM source WHERE seq > $1 ORDER BY seq LIMIT $2', [
      after,
      AT_ONCE,
    ])
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
    const keys = rows.flatMap(keysOf)
    await client.query('INSERT INTO page (page, seq) SELECT * FROM unnest($1::text[], $2::int4[]) ON CONFLICT DO NOTHING', [
      keys.map(([page]) => page),
      keys.map(([, seq]) => seq),
    ])
  }
}
