import * as z from 'zod'
import type { CastMember } from '../model/mention.js'
import { covers, type Span } from '../model/span.js'
import { type Basis, basisIn, takenAsBasis } from '../reading/cast/basis.js'
import { DESK_LAYERS, type Desk, deskOf } from '../reading/cast/desk.js'
import { mediatorsOf } from '../reading/cast/mediators.js'
import { brief, wordsAt } from '../reading/cast/phrases.js'
import { principalsBefore } from '../reading/cast/principals.js'
import { ABOUT } from '../reading/frames/modality.js'
import { kind } from '../reading/kind.js'
import type { Frame } from '../reading/layers.js'
import { listedAfter, termsOf } from './agreement/provisions.js'
import { type Found, fromNoun, fromVerb, signatoriesOf, waits } from './agreement/telling.js'
import { isDocument, NEARING, Status } from './agreement/words.js'

const Body = z.object({
  status: Status,
  title: z.string().nullable(),
  provisions: z.array(z.string()).readonly(),
  /** The law, map or declaration invoked for it, where the words name one. */
  basis: z.string().optional(),
})

/** Treaties, accords and other things agreed: signed, agreed, ratified or broken. Truces are told by `ceasefire`. */
export const agreement = kind({
  kind: 'agreement',
  body: Body,
  needs: DESK_LAYERS,
  read(source, have, claim) {
    const desk = deskOf(source, have)
    const told: Draft[] = []
    for (const frame of desk.frames) {
      const further = termsOf(desk, frame)
      if (further.length > 0 && addTerms(desk, told, frame, further)) continue
      const ground = takenAsBasis(desk, frame)
      if (ground && addGround(desk, told, frame, ground)) continue
      const found = frame.form === 'verb' ? fromVerb(desk, frame) : frame.form === 'noun' ? fromNoun(desk, frame) : null
      if (!found || !stands(frame)) continue
      const signatories = signatoriesOf(desk, found.by)
      const mediators = mediatorsOf(desk, frame, found.within ?? frame.span)
      const taken = new Set(mediators.map((m) => m.id ?? m.name))
      const own = signatories.filter((s) => !taken.has(s.id ?? s.name))
      const actors: CastMember[] = [
        // What has entered into force binds those its own words name.
        ...(own.length > 0 || found.status === 'in-force' ? own : principalsBefore(desk, 'signatory', frame.span.start)),
        ...mediators,
      ]
      const listed = listedAfter(desk, frame)
      // "to the following steps": the steps are what is agreed.
      const said = found.provisions.filter(
        (s) => listed.length === 0 || !/\b(?:following|below)\b/.test(desk.text.slice(s.start, s.end)),
      )
      told.push({ frame, found: withName(desk, told, frame, found), actors, provisions: [...said, ...listed], ground: null })
    }
    for (const { frame, found, actors, provisions, ground } of told) {
      const basis = basisIn(desk, frame.span) ?? ground
      const body = {
        status: found.status,
        title: found.title,
        provisions: provisions.map((s) => wordsAt(desk, s, 200)),
        ...(basis ? { basis: basis.words } : {}),
      }
      const plover = /^(?:signed|ratified|in-force)$/.test(found.status)
        ? 'SUPPORT'
        : found.status === 'broken'
          ? null
          : 'AGREE'
      const also = [
        ...provisions.filter((s) => s.start !== frame.span.start),
        ...(basis && !covers(frame.span, basis.span) ? [basis.span] : []),
      ]
      const waiting = found.status === 'in-force' && frame.modality === 'asserted' && waits(desk, frame)
      claim(
        frame.span,
        desk.told(waiting ? { ...frame, modality: 'conditional' } : frame, body, actors, {
          ...(NEARING.test(frame.lemma) && frame.modality === 'asserted' ? { modality: 'planned' as const } : {}),
          also,
          plover: plover ? { type: plover, mode: null } : null,
        }),
      )
    }
  },
  phrase: ({ status, title, provisions }, cast) => {
    const who = status === 'in-force' ? '' : cast.list('signatory', '')
    const what = title ?? (provisions[0] ? `to ${brief(provisions[0], 80).replace(/^to /, '')}` : 'an agreement')
    const helped = cast.names('mediator').length > 0 ? `, mediated by ${cast.list('mediator')}` : ''
    const where = cast.where ? ` in ${cast.where}` : ''
    const verb = SAID[status][cast.modality === 'asserted' ? 0 : 1]
    if (status === 'in-force') return `${what} ${FORCE[cast.modality]}${helped}`
    if (who === '') return `${what} ${status}${where}${helped}`
    const lead =
      cast.modality === 'asserted'
        ? `${who} ${verb}`
        : cast.modality === 'denied'
          ? `${who} did not ${verb}`
          : `${who} may ${verb}`
    return `${lead}${title || status !== 'agreed' ? '' : ''} ${what}${where}${helped}`
  },
})

const SAID = {
  agreed: ['agreed', 'agree'],
  initialled: ['initialled', 'initial'],
  signed: ['signed', 'sign'],
  ratified: ['ratified', 'ratify'],
  'in-force': ['put into force', 'put into force'],
  suspended: ['suspended', 'suspend'],
  broken: ['broke', 'break'],
} as const

const FORCE = {
  asserted: 'enters into force',
  planned: 'is to enter into force',
  proposed: 'may enter into force',
  conditional: 'may enter into force',
  denied: 'is not in force',
} as const

interface Draft {
  readonly frame: Frame
  readonly found: Found
  readonly actors: readonly CastMember[]
  /** The words of each provision, in the order of the text; each is a piece of the claim's evidence. */
  readonly provisions: Span[]
  /** What a later sentence says that it takes as its ground. */
  ground: Basis | null
}

const NEAR = 3

/** The agreement told last, where a frame is near enough to go on about it. */
function lastTold(desk: Desk, told: readonly Draft[], frame: Frame): Draft | null {
  const last = told.at(-1)
  const { sentenceOf } = desk.syntax.trees
  if (!last || last.frame.modality === 'denied') return null
  return sentenceOf[frame.predicate]! - sentenceOf[last.frame.predicate]! > NEAR ? null : last
}

/** A document that is only pointed at has the name under which it was told before; none where it was not. */
function withName(desk: Desk, told: readonly Draft[], frame: Frame, found: Found): Found {
  return found.pointing ? { ...found, title: lastTold(desk, told, frame)?.found.title ?? found.title } : found
}

/** What the document last told is said to rest on; false where another than a document takes the ground. */
function addGround(desk: Desk, told: readonly Draft[], frame: Frame, ground: Basis): boolean {
  const last = lastTold(desk, told, frame)
  const { lemma, word } = desk.syntax
  const its = frame.agents.some((a) => a.head >= 0 && (word[a.head] === 'it' || isDocument(lemma[a.head]!)))
  if (!last || !its || last.ground) return false
  last.ground = ground
  return true
}

/** Adds terms to the agreement last told; false where none has been. */
function addTerms(desk: Desk, told: readonly Draft[], frame: Frame, terms: readonly Span[]): boolean {
  const last = lastTold(desk, told, frame)
  if (!last) return false
  last.provisions.push(...terms)
  return true
}

const stands = (frame: Frame): boolean =>
  frame.modality === 'denied' ? !frame.context.some((c) => c.sort === 'refuse') : !frame.context.some((c) => ABOUT.has(c.sort))
