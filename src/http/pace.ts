import type { Context, MiddlewareHandler } from 'hono'
import { ParleyError } from '../model/error.js'
import type { ServerEnv } from './server-env.js'

interface Bucket {
  left: number
  at: number
}
const MOST_KEPT = 10_000

/** Requests a second that one asker may make for long, and how many at once. */
export interface Pace {
  readonly aSecond: number
  readonly atOnce: number
}

/** Slows down one asker who asks more than a person or a careful program does: 429 with when to come again. */
export function paced(
  { aSecond, atOnce }: Pace,
  who: (context: Context<ServerEnv>) => string,
  clock: () => number = () => performance.now(),
): MiddlewareHandler<ServerEnv> {
  const buckets = new Map<string, Bucket>()
  return async (context, next) => {
    const asker = who(context)
    const now = clock()
    const found = buckets.get(asker) ?? { left: atOnce, at: now }
    const left = Math.min(atOnce, found.left + ((now - found.at) / 1000) * aSecond)
    buckets.delete(asker)
    buckets.set(asker, { left: Math.max(0, left - 1), at: now })
    for (const oldest of buckets.keys()) {
      if (buckets.size <= MOST_KEPT) break
      buckets.delete(oldest)
    }
    if (left < 1) {
      context.header('retry-after', String(Math.ceil((1 - left) / aSecond)))
      throw new ParleyError('too-many-requests', 'too many requests in a short time', { hint: 'Wait a moment and try again.' })
    }
    return next()
  }
}
