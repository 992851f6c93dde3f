import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import * as z from 'zod'
import { MAX_BYTES } from '../intake/bytes.js'
import type { Document, Told } from '../intake/document.js'
import { linesOf } from '../intake/rows.js'
import { warcRecords } from '../intake/warc.js'
import { documentIn, holdsReport } from '../intake/warc-page.js'
import { type ZipEntry, zipEntries } from '../intake/zip.js'
import { ParleyError } from '../model/error.js'
import { type Holder, type Item, refused, single } from './holder.js'

/** What unpacks to more than so many times its size, past the first 64 MiB, is built to burst. */
const MOST_RATIO = 200
const SMALL = 64 * 1024 * 1024

/** What an archive or file within an archive holds. */
type Into = (holder: Holder) => AsyncGenerator<Item>

/** What an archive holds, in its order: entries, records, rows. Throws input-malformed where it is damaged, past what was told. */
export function inArchive(holder: Holder, told: Told, into: Into): AsyncGenerator<Item> {
  if (/\.warc(?:\.gz)?$/i.test(holder.name)) return warcItems(holder, told, null)
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(holder.name)) return rowItems(holder, told)
  return /\.gz$/i.test(holder.name) ? gzipItems(holder, into) : zipItems(holder, told, into)
}

/** The bytes of a holder, unpacked where it is packed with gzip, and never more of them than its size bears out. */
async function* unpacked(holder: Holder): AsyncGenerator<Uint8Array> {
  const raw = await holder.stream()
  let sent = 0
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of raw) {
      sent += (chunk as Uint8Array).length
      yield chunk as Uint8Array
    }
  }
  if (!/\.gz$/i.test(holder.name)) {
    yield* counted()
    return
  }
  // Members of one after the other, as WARC has it, are unpacked as one stream.
  const gunzip = createGunzip()
  const done = pipeline(Readable.from(counted()), gunzip, () => undefined)
  let size = 0
  try {
    for await (const chunk of done) {
      size += (chunk as Uint8Array).length
      if (size > SMALL && size > sent * MOST_RATIO)
        throw new ParleyError('input-too-large', `it unpacks to more than ${MOST_RATIO} times its size`, {
          hint: 'No archive of reports is packed so tightly.',
        })
      yield chunk as Uint8Array
    }
  } catch (cause) {
    if (cause instanceof ParleyError) throw cause
    throw new ParleyError('input-malformed', 'the gzip archive is damaged or cut short', {
      hint: 'Fetch or pack it anew.',
      cause,
    })
  } finally {
    raw.destroy()
  }
}

async function* rowItems(holder: Holder, told: Told): AsyncGenerator<Item> {
  for await (const { line, text } of linesOf(unpacked(holder))) {
    const bytes = new TextEncoder().encode(line === 1 ? text.replace(/^\uFEFF/, '') : text)
    const name = `${holder.name}:${line}`
    yield { name, size: bytes.length, document: async () => ({ name, bytes, told, line }) }
  }
}

async function* gzipItems(holder: Holder, into: Into): AsyncGenerator<Item> {
  const name = holder.name.replace(/\.gz$/i, '')
  if (/\.tar$/i.test(name))
    throw new ParleyError('input-unsupported', 'this is a tar archive, which Parley does not open', {
      hint: 'Unpack it and add the folder.',
    })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of unpacked(holder)) {
    size += chunk.length
    if (size > MAX_BYTES)
      throw new ParleyError('input-too-large', `it unpacks to more than ${MAX_BYTES} bytes`, {
        hint: 'Unpack it yourself and add the file.',
      })
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  yield* into(holderOf(name, bytes))
}

async function* zipItems(holder: Holder, told: Told, into: Into): AsyncGenerator<Item> {
  if (holder.path === null && holder.size > MAX_BYTES)
    throw new ParleyError(
      'input-too-large',
      `it has ${holder.size} bytes, over the limit of ${MAX_BYTES} for an archive in an archive`,
      {
        hint: 'Unpack the outer archive and add the folder.',
      },
    )
  const from = holder.path ?? (await holder.bytes())
  const pages = await webArchivePages(from)
  for await (const entry of zipEntries(from)) {
    const name = `${holder.name}: ${entry.name}`
    if ('failure' in entry) yield refused(name, entry.failure)
    else if (pages !== null) {
      if (/^archive\/[^/]+\.warc(?:\.gz)?$/i.test(entry.name))
        yield* wholeWarc(entryHolder(name, entry), told, pages, entry.name)
    } else if (!/(?:^|\/)(?:\.|__MACOSX\/)/.test(entry.name)) {
      const inner = entryHolder(name, entry)
      // Unpacked now, while the archive is open; one entry at a time.
      if (/\.(?:zip|wacz|warc|gz|jsonl|ndjson)$/i.test(entry.name)) yield* into(inner)
      else yield await loaded(inner, told)
    }
  }
}

async function loaded(holder: Holder, told: Told): Promise<Item> {
  try {
    const document = await single(holder, told).document()
    return { name: holder.name, size: holder.size, document: async () => document }
  } catch (failure) {
    if (!(failure instanceof ParleyError)) throw failure
    return refused(holder.name, failure)
  }
}

const entryHolder = (name: string, entry: ZipEntry): Holder => ({
  name,
  size: entry.size,
  path: null,
  bytes: () => entry.bytes(),
  stream: () => entry.stream(),
})
const holderOf = (name: string, bytes: Uint8Array): Holder => ({
  name,
  size: bytes.length,
  path: null,
  bytes: async () => bytes,
  stream: async () => Readable.from([bytes]),
})

const Page = z.object({ url: z.string() })
const Resources = z.object({ resources: z.array(z.object({ path: z.string(), hash: z.string() })) })
/** What a WACZ says of itself: the pages that were visited (empty where it does not say) and the hashes of its files. */
interface WebArchive {
  readonly pages: ReadonlySet<string>
  readonly hashes: ReadonlyMap<string, string>
}

/** Null for a ZIP that is no WACZ. */
async function webArchivePages(from: string | Uint8Array): Promise<WebArchive | null> {
  let wacz = false
  let hashes = new Map<string, string>()
  const pages = new Set<string>()
  for await (const entry of zipEntries(from)) {
    if ('failure' in entry) continue
    if (/^archive\/[^/]+\.warc(?:\.gz)?$/i.test(entry.name)) wacz = true
    else if (entry.name === 'datapackage.json') {
      const said = Resources.safeParse(jsonOf(new TextDecoder().decode(await entry.bytes())))
      if (said.success) hashes = new Map(said.data.resources.map(({ path, hash }) => [path, hash]))
    } else if (/^pages\/[^/]+\.jsonl$/i.test(entry.name)) {
      for await (const { text } of linesOf(await entry.stream())) {
        const page = Page.safeParse(jsonOf(text))
        if (page.success) pages.add(bare(page.data.url))
      }
    }
  }
  return wacz ? { pages, hashes } : null
}

/** An archive within a WACZ, refused as a whole where it is not what the package's own hash says. */
async function* wholeWarc(holder: Holder, told: Told, { pages, hashes }: WebArchive, path: string): AsyncGenerator<Item> {
  const said = /^sha256:([0-9a-f]{64})$/i.exec(hashes.get(path) ?? '')?.[1]?.toLowerCase()
  try {
    if (said !== undefined) {
      const hash = createHash('sha256')
      for await (const chunk of await holder.stream()) hash.update(chunk as Uint8Array)
      if (hash.digest('hex') !== said)
        throw new ParleyError('input-malformed', 'it is not what the package says it holds: their hashes differ', {
          hint: 'The archive was changed or damaged: make it anew.',
        })
    }
    yield* warcItems(holder, told, pages.size > 0 ? pages : null)
  } catch (failure) {
    if (!(failure instanceof ParleyError)) throw failure
    yield refused(holder.name, failure)
  }
}

async function* warcItems(holder: Holder, told: Told, pages: ReadonlySet<string> | null): AsyncGenerator<Item> {
  const seen = new Set<string>()
  for await (const record of warcRecords(unpacked(holder), MAX_BYTES, holdsReport)) {
    // Frames and advertisements are in the archive, but no pages that were visited.
    if (pages !== null && /html/.test(headOf(record.block)) && !pages.has(bare(record.address ?? ''))) continue
    const name = `${holder.name}: ${(record.address ?? 'a record').slice(0, 300)}`
    let document: Document | null
    try {
      document = documentIn(record)
    } catch (failure) {
      if (!(failure instanceof ParleyError)) throw failure
      yield refused(name, failure)
      continue
    }
    if (document === null) continue
    const key = createHash('sha256')
      .update(document.told.url ?? '')
      .update(document.bytes)
      .digest('base64')
    if (seen.has(key)) continue
    seen.add(key)
    const whole = { ...document, told: { ...document.told, ...said(told) } }
    yield { name, size: document.bytes.length, document: async () => whole }
  }
}

const headOf = (block: Buffer | null): string => block?.subarray(0, 2048).toString('latin1').toLowerCase() ?? ''
const said = (told: Told): Told => Object.fromEntries(Object.entries(told).filter(([, value]) => value != null))
const bare = (address: string): string => address.replace(/#.*$/, '').replace(/\/$/, '')

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
