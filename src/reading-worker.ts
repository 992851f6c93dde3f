// One of the processes that open and read (src/work/crew.ts): it answers each job in turn, and ends with the program that
// started it. A thread watches over the memory of the whole process, buffers outside of the heap too, and over the program that
// started it, even while a parser is stuck.
import { Worker } from 'node:worker_threads'
import { openDocument } from './intake/open.js'
import type { Known } from './intake/source.js'
import { createReader, createRegister, type Reader, type ReaderOptions } from './parley.js'
import { prepare } from './record/prepare.js'
import { type JobKind, type Jobs, type Message, tellFailure } from './work/jobs.js'
import { keepLean } from './work/lean.js'

/** How often memory is looked at, in milliseconds. */
const EVERY_MS = 50
/** With nothing to do for so long the process ends and gives its memory back. */
const IDLE_MS = 30_000

const { reader: options, memoryMb } = JSON.parse(process.argv[2] ?? '{}') as {
  readonly reader: ReaderOptions
  readonly memoryMb: number
}

keepLean(30)

new Worker(
  `const { workerData: { most, starter } } = require('node:worker_threads')
   setInterval(() => {
     if (process.memoryUsage.rss() > most || process.ppid !== starter) process.kill(process.pid, 'SIGKILL')
   }, ${EVERY_MS})`,
  {
    eval: true,
    workerData: { most: memoryMb * 2 ** 20, starter: process.ppid },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  },
).unref()

let made: Reader | null = null
const reader = (): Reader => {
  made ??= createReader(options)
  return made
}
let register: Known | null = null
/** Opening needs the register alone, which is there sooner than a reader. */
const known = (): Known => {
  register ??= createRegister(options.packs)
  return register
}

const DO: { readonly [K in JobKind]: (asked: Jobs[K]['asked']) => Promise<Jobs[K]['done']> } = {
  open: ({ document }) => openDocument(document, known()),
  prepare: async ({ taken }) => prepare({ reading: reader().read(taken.source, { notes: taken.notes }) }),
  read: async ({ taken, layers, id }) => reader().read(taken.source, { notes: taken.notes, layers, id }),
  feed: async ({ document }) => (await import('./intake/feed-source.js')).openFeed(document, known()),
}

async function answer(message: Message): Promise<void> {
  const work = DO[message.job] as (asked: unknown) => Promise<unknown>
  try {
    process.send?.({ number: message.number, done: await work(message.asked) })
  } catch (failure) {
    process.send?.({ number: message.number, failure: tellFailure(failure) })
  }
}

let turn: Promise<void> = Promise.resolve()
let idle: NodeJS.Timeout | null = null
process.on('message', (message: Message) => {
  if (idle) clearTimeout(idle)
  turn = turn.then(() => answer(message))
  const own = turn
  void own.then(() => {
    if (own === turn) idle = setTimeout(() => process.exit(0), IDLE_MS)
  })
})
process.send?.('ready')
process.on('disconnect', () => process.exit(0))
// The terminal's interrupt goes to the whole group; who started us decides when we end.
process.on('SIGINT', () => undefined)
