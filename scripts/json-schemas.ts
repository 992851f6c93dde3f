import * as z from 'zod'
import { Decision } from '../src/model/decision.js'
import { Finding } from '../src/model/finding.js'
import { Reading } from '../src/model/reading.js'

/** The published JSON Schemas (draft 2020-12) by file name. */
export function jsonSchemas(): Readonly<Record<string, object>> {
  const told = { reading: Reading, finding: Finding, decision: Decision }
  return Object.fromEntries(
    Object.entries(told).map(([name, schema]) => [
      name,
      { title: `Parley: a ${name}`, ...z.toJSONSchema(schema, { io: 'output' }) },
    ]),
  )
}
