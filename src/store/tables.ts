import type { Table } from './sql.js'

const text = 'text'
const int4 = 'int4'
const bytea = 'bytea'

/** The tables as rows are written: the migrations of each store make them so. */
export const ENTRY: Table = {
  name: 'entry',
  columns: { seq: int4, at: text, type: text, subject: text, digest: text, previous: text, hash: text },
}
export const SOURCE: Table = {
  name: 'source',
  columns: {
    id: text,
    seq: int4,
    head: text,
    text,
    outlet: text,
    agency: text,
    day: int4,
    sketch: bytea,
    reprint: text,
    redacted: text,
  },
}
export const BAND: Table = { name: 'band', columns: { band: int4, seq: int4 } }
export const PAGE: Table = { name: 'page', columns: { page: text, seq: int4 } }
export const BYTES: Table = { name: 'source_bytes', columns: { source: text, bytes: bytea } }
export const READING: Table = {
  name: 'reading',
  columns: { source: text, reader: text, seq: int4, digest: text, json: text },
}
export const CLAIM: Table = {
  name: 'claim',
  columns: { n: int4, process: text, id: text, seq: int4, ordinal: int4, source: text, kind: text, digest: text, json: text },
}
export const DECISION: Table = { name: 'decision', columns: { id: text, seq: int4, ruling: text, json: text, subjects: text } }
export const SUBJECT: Table = { name: 'decision_subject', columns: { subject: text, decision: text } }
export const STANDING: Table = {
  name: 'standing',
  columns: {
    n: int4,
    process: text,
    claim: text,
    aspect: text,
    first: int4,
    last: int4,
    gist: text,
    finding: text,
    changed: int4,
    waits: int4,
  },
}
export const FINDING: Table = {
  name: 'finding',
  columns: {
    n: int4,
    process: text,
    id: text,
    since: int4,
    until: int4,
    kind: text,
    track: text,
    first: int4,
    last: int4,
    out: int4,
    allout: int4,
    actors: text,
    claims: text,
    published: text,
    held: int4,
    json: text,
  },
}
export const ACTIVITY: Table = {
  name: 'activity',
  columns: { actor: text, month: text, findings: int4 },
}

export const columns = (table: Table): string => Object.keys(table.columns).join(', ')
