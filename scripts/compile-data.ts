// Compiles data/world and data/processes into dist/data: register.json, which a start reads, and packs.json, the checked
// rows that a user's own pack is put on top of.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compile } from '../src/register/compile.js'
import { COMPILED, PACKS, packageRoot, readBundledPacks } from '../src/register/load.js'
import { pack } from '../src/register/packed.js'

const root = packageRoot()
const parts = readBundledPacks(root)
mkdirSync(dirname(join(root, COMPILED)), { recursive: true })
writeFileSync(join(root, PACKS), JSON.stringify(parts.map(({ file, data }) => ({ file, data }))))
writeFileSync(join(root, COMPILED), JSON.stringify(pack(compile(parts))))
