import { acledIn } from './acled-in.js'
import { cslIn } from './csl-in.js'
import { csvIn } from './csv-in.js'
import { ftmIn } from './ftm-in.js'
import { ftmStatementsIn } from './ftm-statements-in.js'
import { gedIn } from './ged-in.js'
import { geojsonIn } from './geojson-in.js'
import { jsonLinesIn } from './json-lines-in.js'
import { paxIn } from './pax-in.js'
import { ploverIn } from './plover-in.js'
import type { Reader } from './reader.js'

/** Every format that is read, in the order in which help shows them. */
export const READERS: readonly Reader[] = [
  jsonLinesIn,
  csvIn,
  ploverIn,
  paxIn,
  gedIn,
  acledIn,
  ftmIn,
  ftmStatementsIn,
  geojsonIn,
  cslIn,
]

/** The reader of this name; null where there is none. */
export const readerNamed = (name: string): Reader | null => READERS.find((reader) => reader.name === name) ?? null
