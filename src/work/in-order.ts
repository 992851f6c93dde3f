import { setTimeout as pause } from 'node:timers/promises'

/** Most bytes that are in work at once; one input alone may be more. */
const MOST_BYTES = 64 * 1024 * 1024

/** What is done waits no longer than this for what comes after it, in milliseconds. */
const LINGER_MS = 1000

/**
 * Works on several at once and gives what came of them in order, as many together as are done; where `together` is more than one,
 * it waits a little for so many. Memory is bounded by `ahead` and by the inputs' sizes. `work` must not fail: what fails is a
 * result too.
 */
export async function* inOrder<T extends { readonly size: number }, R>(
  items: AsyncIterable<T>,
  ahead: number,
  work: (item: T) => Promise<R>,
  together = 1,
): AsyncGenerator<readonly R[]> {
  const queue: { readonly size: number; readonly done: Promise<R>; result: { readonly value: R } | null }[] = []
  const source = items[Symbol.asyncIterator]()
  let bytes = 0
  let ended = false
  try {
    for (;;) {
      while (!ended && queue.length < ahead && (bytes < MOST_BYTES || queue.length === 0)) {
        const { value, done } = await source.next()
        if (done) ended = true
        else {
          const one = { size: value.size, done: work(value), result: null as { readonly value: R } | null }
          bytes += value.size
          one.done.then(
            (result) => {
              one.result = { value: result }
            },
            () => undefined,
          )
          queue.push(one)
        }
      }
      const first = queue[0]
      if (!first) return
      await first.done
      if (together > 1) await soon(queue.slice(1, together).map(({ done }) => done))
      const ready: R[] = []
      for (let next = queue[0]; next?.result; next = queue[0]) {
        ready.push(next.result.value)
        bytes -= next.size
        queue.shift()
      }
      yield ready
    }
  } finally {
    await source.return?.()
  }
}

/** Waits for all of these, but not for long. */
async function soon(all: readonly Promise<unknown>[]): Promise<void> {
  const patience = new AbortController()
  const late = pause(LINGER_MS, undefined, { signal: patience.signal }).catch(() => undefined)
  await Promise.race([Promise.allSettled(all), late])
  patience.abort()
}
