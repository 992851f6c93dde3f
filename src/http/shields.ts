import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { ParleyError } from '../model/error.js'
import type { ServerEnv } from './server-env.js'

/**
 * Refuses requests that were sent here by another site: a Host that is not ours (DNS rebinding), an Origin that is not ours, a
 * fetch the browser itself says comes from elsewhere. What changes something has to say that it comes from us: browsers always
 * tell an Origin then, and a page elsewhere cannot make one up.
 */
export function ownSiteOnly(hosts: ReadonlySet<string>, scheme: 'http:' | 'https:'): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (!hosts.has(host.toLowerCase())) throw new ParleyError('forbidden', 'the request names another host')
    const origin = context.req.header('origin')
    if (origin !== undefined && !ofHost(origin, hosts, scheme))
      throw new ParleyError('forbidden', 'the request comes from another site')
    const site = context.req.header('sec-fetch-site')
    const unsafe = context.req.method !== 'GET' && context.req.method !== 'HEAD'
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && unsafe) {
      throw new ParleyError('forbidden', 'the request comes from another site')
    }
    if (unsafe && origin === undefined && site !== 'same-origin') {
      throw new ParleyError('forbidden', 'the request does not say where it comes from', {
        hint: `A program sends the header Origin: ${scheme}//${host}`,
      })
    }
    return next()
  }
}

function ofHost(origin: string, hosts: ReadonlySet<string>, scheme: string): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : null
  return url?.protocol === scheme && hosts.has(url.host.toLowerCase())
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
  if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'no-referrer')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
}

/** Tells browsers to come over TLS only, from now on. */
export const tlsOnly: MiddlewareHandler<ServerEnv> = async (context, next) => {
  await next()
  context.res.headers.set('strict-transport-security', 'max-age=31536000')
}

/** Behind a proxy that speaks TLS: what did not come over TLS to it is refused. */
export const throughProxy: MiddlewareHandler<ServerEnv> = (context, next) => {
  const schemes = context.req.header('x-forwarded-proto')?.split(',') ?? []
  if (schemes.at(-1)?.trim() !== 'https')
    throw new ParleyError('forbidden', 'the proxy does not say that the request came over TLS', {
      hint: 'Let the proxy set X-Forwarded-Proto: https and X-Forwarded-For, replacing what the client sent.',
    })
  return next()
}
