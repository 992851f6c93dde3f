import { serve as listen } from '@hono/node-server'
import { ParleyError } from '../model/error.js'
import { makeApp } from './app.js'
import type { House } from './house.js'
import { loopbackSessions } from './session.js'

export interface ServeOptions extends House {
  /** [4710]; 0 takes any free one. */
  readonly port?: number
  /** The name that signs decisions made in the app. */
  readonly author: string
  readonly log?: (failure: unknown) => void
}

export interface Serving {
  /** With the token that opens it, once. */
  readonly address: string
  readonly port: number
  close(): Promise<void>
}

export const DEFAULT_PORT = 4710

/** Serves the app and the API on 127.0.0.1. Throws a ParleyError when the port is taken. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const sessions = loopbackSessions(options.author)
  const hosts = new Set<string>()
  const app = makeApp({ ...options, hosts, guard: sessions.guard })
  const server = await new Promise<{ close(done: () => void): void; port: number }>((ready, fail) => {
    const made = listen({ fetch: app.fetch, hostname: '127.0.0.1', port: options.port ?? DEFAULT_PORT }, ({ port }) =>
      ready({ close: (done) => void made.close(() => done()), port }),
    )
    made.on('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE'
      fail(
        new ParleyError(
          'usage',
          taken ? `port ${options.port ?? DEFAULT_PORT} is taken` : `the server cannot listen: ${cause.message}`,
          {
            hint: taken ? 'Give another with --port, or --port 0 for any that is free.' : 'Choose another port.',
            cause,
          },
        ),
      )
    })
  })
  for (const name of ['127.0.0.1', 'localhost']) hosts.add(`${name}:${server.port}`)
  return {
    address: `http://127.0.0.1:${server.port}/?token=${sessions.token}`,
    port: server.port,
    close: () => new Promise((done) => server.close(done)),
  }
}
