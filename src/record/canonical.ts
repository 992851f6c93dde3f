import { createHash } from 'node:crypto'

/**
 * JSON with sorted keys and no blanks, so that one value has one text on every platform. Undefined members are left out.
 */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sorted)
  const from = value as { readonly [key: string]: unknown }
  const keys = Object.keys(from).sort()
  const to: { [key: string]: unknown } = {}
  for (const key of keys) if (from[key] !== undefined) define(to, key, sorted(from[key]))
  return to
}

// A key "__proto__" in hostile input must stay a key.
function define(to: { [key: string]: unknown }, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(to, key, { value, enumerable: true })
  else to[key] = value
}

/** SHA-256 in hex, of UTF-8 text or of bytes. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
