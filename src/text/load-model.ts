import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ParleyError } from '../model/error.js'
import { decodeModel } from './model-file.js'
import { memoryFor, type ScorerMemory } from './scorer.js'
import { sealOf } from './sealed-file.js'
import { SyntaxModel } from './syntax-model.js'
import { decodeVoters } from './voters-file.js'

export interface ModelOptions {
  /** The model's file; without it, the one that comes with the package. */
  readonly path?: string | URL
  /** With the voters of careful mode, which stand beside the model in `voters.model`: accuracy before speed. */
  readonly careful?: boolean
}

/**
 * Loads the trained tagger and parser; near a tenth of a second (twice that with `careful`), so keep the result. Throws
 * ParleyError 'model-damaged' when a file is missing, cut short, altered or of another version.
 */
export function loadModel({ path, careful = false }: ModelOptions = {}): SyntaxModel {
  const file = path ?? modelPath('syntax.model')
  // The file is read to where its tables are used, so that nothing is copied at a start.
  const { bytes, memory } = readInto(file)
  const knowledge = decodeModel(bytes, String(file))
  if (!careful) return new SyntaxModel(knowledge, [], memory)
  const beside = path === undefined ? modelPath('voters.model') : join(dirname(pathOf(path)), 'voters.model')
  return new SyntaxModel(knowledge, decodeVoters(readModel(beside), sealOf(bytes), beside))
}

/** Whether the voters of careful mode came with the package. */
export const hasVoters = (): boolean => existsSync(modelPath('voters.model'))

const pathOf = (path: string | URL): string => (typeof path === 'string' ? path : fileURLToPath(path))

function readModel(file: string | URL): Buffer {
  return opened(file, () => readFileSync(file))
}

function readInto(file: string | URL): { readonly bytes: Buffer; readonly memory: ScorerMemory } {
  return opened(file, () => {
    const open = openSync(file, 'r')
    try {
      const memory = memoryFor(Math.min(fstatSync(open).size, MOST_BYTES))
      let from = 0
      for (let read = 1; read > 0 && from < memory.room.length; from += read)
        read = readSync(open, memory.room, from, memory.room.length - from, null)
      return { bytes: memory.room.subarray(0, from), memory }
    } finally {
      closeSync(open)
    }
  })
}

/** No model is larger; what claims to be is cut there, and found damaged. */
const MOST_BYTES = 64 * 2 ** 20

function opened<T>(file: string | URL, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new ParleyError('model-damaged', `the syntax model cannot be read: ${String(file)}`, {
      hint: 'Install Parley again, or build the models with: npm run train -- --treebank DIR',
      cause,
    })
  }
}

/** A file of the package's `models/`, sought upwards from this module: it runs from `src/` and from a bundle alike. */
export function modelPath(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(folder, 'models', name)
    if (existsSync(candidate)) return candidate
    const above = dirname(folder)
    if (above === folder) return join('models', name)
    folder = above
  }
}
