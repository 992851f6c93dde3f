import { type MessageKey, say } from '../messages.js'
import type { Claim, SupportTold } from '../types.js'

export type Status = 'reported' | 'attributed' | 'disputed' | 'corrected' | 'inferred'

// Each status is told by a word, an icon and a line style, never by colour alone.
const SHAPES: Readonly<Record<Status, string>> = {
  reported: 'M8 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  attributed: 'M3 10V7l2-3h2L5.6 7H7v3zm6 0V7l2-3h2l-1.4 3H13v3z',
  disputed: 'M3 5.2h10v1.6H3zm0 4h10v1.6H3zM10.3 3l1.2.7-5.8 9.3-1.2-.7z',
  corrected: 'M8 3a5 5 0 0 1 4.6 3H11l2.4 2.6L15.8 6h-1.7A6.5 6.5 0 1 0 14 11l-1.4-.8A5 5 0 1 1 8 3z',
  inferred:
    'M8 3.2a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8zM4 9.4a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8zm8 0a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8z',
}

export function StatusMark({ status, children }: { readonly status: Status; readonly children?: string }) {
  return (
    <span className={`status status-${status}`}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d={SHAPES[status]} fill="currentColor" />
      </svg>
      {children ?? say(`status.${status}` as MessageKey)}
    </span>
  )
}

/** How a finding is supported, in one mark. */
export function SupportMark({ support }: { readonly support: SupportTold }) {
  if (support.status === 'contested') return <StatusMark status="disputed" />
  if (support.status === 'ruled') return <StatusMark status="corrected">{say('status.ruled')}</StatusMark>
  if (support.status === 'corroborated')
    return <StatusMark status="reported">{say('status.corroborated', { n: support.independent })}</StatusMark>
  return <StatusMark status="reported" />
}

/** How a claim stands before anyone ruled: by whose word. */
export const statusOf = (claim: Claim, state = 'read'): Status =>
  state === 'corrected' || state === 'asserted'
    ? 'corrected'
    : claim.modality === 'denied'
      ? 'disputed'
      : claim.attribution.to !== 'outlet'
        ? 'attributed'
        : claim.confidence < 0.4
          ? 'inferred'
          : 'reported'

/** "planned", "denied": nothing for what is simply so. */
export function ModalityMark({ modality }: { readonly modality: Claim['modality'] }) {
  return modality === 'asserted' ? null : (
    <span className={`modality modality-${modality}`}>{say(`modality.${modality}` as MessageKey)}</span>
  )
}
