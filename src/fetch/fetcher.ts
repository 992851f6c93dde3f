import { Agent, type Dispatcher } from 'undici'
import { type Asked, ask, type Loaded, type Question, type Validators } from './ask.js'
import { failed } from './body.js'
import { guardedConnector, type Lookup } from './connector.js'
import { LIMITS, type Limits } from './limits.js'
import { Pace } from './pace.js'
import { isPublic, type Permits, permittedUrl, refused, shown } from './permitted.js'
import { loadRobots, ROBOT, type RobotRules } from './robots.js'

/** The bytes of an address; `had.address` is the one that answered. */
export interface Fetched extends Loaded {
  /** Where it was sent on to, in order. */
  readonly redirects: readonly string[]
}

/** What came of asking: a body; nothing new since the validators; or the host's wish to be asked again later. */
export type Answer = Fetched | Exclude<Asked, { outcome: 'fetched' | 'redirect' }>

export interface FetcherOptions {
  /** Which addresses a connection may be made to [public ones]. */
  readonly permits?: Permits
  readonly limits?: Partial<Limits>
  /** What we call ourselves to servers. */
  readonly agent?: string
  /** Least time between two requests to one host, in milliseconds [1000]. */
  readonly gapMs?: number
  /** Whether robots.txt is heeded [true]. */
  readonly robots?: boolean
  /** For tests: how names are looked up. */
  readonly lookup?: Lookup
}

/** Fetches what the user asked for and nothing else. */
export interface Fetcher {
  /** Asks for an address. Throws address-refused, fetch-failed, input-too-large, input-unsupported. */
  get(address: string, since?: Partial<Validators>): Promise<Answer>
  close(): Promise<void>
}

const AGENT = `${ROBOT} (reads reports on peace processes; one request at a time)`

/** Makes a fetcher with its own connections, paces and memory of robots.txt; close it when done. */
export const createFetcher = (options: FetcherOptions = {}): Fetcher => new PoliteFetcher(options)

class PoliteFetcher implements Fetcher {
  readonly #rules = new Map<string, Promise<RobotRules | null>>()
  readonly #permits: Permits
  readonly #limits: Limits
  readonly #pace: Pace
  readonly #agent: string
  readonly #heedsRobots: boolean
  readonly #dispatcher: Dispatcher

  constructor(options: FetcherOptions) {
    this.#permits = options.permits ?? isPublic
    this.#limits = { ...LIMITS, ...options.limits }
    this.#pace = new Pace(options.gapMs ?? 1000)
    this.#agent = options.agent ?? AGENT
    this.#heedsRobots = options.robots ?? true
    this.#dispatcher = new Agent({
      connect: guardedConnector(this.#permits, this.#limits.connectMs, options.lookup),
      connections: 2,
      headersTimeout: this.#limits.headMs,
      bodyTimeout: this.#limits.stallMs,
      maxHeaderSize: 32 * 1024,
    })
  }

  async get(address: string, since: Partial<Validators> = {}): Promise<Answer> {
    const steps: string[] = []
    const first = permittedUrl(address, null, this.#permits)
    await this.#turn(first, null)
    let at = first
    const question = this.#question()
    for (;;) {
      const answer = await ask(at, { ...question, since })
      if (answer.outcome === 'fetched')
        return { ...answer, redirects: steps, had: { ...answer.had, asked: address.trim().slice(0, 2048) } }
      if (answer.outcome !== 'redirect') return answer
      const next = permittedUrl(answer.to, at.href, this.#permits)
      if (next.href === first.href || steps.includes(next.href))
        throw failed(address, `it sends one round in a circle by ${shown(next.href)}`)
      if (steps.push(next.href) > this.#limits.redirects)
        throw failed(address, `it sends one on more than ${this.#limits.redirects} times`)
      await this.#turn(next, at)
      at = next
    }
  }

  close(): Promise<void> {
    return this.#dispatcher.destroy()
  }

  #question(): Omit<Question, 'since'> {
    const signal = AbortSignal.timeout(this.#limits.totalMs)
    return { dispatcher: this.#dispatcher, agent: this.#agent, limits: this.#limits, signal }
  }

  /** Heeds what a host asks of robots and waits for our turn at it; a step within one host is part of the same request. */
  async #turn(url: URL, before: URL | null): Promise<void> {
    const rules = this.#heedsRobots ? await this.#robots(url) : null
    if (this.#heedsRobots && rules === null) throw failed(url.href, 'the robots.txt of its host could not be had')
    if (rules?.allows(url.href) === false)
      throw refused(url.href, 'robots.txt asks robots to leave it alone', 'Save the page with a browser and add the file.')
    if (url.host !== before?.host) await this.#pace.turn(url.host, rules?.gapMs)
  }

  #robots(url: URL): Promise<RobotRules | null> {
    const known = this.#rules.get(url.origin)
    if (known) return known
    const rules = loadRobots(url, this.#permits, this.#question())
    this.#rules.set(url.origin, rules)
    return rules
  }
}
