// One of the threads that answer for the server (src/http/answer-threads.ts). It asks the record by a connection of its own:
// a long question keeps neither the server nor the other threads waiting.
import { parentPort, workerData } from 'node:worker_threads'
import { ParleyError } from '../model/error.js'
import { createRegister, openRecord, type Register, readerWhenNeeded, who } from '../parley.js'
import { today } from '../views/today.js'
import { addAnswers, addNothing, isStreamed } from './answers.js'
import { answerProblem, type House, router } from './house.js'
import { takeIn } from './take-in.js'
import type { AskedOfThread, FromThread, ThreadMade, ToThread } from './thread-words.js'

const port = parentPort
if (!port) throw new Error('this runs as a thread of the server')
const { location, packs, careful } = workerData as ThreadMade
const tell = (message: FromThread, moved: readonly ArrayBuffer[] = []): void => port.postMessage(message, [...moved])
const log = (failure: unknown): void =>
  tell({ say: 'log', text: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) })

const record = await openRecord(location, { make: false })
let made: Register | null = null
const register = (): Register => {
  made ??= createRegister(packs)
  return made
}
const reader = readerWhenNeeded({ packs, careful })
const house: House = { record, reader: () => reader, register, who: (question, on) => who(register(), question, on), today }

const app = router()
app.onError((failure, context) => {
  if (!(failure instanceof ParleyError)) log(failure)
  return answerProblem(context, failure)
})
app.use(async (context, next) => {
  const { author, role } = context.env as unknown as AskedOfThread
  context.set('author', author)
  context.set('role', role)
  await next()
})
addAnswers(app, house)
addNothing(app)

/** What is going out in pieces, by job: to be called when another is wanted, or none. */
const flows = new Map<number, (more: boolean) => void>()

async function answer(job: number, asked: AskedOfThread): Promise<void> {
  const { method, url, headers, body } = asked
  const response = await app.fetch(new Request(url, { method, headers, body }), asked)
  const { status } = response
  const told = Object.fromEntries(response.headers)
  if (response.body && isStreamed(new URL(url).pathname)) {
    tell({ say: 'answer', job, status, headers: told, body: null })
    return inPieces(job, response.body)
  }
  const whole = new Uint8Array(await response.arrayBuffer())
  tell({ say: 'answer', job, status, headers: told, body: whole }, [whole.buffer])
}

/** Each piece goes when it is asked for, so that who reads slowly fills no memory. */
async function inPieces(job: number, body: ReadableStream<Uint8Array>): Promise<void> {
  const source = body.getReader()
  let wanted = 0
  let wake: () => void = () => undefined
  let gone = false
  flows.set(job, (more) => {
    if (more) wanted++
    else gone = true
    wake()
  })
  try {
    for (;;) {
      while (wanted === 0 && !gone) {
        await new Promise<void>((go) => {
          wake = go
        })
      }
      if (gone) return await source.cancel()
      const { value, done } = await source.read()
      if (done) break
      wanted--
      const piece = new Uint8Array(value)
      tell({ say: 'piece', job, piece }, [piece.buffer])
    }
  } finally {
    flows.delete(job)
  }
}

async function run(job: number, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    tell({ say: 'end', job })
  } catch (failure) {
    if (failure instanceof ParleyError) {
      const { code, message, hint } = failure
      return tell({ say: 'failed', job, code, message, hint })
    }
    log(failure)
    tell({ say: 'failed', job, code: null, message: 'a defect of Parley', hint: null })
  }
}

port.on('message', (message: ToThread) => {
  switch (message.say) {
    case 'ask':
      return void run(message.job, () => answer(message.job, message.asked))
    case 'take':
      return void run(message.job, async () => {
        for await (const piece of takeIn(record, reader, message.asked)) tell({ say: 'piece', job: message.job, piece })
      })
    case 'more':
      return flows.get(message.job)?.(true)
    case 'enough':
      return flows.get(message.job)?.(false)
    case 'close':
      void record.close().finally(() => process.exit(0))
  }
})
