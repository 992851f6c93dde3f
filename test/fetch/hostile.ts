import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A server on loopback that answers each path as it is told to; what it was asked is kept. */
export interface Hostile {
  readonly origin: string
  readonly port: number
  readonly asked: string[]
  readonly heads: IncomingMessage['headers'][]
  on(path: string, handler: Handler | string): void
  close(): Promise<void>
}

export async function hostileServer(): Promise<Hostile> {
  const handlers = new Map<string, Handler>()
  const asked: string[] = []
  const heads: IncomingMessage['headers'][] = []
  const server: Server = createServer((request, response) => {
    response.on('error', () => undefined)
    const path = request.url ?? '/'
    asked.push(path)
    heads.push(request.headers)
    const handler = handlers.get(path)
    if (handler) handler(request, response)
    else response.writeHead(404).end('no such page')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    heads,
    on(path, handler) {
      handlers.set(
        path,
        typeof handler === 'string'
          ? (_, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(handler)
          : handler,
      )
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** An answer with this head and body. */
export const answer =
  (status: number, head: Readonly<Record<string, string>>, body: string | Uint8Array = ''): Handler =>
  (_, response) =>
    void response.writeHead(status, head).end(body)

/** Writes the chunk again and again until the client goes away. */
export const endless =
  (head: Readonly<Record<string, string>>, chunk: string | Uint8Array, everyMs = 0): Handler =>
  (_, response) => {
    response.writeHead(200, head)
    let open = true
    response.on('close', () => {
      open = false
    })
    const next = (): void => {
      if (!open) return
      if (everyMs > 0) {
        response.write(chunk)
        setTimeout(next, everyMs)
      } else if (response.write(chunk)) setImmediate(next)
      else response.once('drain', next)
    }
    next()
  }
