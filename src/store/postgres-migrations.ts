import type pg from 'pg'
import { indexPagesPostgres } from './index-pages.js'
import { resketchPostgres } from './resketch.js'

/**
 * How a table is spread over machines: by one column, which therefore stands in every primary and unique key; or kept whole
 * everywhere ("reference"). These are the rules of Citus, and of hash partitions, obeyed from the first migration on.
 */
export interface Placed {
  readonly name: string
  readonly by: string | 'reference'
  /** What stands between the brackets of CREATE TABLE. */
  readonly columns: string
  readonly indexes: readonly string[]
}

export const TABLES: readonly Placed[] = [
  {
    name: 'entry',
    by: 'seq',
    columns: `
  seq int4 PRIMARY KEY,
  at text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL CHECK (type IN ('source', 'reading', 'decision')),
  subject text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL,
  previous text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL`,
    indexes: ['entry_at ON entry (at, seq)'],
  },
  {
    name: 'source',
    by: 'id',
    columns: `
  id text COLLATE "C" PRIMARY KEY,
  seq int4 NOT NULL,
  head text NOT NULL,
  text text NOT NULL,
  outlet text,
  agency text,
  day int4 NOT NULL,
  sketch bytea NOT NULL,
  reprint text,
  redacted text`,
    indexes: ['source_seq ON source (seq)'],
  },
  {
    name: 'source_bytes',
    by: 'source',
    columns: `
  source text COLLATE "C" PRIMARY KEY,
  bytes bytea NOT NULL`,
    indexes: [],
  },
  {
    name: 'source_words',
    by: 'source',
    columns: `
  source text COLLATE "C" PRIMARY KEY,
  seq int4 NOT NULL,
  day int4 NOT NULL,
  words tsvector NOT NULL`,
    indexes: ['source_words_words ON source_words USING gin (words)'],
  },
  {
    name: 'band',
    by: 'band',
    columns: `
  band int4 NOT NULL,
  seq int4 NOT NULL,
  PRIMARY KEY (band, seq)`,
    indexes: [],
  },
  {
    name: 'page',
    by: 'page',
    columns: `
  page text COLLATE "C" NOT NULL,
  seq int4 NOT NULL,
  PRIMARY KEY (page, seq)`,
    indexes: [],
  },
  {
    name: 'reading',
    by: 'source',
    columns: `
  source text COLLATE "C" NOT NULL,
  seq int4 NOT NULL,
  reader text NOT NULL,
  digest text COLLATE "C" NOT NULL,
  json text NOT NULL,
  PRIMARY KEY (source, seq)`,
    indexes: [],
  },
  {
    name: 'claim',
    by: 'process',
    columns: `
  n int4 NOT NULL,
  process text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  seq int4 NOT NULL,
  ordinal int4 NOT NULL,
  source text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL,
  json text NOT NULL,
  PRIMARY KEY (id, seq, process)`,
    indexes: [
      'claim_n ON claim (n)',
      'claim_seq ON claim (seq, ordinal)',
      'claim_source ON claim (source)',
      'claim_process ON claim (process, seq, ordinal)',
    ],
  },
  {
    name: 'decision',
    by: 'reference',
    columns: `
  id text COLLATE "C" PRIMARY KEY,
  seq int4 NOT NULL UNIQUE,
  ruling text COLLATE "C" NOT NULL,
  json text NOT NULL,
  subjects text NOT NULL`,
    indexes: ['decision_ruling ON decision (ruling, seq)'],
  },
  {
    name: 'decision_subject',
    by: 'reference',
    columns: `
  subject text COLLATE "C" NOT NULL,
  decision text COLLATE "C" NOT NULL,
  PRIMARY KEY (subject, decision)`,
    indexes: [],
  },
  {
    name: 'standing',
    by: 'process',
    columns: `
  n int4 NOT NULL,
  process text COLLATE "C" NOT NULL,
  claim text COLLATE "C" NOT NULL,
  aspect text COLLATE "C" NOT NULL,
  first int4 NOT NULL,
  last int4 NOT NULL,
  gist text NOT NULL,
  finding text COLLATE "C" NOT NULL,
  changed int4 NOT NULL,
  waits int4 NOT NULL,
  PRIMARY KEY (n, process)`,
    indexes: ['standing_near ON standing ((first >> 5), process, aspect)', 'standing_waits ON standing (n) WHERE waits = 1'],
  },
  {
    name: 'finding',
    by: 'process',
    columns: `
  n int4 NOT NULL,
  process text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  since int4 NOT NULL,
  until int4 NOT NULL,
  kind text COLLATE "C" NOT NULL,
  track text NOT NULL,
  first int4 NOT NULL,
  last int4 NOT NULL,
  out int4 NOT NULL,
  allout int4 NOT NULL,
  actors text NOT NULL,
  claims text NOT NULL,
  published text,
  held int4 NOT NULL,
  json text,
  PRIMARY KEY (n, since, process)`,
    indexes: [
      'finding_time ON finding (process, first, id)',
      'finding_order ON finding (first, id)',
      'finding_ahead ON finding (process, first, id) WHERE out < first',
    ],
  },
  {
    name: 'activity',
    by: 'actor',
    columns: `
  actor text COLLATE "C" NOT NULL,
  month text COLLATE "C" NOT NULL,
  findings int4 NOT NULL,
  PRIMARY KEY (month, actor)`,
    indexes: [],
  },
  {
    name: 'meta',
    by: 'reference',
    columns: `
  key text COLLATE "C" PRIMARY KEY,
  value text NOT NULL`,
    indexes: [],
  },
]

/** Brings what came after the first version to a record that was made before it. */
async function addPages(client: pg.ClientBase, partitions: number): Promise<void> {
  await client.query('CREATE INDEX IF NOT EXISTS finding_order ON finding (first, id)')
  const made = await client.query("SELECT 1 FROM pg_class WHERE oid = to_regclass('page')")
  if (made.rowCount === 0) await client.query(createTables(partitions, ['page']))
  await indexPagesPostgres(client)
}

/** The tables as SQL; with `partitions`, each one that is spread is cut into so many by the hash of its column. */
export function createTables(partitions = 0, only?: readonly string[]): string {
  const statements: string[] = []
  for (const { name, by, columns, indexes } of TABLES) {
    if (only && !only.includes(name)) continue
    const cut = partitions > 0 && by !== 'reference'
    statements.push(`CREATE TABLE ${name} (${columns}\n)${cut ? ` PARTITION BY HASH (${by})` : ''}`)
    for (let i = 0; cut && i < partitions; i++) {
      statements.push(`CREATE TABLE ${name}_${i} PARTITION OF ${name} FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${i})`)
    }
    for (const index of indexes) statements.push(`CREATE INDEX ${index}`)
  }
  return `${statements.join(';\n')};\n`
}

/** Each brings a schema from the version before to its own. Only ever append here. */
export const MIGRATIONS: readonly ((client: pg.ClientBase, partitions: number) => Promise<unknown>)[] = [
  (client, partitions) => client.query(createTables(partitions)),
  resketchPostgres,
  addPages,
]
