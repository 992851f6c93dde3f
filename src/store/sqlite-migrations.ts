import type Database from 'better-sqlite3'
import { indexPagesSqlite } from './index-pages.js'
import { resketchSqlite } from './resketch.js'
import { INTO_STRETCHES } from './sqlite-stretches.js'

/** What marks a file as a record of ours: "PRLY". */
export const APPLICATION = 0x50524c59

/**
 * Each brings a file from the version before to its own; `user_version` counts them. Only ever append here: a record made by
 * any released version must open in every later one.
 */
export const MIGRATIONS: readonly (string | ((db: Database.Database) => void))[] = [
  `
CREATE TABLE entry (
  seq integer PRIMARY KEY,
  at text NOT NULL,
  type text NOT NULL CHECK (type IN ('source', 'reading', 'decision')),
  subject text NOT NULL,
  digest text NOT NULL,
  previous text NOT NULL,
  hash text NOT NULL
) STRICT;
CREATE INDEX entry_at ON entry (at, seq);

CREATE TABLE source (
  seq integer PRIMARY KEY REFERENCES entry (seq),
  id text NOT NULL UNIQUE,
  head text NOT NULL,
  text text NOT NULL,
  outlet text,
  agency text,
  day integer NOT NULL,
  sketch blob NOT NULL,
  reprint text,
  redacted text
) STRICT;
CREATE TABLE source_bytes (source text PRIMARY KEY REFERENCES source (id), bytes blob NOT NULL) STRICT;
CREATE TABLE band (
  band integer NOT NULL,
  seq integer NOT NULL REFERENCES source (seq),
  PRIMARY KEY (band, seq)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

CREATE TABLE reading (
  source text NOT NULL REFERENCES source (id),
  seq integer NOT NULL REFERENCES entry (seq),
  reader text NOT NULL,
  digest text NOT NULL,
  json text NOT NULL,
  PRIMARY KEY (source, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  n integer NOT NULL,
  process text NOT NULL,
  id text NOT NULL,
  seq integer NOT NULL REFERENCES entry (seq),
  ordinal integer NOT NULL,
  source text NOT NULL REFERENCES source (id),
  kind text NOT NULL,
  digest text NOT NULL,
  json text NOT NULL
) STRICT;
CREATE UNIQUE INDEX claim_id ON claim (id, seq, process);
CREATE INDEX claim_n ON claim (n);
CREATE INDEX claim_seq ON claim (seq, ordinal);
CREATE INDEX claim_source ON claim (source);
CREATE INDEX claim_process ON claim (process);

CREATE TABLE decision (
  id text PRIMARY KEY,
  seq integer NOT NULL UNIQUE REFERENCES entry (seq),
  ruling text NOT NULL,
  json text NOT NULL,
  subjects text NOT NULL
) STRICT;
CREATE INDEX decision_ruling ON decision (ruling, seq);
CREATE TABLE decision_subject (
  subject text NOT NULL,
  decision text NOT NULL REFERENCES decision (id),
  PRIMARY KEY (subject, decision)
) STRICT, WITHOUT ROWID;

CREATE TABLE standing (
  n integer NOT NULL,
  process text NOT NULL,
  claim text NOT NULL,
  aspect text NOT NULL,
  first integer NOT NULL,
  last integer NOT NULL,
  gist text NOT NULL,
  finding text NOT NULL,
  changed integer NOT NULL,
  waits integer NOT NULL,
  PRIMARY KEY (n, process)
) STRICT;
-- By month first: what is new is mostly of the last months, and falls on few pages.
CREATE INDEX standing_near ON standing ((first >> 5), process, aspect);
CREATE INDEX standing_waits ON standing (n) WHERE waits = 1;

CREATE TABLE finding (
  n integer NOT NULL,
  process text NOT NULL,
  id text NOT NULL,
  since integer NOT NULL,
  until integer NOT NULL,
  kind text NOT NULL,
  track text NOT NULL,
  first integer NOT NULL,
  last integer NOT NULL,
  out integer NOT NULL,
  allout integer NOT NULL,
  actors text NOT NULL,
  claims text NOT NULL,
  published text,
  held integer NOT NULL,
  json text,
  PRIMARY KEY (n, since, process)
) STRICT;
CREATE INDEX finding_time ON finding (process, first, id);
-- What was told before it came: plans.
CREATE INDEX finding_ahead ON finding (process, first, id) WHERE out < first;

CREATE TABLE activity (
  actor text NOT NULL,
  month text NOT NULL,
  findings integer NOT NULL,
  PRIMARY KEY (month, actor)
) STRICT, WITHOUT ROWID;
`,
  resketchSqlite,
  // A process's claims are read in journal order, a page at a time.
  `
DROP INDEX claim_process;
CREATE INDEX claim_process ON claim (process, seq, ordinal);
`,
  // A whole record is told in the order of its days, and a page is looked up by its address.
  `
CREATE INDEX IF NOT EXISTS finding_order ON finding (first, id);
CREATE TABLE IF NOT EXISTS page (
  page text NOT NULL,
  seq integer NOT NULL REFERENCES source (seq),
  PRIMARY KEY (page, seq)
) STRICT, WITHOUT ROWID;
`,
  indexPagesSqlite,
  INTO_STRETCHES,
  // What is known of the record as a whole, such as under which rules its findings were worked out.
  'CREATE TABLE IF NOT EXISTS meta (key text PRIMARY KEY, value text NOT NULL) STRICT, WITHOUT ROWID',
]
