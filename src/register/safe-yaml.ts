import { createRequire } from 'node:module'
import type * as Yaml from 'yaml'
import { ParleyError } from '../model/error.js'

/** Bounds on a pack's files: far above what a person writes, far below what hurts. */
export const YAML_LIMITS = { bytes: 4 * 1024 * 1024, depth: 12, aliases: 20, brackets: 40 } as const

/** A parsed file, with the line of any path in it. */
export interface YamlFile {
  readonly file: string
  readonly value: unknown
  /** 1-based line where the value at the path stands, or its nearest holder where it is missing. */
  lineOf(path: readonly PropertyKey[]): number
}

// Loaded on first use only: a start with compiled data never needs the parser.
let yaml: typeof Yaml | null = null
const parser = (): typeof Yaml => {
  yaml ??= createRequire(import.meta.url)('yaml') as typeof Yaml
  return yaml
}

const HINT = 'docs/register.md shows the fields of every file of a pack'

/** A `pack-invalid` failure that names file and line. */
export function invalid(file: string, line: number, says: string, cause?: unknown): ParleyError {
  return new ParleyError('pack-invalid', `${file}, line ${line}: ${says}`, { hint: HINT, cause })
}

/** Stops a file made to nest before the parser recurses into it: counts brackets and indentation only. */
function refuseNests(file: string, text: string): void {
  let open = 0
  let line = 1
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10) line++
    else if (c === 91 || c === 123) {
      if (++open > YAML_LIMITS.brackets) throw invalid(file, line, 'brackets nest too deeply')
    } else if ((c === 93 || c === 125) && open > 0) open--
    else if ((c === 45 || c === 63) && (text.charCodeAt(i + 1) === 32 || text.charCodeAt(i + 1) === 9)) {
      // "- - - -" nests without brackets or indentation.
      const run = /^(?:[-?][ \t]+)+/.exec(text.slice(i, i + 256))
      if (run && run[0].replace(/[ \t]/g, '').length > YAML_LIMITS.depth) throw invalid(file, line, 'lists nest too deeply')
    }
  }
}

function refuseDepth(file: string, value: unknown, depth: number): void {
  if (value === null || typeof value !== 'object') return
  if (depth > YAML_LIMITS.depth) throw invalid(file, 1, `values nest deeper than ${YAML_LIMITS.depth} levels`)
  for (const inner of Object.values(value)) refuseDepth(file, inner, depth + 1)
}

/**
 * Reads YAML in its safe subset: the core schema, no tags of its own, few aliases, no repeated keys, bounded size and depth.
 * Throws `pack-invalid` with file and line.
 */
export function readYaml(file: string, text: string): YamlFile {
  if (Buffer.byteLength(text) > YAML_LIMITS.bytes) {
    throw invalid(file, 1, `the file is larger than ${YAML_LIMITS.bytes / 1024 / 1024} MiB`)
  }
  refuseNests(file, text)
  const { parseDocument, LineCounter, isNode } = parser()
  const lines = new LineCounter()
  let document: Yaml.Document.Parsed
  let value: unknown
  try {
    document = parseDocument(text, { lineCounter: lines, schema: 'core', version: '1.2', merge: false, prettyErrors: false })
    const trouble = document.errors[0] ?? document.warnings[0]
    const last = text.trimEnd().split('\n').length
    if (trouble) throw invalid(file, Math.min(last, lines.linePos(trouble.pos[0]).line), trouble.message)
    value = document.toJS({ maxAliasCount: YAML_LIMITS.aliases })
  } catch (error) {
    if (error instanceof ParleyError) throw error
    throw invalid(file, 1, error instanceof Error ? error.message : 'cannot be read', error)
  }
  refuseDepth(file, value, 0)
  return {
    file,
    value,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const at = length === 0 ? document.contents : document.getIn(path.slice(0, length).map(String), true)
        const found = at ?? nodeAt(document, path.slice(0, length))
        if (isNode(found) && found.range) return lines.linePos(found.range[0]).line
      }
      return 1
    },
  }
}

/** Lists are indexed by number, which `getIn` wants as a number. */
function nodeAt(document: Yaml.Document.Parsed, path: readonly PropertyKey[]): unknown {
  return document.getIn(
    path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
    true,
  )
}
