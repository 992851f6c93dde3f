import { type Edtf, edtf } from '../model/edtf.js'
import type { CastMember } from '../model/mention.js'
import type { Span } from '../model/span.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { kind, type Told } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'
import { byDeed } from './role/by-deed.js'
import { byName } from './role/by-name.js'
import { bodies, byPart, nouns } from './role/by-noun.js'
import { Body } from './role/standing.js'

/** What somebody is in a process or agreement, told outright or by what he does in it: offered, held, ended or lost. */
export const role = kind({
  kind: 'role',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const named = new Set<number>()
    const tell = (frame: Frame, span: Span, holders: readonly CastMember[], body: Body): void => {
      if (holders.length === 0) return
      const more: Partial<Told<Body>> = {
        modality: frame.negated && body.status === 'held' ? 'denied' : 'asserted',
        ...actOf(desk, frame, body),
        plover: /mediator|facilitator|good-offices/.test(body.role) ? { type: 'CONSULT', mode: 'third-party' } : null,
      }
      // Who mediated "in April and May" did so from the one to the other: one role, not two.
      const made = desk.told(frame, body, holders, more)
      claim(span, body.status === 'held' && more.when === undefined ? { ...made, when: spanned(desk.when(frame).dates) } : made)
    }
    for (const frame of desk.frames) {
      byDeed(desk, frame, tell)
      byName(desk, frame, named, tell)
    }
    nouns(desk, tell)
    byPart(desk, tell)
    bodies(desk, tell)
  },
  phrase({ role: what, status, scope }, cast) {
    const who = cast.list('holder')
    const of = scope ? ` (${scope})` : ''
    return `${who} ${SAID[status]} ${what}${of}`
  },
})

/** From the first of several days or months to the last; the one there is; null for none. */
function spanned(dates: readonly Edtf[]): Edtf | null {
  const plain = dates.filter((d) => /^\d{4}(?:-\d\d){0,2}$/.test(d)).sort()
  if (plain.length < 2 || plain.length < dates.length) return dates[0] ?? null
  return edtf(`${plain[0]}/${plain.at(-1)}`)
}

/** An offer, acceptance or refusal of a role has the day of that act, and its words for evidence. */
function actOf(desk: Desk, frame: Frame, { status }: Body): Partial<Told<Body>> {
  const act = frame.under >= 0 && /^(?:offered|accepted|declined|sought)$/.test(status) ? desk.frames[frame.under] : undefined
  if (!act) return {}
  // "denied that it had asked A to mediate": nobody was asked, then.
  const denied = act.modality === 'denied' ? ({ modality: 'denied' } as const) : {}
  return { when: desk.when(act).dates[0] ?? null, also: [act.span], ...denied }
}

const SAID = {
  offered: 'offers to be',
  sought: 'is sought as',
  accepted: 'is accepted as',
  held: 'is',
  ended: 'was until it ended',
  lost: 'is no longer',
  declined: 'declines to be',
} as const
