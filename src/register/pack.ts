import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ParleyError } from '../model/error.js'
import { PackFile } from './pack-schema.js'
import { invalid, readYaml, YAML_LIMITS, type YamlFile } from './safe-yaml.js'

/** Files and folders a pack may have; links are not followed. */
export const PACK_LIMITS = { files: 400, levels: 4, bytes: 32 * 1024 * 1024 } as const

/** A file of a pack, checked field by field, with its lines for later complaints. */
export interface PackPart {
  readonly file: string
  readonly data: PackFile
  readonly yaml: YamlFile
}

const told = (path: readonly PropertyKey[]): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key + 1}]` : i === 0 ? String(key) : `.${String(key)}`)).join('')

/** Checks one file's text. Throws `pack-invalid` with file and line. */
export function readPackText(file: string, text: string): PackPart {
  const yaml = readYaml(file, text)
  const checked = PackFile.safeParse(yaml.value ?? {})
  if (!checked.success) {
    // A misspelt field also leaves the right one missing: the misspelling is what helps.
    const { issues } = checked.error
    const issue = issues.find((one) => one.code === 'unrecognized_keys') ?? issues[0]
    const path = issue?.path ?? []
    const where = path.length > 0 ? `${told(path)}: ` : ''
    throw invalid(file, lineOfIssue(yaml, issue), `${where}${issue?.message ?? 'not a pack file'}`, checked.error)
  }
  return { file, data: checked.data, yaml }
}

/** An unknown field is told of at its own line, not at its holder's. */
function lineOfIssue(yaml: YamlFile, issue: { path: readonly PropertyKey[]; code?: string } | undefined): number {
  if (!issue) return 1
  const keys = 'keys' in issue && Array.isArray(issue.keys) ? issue.keys : []
  const first: unknown = keys[0]
  return yaml.lineOf(typeof first === 'string' ? [...issue.path, first] : issue.path)
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * All `.yaml` and `.yml` files of a folder and its folders, in the order of their names. `shown` is how error messages
 * call the folder.
 */
export function readPack(folder: string, shown: string = folder): PackPart[] {
  const parts: PackPart[] = []
  let bytes = 0
  const walk = (at: string, named: string, level: number): void => {
    let entries: readonly string[]
    try {
      if (level === 0 && !lstatSync(at).isDirectory() && !isLinkToFolder(at)) throw new Error('not a folder')
      entries = readdirSync(at).sort(byName)
    } catch (cause) {
      throw new ParleyError('pack-invalid', `${named} is not a folder that can be read`, {
        hint: 'give --pack the folder that holds the pack’s YAML files',
        cause,
      })
    }
    for (const entry of entries) {
      if (entry.startsWith('.')) continue
      const path = join(at, entry)
      const status = lstatSync(path)
      if (status.isDirectory()) {
        if (level + 1 >= PACK_LIMITS.levels) throw invalid(`${named}/${entry}`, 1, 'folders nest too deeply')
        walk(path, `${named}/${entry}`, level + 1)
      } else if (status.isFile() && /\.ya?ml$/.test(entry)) {
        bytes += status.size
        if (status.size > YAML_LIMITS.bytes || bytes > PACK_LIMITS.bytes) {
          throw invalid(`${named}/${entry}`, 1, 'the file or its pack is too large')
        }
        if (parts.length >= PACK_LIMITS.files) throw invalid(`${named}/${entry}`, 1, 'too many files in the pack')
        parts.push(readPackText(`${named}/${entry}`, readFileSync(path, 'utf8')))
      }
    }
  }
  walk(folder, shown === folder ? basename(folder) || folder : shown, 0)
  return parts
}

function isLinkToFolder(path: string): boolean {
  if (!lstatSync(path).isSymbolicLink()) return false
  readdirSync(path)
  return true
}
