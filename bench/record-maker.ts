import { parentPort, workerData } from 'node:worker_threads'
import { prepare } from '../src/record/prepare.js'
import { type Press, press } from './record-generator.js'

// A thread that makes up sources and makes them ready to be kept, as the threads that read do; a few batches ahead and no more.
const AHEAD = 6
const IN_BATCH = 40

const port = parentPort
if (!port) throw new Error('this runs as a thread of the measurement')
let free = AHEAD
let wake: () => void = () => undefined
port.on('message', () => {
  free++
  wake()
})
let batch: ReturnType<typeof prepare>[] = []
for (const reading of press(workerData as Press)) {
  batch.push(prepare({ reading }))
  if (batch.length < IN_BATCH) continue
  while (free === 0) {
    await new Promise<void>((go) => {
      wake = go
    })
  }
  free--
  port.postMessage(batch)
  batch = []
}
port.postMessage(batch)
port.postMessage(null)
port.close()
