// Builds dist/: the library and the worker entries as bundled ES modules with shared chunks, the command line as one script whose
// compiled code can be kept (src/cli/main.ts tells why), the compiled data, the web app, and with --types the declarations.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const withTypes = process.argv.includes('--types')

/** Newest change under a folder, in milliseconds, to leave out what is already built. */
function newest(folder) {
  if (!existsSync(folder)) return 0
  const entry = statSync(folder)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(
    entry.mtimeMs,
    ...readdirSync(folder)
      .filter((n) => n !== 'node_modules')
      .map((n) => newest(join(folder, n))),
  )
}

const workers = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('-worker.ts'))
    .map((name) => join(folder, name))

// Small packages that every start needs come into the bundle, so that a start opens few files and leaves out what is not used of
// them; all that share schemas come together, since two copies of zod would not know each other's; and so do packages that are ES
// modules only, which a script cannot ask for. The rest stays outside.
const WITHIN =
  /^(?:commander|chardet|string-width|strip-ansi|ansi-regex|get-east-asian-width|emoji-regex|hyparquet|hyparquet-writer|zod|hono|@hono\/node-server|@hono\/zod-openapi|@hono\/zod-validator|@asteasolutions\/zod-to-openapi|openapi3-ts)(?:\/|$)/
const packages = {
  name: 'packages',
  setup(on) {
    // zod's messages in fifty languages: a third of what a start reads, and no message of ours uses them.
    on.onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer }) =>
      /[\\/]zod[\\/]/.test(importer) ? { path: 'locales', namespace: 'nothing' } : undefined,
    )
    on.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export {}' }))
    on.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || WITHIN.test(path) || /^[a-zA-Z]:/.test(path) ? undefined : { path, external: true },
    )
  },
}

const common = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // Half the bytes to read at a start; names stay, so that the trace of a defect can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  plugins: [packages],
  logLevel: 'warning',
  define: { __PARLEY_VERSION__: JSON.stringify(version) },
  absWorkingDir: root,
}

mkdirSync(join(root, 'dist'), { recursive: true })
const entries = ['src/parley.ts', 'src/cli/main.ts', ...workers(join(root, 'src'))].filter(
  (file) => existsSync(join(root, file)) || existsSync(file),
)
const program = join(root, 'dist/cli/command-line.cjs')
await build({
  ...common,
  format: 'cjs',
  entryPoints: ['src/cli/command-line.ts'],
  outfile: program,
  banner: { js: "const __parleyUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { ...common.define, 'import.meta.url': '__parleyUrl' },
})
// What is left beyond ASCII stands in regular expressions, where its number means the same; a text of ASCII alone is read and
// compiled faster, since each letter is one byte. And a script whose code is kept cannot import packages itself (Node forgets how):
// it asks src/cli/main.ts.
const number = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
writeFileSync(
  program,
  readFileSync(program, 'utf8')
    .replace(/\P{ASCII}/gu, (letter) => letter.split('').map(number).join(''))
    .replace(/\bimport\(("[^"]+")\)/g, 'parleyImport($1)'),
)
const { metafile } = await build({
  ...common,
  metafile: true,
  // By this the start knows the program that its compiled code was made of.
  define: {
    ...common.define,
    __PARLEY_PROGRAM__: JSON.stringify(createHash('sha256').update(readFileSync(program)).digest('hex')),
  },
  entryPoints: entries,
  outbase: 'src',
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  sourcemap: false,
})
// Chunks of earlier builds go only when this one has succeeded.
const chunks = join(root, 'dist/chunks')
for (const name of existsSync(chunks) ? readdirSync(chunks) : []) {
  if (!(`dist/chunks/${name}` in metafile.outputs)) rmSync(join(chunks, name))
}
const main = join(root, 'dist/cli/main.js')
if (existsSync(main)) chmodSync(main, 0o755)

const compiler = join(root, 'scripts/compile-data.ts')
const compiled = join(root, 'dist/data/register.json')
if (
  existsSync(compiler) &&
  Math.max(newest(join(root, 'data')), newest(join(root, 'src/register')), newest(compiler)) > newest(compiled)
) {
  const bundled = join(root, 'dist/.build/compile-data.mjs')
  await build({ ...common, entryPoints: [compiler], outfile: bundled })
  await import(pathToFileURL(bundled).href)
}

const web = join(root, 'web')
if (existsSync(join(web, 'index.html')) && newest(web) > newest(join(root, 'dist/web/index.html'))) {
  const { build: buildWeb } = await import('vite')
  await buildWeb({ root: web, logLevel: 'warn' })
}

if (withTypes) {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.types.json')], {
    stdio: 'inherit',
  })
}
