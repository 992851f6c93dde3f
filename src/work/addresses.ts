import { setTimeout as pause } from 'node:timers/promises'
import type { Fetched, Fetcher } from '../fetch/fetcher.js'
import type { Document, Told } from '../intake/document.js'
import { ParleyError } from '../model/error.js'

/** How addresses are fetched. */
export interface Fetching {
  /** Also from the user's own network [no]. */
  readonly allowPrivate?: boolean
  /** Without heeding robots.txt [no]. */
  readonly ignoreRobots?: boolean
  /** What we call ourselves to servers. */
  readonly agent?: string
}

/** Longest wait that a host may ask for before it is given up, in milliseconds. */
const PATIENCE_MS = 30_000

/** Fetches the addresses that a user gave; nothing is loaded or connected before the first of them. Close it when done. */
export class Addresses {
  #fetcher: Promise<Fetcher> | null = null

  constructor(readonly fetching: Fetching = {}) {}

  fetcher(): Promise<Fetcher> {
    this.#fetcher ??= connect(this.fetching)
    return this.#fetcher
  }

  /** Fetches an address; how its bytes were had goes with them. Throws what fetching throws. */
  async document(address: string, told: Told): Promise<Document> {
    return documentOf(await this.#fetch(address), told)
  }

  async close(): Promise<void> {
    const fetcher = await this.#fetcher?.catch(() => null)
    await fetcher?.close()
  }

  async #fetch(address: string): Promise<Fetched> {
    const fetcher = await this.fetcher()
    let answer = await fetcher.get(address)
    if (answer.outcome === 'later') {
      const waits = Date.parse(answer.at) - Date.now()
      if (waits <= PATIENCE_MS) {
        await pause(Math.max(0, waits))
        answer = await fetcher.get(address)
      }
    }
    if (answer.outcome === 'fetched') return answer
    const why = answer.outcome === 'later' ? `its server is busy (${answer.status})` : 'the server says that nothing changed'
    throw new ParleyError('fetch-failed', `${address.slice(0, 200)} could not be fetched: ${why}`, {
      hint: answer.outcome === 'later' ? `It asks to come again at ${answer.at}.` : 'Try again later.',
    })
  }
}

/** Fetched bytes with their address and how they were had. */
export const documentOf = (fetched: Fetched, told: Told): Document => ({
  name: new URL(fetched.had.address).pathname,
  bytes: fetched.bytes,
  told: { ...told, url: told.url ?? fetched.had.address, had: fetched.had, sha256: fetched.sha256 },
  served: { type: fetched.type, charset: fetched.charset },
})

async function connect({ allowPrivate, ignoreRobots, agent }: Fetching): Promise<Fetcher> {
  const [{ createFetcher }, { isPublic, isPublicOrPrivate }] = await Promise.all([
    import('../fetch/fetcher.js'),
    import('../fetch/permitted.js'),
  ])
  return createFetcher({
    permits: allowPrivate ? isPublicOrPrivate : isPublic,
    robots: !ignoreRobots,
    ...(agent === undefined ? {} : { agent }),
  })
}
