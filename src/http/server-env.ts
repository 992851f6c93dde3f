import type { Role } from './accounts.js'

/** What the guards set on a request, for the resources. */
export interface ServerEnv {
  readonly Variables: {
    /** Who asks: the name that signs decisions. */
    author: string
    role: Role
    /** One-time value that the page's own scripts and styles carry. */
    nonce: string
  }
}
