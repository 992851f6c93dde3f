import { createHash, randomBytes } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { ParleyError } from '../model/error.js'
import type { Account, Accounts } from './accounts.js'
import { Attempts } from './attempts.js'
import type { ServerEnv } from './server-env.js'
import { signInPage } from './sign-in-page.js'

/** The prefix makes browsers refuse it without TLS, from a subdomain, or for another path. */
const COOKIE = '__Host-parley'
const IDLE_MS = 12 * 3_600_000
const LONGEST_MS = 7 * 24 * 3_600_000
const MOST_EACH = 20

interface Session {
  readonly name: string
  readonly stamp: string
  readonly begun: number
  seen: number
}

export interface Entrance {
  /** Pages that need no session: to sign in and out. */
  readonly doors: Hono<ServerEnv>
  readonly guard: MiddlewareHandler<ServerEnv>
}

const digest = (token: string): string => createHash('sha256').update(token).digest('hex')
/** Only a path of ours: never another site, however it is spelled. */
const ownPath = (to: string): string => (/^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/')

/**
 * Sessions of accounts: begun with name and password, kept in memory under a hash of their token, void after twelve hours
 * unused, after a week, and at once when the password changes or the account goes. The role is looked up on each request.
 */
export function accountSessions(
  accounts: Accounts,
  addressOf: (context: Context) => string,
  attempts = new Attempts(),
  now: () => number = Date.now,
): Entrance {
  const sessions = new Map<string, Session>()
  const signedIn = (context: Context): Account | null => {
    const token = getCookie(context, COOKIE)
    const key = token === undefined ? '' : digest(token)
    const session = sessions.get(key)
    if (!session) return null
    const account = accounts.find(session.name)
    const over = now() - session.seen > IDLE_MS || now() - session.begun > LONGEST_MS
    if (over || account === null || account.stamp !== session.stamp) {
      sessions.delete(key)
      return null
    }
    session.seen = now()
    return account
  }
  const begin = (context: Context, { name, stamp }: Account): void => {
    const mine = [...sessions].filter(([, session]) => session.name === name)
    for (const [key] of mine.slice(0, Math.max(0, mine.length - MOST_EACH + 1))) sessions.delete(key)
    const token = randomBytes(32).toString('base64url')
    sessions.set(digest(token), { name, stamp, begun: now(), seen: now() })
    setCookie(context, COOKIE, token, { httpOnly: true, sameSite: 'Strict', secure: true, path: '/' })
  }
  const page = (context: Context<ServerEnv>, to: string, says: string | null, status: 200 | 401 | 429): Response => {
    // Its own form must be able to say where it comes from; to others nothing is told.
    context.header('referrer-policy', 'same-origin')
    context.header('cache-control', 'no-store')
    return context.html(signInPage(context.get('nonce'), to, says), status)
  }
  const doors = new Hono<ServerEnv>()
    .get('/sign-in', (context) => page(context, ownPath(context.req.query('to') ?? '/'), null, 200))
    .post('/sign-in', bodyLimit({ maxSize: 16 * 1024 }), async (context) => {
      const form = await context.req.parseBody()
      const text = (field: string): string => (typeof form[field] === 'string' ? (form[field] as string) : '')
      const [name, to] = [text('name'), ownPath(text('to'))]
      const wait = attempts.wait(name, addressOf(context))
      if (wait > 0) {
        context.header('retry-after', String(Math.ceil(wait / 1000)))
        return page(context, to, `Too many tries. Try again in ${Math.ceil(wait / 60_000)} min.`, 429)
      }
      const account = await attempts.try(name, addressOf(context), () => accounts.check(name, text('password')))
      // Never which of the two was wrong.
      if (!account) return page(context, to, 'The name or the password is not right.', 401)
      begin(context, account)
      return context.redirect(to, 303)
    })
    .post('/api/session/end', (context) => {
      const token = getCookie(context, COOKIE)
      if (token !== undefined) sessions.delete(digest(token))
      deleteCookie(context, COOKIE, { secure: true, path: '/' })
      return context.json({ ended: true })
    })
  return {
    doors,
    guard: (context, next) => {
      const account = signedIn(context)
      if (account) {
        context.set('author', account.name)
        context.set('role', account.role)
        return next()
      }
      const { pathname, search } = new URL(context.req.url)
      if (context.req.method === 'GET' && !pathname.startsWith('/api/') && !/\.\w+$/.test(pathname)) {
        const to = pathname === '/' && search === '' ? '' : `?to=${encodeURIComponent(pathname + search)}`
        return Promise.resolve(context.redirect(`/sign-in${to}`, 303))
      }
      throw new ParleyError('unauthorised', 'you are not signed in', { hint: 'Sign in at /sign-in.' })
    },
  }
}
