import { atom } from './atom.js'
import { bibtex } from './bibtex.js'
import { csl } from './csl.js'
import { csv, csvClaims } from './csv.js'
import { ftm, ftmStatements } from './ftm.js'
import { ged } from './ged.js'
import { geojson } from './geojson.js'
import { gexf } from './gexf.js'
import { graphml } from './graphml.js'
import { ical } from './ical.js'
import { json } from './json.js'
import { jsonLines } from './json-lines.js'
import { parquet, parquetClaims } from './parquet.js'
import { pax } from './pax.js'
import { plover } from './plover.js'
import { polecat } from './polecat.js'
import { prov } from './prov.js'
import { timelinejs } from './timelinejs.js'
import { webAnnotation } from './web-annotation.js'
import type { Writer } from './writer.js'

/** Every format that is written, in the order in which help shows them. */
export const WRITERS: readonly Writer[] = [
  json,
  jsonLines,
  csv,
  csvClaims,
  parquet,
  parquetClaims,
  plover,
  polecat,
  pax,
  ged,
  ftm,
  ftmStatements,
  webAnnotation,
  prov,
  timelinejs,
  geojson,
  ical,
  gexf,
  graphml,
  csl,
  bibtex,
  atom,
]

/** The writer of this name; null where there is none. */
export const writerNamed = (name: string): Writer | null => WRITERS.find((writer) => writer.name === name) ?? null
