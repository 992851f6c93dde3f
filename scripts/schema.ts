// Writes schema/*.schema.json from the zod schemas; with --check says what has drifted and exits 1.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { jsonSchemas } from './json-schemas.js'

const check = process.argv.includes('--check')
let drifted = 0
for (const [name, schema] of Object.entries(jsonSchemas())) {
  const file = fileURLToPath(new URL(`../schema/${name}.schema.json`, import.meta.url))
  const text = `${JSON.stringify(schema, null, 2)}\n`
  if (!check) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    drifted++
    process.stderr.write(`schema/${name}.schema.json is not what the model says: run npm run schema\n`)
  }
}
process.exitCode = drifted > 0 ? 1 : 0
