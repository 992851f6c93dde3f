import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { ParleyError } from '../model/error.js'
import type { Limits } from './limits.js'
import { shown } from './permitted.js'

/**
 * Loads an answer's body, counted as it was sent and as it unpacks, so that neither an endless body nor a small one that unpacks to
 * gigabytes is held in memory. Throws input-too-large, fetch-failed for an encoding that was not asked for or a broken one.
 */
export async function loadBody(
  body: Readable,
  encoding: string | undefined,
  limits: Pick<Limits, 'bytes' | 'sentBytes'>,
  address: string,
): Promise<Uint8Array> {
  const packed = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  const names = packed.filter((name) => name !== '' && name !== 'identity')
  // One layer is what servers send; packing within packing is how bombs are built.
  if (names.length > 1)
    throw failed(address, `its body is packed ${names.length} times over (${names.join(', ').slice(0, 80)})`)
  const chunks: Uint8Array[] = []
  let sent = 0
  let size = 0
  const counted = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      sent += chunk.length
      if (sent > limits.sentBytes) throw tooLarge(address, `sends more than ${limits.sentBytes} bytes`)
      yield chunk
    }
  }
  const kept = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of source) {
      size += chunk.length
      if (size > limits.bytes) throw tooLarge(address, `unpacks to more than ${limits.bytes} bytes`)
      chunks.push(chunk)
    }
  }
  const name = names[0]
  if (name === undefined) await pipeline(body, counted, kept)
  else if (name === 'deflate') {
    const [first, rest] = await opened(body)
    await pipeline(rest, counted, (first & 0x0f) === 8 ? createInflate() : createInflateRaw(), kept)
  } else await pipeline(body, counted, unpacker(name, address), kept)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)
}

function unpacker(name: string, address: string): Transform {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip()
  if (name === 'br') return createBrotliDecompress()
  throw failed(address, `its body is packed as "${name.slice(0, 40)}", which was not asked for`)
}

// "deflate" means zlib's format by the book and the bare one by some servers; the first byte tells.
async function opened(body: Readable): Promise<readonly [number, AsyncIterable<Uint8Array>]> {
  const iterator = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  const { value, done } = await iterator.next()
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    if (done) return
    yield value
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  return [done ? 8 : (value[0] ?? 8), rest()]
}

const tooLarge = (address: string, what: string): ParleyError =>
  new ParleyError('input-too-large', `${shown(address)} ${what}`, { hint: 'Save the report as a file and add that.' })

export const failed = (
  address: string,
  why: string,
  told: { readonly hint?: string; readonly cause?: unknown } = {},
): ParleyError =>
  new ParleyError('fetch-failed', `${shown(address)} could not be fetched: ${why}`, {
    hint: 'Try again later, or save the page as a file and add that.',
    ...told,
  })
