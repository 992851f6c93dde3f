import type { MiddlewareHandler } from 'hono'
import { ParleyError } from '../model/error.js'
import { atLeast, type Role } from './accounts.js'
import type { ServerEnv } from './server-env.js'

/** What changes something, and who may. What is not named here only an admin may: a new route is closed until it is thought of. */
const CHANGES: Readonly<Record<string, Role>> = {
  'POST /api/decisions': 'reviewer',
  'POST /api/imports': 'editor',
  // Checks a file of lines and keeps nothing: the rulings it leads to are decisions.
  'POST /api/tracks/lines': 'editor',
  'POST /api/session/end': 'reader',
}
/** Questions that cost more than an answer does. */
const COSTLY: Readonly<Record<string, Role>> = { 'GET /api/check': 'reviewer' }

/** Rulings that do more than judge a claim: they change who is who, or take words away for good. */
const RULINGS: Readonly<Record<string, Role>> = {
  redact: 'admin',
  'same-actor': 'editor',
  'distinct-actors': 'editor',
}
export const roleForRuling = (ruling: string): Role => RULINGS[ruling] ?? (ruling.startsWith('new-') ? 'editor' : 'reviewer')

/** The least role that may ask this. */
export function roleFor(method: string, path: string): Role {
  const asked = `${method === 'HEAD' ? 'GET' : method} ${path.replace(/\/+$/, '')}`
  if (method === 'GET' || method === 'HEAD') return COSTLY[asked] ?? 'reader'
  return CHANGES[asked] ?? 'admin'
}

/** Throws forbidden where the role does not reach. */
export function demand(role: Role, needed: Role, what: string): void {
  if (!atLeast(role, needed))
    throw new ParleyError('forbidden', `${what} needs the role of ${needed}; yours is ${role}`, { hint: 'Ask an admin.' })
}

/** Checks the role on every route of the API, before the route is reached. */
export const rightsOnly: MiddlewareHandler<ServerEnv> = (context, next) => {
  demand(context.get('role'), roleFor(context.req.method, context.req.path), 'this')
  return next()
}
