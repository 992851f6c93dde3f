import { createHash } from 'node:crypto'
import { type Dispatcher, request } from 'undici'
import type { Instant } from '../model/edtf.js'
import { ParleyError } from '../model/error.js'
import type { Had } from '../model/source.js'
import { failed, loadBody } from './body.js'
import { ownFailure, StatusError, whyFailed } from './failure.js'
import type { Limits } from './limits.js'
import { isNoReport, type MediaType, mediaType } from './media-type.js'
import { retryAt } from './pace.js'
import { shown } from './permitted.js'

/** What a server said when an address was last asked for: sent along, it spares both sides a body that did not change. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** A body and how it was had. */
export interface Loaded extends Validators, MediaType {
  readonly outcome: 'fetched'
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly had: Had
}

/** What one request came to; `redirect` is left to whoever asked, so that each step is checked. */
export type Asked =
  | Loaded
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'later'; readonly at: Instant; readonly status: number }
  | { readonly outcome: 'redirect'; readonly to: string }

export interface Question {
  readonly dispatcher: Dispatcher
  readonly agent: string
  readonly since: Partial<Validators>
  readonly signal: AbortSignal
  readonly limits: Limits
}

const ACCEPT = 'text/html, application/xhtml+xml, application/feed+json, application/atom+xml, application/rss+xml, */*;q=0.5'

/** Makes one request: no cookies, no referrer, no redirect followed. Throws fetch-failed, input-too-large, input-unsupported. */
export async function ask(url: URL, { dispatcher, agent, since, signal, limits }: Question): Promise<Asked> {
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher,
      method: 'GET',
      headers: {
        accept: ACCEPT,
        'accept-encoding': 'gzip, deflate, br',
        'user-agent': agent,
        ...(since.etag ? { 'if-none-match': since.etag } : {}),
        ...(since.lastModified ? { 'if-modified-since': since.lastModified } : {}),
      },
      signal,
    })
    const header = (name: string): string | undefined => [headers[name]].flat()[0]
    const without = <A extends Asked>(answer: A): A => {
      body.on('error', () => undefined).destroy()
      return answer
    }
    const location = header('location')
    if ([301, 302, 303, 307, 308].includes(statusCode) && location !== undefined)
      return without({ outcome: 'redirect', to: location })
    if (statusCode === 304) return without({ outcome: 'unchanged' })
    const again = statusCode === 429 || statusCode === 503 ? retryAt(header('retry-after'), Date.now()) : null
    if (again !== null) return without({ outcome: 'later', at: instant(again), status: statusCode })
    const media = mediaType(header('content-type'))
    const good = statusCode === 200 || statusCode === 203
    if (!good || isNoReport(media.type)) {
      body.on('error', () => undefined).destroy()
      throw good
        ? noReport(url, media)
        : failed(url.href, `the server answers ${statusCode}`, { cause: new StatusError(statusCode) })
    }
    const bytes = await loadBody(body, header('content-encoding'), limits, url.href)
    return {
      outcome: 'fetched',
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...media,
      etag: header('etag')?.slice(0, 500) ?? null,
      lastModified: header('last-modified')?.slice(0, 100) ?? null,
      had: { how: 'fetched', at: instant(Date.now()), asked: url.href, address: url.href, type: media.type },
    }
  } catch (failure) {
    throw ownFailure(failure) ?? failed(url.href, whyFailed(failure, limits), { cause: failure })
  }
}

const noReport = (url: URL, { type }: MediaType): ParleyError =>
  new ParleyError('input-unsupported', `${shown(url.href)} is ${type}, which no report is`, {
    hint: 'Give the address of the page itself.',
  })

const YEAR_MS = 366 * 86_400_000

/** Whole seconds, at most a year ahead: what a header may ask for is not without bounds. */
export const instant = (ms: number): Instant =>
  `${new Date(Math.min(ms, Date.now() + YEAR_MS)).toISOString().slice(0, 19)}Z` as Instant
