import { hash } from 'node:crypto'

export { canonicalJson as canonical } from '../model/canonical-json.js'

/** SHA-256 in hex, of UTF-8 text or of bytes. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data)

/** SHA-256 in base64url: a third shorter, for what there are millions of. */
export const shortSha256 = (text: string): string => hash('sha256', text, 'base64url')
