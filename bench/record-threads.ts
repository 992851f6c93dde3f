import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import type { Prepared } from '../src/record/prepared.js'
import type { Press } from './record-generator.js'

/** Made-up sources, made ready by another thread while this one keeps them. */
export async function* madeReady(of: Press): AsyncGenerator<Prepared> {
  // Threads of Node 20 know no TypeScript.
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'record-maker.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  const code = outputFiles[0]?.text ?? ''
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { workerData: of })
  const come: (readonly Prepared[] | null)[] = []
  let wake: () => void = () => undefined
  worker.on('message', (batch: readonly Prepared[] | null) => {
    come.push(batch)
    wake()
  })
  worker.on('error', (error) => {
    throw error
  })
  for (;;) {
    const batch = come.shift()
    if (batch === null) return
    if (batch === undefined) {
      await new Promise<void>((go) => {
        wake = go
      })
      continue
    }
    yield* batch
    worker.postMessage('more')
  }
}
