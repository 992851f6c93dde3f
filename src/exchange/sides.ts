import type { Finding } from '../model/finding.js'
import type { CastMember } from '../model/mention.js'
import { ASIDE, LEADS } from '../record/kinds.js'

/** A cast as two-sided event data has it: who acted, upon whom, and who has no place in such data. */
export interface Sides {
  readonly actors: readonly CastMember[]
  readonly recipients: readonly CastMember[]
  /** Mediators, hosts, providers: neither side. */
  readonly aside: readonly CastMember[]
}

const NEITHER: ReadonlySet<string> = new Set([...ASIDE, 'host'])

/** Who acts by the kind's leading roles; of a kind without a direction the first named is the actor, the others recipients. */
export function sidesOf({ kind, actors }: Pick<Finding, 'kind' | 'actors'>): Sides {
  const aside = actors.filter(({ role }) => NEITHER.has(role))
  const main = actors.filter(({ role }) => !NEITHER.has(role))
  const leads = LEADS[kind] ?? ['initiator']
  const acting = main.filter(({ role }) => leads.includes(role))
  const first = acting.length > 0 ? acting : main.slice(0, 1)
  return { actors: first, recipients: main.filter((member) => !first.includes(member)), aside }
}
