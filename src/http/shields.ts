import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { ParleyError } from '../model/error.js'
import type { ServerEnv } from './server-env.js'

/**
 * Refuses requests that were sent here by another site: a Host that is not ours (DNS rebinding), an Origin that is not ours, a
 * fetch the browser itself says comes from elsewhere.
 */
export function ownSiteOnly(hosts: ReadonlySet<string>): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (!hosts.has(host.toLowerCase())) throw new ParleyError('forbidden', 'the request names another host')
    const origin = context.req.header('origin')
    if (origin !== undefined && !ofHost(origin, hosts))
      throw new ParleyError('forbidden', 'the request comes from another site')
    const site = context.req.header('sec-fetch-site')
    const unsafe = context.req.method !== 'GET' && context.req.method !== 'HEAD'
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && unsafe) {
      throw new ParleyError('forbidden', 'the request comes from another site')
    }
    return next()
  }
}

function ofHost(origin: string, hosts: ReadonlySet<string>): boolean {
  return URL.canParse(origin) && hosts.has(new URL(origin).host.toLowerCase())
}

/** A policy under which nothing runs or loads but our own files and what carries this request's nonce. */
export const strictPolicy: MiddlewareHandler<ServerEnv> = async (context, next) => {
  const nonce = randomBytes(16).toString('base64')
  context.set('nonce', nonce)
  await next()
  const headers = context.res.headers
  if (!headers.has('content-security-policy')) {
    headers.set(
      'content-security-policy',
      [
        "default-src 'none'",
        `script-src 'self' 'nonce-${nonce}'`,
        `style-src 'self' 'nonce-${nonce}'`,
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    )
  }
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
}
