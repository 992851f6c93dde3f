// Ids are hashes: in one index of all of them nearly every new claim would change a page of its own. SQLite writes whole pages, twice,
// so they are filed by stretches of the journal, in each of which the pages are few, and sought in every stretch. PostgreSQL writes
// what changed and needs none of this.
const BITS = 14
const STRETCHES = `
WITH RECURSIVE stretch (n) AS (
  SELECT 0 UNION ALL SELECT n + 1 FROM stretch WHERE n < (SELECT max(seq) FROM entry) >> ${BITS}
)
SELECT n FROM stretch`

/** A row of `claim` has one of a list of ids. */
export const CLAIMED = `(seq >> ${BITS}) IN (${STRETCHES}) AND id IN (SELECT value FROM json_each(?))`

/** A row of `reading` is of one of a list of sources. */
export const READ_FROM = `(seq >> ${BITS}) IN (${STRETCHES}) AND source IN (SELECT value FROM json_each(?))`

/** A row `r` of `reading` is of a row `s` of `source`. */
export const READ_OF = `(r.seq >> ${BITS}) IN (${STRETCHES}) AND r.source = s.id`

/** A row of `claim` is of one of a list of sources: it has the place in the journal of what brought it, a reading or a ruling. */
export const CLAIMED_FROM = `rowid IN (
  WITH asked (id) AS (SELECT value FROM json_each(?)), brought (seq, source) AS (
    SELECT seq, source FROM reading WHERE (seq >> ${BITS}) IN (${STRETCHES}) AND source IN (SELECT id FROM asked)
    UNION ALL
    SELECT d.seq, s.subject FROM decision_subject s JOIN decision d ON d.id = s.decision WHERE s.subject IN (SELECT id FROM asked)
  )
  SELECT c.rowid FROM brought b CROSS JOIN claim c WHERE c.seq = b.seq AND c.source = b.source)`

/** Brings the indexes of a record made before to that; the constants above must not change without another step like it. */
export const INTO_STRETCHES = `
DROP INDEX IF EXISTS claim_id;
CREATE UNIQUE INDEX claim_id ON claim (seq >> ${BITS}, id, seq, process);
DROP INDEX IF EXISTS claim_source;
ALTER TABLE reading RENAME TO reading_before;
CREATE TABLE reading (
  seq integer PRIMARY KEY REFERENCES entry (seq),
  source text NOT NULL REFERENCES source (id),
  reader text NOT NULL,
  digest text NOT NULL,
  json text NOT NULL
) STRICT;
INSERT INTO reading SELECT seq, source, reader, digest, json FROM reading_before ORDER BY seq;
DROP TABLE reading_before;
CREATE INDEX reading_source ON reading (seq >> ${BITS}, source);
CREATE TABLE IF NOT EXISTS band_new (
  band integer NOT NULL,
  seq integer NOT NULL REFERENCES source (seq),
  PRIMARY KEY (band, seq)
) STRICT, WITHOUT ROWID;
`
