// Compiles data/world and data/processes into dist/data: register.json, which a start reads, and packs.json, the checked
// rows that a user's own pack is put on top of.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compile } from '../src/register/compile.js'
import { COMPILED, PACKS, packageRoot, readBundledPacks } from '../src/register/load.js'
import { pack } from '../src/register/packed.js'

const root = packageRoot()
const parts = readBundledPacks(root)
mkdirSync(dirname(join(root, COMPILED)), { recursive: true })
/** Whole or not at all: somebody may be reading the file of the last build. */
function write(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, JSON.stringify(value))
  renameSync(`${path}.new`, path)
}
write(
  join(root, PACKS),
  parts.map(({ file, data }) => ({ file, data })),
)
write(join(root, COMPILED), pack(compile(parts)))
