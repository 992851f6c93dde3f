import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MiddlewareHandler } from 'hono'
import { isStreamed } from './answers.js'
import type { ServerEnv } from './server-env.js'
import type { TakenIn, ToTakeIn } from './take-in.js'
import { Lane } from './thread-lane.js'
import type { AskedOfThread, ThreadMade } from './thread-words.js'

/** Threads for questions at most; more are started only while all are busy. A view of a whole record may take one for seconds. */
const MOST = Math.max(3, Math.min(6, availableParallelism()))
/** A file is asked at once, a database elsewhere is mostly waited for. */
const AT_ONCE = { file: 1, server: 8 } as const
/** Of what may go on for long: downloads in pieces, and the check. */
const LONG_AT_ONCE = 8

/** The program of a thread, as it was built; null where we run from our sources, which threads of Node 20 cannot read. */
export function threadProgram(): string | null {
  const own = fileURLToPath(import.meta.url)
  if (own.endsWith('.ts')) return null
  for (let folder = dirname(own); ; folder = dirname(folder)) {
    const candidate = join(folder, 'dist', 'http', 'answer-worker.js')
    if (existsSync(candidate)) return candidate
    if (folder === dirname(folder)) return null
  }
}

/**
 * Threads that answer for a server, each with its own connection to the record, so that the server itself is always there for the
 * next request. Rulings have one to themselves, imports another, and what may go on for long a third.
 */
export class AnswerThreads {
  readonly #questions: Lane
  readonly #long: Lane
  readonly #rulings: Lane
  readonly #imports: Lane

  constructor(made: ThreadMade, program: string, log: (text: string) => void) {
    const atOnce = /^postgres(?:ql)?:/.test(made.location) ? AT_ONCE.server : AT_ONCE.file
    const lane = (most: number, each: number): Lane => new Lane({ made, program, log, most, atOnce: each })
    this.#questions = lane(MOST, atOnce)
    this.#long = lane(1, LONG_AT_ONCE)
    this.#rulings = lane(1, atOnce)
    this.#imports = lane(1, 1)
    this.#questions.begin()
    this.#rulings.begin()
  }

  answer(asked: AskedOfThread): Promise<Response> {
    const path = new URL(asked.url).pathname
    const asks = asked.method === 'GET' || asked.method === 'HEAD'
    const lane = !asks ? this.#rulings : isStreamed(path) || path === '/api/check' ? this.#long : this.#questions
    return lane.answer(asked)
  }

  take(asked: ToTakeIn): AsyncGenerator<TakenIn, void, undefined> {
    return this.#imports.take(asked)
  }

  async close(): Promise<void> {
    await Promise.all([this.#questions, this.#long, this.#rulings, this.#imports].map((lane) => lane.close()))
  }
}

/** What stays with the server: who is signed in, imports and their events, and what tells of the API. */
const OWN = /^\/api\/?(?:$|(?:imports|session|openapi\.json)(?:\/|$))/
/** Of a request's headers, those that an answer depends on. */
const PASSED = ['accept', 'accept-encoding', 'content-type', 'if-none-match']

/** Has the threads answer what is asked of the record or ruled in it. */
export function answeredBy(threads: Pick<AnswerThreads, 'answer'>): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const { req } = context
    if (OWN.test(req.path)) return next()
    const headers: Record<string, string> = {}
    for (const name of PASSED) {
      const value = req.header(name)
      if (value !== undefined) headers[name] = value
    }
    const bodied = req.method !== 'GET' && req.method !== 'HEAD'
    context.res = await threads.answer({
      method: req.method,
      url: req.url,
      headers,
      body: bodied ? new Uint8Array(await req.arrayBuffer()) : null,
      author: context.get('author'),
      role: context.get('role'),
    })
  }
}
