import { Worker } from 'node:worker_threads'
import { FAILURES, type FailureCode, ParleyError } from '../model/error.js'
import type { TakenIn, ToTakeIn } from './take-in.js'
import type { AskedOfThread, FromThread, ThreadMade, ToThread } from './thread-words.js'

export interface LaneOptions {
  readonly made: ThreadMade
  readonly program: string
  readonly log: (text: string) => void
  /** Threads at most. */
  readonly most: number
  /** Jobs that one thread does at once. */
  readonly atOnce: number
}

/** What a job hears of its thread; after `end` or `failed` nothing more. */
type Hear = (message: Exclude<FromThread, { say: 'log' }>) => void
type Beginning = { readonly say: 'ask'; readonly asked: AskedOfThread } | { readonly say: 'take'; readonly asked: ToTakeIn }

interface Job {
  readonly number: number
  readonly beginning: Beginning
  readonly hear: Hear
}

/** How long a thread gets to end, in milliseconds. */
const PATIENCE_MS = 2000

/** A few threads with one queue. They start when there is work for them; one that falls fails what it was at, and no more. */
export class Lane {
  readonly #queue: Job[] = []
  readonly #threads: Thread[] = []
  #next = 0
  #closed = false

  constructor(private readonly options: LaneOptions) {}

  /** Starts one before it is needed. */
  begin(): void {
    if (this.#threads.length === 0) this.#start()
  }

  /** Throws where no answer came at all. */
  answer(asked: AskedOfThread): Promise<Response> {
    return new Promise((answered, fail) => {
      // Null before it begins, and once who asked is gone: what is still under way then is for nobody.
      let pieces: ReadableStreamDefaultController<Uint8Array> | null = null
      const job = this.#put({ say: 'ask', asked }, (message) => {
        switch (message.say) {
          case 'answer': {
            const { status, headers, body } = message
            const bare = status === 204 || status === 304
            if (body) return answered(new Response(bare ? null : body, { status, headers }))
            const stream = new ReadableStream<Uint8Array>({
              start: (controller) => {
                pieces = controller
              },
              pull: () => this.#say({ say: 'more', job }),
              cancel: () => {
                pieces = null
                this.#say({ say: 'enough', job })
              },
            })
            return answered(new Response(stream, { status, headers }))
          }
          case 'piece':
            return pieces?.enqueue(message.piece as Uint8Array)
          case 'end':
            return pieces?.close()
          case 'failed':
            pieces?.error(failureOf(message))
            fail(failureOf(message))
        }
      })
    })
  }

  async *take(asked: ToTakeIn): AsyncGenerator<TakenIn, void, undefined> {
    const come: (TakenIn | { readonly ends: ParleyError | Error | null })[] = []
    let wake: () => void = () => undefined
    this.#put({ say: 'take', asked }, (message) => {
      if (message.say === 'piece') come.push(message.piece as TakenIn)
      else if (message.say === 'failed') come.push({ ends: failureOf(message) })
      else come.push({ ends: null })
      wake()
    })
    for (;;) {
      const next = come.shift()
      if (next === undefined) {
        await new Promise<void>((go) => {
          wake = go
        })
      } else if ('ends' in next) {
        if (next.ends) throw next.ends
        return
      } else yield next
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { hear, number } of this.#queue.splice(0)) hear(gone(number, 'the server is stopping'))
    await Promise.all(this.#threads.map((thread) => thread.close()))
  }

  #put(beginning: Beginning, hear: Hear): number {
    const number = this.#next++
    if (this.#closed) hear(gone(number, 'the server is stopping'))
    else {
      this.#queue.push({ number, beginning, hear })
      this.#deal()
    }
    return number
  }

  #say(message: ToThread & { readonly job: number }): void {
    this.#threads.find((thread) => thread.has(message.job))?.say(message)
  }

  #deal(): void {
    while (this.#queue.length > 0) {
      let thread = this.#threads.filter(({ load }) => load < this.options.atOnce).sort((a, b) => a.load - b.load)[0]
      if (!thread && this.#threads.length < this.options.most) thread = this.#start()
      const job = thread ? this.#queue.shift() : undefined
      if (!thread || !job) return
      thread.give(job)
    }
  }

  #start(): Thread {
    const thread = new Thread(
      this.options,
      () => this.#deal(),
      () => {
        this.#threads.splice(this.#threads.indexOf(thread), 1)
        if (!this.#closed) this.#deal()
      },
    )
    this.#threads.push(thread)
    return thread
  }
}

class Thread {
  readonly #jobs = new Map<number, Job>()
  readonly #worker: Worker

  constructor({ made, program, log }: LaneOptions, free: () => void, left: () => void) {
    this.#worker = new Worker(program, { workerData: made })
    this.#worker.on('message', (message: FromThread) => {
      if (message.say === 'log') return log(message.text)
      const job = this.#jobs.get(message.job)
      if (message.say === 'end' || message.say === 'failed') this.#jobs.delete(message.job)
      job?.hear(message)
      if (message.say === 'end' || message.say === 'failed') free()
    })
    let why: unknown = null
    this.#worker.on('error', (failure) => {
      why = failure
      if (!(failure instanceof ParleyError))
        log(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure))
    })
    this.#worker.on('exit', () => {
      const jobs = [...this.#jobs.values()]
      this.#jobs.clear()
      const says = why instanceof Error ? why.message : 'what was to answer ended'
      for (const { number, hear } of jobs) hear(gone(number, says))
      left()
    })
  }

  get load(): number {
    return this.#jobs.size
  }

  has(job: number): boolean {
    return this.#jobs.has(job)
  }

  give(job: Job): void {
    this.#jobs.set(job.number, job)
    this.say({ ...job.beginning, job: job.number })
  }

  say(message: ToThread): void {
    this.#worker.postMessage(message)
  }

  async close(): Promise<void> {
    const ended = new Promise<void>((done) => this.#worker.once('exit', () => done()))
    this.say({ say: 'close' })
    const late = setTimeout(() => void this.#worker.terminate(), PATIENCE_MS)
    await ended
    clearTimeout(late)
  }
}

type Failed = Extract<FromThread, { say: 'failed' }>
const gone = (job: number, message: string): Failed => ({ say: 'failed', job, code: null, message, hint: null })

function failureOf({ code, message, hint }: Failed): Error {
  if (code === null || !(code in FAILURES)) return new Error(message)
  return new ParleyError(code as FailureCode, message, hint === null ? {} : { hint })
}
