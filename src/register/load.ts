import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ParleyError } from '../model/error.js'
import { compile } from './compile.js'
import { openRegister } from './opened.js'
import { type PackPart, readPack } from './pack.js'
import { type OpenTables, openTables, type Packed, unpack } from './packed.js'
import type { Register } from './register.js'

/** Path of the compiled tables below the package's root. */
export const COMPILED = 'dist/data/register.json'

/** Path of the bundled packs' checked rows, which a user's pack is compiled with. */
export const PACKS = 'dist/data/packs.json'

/** The nearest folder above this file that has a package.json: the package, run from its sources or its bundle. */
export function packageRoot(from: string = import.meta.url): string {
  let at = dirname(fileURLToPath(from))
  for (let steps = 0; steps < 12; steps++) {
    if (existsSync(join(at, 'package.json'))) return at
    at = dirname(at)
  }
  throw new ParleyError('pack-invalid', 'the register’s data was not found', { hint: 'install Parley again' })
}

function readRows(file: string): Pick<PackPart, 'file' | 'data'>[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Pick<PackPart, 'file' | 'data'>[]
  } catch (cause) {
    throw new ParleyError('pack-invalid', 'the register’s own data cannot be read', {
      hint: 'install or build Parley again',
      cause,
    })
  }
}

/** The packs that come with Parley: from their YAML, or as the build checked them where the YAML is not installed. */
export function readBundledPacks(root: string = packageRoot()): readonly PackPart[] {
  if (!existsSync(join(root, 'data', 'world'))) {
    const rows = readRows(join(root, PACKS))
    return rows.map((row) => ({ ...row, yaml: { file: row.file, value: row.data, lineOf: () => 1 } }))
  }
  return [
    ...readPack(join(root, 'data', 'world'), 'data/world'),
    ...readPack(join(root, 'data', 'processes'), 'data/processes'),
  ]
}

let parts: readonly PackPart[] | null = null
/** Read once a process: several packs of one's own may be opened after one another. */
function bundledParts(): readonly PackPart[] {
  parts ??= readBundledPacks()
  return parts
}

const changed = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** When a file below the folders was last changed, in milliseconds. */
function newest(...folders: readonly string[]): number {
  return Math.max(
    0,
    ...folders
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => changed(join(folder, String(name))))),
  )
}

let bundled: Register | null = null

function readPacked(file: string): Packed | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Packed
  } catch {
    // Cut short or damaged: the YAML tells the same.
    return null
  }
}

/** Compiled tables where the build has written them and we run from it; else the YAML, compiled now. */
function bundledTables(): OpenTables {
  const root = packageRoot()
  const file = join(root, COMPILED)
  // From the sources the YAML is what counts: a build older than the data or than this code is left alone.
  const fromSources = /[\\/]src[\\/]register[\\/]/.test(fileURLToPath(import.meta.url))
  const stale = fromSources && newest(join(root, 'data'), join(root, 'src', 'register')) > changed(file)
  if (existsSync(file) && !stale) {
    const packed = readPacked(file)
    if (packed?.version === 2) return unpack(packed)
  }
  return openTables(compile(bundledParts()))
}

/**
 * The register: the bundled packs, and after them the user's own folders, which may add actors, offices, places, outlets
 * and processes or add to those known. Throws `pack-invalid` with file and line.
 */
export function loadRegister(options: { readonly packs?: readonly string[] } = {}): Register {
  const packs = options.packs ?? []
  if (packs.length > 0) {
    return openRegister(openTables(compile([...bundledParts(), ...packs.flatMap((folder) => readPack(folder))])))
  }
  bundled ??= openRegister(bundledTables())
  return bundled
}
