import { createServer as createTlsServer } from 'node:https'
import { type HttpBindings, serve as listen, type ServerType } from '@hono/node-server'
import type { Context } from 'hono'
import { ParleyError } from '../model/error.js'
import { accountSessions, type Entrance } from './account-sessions.js'
import { AnswerThreads, threadProgram } from './answer-threads.js'
import { type AppOptions, makeApp } from './app.js'
import type { House } from './house.js'
import { DEFAULT_PORT, type Listening } from './listening.js'
import { paced } from './pace.js'
import { loopbackSessions } from './session.js'
import { throughProxy, tlsOnly } from './shields.js'
import type { ToTakeIn } from './take-in.js'

export interface ServeOptions extends House {
  /** On the own machine: [4710]; 0 takes any free one. */
  readonly port?: number
  /** Where else to listen, and on what terms. */
  readonly listening?: Listening
  /** Where the record is, with the password where it has one, for threads that answer; left out, the server does so itself. */
  readonly location?: string
  /** The name that signs decisions made in the app on the own machine. */
  readonly author: string
  readonly log?: (failure: unknown) => void
}

export interface Serving {
  /** On the own machine with the token that opens it, once; elsewhere the address that people open. */
  readonly address: string
  readonly port: number
  close(): Promise<void>
}

/** How long open streams get to end when the server stops, in milliseconds. */
const PATIENCE_MS = 500
/** More than a person does, less than a script that copies the record away. */
const PACE = { aSecond: 60, atOnce: 300 } as const

/** Serves the app and the API. Throws a ParleyError when the port is taken or the certificate does not do. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { host, port, elsewhere }: Listening = options.listening ?? {
    host: '127.0.0.1',
    port: options.port ?? DEFAULT_PORT,
    elsewhere: null,
  }
  const hosts = new Set<string>()
  const local = loopbackSessions(options.author)
  const doors = elsewhere === null ? { guard: local.guard } : accountDoors(elsewhere)
  const threads = threadsFor(options)
  const beside = threads ? { threads, takeIn: (asked: ToTakeIn) => threads.take(asked) } : {}
  const app = makeApp({ ...options, hosts, ...doors, ...beside })
  const tls = elsewhere?.tls ?? null
  const server = await new Promise<{ readonly made: ServerType; readonly port: number }>((ready, fail) => {
    let made: ServerType
    try {
      made = listen(
        {
          fetch: app.fetch,
          hostname: host,
          port,
          ...(tls === null ? {} : { createServer: createTlsServer, serverOptions: { ...tls, minVersion: 'TLSv1.2' as const } }),
        },
        (bound) => ready({ made, port: bound.port }),
      )
    } catch (cause) {
      return fail(
        new ParleyError('usage', 'the certificate and the key cannot be used', {
          hint: 'Both are PEM files, and the key belongs to the certificate.',
          cause,
        }),
      )
    }
    made.on('error', (cause: NodeJS.ErrnoException) => fail(cannotListen(cause, host, port)))
  }).catch(async (failure: unknown) => {
    await threads?.close()
    throw failure
  })
  if (elsewhere) hosts.add(new URL(elsewhere.origin).host)
  else for (const name of ['127.0.0.1', 'localhost', '[::1]']) hosts.add(`${name}:${server.port}`)
  const shown = host.includes(':') ? `[${host}]` : host
  return {
    address: elsewhere ? `${elsewhere.origin}/` : `http://${shown}:${server.port}/?token=${local.token}`,
    port: server.port,
    close: async () => {
      await new Promise<void>((done) => {
        server.made.close(() => done())
        if ('closeAllConnections' in server.made) {
          const { made } = server
          setTimeout(() => 'closeAllConnections' in made && made.closeAllConnections(), PATIENCE_MS).unref()
        }
      })
      await threads?.close()
    },
  }
}

/** Threads to answer with; none for a record that only this program can see, or a reader that cannot be made again elsewhere. */
function threadsFor({ location, reader, log = () => undefined }: ServeOptions): AnswerThreads | null {
  const program = threadProgram()
  const made = reader().options
  if (program === null || made === undefined || location === undefined || location === ':memory:') return null
  const { packs = [], careful = false } = made
  return new AnswerThreads({ location, packs, careful }, program, log)
}

/** Who gets in from elsewhere: accounts, slowed down by where they ask from. */
export function accountDoors({
  accounts,
  tls,
}: Pick<NonNullable<Listening['elsewhere']>, 'accounts' | 'tls'>): Pick<AppOptions, 'guard' | 'entrance'> {
  const addressOf = (context: Context): string => {
    // The proxy adds whom it heard from at the end; what stands before that, anyone could have written.
    if (tls === null) return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'
    return (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? 'unknown'
  }
  const { doors, guard }: Entrance = accountSessions(accounts, addressOf)
  return {
    guard,
    entrance: { doors, pace: paced(PACE, addressOf), shields: tls === null ? [throughProxy, tlsOnly] : [tlsOnly] },
  }
}

function cannotListen(cause: NodeJS.ErrnoException, host: string, port: number): ParleyError {
  const why: Readonly<Record<string, readonly [string, string]>> = {
    EADDRINUSE: [`port ${port} is taken`, 'Give another with --port, or --port 0 for any that is free.'],
    EACCES: [`port ${port} is not yours to listen on`, 'Ports under 1024 belong to the system: choose a higher one.'],
    EADDRNOTAVAIL: [`${host} is not an address of this machine`, 'Give one that is, or 0.0.0.0 for all.'],
  }
  const [message, hint] = why[cause.code ?? ''] ?? [`the server cannot listen: ${cause.message}`, 'Choose another port.']
  return new ParleyError('usage', message, { hint, cause })
}
