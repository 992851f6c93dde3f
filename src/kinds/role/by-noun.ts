import type { Desk } from '../../reading/cast/desk.js'
import { partsPlayed } from '../../reading/cast/helping.js'
import { EVENTS } from '../../reading/frames/cue-words.js'
import { expand } from '../../reading/frames/names.js'
import type { Argument } from '../../reading/layers.js'
import { nearestFrame, roleName, type Tell } from './standing.js'

const NOUNS = new Set(EVENTS.role.nouns)

/** "the leadership role of A and B in bringing this about", "thanks A for its mediation". */
export function byPart(desk: Desk, tell: Tell): void {
  for (const part of partsPlayed(desk)) {
    const frame = nearestFrame(desk, part.token)
    if (frame) tell(frame, part.span, desk.cast('holder', part.holders), { role: part.role, status: 'held', scope: null })
  }
}

/** Bodies that are what they are called: "the ceasefire observer mission", "the peacekeeping force". */
export function bodies(desk: Desk, tell: Tell): void {
  const told = new Set<number>()
  for (const mention of desk.have.mentions) {
    if (mention.type !== 'ORG' || told.has(mention.entity)) continue
    const words = desk.text.slice(mention.full.start, mention.full.end)
    const name = /\b(?:observers?|monitor(?:s|ing)?|observation)\b.*\b(?:team|mission|group|force)\b/i.test(words)
      ? 'observer'
      : /\bpeace-?keep/i.test(words)
        ? 'peacekeeper'
        : /\bco-?chairs?\b/i.test(words)
          ? 'mediator'
          : null
    const frame = name && mention.head >= 0 ? nearestFrame(desk, mention.head) : null
    if (!name || !frame) continue
    told.add(mention.entity)
    tell(frame, mention.full, desk.castMention('holder', mention), { role: name, status: 'held', scope: null })
  }
}

/** "African Union mediators", "the lead mediator for the AU, X", "a Minsk Group co-chair", "UN-led mediation". */
export function nouns(desk: Desk, tell: Tell): void {
  const { syntax } = desk
  for (let noun = 0; noun < syntax.length; noun++) {
    if (!NOUNS.has(syntax.lemma[noun]!) || (syntax.pos[noun] !== 'NOUN' && syntax.pos[noun] !== 'PROPN')) continue
    const name = roleName(desk, noun)
    if (!name || name === 'peacekeeper' || name === 'observer' || name === 'adviser') continue
    if (syntax.child(noun, 'cop') >= 0) continue
    if (syntax.case(noun) === 'as') {
      // "with A as co-chair"
      const with_ = syntax.head[noun]!
      if (with_ >= 0 && syntax.case(with_) === 'with' && desk.names.of(with_) >= 0) {
        const frame = nearestFrame(desk, noun)
        if (frame)
          tell(frame, desk.argument(noun).span, desk.cast('holder', [desk.argument(with_)]), {
            role: name,
            status: 'held',
            scope: null,
          })
      }
      continue
    }
    const holders: Argument[] = []
    for (const k of syntax.kids(noun)) {
      const rel = syntax.rel[k]!
      if (
        rel === 'appos' ||
        rel === 'compound' ||
        rel === 'nmod:poss' ||
        rel === 'amod' ||
        (rel === 'nmod' && /^(?:for|of|from)$/.test(syntax.case(k)))
      ) {
        for (const h of expand(desk.syntax, desk.names, k)) {
          const argument = desk.argument(h)
          if (argument.mention >= 0 && desk.canAct(argument)) holders.push(argument)
        }
      }
    }
    // "the guarantor powers A, B and C"
    const group = syntax.head[noun]!
    if (syntax.rel[noun] === 'compound' && group >= 0 && /^(?:power|state|country|team|nation)$/.test(syntax.lemma[group]!)) {
      for (const k of syntax.kids(group)) {
        if (syntax.rel[k] !== 'appos') continue
        for (const h of expand(desk.syntax, desk.names, k)) if (desk.names.of(h) >= 0) holders.push(desk.argument(h))
      }
    }
    // "A, the facilitator of the talks"
    const named = syntax.head[noun]!
    if (syntax.rel[noun] === 'appos' && named >= 0 && desk.names.of(named) >= 0 && desk.names.of(named) !== desk.names.of(noun))
      holders.push(desk.argument(named))
    // "the Minsk Group co-chairs" are who they are.
    if (holders.length === 0 && desk.names.of(noun) >= 0 && desk.canAct(desk.argument(noun))) holders.push(desk.argument(noun))
    if (holders.length === 0) continue
    const frame = nearestFrame(desk, noun)
    if (!frame) continue
    tell(frame, desk.argument(noun).span, desk.cast('holder', holders), { role: name, status: 'held', scope: null })
  }
}
