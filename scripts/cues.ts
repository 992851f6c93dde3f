// Compiles the word lists of data/cues into one JSON file, so that nothing is parsed at start.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parse } from 'yaml'

const folder = new URL('../data/cues/', import.meta.url)
const FILES = ['context', 'nouns', 'events', 'acts', 'given-names', 'names', 'speech', 'counts', 'sport'] as const
export const COMPILED = fileURLToPath(new URL('compiled.json', folder))

/** The compiled text: every list by file and path, words in the order of the file, once each. `_` in a word stands for a space. */
export function compileCues(): string {
  const out: Record<string, unknown> = {}
  for (const file of FILES) out[file] = listed(parse(readFileSync(new URL(`${file}.yaml`, folder), 'utf8'), { schema: 'core' }))
  return `${JSON.stringify(out)}\n`
}

function listed(value: unknown): unknown {
  if (typeof value === 'string')
    return [...new Set(value.split(/\s+/).filter(Boolean))].map((word) => word.replaceAll('_', ' '))
  if (value === null || typeof value !== 'object') throw new Error(`a word list holds words, not ${JSON.stringify(value)}`)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, listed(inner)]))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(COMPILED, compileCues())
