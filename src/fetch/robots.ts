import { createRequire } from 'node:module'
import type { ParleyError } from '../model/error.js'
import { type Asked, ask, type Question } from './ask.js'
import { StatusError } from './failure.js'
import { type Permits, permittedUrl } from './permitted.js'

// The package is CommonJS and its types claim a default export that is not there.
const robotsParser = createRequire(import.meta.url)('robots-parser') as (
  address: string,
  text: string,
) => {
  isAllowed(address: string, agent: string): boolean | undefined
  getCrawlDelay(agent: string): number | undefined
}

/** Our name in robots.txt. */
export const ROBOT = 'Parley'
/** Longest robots.txt that is heeded, in bytes (RFC 9309, 2.5). */
const ROBOTS_BYTES = 512 * 1024
const LONGEST_GAP_MS = 30_000
const REDIRECTS = 5

/** What a host asks of robots. */
export interface RobotRules {
  allows(address: string): boolean
  /** Least time between two requests in milliseconds, at most half a minute; 0 where it does not say. */
  readonly gapMs: number
}

const ALLOW_ALL: RobotRules = { allows: () => true, gapMs: 0 }

/** The rules in a robots.txt. */
export function robotRules(address: string, text: string): RobotRules {
  const robots = robotsParser(address, text.slice(0, ROBOTS_BYTES))
  const seconds = robots.getCrawlDelay(ROBOT) ?? 0
  return {
    allows: (page) => robots.isAllowed(page, ROBOT) !== false,
    gapMs: Number.isFinite(seconds) ? Math.min(LONGEST_GAP_MS, Math.max(0, seconds * 1000)) : 0,
  }
}

/**
 * Loads what the host of an address asks of robots, as RFC 9309 (2.3.1) has it: where there is no robots.txt all is allowed; where
 * it cannot be had for a fault of the server, null, and the host is left alone. Throws address-refused.
 */
export async function loadRobots(page: URL, permits: Permits, question: Omit<Question, 'since'>): Promise<RobotRules | null> {
  const limits = { ...question.limits, bytes: ROBOTS_BYTES, sentBytes: ROBOTS_BYTES }
  let at = new URL('/robots.txt', page)
  for (let step = 0; step < REDIRECTS; step++) {
    let answer: Asked
    try {
      answer = await ask(at, { ...question, limits, since: {} })
    } catch (failure) {
      const { code, cause } = failure as ParleyError
      if (code === 'address-refused') throw failure
      if (cause instanceof StatusError) return cause.status < 500 ? ALLOW_ALL : null
      // Too large, or a picture: what is there is no robots.txt.
      return code === 'fetch-failed' ? null : ALLOW_ALL
    }
    if (answer.outcome === 'redirect') at = permittedUrl(answer.to, at.href, permits)
    else if (answer.outcome === 'fetched')
      return robotRules(new URL('/robots.txt', page).href, new TextDecoder().decode(answer.bytes))
    else return null
  }
  return ALLOW_ALL
}
