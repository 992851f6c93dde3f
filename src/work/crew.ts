import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { availableParallelism, constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ParleyError } from '../model/error.js'
import { packageRoot } from '../register/load.js'
import { Answer, failureOf, type JobKind, type Jobs, type Message } from './jobs.js'

export interface CrewOptions {
  /** What the reader is made with, in each process. */
  readonly reader: { readonly packs?: readonly string[]; readonly careful?: boolean }
  /** How many processes at most [one for each core]. */
  readonly processes?: number
  /** Most memory that one may take, in MiB [1024]; over it, it is killed and its input refused. */
  readonly memoryMb?: number
  /** Longest time for one job, in milliseconds [30 s, and 30 s for each MiB of the input]. */
  readonly timeMs?: number
  /** Whether it lets others go first, such as a server's answers [no]. */
  readonly gentle?: boolean
}

/** Longest time for a process to be ready, in milliseconds: on a busy machine it takes a while, and that is no input's fault. */
const START_MS = 180_000
/**
 * Jobs given to one process ahead of the answer, so that it need not wait while we write: keeping a score of reports takes this
 * program a few tenths of a second, in which it answers nobody.
 */
const AHEAD = 12
const TIME_MS = 30_000
const MEMORY_MB = 1024

interface Waiting {
  readonly message: Message
  readonly size: number
  resolve(done: unknown): void
  reject(failure: unknown): void
}

/**
 * Processes that open and read what may be hostile. Each can be killed: for the time it takes, for its memory, or because it fell.
 * The input it was at is refused (`input-timeout`, `input-too-large`, `input-malformed`); what it was to do next goes to another.
 * Processes start when there is work, and never keep the program from ending.
 */
export class Crew {
  readonly #queue: Waiting[] = []
  readonly #hands: Hand[] = []
  #next = 0

  constructor(readonly options: CrewOptions) {}

  get processes(): number {
    return this.options.processes ?? availableParallelism()
  }

  /** Does a job in one of the processes. `size` is the input's, in bytes, for the time it may take. */
  ask<K extends JobKind>(job: K, asked: Jobs[K]['asked'], size: number): Promise<Jobs[K]['done']> {
    return new Promise((resolve, reject) => {
      const message = { number: this.#next++, job, asked } as Message
      this.#queue.push({ message, size, resolve: resolve as (done: unknown) => void, reject })
      this.#deal()
    })
  }

  /** Ends all processes; what they were at is refused. */
  close(): void {
    for (const hand of this.#hands.splice(0)) hand.end()
  }

  #deal(): void {
    while (this.#queue.length > 0) {
      let hand = this.#hands.filter((one) => one.load < AHEAD).sort((a, b) => a.load - b.load)[0]
      // Another is started only when all have something to do.
      if ((!hand || hand.load > 0) && this.#hands.length < this.processes) {
        hand = new Hand(this.options, {
          free: () => this.#deal(),
          gone: (self, left) => {
            this.#hands.splice(this.#hands.indexOf(self), 1)
            this.#queue.unshift(...left)
            this.#deal()
          },
        })
        this.#hands.push(hand)
      }
      const next = hand ? this.#queue.shift() : undefined
      if (!hand || !next) return
      hand.give(next)
    }
  }
}

interface Master {
  free(): void
  gone(self: Hand, left: readonly Waiting[]): void
}

/** One process and the jobs it holds, the first of which it is at. */
class Hand {
  readonly #held: Waiting[] = []
  readonly #child: ChildProcess
  #timer: NodeJS.Timeout | null = null
  #why: 'time' | 'end' | null = null
  #ready = false

  constructor(
    readonly options: CrewOptions,
    readonly master: Master,
  ) {
    const memory = options.memoryMb ?? MEMORY_MB
    const { file, flags } = program()
    this.#child = fork(file, [JSON.stringify({ reader: options.reader, memoryMb: memory })], {
      serialization: 'advanced',
      execArgv: [...flags, `--max-old-space-size=${memory}`, '--max-semi-space-size=8'],
      // What a parser prints as it falls is of no use to anybody.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Nothing of the environment that could change how Node runs.
      env: { ...process.env, NODE_OPTIONS: '' },
    })
    if (options.gentle) yieldToOthers(this.#child.pid)
    this.#child.on('message', (raw) => this.#answered(raw))
    this.#child.on('error', (cause) => this.#gone(cause))
    this.#child.on('exit', () => this.#gone(null))
    this.#quiet()
  }

  get load(): number {
    return this.#held.length
  }

  give(job: Waiting): void {
    this.#held.push(job)
    this.#child.ref()
    this.#child.channel?.ref()
    if (this.#held.length === 1) this.#watch()
    this.#child.send(job.message, (failure) => {
      if (failure) this.#child.kill('SIGKILL')
    })
  }

  end(): void {
    this.#why ??= 'end'
    this.#child.kill('SIGKILL')
  }

  #answered(raw: unknown): void {
    if (raw === 'ready') {
      this.#ready = true
      this.#watch()
      return
    }
    const { number, done, failure } = Answer.parse(raw)
    const job = this.#held[0]
    if (!job || job.message.number !== number) return
    this.#held.shift()
    this.#watch()
    if (failure) job.reject(failureOf(failure))
    else job.resolve(done)
    if (this.#held.length === 0) this.#quiet()
    this.master.free()
  }

  #watch(): void {
    if (this.#timer) clearTimeout(this.#timer)
    const job = this.#held[0]
    if (!job) return
    const time = !this.#ready ? START_MS : (this.options.timeMs ?? TIME_MS * (1 + job.size / 2 ** 20))
    this.#timer = setTimeout(() => {
      this.#why = 'time'
      this.#child.kill('SIGKILL')
    }, time)
  }

  /** With nothing to do it does not keep the program from ending. */
  #quiet(): void {
    this.#child.unref()
    this.#child.channel?.unref()
  }

  #gone(cause: Error | null): void {
    if (this.#timer) clearTimeout(this.#timer)
    const [at, ...left] = this.#held.splice(0)
    at?.reject(this.#failure(cause))
    this.master.gone(this, left)
  }

  #failure(cause: Error | null): ParleyError {
    const { signalCode, exitCode } = this.#child
    if (this.#why === 'time')
      return new ParleyError('input-timeout', 'it took too long to parse and was given up', {
        hint: 'Save it as plain text, or split it.',
      })
    if (this.#why === 'end') return new ParleyError('input-timeout', 'it was given up', { hint: 'Try again.' })
    // V8 aborts when its heap is full; the watch over the whole of the process kills it.
    if (signalCode === 'SIGABRT' || signalCode === 'SIGKILL' || exitCode === 134)
      return new ParleyError(
        'input-too-large',
        `it takes more than ${this.options.memoryMb ?? MEMORY_MB} MiB of memory to parse`,
        {
          hint: 'Save it as plain text, or split it.',
        },
      )
    return new ParleyError('input-malformed', `parsing it failed (${signalCode ?? `status ${exitCode}`})`, {
      hint: 'Save it as plain text and try again.',
      ...(cause ? { cause } : {}),
    })
  }
}

function yieldToOthers(pid: number | undefined): void {
  try {
    if (pid) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // A system without priorities.
  }
}

/** The program that each runs: as it was built; from its source where we run from ours and it was built before that changed. */
function program(): { readonly file: string; readonly flags: readonly string[] } {
  const own = fileURLToPath(import.meta.url)
  const source = join(packageRoot(), 'src', 'reading-worker.ts')
  const built = join(packageRoot(), 'dist', 'reading-worker.js')
  const fromSource =
    own.endsWith('.ts') &&
    existsSync(source) &&
    changed(join(packageRoot(), 'src')) > (statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return fromSource ? { file: source, flags: ['--import', 'tsx'] } : { file: built, flags: [] }
}

/** When anything in a folder was last changed, in milliseconds. */
const changed = (folder: string): number =>
  Math.max(...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(folder, name)).mtimeMs))

const crews = new Map<string, Crew>()

/** The crew for a reader made with these options: one for the whole program, with its processes kept for what comes next. */
export function crewFor(options: CrewOptions): Crew {
  const key = JSON.stringify(options)
  const crew = crews.get(key) ?? new Crew(options)
  crews.set(key, crew)
  return crew
}
