import type { Body, ClaimKind } from '../model/claim.js'
import { words } from './normalise.js'

/** Kinds that hold over a time instead of happening at one. */
export const STATES: ReadonlySet<ClaimKind> = new Set<ClaimKind>(['role', 'incumbency', 'deployment', 'process'])

/** Kinds that are somebody's words: two are the same thing only where the words are much the same. */
export const SPEECH: ReadonlySet<ClaimKind> = new Set<ClaimKind>([
  'statement',
  'demand',
  'accusation',
  'refusal',
  'threat',
  'pledge',
  'assessment',
])

/** Kinds that may be dated by a season or a year and still be one thing told more or less exactly. */
export const LONG: ReadonlySet<ClaimKind> = new Set<ClaimKind>([
  'casualties',
  'displacement',
  'humanitarian',
  'territory',
  'deployment',
  'role',
  'incumbency',
  'process',
])

/** Kinds of which the same cast seldom has two in the same place within a month. */
export const SINGULAR: ReadonlySet<ClaimKind> = new Set<ClaimKind>([
  'meeting',
  'agreement',
  'ceasefire',
  'release',
  'incumbency',
  'territory',
])

/** Who acts in a kind that has a direction: these must agree, the others must not clash. */
export const LEADS: { readonly [kind: string]: readonly string[] } = {
  statement: ['speaker'],
  offer: ['offerer'],
  demand: ['demander'],
  accusation: ['accuser'],
  refusal: ['refuser'],
  threat: ['threatener'],
  deployment: ['deployer', 'force'],
  support: ['supporter'],
  sanction: ['sanctioner'],
  protest: ['protester'],
  detention: ['detainer'],
  pledge: ['pledger'],
  role: ['holder'],
  incumbency: ['holder'],
  assessment: ['assessor'],
  process: ['lead'],
}

/** Roles that come and go between reports of one event: they tell nothing of whether it is the same. */
export const ASIDE: ReadonlySet<string> = new Set(['mediator', 'provider', 'beneficiary', 'facilitator'])

// Where two words are two reports' names for one thing, they share an aspect.
const SAME: { readonly [kind: string]: { readonly [word: string]: string } } = {
  meeting: { call: 'call', 'press-conference': 'press', '': 'meeting' },
  hostilities: { war: 'war', offensive: 'war', '': 'clash' },
  ceasefire: { declared: 'start', agreed: 'start', broken: 'broken', violated: 'broken', extended: 'extended', ended: 'ended' },
  territory: { cede: 'transfer', return: 'transfer' },
  deployment: { deploy: 'deploy', reinforce: 'deploy' },
}

const BY: { readonly [kind: string]: readonly string[] } = {
  meeting: ['form'],
  offer: ['of'],
  demand: ['for'],
  refusal: ['of'],
  agreement: ['status'],
  ceasefire: ['status'],
  hostilities: ['form'],
  deployment: ['form'],
  territory: ['form'],
  delimitation: ['form', 'sector'],
  transport: ['form', 'route'],
  release: ['of', 'form'],
  support: ['form'],
  relations: ['form'],
  sanction: ['form'],
  protest: ['form'],
  detention: ['form'],
  displacement: ['form'],
  humanitarian: ['form'],
  role: ['role', 'status'],
  incumbency: ['office', 'form'],
}

const MILITARY = /\b(?:soldiers?|service(?:man|men|members?)|troops?|military|combatants?|fighters?|personnel)\b/
// Words for people that say nothing of who they were.
const ANYBODY = /^(?:people|persons?|lives|life|victims?|casualties|dead|deaths?|killed|)$/

/**
 * What must be equal before two claims can be of one thing: the kind and the words of its body that name which. "Signed" and
 * "ratified" are two things; "talks" and "a meeting" may be one.
 */
export function aspect(kind: ClaimKind, body: Body): string {
  const named = (BY[kind] ?? []).map((field) => {
    const word = typeof body[field] === 'string' ? words(body[field].slice(0, 200)).slice(0, 6).join('-') : ''
    const same = SAME[kind]
    return same ? (same[word] ?? same[''] ?? word) : word
  })
  if (kind === 'casualties' || kind === 'displacement') named.push(counted(body))
  return [kind, ...named].join(':')
}

function counted(body: Body): string {
  const figure = body.figure
  if (figure === null || typeof figure !== 'object' || Array.isArray(figure)) return ''
  const unit = typeof figure.unit === 'string' ? figure.unit.toLowerCase() : ''
  const whom = MILITARY.test(unit) ? 'military' : ANYBODY.test(unit) ? '' : words(unit.slice(0, 100)).slice(0, 3).join('-')
  return [String(figure.measure ?? ''), whom, figure.scope ? 'part' : ''].join('-')
}
