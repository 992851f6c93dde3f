#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { compiledBefore, keepCompiled } from './compiled.js'

/*
 * What starts when `parley` is typed. Most of a short command's time went into compiling the program; so the program is one
 * script (`command-line.ts`, built as command-line.cjs), whose compiled code is kept from an earlier run.
 */
declare const __PARLEY_PROGRAM__: string
type Program = typeof import('./command-line.js')

const file = join(dirname(fileURLToPath(import.meta.url)), 'command-line.cjs')
const text = readFileSync(file, 'latin1')
const argv = process.argv.slice(2)
const before = compiledBefore(__PARLEY_PROGRAM__)
const script = new Script(`(function (exports, require, module, __filename, __dirname, parleyImport) {${text}\n})`, {
  filename: file,
  ...(before ? { cachedData: before.code } : {}),
})
// Each command compiles other parts of the program: what one run adds is kept for the next.
const name = argv.find((word) => /^[a-z]+$/.test(word)) ?? ''
const known = before && !script.cachedDataRejected ? before.commands : []
if (!known.includes(name))
  process.on('exit', () => keepCompiled(__PARLEY_PROGRAM__, [...known, name], () => script.createCachedData()))

const program = { exports: {} }
const packages = (specifier: string): Promise<unknown> => import(specifier)
script.runInThisContext()(program.exports, createRequire(file), program, file, dirname(file), packages)
await (program.exports as Program).main(argv)
