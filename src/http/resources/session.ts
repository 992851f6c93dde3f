import { Role } from '../accounts.js'
import { answers, createRoute, router, z } from '../house.js'

const session = createRoute({
  method: 'get',
  path: '/session',
  tags: ['Session'],
  summary: 'Who asks, and what they may: reader, reviewer, editor or admin. `accounts` is false on the own machine',
  responses: answers('Name and role', z.object({ name: z.string(), role: Role, accounts: z.boolean() })),
})

/** Who is signed in. */
export function sessions(accounts: boolean) {
  return router().openapi(session, (context) =>
    context.json({ name: context.get('author'), role: context.get('role'), accounts }, 200),
  )
}
