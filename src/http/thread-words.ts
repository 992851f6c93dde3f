import type { Role } from './accounts.js'
import type { TakenIn, ToTakeIn } from './take-in.js'

// What the server and the threads that answer for it say to each other. Both are of one build: plain data, no schemas.

/** What a thread is made for: a record, and what its readers are made with. */
export interface ThreadMade {
  readonly location: string
  readonly packs: readonly string[]
  readonly careful: boolean
}

/** A request of the API as it came, after it is known who asks. */
export interface AskedOfThread {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | null
  readonly author: string
  readonly role: Role
}

export type ToThread =
  | { readonly say: 'ask'; readonly job: number; readonly asked: AskedOfThread }
  | { readonly say: 'take'; readonly job: number; readonly asked: ToTakeIn }
  /** Who asked can take another piece. */
  | { readonly say: 'more'; readonly job: number }
  /** Who asked is gone. */
  | { readonly say: 'enough'; readonly job: number }
  | { readonly say: 'close' }

export type FromThread =
  | {
      readonly say: 'answer'
      readonly job: number
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      /** Null where it comes in pieces. */
      readonly body: Uint8Array<ArrayBuffer> | null
    }
  | { readonly say: 'piece'; readonly job: number; readonly piece: Uint8Array<ArrayBuffer> | TakenIn }
  | { readonly say: 'end'; readonly job: number }
  /** A failure that is told to who asked; without a code it is a defect. */
  | {
      readonly say: 'failed'
      readonly job: number
      readonly code: string | null
      readonly message: string
      readonly hint: string | null
    }
  /** A defect, for the log. */
  | { readonly say: 'log'; readonly text: string }
