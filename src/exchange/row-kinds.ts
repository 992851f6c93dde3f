import type { ClaimKind } from '../model/claim.js'
import type { PloverType } from '../model/plover.js'

/** The roles of a kind's two sides: who acts, upon whom. */
export const SIDES: { readonly [kind in ClaimKind]?: readonly [acting: string, other: string] } = {
  meeting: ['participant', 'participant'],
  statement: ['speaker', 'addressee'],
  offer: ['offerer', 'addressee'],
  demand: ['demander', 'addressee'],
  accusation: ['accuser', 'accused'],
  refusal: ['refuser', 'addressee'],
  threat: ['threatener', 'addressee'],
  agreement: ['signatory', 'signatory'],
  ceasefire: ['signatory', 'signatory'],
  hostilities: ['initiator', 'target'],
  deployment: ['deployer', 'target'],
  release: ['releaser', 'receiver'],
  support: ['supporter', 'supported'],
  relations: ['participant', 'participant'],
  sanction: ['sanctioner', 'target'],
  protest: ['protester', 'target'],
  detention: ['detainer', 'target'],
  pledge: ['pledger', 'beneficiary'],
  humanitarian: ['provider', 'affected'],
  casualties: ['affected', 'affected'],
}

/** The kind and body that say no more than a PLOVER type does. */
export const OF_PLOVER: Readonly<
  Record<PloverType, { readonly kind: ClaimKind; readonly body: { readonly [field: string]: string | null } }>
> = {
  AGREE: { kind: 'pledge', body: { what: null, by: null } },
  CONSULT: { kind: 'meeting', body: { form: 'meeting', topic: null } },
  SUPPORT: { kind: 'support', body: { form: 'back', of: null } },
  CONCEDE: { kind: 'pledge', body: { what: null, by: null } },
  COOPERATE: { kind: 'relations', body: { form: 'cooperate' } },
  AID: { kind: 'humanitarian', body: { form: 'aid', figure: null } },
  RETREAT: { kind: 'deployment', body: { form: 'withdraw', force: null, mission: null, mandate: null } },
  REQUEST: { kind: 'demand', body: { for: 'action', what: null } },
  ACCUSE: { kind: 'accusation', body: { of: null } },
  REJECT: { kind: 'refusal', body: { of: null } },
  THREATEN: { kind: 'threat', body: { of: null } },
  PROTEST: { kind: 'protest', body: { form: 'rally' } },
  SANCTION: { kind: 'sanction', body: { form: 'sanction', of: null } },
  MOBILIZE: { kind: 'deployment', body: { form: 'deploy', force: null, mission: null, mandate: null } },
  COERCE: { kind: 'detention', body: { form: 'arrest', figure: null } },
  ASSAULT: { kind: 'hostilities', body: { form: 'clash' } },
}

/** A count as a table gives it: three numbers, any of them missing; null where none is one. */
export function countOf(
  measure: string,
  {
    low = '',
    best = '',
    high = '',
  }: { readonly low?: string | undefined; readonly best?: string | undefined; readonly high?: string | undefined },
): { readonly [field: string]: string | number | null } | null {
  const number = (text: string): number | null => (/^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : null)
  const [l, b, h] = [number(low), number(best), number(high)]
  if (l === null && b === null && h === null) return null
  if (l !== null && h !== null && l > h) return null
  const exact = (l === null || l === b) && (h === null || h === b) && b !== null
  const as = exact
    ? String(b)
    : [l === null ? '' : `low ${l}`, b === null ? '' : `best ${b}`, h === null ? '' : `high ${h}`].filter(Boolean).join(', ')
  return {
    measure,
    unit: 'people',
    scope: null,
    low: l ?? (exact ? b : null),
    best: b,
    high: h ?? (exact ? b : null),
    hedge: exact ? 'exact' : h === null ? 'at_least' : l === null ? 'at_most' : 'range',
    as,
  }
}

/** One date or a stretch as EDTF; null where the first day is none. */
export const stretch = (first: string | null, last: string | null): string | null =>
  first === null ? null : last === null || last === first ? first : last < first ? first : `${first}/${last}`
