import * as z from 'zod'
import { Figure } from '../../model/figure.js'
import type { Desk } from '../../reading/cast/desk.js'
import type { Frame } from '../../reading/layers.js'

export const Form = z.enum(['meeting', 'talks', 'call', 'visit', 'summit', 'press-conference'])

export const Body = z.object({ form: Form, topic: z.string().nullable(), figure: Figure.optional() })

export type Body = z.infer<typeof Body>

export function formOf(desk: Desk, frame: Frame): z.infer<typeof Form> {
  const { lemma } = frame
  if (lemma === 'summit') return 'summit'
  if (lemma === 'call' || byPhone(desk, frame)) return 'call'
  if (lemma === 'visit' || lemma === 'trip' || lemma === 'tour') return 'visit'
  if (lemma === 'conference') return desk.with(frame, /^(?:news|press)$/) ? 'press-conference' : 'talks'
  return lemma === 'meeting' || lemma === 'encounter' || lemma === 'session' ? 'meeting' : 'talks'
}

export const byPhone = (desk: Desk, frame: Frame): boolean =>
  desk.with(frame, /^(?:telephone|phone|telephonic|video)$/) ||
  frame.others.some((o) => /^(?:phone|telephone|videoconference|call)$/.test(desk.syntax.lemma[o.head] ?? ''))
