import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import type { ServerEnv } from './server-env.js'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

/** The built web app's folder, sought upwards; null where it has not been built. */
export function webFolder(): string | null {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(folder, 'dist', 'web')
    if (existsSync(join(candidate, 'index.html'))) return candidate
    const above = dirname(folder)
    if (above === folder) return null
    folder = above
  }
}

/** The app's own files. Every path that is no file is the app itself: its states are links. */
export function webFiles(folder: string): Hono<ServerEnv> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  return new Hono<ServerEnv>().get('*', async (context) => {
    const path = normalize(decodeURIComponent(new URL(context.req.url).pathname))
    const file = join(folder, path)
    const type = TYPES[extname(file)]
    if (type && extname(file) !== '.html' && file.startsWith(folder + sep)) {
      const bytes = await readFile(file).catch(() => null)
      if (bytes === null) return context.notFound()
      // Built names carry a hash of what is in them: they never change.
      const lasting = path.startsWith('/assets/')
      return context.body(bytes, 200, {
        'content-type': type,
        'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
    }
    const html = page.replaceAll('__NONCE__', context.get('nonce'))
    return context.body(html, 200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  })
}
