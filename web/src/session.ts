import { post, useAsk } from './api.js'

/** Who asks, and what they may do. `accounts` is false on the own machine. */
export interface Session {
  readonly name: string
  readonly role: 'reader' | 'reviewer' | 'editor' | 'admin'
  readonly accounts: boolean
}
const ROLES = ['reader', 'reviewer', 'editor', 'admin'] as const

/** Null until it is known. */
export const useSession = (): Session | null => useAsk<Session>('/session').data

/** Whether who is signed in may do what needs this role; what is not known yet is not shown as forbidden. */
export const may = (session: Session | null, role: Session['role']): boolean =>
  session === null || ROLES.indexOf(session.role) >= ROLES.indexOf(role)

export async function endSession(): Promise<void> {
  await post('/session/end', {})
  location.assign('/sign-in')
}
