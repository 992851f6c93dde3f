import { once } from 'node:events'
import { createWriteStream, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { ParleyError } from '../model/error.js'

/**
 * Writes to a file: beside it, and then under its name, so that what is half-written is never taken for whole. Throws usage where it
 * cannot be written, or where there is something under that name which is no file: a folder, a pipe, a device.
 */
export async function writeOut(chunks: AsyncIterable<string | Uint8Array>, out: string): Promise<void> {
  const there = statSync(out, { throwIfNoEntry: false })
  if (there && !there.isFile()) {
    const hint = 'Name a file; without --out it goes to standard output, for a pipe to take.'
    throw new ParleyError('usage', `${out} is ${there.isDirectory() ? 'a folder' : 'no file'}`, { hint })
  }
  const part = `${out}.part`
  const file = createWriteStream(part)
  try {
    for await (const chunk of chunks) {
      // It takes its listeners away again: a long export waits ten thousand times.
      if (!file.write(chunk)) await once(file, 'drain')
    }
    file.end()
    await finished(file)
    await rename(part, out)
  } catch (failure) {
    file.destroy()
    await rm(part, { force: true })
    const code = failure instanceof Error && 'code' in failure ? failure.code : null
    if (code === null || failure instanceof ParleyError) throw failure
    throw new ParleyError('usage', `${out} cannot be written: ${(failure as Error).message}`, { cause: failure })
  }
}

/** The same for what is made already. */
export const writeAllOut = (made: string | Uint8Array, out: string): Promise<void> => writeOut(oneChunk(made), out)

async function* oneChunk(made: string | Uint8Array): AsyncGenerator<string | Uint8Array, void, undefined> {
  yield made
}
