import type Database from 'better-sqlite3'
import type pg from 'pg'
import { bands, sketchOf } from '../record/sketch.js'

// A migration of both stores: what is derived from the texts to tell copies by is worked out anew, a page of sources at a time.
const PAGE = 500

interface Row {
  readonly seq: number
  readonly text: string
}

const keysOf = (sketch: Uint8Array): readonly number[] => [...new Set(bands(sketch))]

/** Makes the sketches of a SQLite record's sources anew, inside the migration's transaction. */
export function resketchSqlite(db: Database.Database): void {
  db.exec('DELETE FROM band')
  const page = db.prepare<[number, number], Row>(
    'SELECT seq, text FROM source WHERE seq > ? AND redacted IS NULL ORDER BY seq LIMIT ?',
  )
  const write = db.prepare('UPDATE source SET sketch = ? WHERE seq = ?')
  const file = db.prepare('INSERT INTO band (band, seq) VALUES (?, ?)')
  for (let rows = page.all(-1, PAGE); rows.length > 0; rows = page.all(rows.at(-1)?.seq ?? 0, PAGE)) {
    for (const { seq, text } of rows) {
      const sketch = sketchOf(text)
      write.run(sketch, seq)
      for (const key of keysOf(sketch)) file.run(key, seq)
    }
  }
}

/** The same for PostgreSQL. */
export async function resketchPostgres(client: pg.ClientBase): Promise<void> {
  await client.query('DELETE FROM band')
  for (let after = -1; ; ) {
    const { rows } = await client.query<Row>(
      'SELECT seq, text FROM source WHERE seq > $1 AND redacted IS NULL ORDER BY seq LIMIT $2',
      [after, PAGE],
    )
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
    const sketches = rows.map(({ seq, text }) => ({ seq, sketch: sketchOf(text) }))
    await client.query(
      'UPDATE source s SET sketch = n.sketch FROM unnest($1::int4[], $2::bytea[]) AS n (seq, sketch) WHERE s.seq = n.seq',
      [sketches.map(({ seq }) => seq), sketches.map(({ sketch }) => Buffer.from(sketch))],
    )
    const keys = sketches.flatMap(({ seq, sketch }) => keysOf(sketch).map((key) => [key, seq] as const))
    await client.query('INSERT INTO band (band, seq) SELECT * FROM unnest($1::int4[], $2::int4[])', [
      keys.map(([key]) => key),
      keys.map(([, seq]) => seq),
    ])
  }
}
