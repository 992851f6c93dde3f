import * as z from 'zod'
import type { CastMember } from '../../model/mention.js'
import { RoleName, RoleStatus } from '../../model/process.js'
import type { Span } from '../../model/span.js'
import type { Desk } from '../../reading/cast/desk.js'
import { isMediatorNoun } from '../../reading/cast/mediators.js'
import { wordsAt } from '../../reading/cast/phrases.js'
import type { Frame } from '../../reading/layers.js'

export const Body = z.object({ role: RoleName, status: RoleStatus, scope: z.string().nullable() })

export type Body = z.infer<typeof Body>

export type Tell = (frame: Frame, span: Span, holders: readonly CastMember[], body: Body) => void

export function nearestFrame(desk: Desk, token: number): Frame | null {
  let at = token
  for (let depth = 0; depth < 12 && at >= 0; depth++) {
    const frame = desk.frameAt(at)
    if (frame) return { ...frame, modality: 'asserted' }
    at = desk.syntax.head[at]!
  }
  return null
}

export function roleName(desk: Desk, token: number): z.infer<typeof RoleName> | null {
  const lemma = desk.syntax.lemma[token]!
  if (isMediatorNoun(lemma)) return 'mediator'
  switch (lemma) {
    case 'co-chair':
    case 'co-chairman':
    case 'co-chairmanship':
      return 'mediator'
    case 'facilitator':
      return 'facilitator'
    case 'host':
      return 'host'
    case 'guarantor':
      return 'guarantor'
    case 'observer':
    case 'monitor':
    case 'witness':
      return 'observer'
    case 'peacekeeper':
      return 'peacekeeper'
    case 'adviser':
    case 'advisor':
      return 'adviser'
    case 'party':
      return desk.syntax.kids(token).some((k) => desk.syntax.word[k] === 'contributing') ? 'contributing-party' : null
    default:
      return null
  }
}

export function statusOf(frame: Frame): z.infer<typeof RoleStatus> {
  for (const { sort, lemma } of [...frame.context].reverse()) {
    if (sort === 'agree') return 'accepted'
    if (sort === 'offer' || sort === 'plan') return 'offered'
    if (sort === 'urge' || sort === 'want' || sort === 'try') return 'sought'
    if (sort === 'refuse') return 'declined'
    if (sort === 'end') return 'ended'
    if (sort === 'fail' && /^lose$/.test(lemma)) return 'lost'
  }
  return frame.modality === 'proposed' ? 'sought' : 'held'
}

export function scopeOf(desk: Desk, frame: Frame): string | null {
  // "took part": what somebody has is no field of what he is.
  const own = frame.patients.find((o) => o.head >= 0 && !/^(?:part|role|place)$/.test(desk.syntax.lemma[o.head]!))
  const object = own ?? frame.others.find((o) => o.by === 'in' || o.by === 'between' || o.by === 'of')
  return object && object.head >= 0 ? wordsAt(desk, object.span, 80) : null
}
