import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ParleyError } from '../model/error.js'
import { type AnswerThreads, answeredBy } from './answer-threads.js'
import { addAnswers, addNothing } from './answers.js'
import { type ApiDocument, apiPage } from './api-page.js'
import { webFiles, webFolder } from './files.js'
import { answerProblem, type House, router } from './house.js'
import { type KeptAnswers, keptAnswers } from './kept-answers.js'
import { imports } from './resources/imports.js'
import { sessions } from './resources/session.js'
import { rightsOnly } from './rights.js'
import type { ServerEnv } from './server-env.js'
import { ownSiteOnly, strictPolicy } from './shields.js'

/** Largest body of a request, in bytes: an uploaded archive. */
export const MAX_BODY = 64 * 1024 * 1024

export interface AppOptions extends House {
  /** Hosts, with port, under which the server may be asked. */
  readonly hosts: ReadonlySet<string>
  /** Where people sign in with accounts: what is asked before the guard. Left out on the own machine. */
  readonly entrance?: {
    readonly doors: Hono<ServerEnv>
    /** Slows down who asks too much, before and after it is known who asks. */
    readonly pace: MiddlewareHandler<ServerEnv>
    readonly shields: readonly MiddlewareHandler<ServerEnv>[]
  }
  /** Lets in who is signed in, and says who it is. */
  readonly guard: MiddlewareHandler<ServerEnv>
  /** What holds answers for as long as the record stays as it is [32 MiB]. */
  readonly answers?: KeptAnswers
  /** What answers for the server, beside it; left out, it does so itself. */
  readonly threads?: Pick<AnswerThreads, 'answer'>
  /** For defects: they are told to the log, not to the one who asked. */
  readonly log?: (failure: unknown) => void
}

const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Parley',
    version: '1',
    description: 'Every question and decision of the record. It records; it never advises.',
  },
}

/** The whole server as one application: shields first, then who asks, then the resources, then the web app's files. */
export function makeApp(options: AppOptions): OpenAPIHono<ServerEnv> {
  const { log = () => {} } = options
  const app = router()
  app.onError((failure, context) => {
    if (!(failure instanceof ParleyError)) log(failure)
    return answerProblem(context, failure)
  })
  const { entrance } = options
  app.use(strictPolicy, ...(entrance?.shields ?? []), ownSiteOnly(options.hosts, entrance ? 'https:' : 'http:'))
  if (entrance) {
    app.use(entrance.pace)
    app.route('/', entrance.doors)
  }
  app.use(options.guard)
  app.use('/api/*', rightsOnly)
  const limited = bodyLimit({
    maxSize: MAX_BODY,
    onError: () => {
      throw new ParleyError('input-too-large', `the request is larger than ${MAX_BODY} bytes`)
    },
  })
  // A question's body is never read, and looking whether there is one costs as much as many an answer.
  app.use('/api/*', (context, next) => (context.req.method === 'GET' ? next() : limited(context, next)))
  app.use('/api/*', async (context, next) => {
    await next()
    context.res.headers.set('cache-control', 'private, no-cache')
  })
  app.use('/api/*', keptAnswers(options, options.answers))
  if (options.threads) app.use('/api/*', answeredBy(options.threads))
  addAnswers(app, options)
  app.route('/api', imports(options))
  app.route('/api', sessions(entrance !== undefined))
  app.doc31('/api/openapi.json', DOCUMENT)
  app.get('/api', (context) =>
    context.html(apiPage(app.getOpenAPI31Document(DOCUMENT) satisfies ApiDocument, context.get('nonce'))),
  )
  addNothing(app)
  const folder = webFolder()
  if (folder) app.route('/', webFiles(folder))
  return app
}
