import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isAddress } from '../fetch/is-address.js'
import type { Told } from '../intake/document.js'
import { ParleyError } from '../model/error.js'
import type { Addresses } from './addresses.js'
import { type Holder, type Item, refused, single } from './holder.js'

/** How deep archives may lie in archives. */
const MAX_DEPTH = 3
const ARCHIVE = /\.(?:zip|wacz|warc|gz|jsonl|ndjson)$/i

/** Fewer reports than this are read in the program itself: other processes take a second to be ready. */
export const FEW = 40

/** True where there are more inputs than a few, or an archive among them, which may hold any number. */
export async function areMany(inputs: readonly string[]): Promise<boolean> {
  let left = FEW
  const folders = [...inputs]
  for (let input = folders.pop(); input !== undefined; input = folders.pop()) {
    if (isAddress(input)) left--
    else if (ARCHIVE.test(input)) return true
    else {
      const entries = await readdir(input, { withFileTypes: true }).catch(() => null)
      if (entries === null) left--
      else for (const entry of entries) folders.push(join(input, entry.name))
    }
    if (left < 0 || folders.length > FEW * 10) return true
  }
  return false
}

/**
 * All that lies in files, folders, archives and addresses, in the order given and of their names. What cannot be opened is an item
 * whose document is refused, and the rest goes on. A link in a folder may lead anywhere and is left out, as hidden files are.
 */
export async function* itemsIn(inputs: readonly string[], told: Told, addresses: Addresses): AsyncGenerator<Item> {
  for (const input of inputs) {
    if (isAddress(input)) yield { name: input, size: 0, document: () => addresses.document(input, told) }
    else yield* under(input, told)
  }
}

async function* under(path: string, told: Told): AsyncGenerator<Item> {
  let isFolder = false
  let size = 0
  try {
    const found = await stat(path)
    isFolder = found.isDirectory()
    size = found.size
    if (!isFolder && !found.isFile())
      throw new ParleyError('input-unsupported', `${path} is neither a file nor a folder`, { hint: 'Give a file or a folder.' })
  } catch (cause) {
    yield refused(
      path,
      cause instanceof ParleyError
        ? cause
        : new ParleyError('not-found', `${path} is not there or cannot be opened`, {
            hint: 'Check the name and your rights to it.',
            cause,
          }),
    )
    return
  }
  if (!isFolder) {
    yield* inHolder(fileHolder(path, size), told, 0)
    return
  }
  const entries = await readdir(path, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.isSymbolicLink()) continue
    if (entry.isDirectory() || entry.isFile()) yield* under(join(path, entry.name), told)
  }
}

const fileHolder = (path: string, size: number): Holder => ({
  name: path,
  size,
  path,
  bytes: () => readFile(path),
  stream: async () => createReadStream(path),
})

/** The reports in a file or an entry: itself, or what it holds. */
async function* inHolder(holder: Holder, told: Told, depth: number): AsyncGenerator<Item> {
  const kind = ARCHIVE.exec(holder.name)?.[0].toLowerCase()
  if (kind === undefined) {
    yield single(holder, told)
    return
  }
  if (depth >= MAX_DEPTH) {
    yield refused(
      holder.name,
      new ParleyError('input-unsupported', `archives lie within archives more than ${MAX_DEPTH} deep`, {
        hint: 'Unpack it yourself.',
      }),
    )
    return
  }
  const { inArchive } = await import('./archives.js')
  try {
    yield* inArchive(holder, told, (inner) => inHolder(inner, told, depth + 1))
  } catch (failure) {
    if (!(failure instanceof ParleyError)) throw failure
    yield refused(holder.name, failure)
  }
}
