import { ParleyError } from '../model/error.js'
import type { Limits } from './limits.js'

const seconds = (ms: number): string => `${ms / 1000} s`

/** Why a request failed, in words, from what the network says of it. */
export function whyFailed(failure: unknown, limits: Limits): string {
  if (!(failure instanceof Error)) return 'for no reason told'
  if (failure.name === 'TimeoutError' || failure.name === 'AbortError') return `it took longer than ${seconds(limits.totalMs)}`
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : ''
  const told = WORDS[code]
  if (told) return told(limits)
  if (/^CERT_|^ERR_TLS|_CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return `its certificate is not good (${code})`
  if (/^Z_|^ERR__?ERROR|BROTLI|^ERR_ZLIB|^ERR_PADDING/.test(code)) return 'its body is packed wrongly or cut off'
  if (/^HPE_|^UND_ERR_/.test(code)) return `its answer is not good HTTP (${code})`
  return failure.message.slice(0, 200) || code || failure.name
}

const WORDS: Readonly<Record<string, (limits: Limits) => string>> = {
  UND_ERR_CONNECT_TIMEOUT: (limits) => `no connection within ${seconds(limits.connectMs)}`,
  UND_ERR_HEADERS_TIMEOUT: (limits) => `no answer within ${seconds(limits.headMs)}`,
  UND_ERR_BODY_TIMEOUT: (limits) => `its body stood still for ${seconds(limits.stallMs)}`,
  UND_ERR_HEADERS_OVERFLOW: () => 'the head of its answer is too large',
  UND_ERR_SOCKET: () => 'the connection broke off',
  ENOTFOUND: () => 'there is no host of that name',
  EAI_AGAIN: () => 'the name of its host cannot be looked up now',
  ECONNREFUSED: () => 'nothing answers there',
  ECONNRESET: () => 'the connection broke off',
  EHOSTUNREACH: () => 'its host cannot be reached',
  ENETUNREACH: () => 'its network cannot be reached',
}

/** The ParleyError within a chain of causes, where one of ours was wrapped on its way up. */
export function ownFailure(failure: unknown): ParleyError | null {
  for (let at = failure, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof ParleyError) return at
  }
  return null
}

/** An answer that is no page. */
export class StatusError extends Error {
  constructor(readonly status: number) {
    super(`status ${status}`)
  }
}
