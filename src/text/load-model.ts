import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ParleyError } from '../model/error.js'
import { decodeModel } from './model-file.js'
import { SyntaxModel } from './syntax-model.js'

const DEFAULT = 'syntax.model'

/**
 * Loads the trained tagger and parser; about a tenth of a second, so keep the result. Without a path, the one that
 * comes with the package. Throws ParleyError 'model-damaged' when the file is missing, cut short, altered or of another
 * version.
 */
export function loadModel(path?: string | URL): SyntaxModel {
  const file = path ?? modelPath(DEFAULT)
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (cause) {
    throw new ParleyError('model-damaged', `the syntax model cannot be read: ${String(file)}`, {
      hint: 'Install Parley again, or build the model with: npm run train -- --treebank DIR',
      cause,
    })
  }
  return new SyntaxModel(decodeModel(bytes, String(file)))
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
