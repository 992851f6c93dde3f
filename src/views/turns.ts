import type { Finding } from '../model/finding.js'

/** Which way a thing that happened points on its track. */
export type Turn = 'forward' | 'back'

/**
 * Forms by kind that close a distance or open one. The direction is that of the thing done, not of the process: a treaty signed is a
 * step forward though it be broken later. What is only said (offers, demands, statements) or met about is no step at all.
 */
const FORWARD: Readonly<Record<string, ReadonlySet<string> | null>> = {
  agreement: new Set(['agreed', 'initialled', 'signed', 'ratified', 'in-force']),
  ceasefire: new Set(['declared', 'agreed', 'in-force', 'extended']),
  delimitation: new Set(['commission', 'survey', 'agreed', 'delimited', 'demarcated']),
  transport: new Set(['agreed', 'works', 'reopened']),
  relations: new Set(['recognise', 'establish', 'restore', 'upgrade']),
  release: null,
}
const BACK: Readonly<Record<string, ReadonlySet<string> | null>> = {
  agreement: new Set(['suspended', 'broken']),
  ceasefire: new Set(['broken', 'ended']),
  transport: new Set(['closed', 'blocked']),
  relations: new Set(['downgrade', 'sever']),
  sanction: null,
  hostilities: null,
  refusal: null,
  threat: null,
}

/** The turn of one finding; null for what is only said, and for what has not happened. */
export function turnOf({ kind, body, modality }: Pick<Finding, 'kind' | 'body' | 'modality'>): Turn | null {
  if (modality !== 'asserted') return null
  const form = String(body.status ?? body.form ?? '')
  const isIn = (table: typeof FORWARD): boolean => kind in table && (table[kind]?.has(form) ?? true)
  return isIn(FORWARD) ? 'forward' : isIn(BACK) ? 'back' : null
}
