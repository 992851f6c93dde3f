import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { ParleyError } from '../model/error.js'
import type { ServerEnv } from './server-env.js'

const COOKIE = 'parley_session'
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

/** What the printed address carries: a token that is exchanged once for a cookie, and then worth nothing. */
export interface Sessions {
  readonly token: string
  /** Takes the token out of the address and sets the cookie; every other request needs the cookie. */
  readonly guard: MiddlewareHandler<ServerEnv>
}

/**
 * Sessions of a server on loopback: one user, the one who started it. The cookie is HttpOnly and SameSite=Strict, so that no
 * page elsewhere can use it, and the token works once, so that an address in a history or a log opens nothing.
 */
export function loopbackSessions(author: string): Sessions {
  const token = randomBytes(24).toString('base64url')
  const open = new Set<string>()
  let spent = false
  const signedIn = (context: Context): boolean => {
    const cookie = getCookie(context, COOKIE)
    return cookie !== undefined && [...open].some((known) => same(known, cookie))
  }
  return {
    token,
    async guard(context, next) {
      const url = new URL(context.req.url)
      const given = url.searchParams.get('token')
      if (given !== null && context.req.method === 'GET' && !signedIn(context)) {
        if (spent || !same(given, token)) {
          throw new ParleyError(
            'unauthorised',
            'this address has been used already, or belongs to another start of the server',
            {
              hint: 'Start the server again and open the address it prints.',
            },
          )
        }
        spent = true
        const session = randomBytes(24).toString('base64url')
        open.add(session)
        setCookie(context, COOKIE, session, { httpOnly: true, sameSite: 'Strict', path: '/' })
      }
      if (given !== null) {
        url.searchParams.delete('token')
        return context.redirect(`${url.pathname}${url.search}`, 303)
      }
      if (!signedIn(context)) {
        throw new ParleyError('unauthorised', 'you are not signed in', {
          hint: 'Open the address that the server printed when it started.',
        })
      }
      context.set('author', author)
      context.set('role', 'admin')
      return next()
    },
  }
}
