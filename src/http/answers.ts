import type { OpenAPIHono } from '@hono/zod-openapi'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { ParleyError } from '../model/error.js'
import type { House } from './house.js'
import { isKept } from './kept-answers.js'
import { briefings } from './resources/briefing.js'
import { claims } from './resources/claims.js'
import { decisions } from './resources/decisions.js'
import { exporting } from './resources/exports.js'
import { findings } from './resources/findings.js'
import { journal } from './resources/journal.js'
import { registered } from './resources/register.js'
import { searching } from './resources/search.js'
import { sources } from './resources/sources.js'
import { tracking } from './resources/tracks.js'
import { views } from './resources/views.js'
import type { ServerEnv } from './server-env.js'

const RESOURCES = [views, findings, claims, sources, decisions, searching, journal, registered, briefings, exporting, tracking]

/** Adds all that is asked of a record and ruled in it, squeezed on its way out: in the server, or in a thread beside it. */
export function addAnswers(app: OpenAPIHono<ServerEnv>, house: House): void {
  // Not over the event streams: they must reach the page as they are written.
  const squeeze = compress()
  const mark = etag()
  app.use('/api/*', (context, next) => (isLive(context.req.path) ? next() : squeeze(context, next)))
  // What is kept is marked as it is kept; to mark a stream would be to hold all of it.
  app.use('/api/*', (context, next) => {
    const { path, method } = context.req
    return isLive(path) || isStreamed(path) || isKept(method, path) ? next() : mark(context, next)
  })
  for (const resource of RESOURCES) app.route('/api', resource(house))
}

/** What is at no address of the API. */
export function addNothing(app: OpenAPIHono<ServerEnv>): void {
  app.all('/api/*', () => {
    throw new ParleyError('not-found', 'there is nothing at this address', { hint: 'See /api/openapi.json for what there is.' })
  })
}

const isLive = (path: string): boolean => path.endsWith('/events')
/** What goes out while it is still being made. */
export const isStreamed = (path: string): boolean => path.startsWith('/api/exports/')
