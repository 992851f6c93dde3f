import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { House } from './house.js'
import type { ServerEnv } from './server-env.js'

/** An answer as it went out. */
interface KeptAnswer {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
  readonly at: number
}

export interface Bounds {
  /** Of bodies and questions together [32 MiB]. */
  readonly bytes: number
  /** How many answers [2,000]. */
  readonly answers: number
}
const BOUNDS: Bounds = { bytes: 32 * 1024 * 1024, answers: 2000 }
/** What an answer takes besides its body and its question, in bytes, about. */
const OVERHEAD = 500
/** One answer never takes the room of more than so many others. */
const LARGEST_SHARE = 1 / 8
/** Working the findings out again after a repair makes no entry: nothing is kept for longer than this, in milliseconds. */
const LONGEST_MS = 60_000

/**
 * Answers to questions of the record, for as long as it stays as it is: those asked longest ago go first where room is short.
 * Once the state is another, nothing that was kept before is ever given again.
 */
export class KeptAnswers {
  readonly #kept = new Map<string, KeptAnswer>()
  #state = ''
  #bytes = 0

  constructor(
    private readonly bounds: Bounds = BOUNDS,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get size(): { readonly answers: number; readonly bytes: number } {
    return { answers: this.#kept.size, bytes: this.#bytes }
  }

  find(question: string, state: string): KeptAnswer | null {
    if (state !== this.#state) {
      this.#kept.clear()
      this.#bytes = 0
      this.#state = state
      return null
    }
    const found = this.#kept.get(question)
    if (!found) return null
    this.#drop(question, found)
    if (this.now() - found.at > LONGEST_MS) return null
    this.#put(question, found)
    return found
  }

  keep(question: string, state: string, answer: Omit<KeptAnswer, 'at'>): void {
    // It was worked out while the record changed.
    if (state !== this.#state) return
    const kept = { ...answer, at: this.now() }
    if (weight(question, kept) > this.bounds.bytes * LARGEST_SHARE) return
    const before = this.#kept.get(question)
    if (before) this.#drop(question, before)
    this.#put(question, kept)
    for (const [oldest, { body }] of this.#kept) {
      if (this.#bytes <= this.bounds.bytes && this.#kept.size <= this.bounds.answers) break
      this.#drop(oldest, { body })
    }
  }

  #put(question: string, answer: KeptAnswer): void {
    this.#kept.set(question, answer)
    this.#bytes += weight(question, answer)
  }

  #drop(question: string, answer: Pick<KeptAnswer, 'body'>): void {
    this.#kept.delete(question)
    this.#bytes -= weight(question, answer)
  }
}

const weight = (question: string, { body }: Pick<KeptAnswer, 'body'>): number =>
  body.byteLength + 2 * question.length + OVERHEAD

/**
 * What is answered from the record, the register and the day alone. What is not named here is worked out each time: who is signed
 * in, imports under way, bytes and downloads, the check. A new route is not kept until it is thought of.
 */
const KEPT =
  /^\/api\/(?:head|findings|claims|sources|pages|decisions|search|entries|diff|views|processes|who|actors|places|briefing|tracks)(?:\/(?!.*\/bytes$)|$)/
export const isKept = (method: string, path: string): boolean => method === 'GET' && KEPT.test(path)

/** What goes out with a body; the rest is set anew on every answer. */
const HEADERS = ['content-type', 'content-disposition', 'content-encoding', 'vary']
/** What goes out without one. */
const UNCHANGED = ['etag', 'vary']

/**
 * Gives an answer again while the journal's head and the day are the same, to those of the same role, with the ETag that it had.
 * Stands behind whatever decides who may ask, and before what squeezes: a body is worked out, squeezed and marked once.
 */
export function keptAnswers(
  { record, today }: Pick<House, 'record' | 'today'>,
  answers = new KeptAnswers(),
): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const { req } = context
    if (!isKept(req.method, req.path)) return next()
    // Taken before the answer is worked out: one that is newer than it says is not found again.
    const { seq, hash } = await record.head()
    const state = `${seq} ${hash} ${today()}`
    const question = `${context.get('role')} ${req.header('accept-encoding') ?? ''} ${req.url}`
    const kept = answers.find(question, state)
    if (kept) return told(context, kept)
    await next()
    if (context.res.status !== 200) return
    const answer = await answerOf(context.res)
    answers.keep(question, state, answer)
    // Else the headers of both would go out.
    context.res = undefined
    context.res = told(context, answer)
  }
}

function told(context: Context<ServerEnv>, { body, headers }: Omit<KeptAnswer, 'at'>): Response {
  if (!known(context.req.header('if-none-match'), headers.etag ?? '')) return context.body(body, 200, { ...headers })
  return context.body(
    null,
    304,
    Object.fromEntries(UNCHANGED.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))),
  )
}

async function answerOf(response: Response): Promise<Omit<KeptAnswer, 'at'>> {
  const body = new Uint8Array(await response.arrayBuffer())
  const headers: Record<string, string> = { etag: `"${createHash('sha1').update(body).digest('base64url')}"` }
  for (const name of HEADERS) {
    const value = response.headers.get(name)
    if (value !== null) headers[name] = value
  }
  return { body, headers }
}

/** Compared weakly, as RFC 9110 has it for If-None-Match. */
const known = (held: string | undefined, etag: string): boolean =>
  held !== undefined && (held.trim() === '*' || held.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))
