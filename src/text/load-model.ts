import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ParleyError } from '../model/error.js'
import { decodeModel } from './model-file.js'
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
  const bytes = readModel(file)
  const knowledge = decodeModel(bytes, String(file))
  if (!careful) return new SyntaxModel(knowledge)
  const beside = path === undefined ? modelPath('voters.model') : join(dirname(pathOf(path)), 'voters.model')
  return new SyntaxModel(knowledge, decodeVoters(readModel(beside), sealOf(bytes), beside))
}

/** Whether the voters of careful mode came with the package. */
export const hasVoters = (): boolean => existsSync(modelPath('voters.model'))

const pathOf = (path: string | URL): string => (typeof path === 'string' ? path : fileURLToPath(path))

function readModel(file: string | URL): Buffer {
  try {
    return readFileSync(file)
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
