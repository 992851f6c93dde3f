import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { jsonSchemas } from '../scripts/json-schemas.js'

it.each(Object.entries(jsonSchemas()))('schema/%s.schema.json is what the model says', (name, schema) => {
  const file = fileURLToPath(new URL(`../schema/${name}.schema.json`, import.meta.url))
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
})
