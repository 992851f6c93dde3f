import { createHash } from 'node:crypto'

export { canonicalJson as canonical } from '../model/canonical-json.js'

/** SHA-256 in hex, of UTF-8 text or of bytes. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
