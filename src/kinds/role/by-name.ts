import type { Desk } from '../../reading/cast/desk.js'
import { namedWithAs } from '../../reading/cast/named-as.js'
import { expand } from '../../reading/frames/names.js'
import type { Frame } from '../../reading/layers.js'
import { roleName, scopeOf, statusOf, type Tell } from './standing.js'

/** "as mediator", "status as mediator", "is the mediator", "participate as mediators, advisers and a contributing party". */
export function byName(desk: Desk, frame: Frame, named: Set<number>, tell: Tell): void {
  const { syntax } = desk
  const parting = /^(?:lose|forfeit|relinquish|abandon|quit|regain|resign)$/.test(frame.lemma)
  for (const other of frame.others) {
    if (other.by !== 'as' || other.head < 0 || parting) continue
    const listed = namedWithAs(desk, other.head)
    const actors = listed.length > 0 ? listed : frame.agents.filter((a) => desk.canAct(a))
    if (actors.length === 0) continue
    // "can take part as a mediator": who can be is not, and says that he would.
    const status = !isTakingPart(desk, frame)
      ? 'held'
      : statusOf(frame) === 'held' && mayBe(desk, frame)
        ? 'offered'
        : statusOf(frame)
    for (const token of expand(syntax, desk.names, other.head)) {
      const name = roleName(desk, token)
      // One word for a role makes one claim, though several predicates stand over it.
      if (!name || named.has(token)) continue
      named.add(token)
      tell(frame, frame.span, desk.cast('holder', actors), { role: name, status, scope: scopeOf(desk, frame) })
    }
  }
  if (/^(?:remain|become|stay)$/.test(frame.lemma)) {
    for (const patient of frame.patients) {
      const name = patient.head >= 0 ? roleName(desk, patient.head) : null
      if (name)
        tell(
          frame,
          frame.span,
          desk.cast(
            'holder',
            frame.agents.filter((a) => desk.canAct(a)),
          ),
          { role: name, status: statusOf(frame), scope: null },
        )
    }
  }
  if (frame.copular && frame.form === 'noun') {
    const name = roleName(desk, frame.predicate)
    if (name)
      tell(
        frame,
        frame.span,
        desk.cast(
          'holder',
          frame.agents.filter((a) => desk.canAct(a)),
        ),
        { role: name, status: statusOf(frame), scope: scopeOf(desk, frame) },
      )
  }
  // "has lost its status as mediator", "gave up the role of host".
  const lost = /^(?:lose|forfeit)$/.test(frame.lemma)
    ? 'lost'
    : /^(?:end|relinquish|abandon|quit|give)$/.test(frame.lemma)
      ? 'ended'
      : /^(?:play|hold|assume|retain|keep|take|have)$/.test(frame.lemma)
        ? 'held'
        : /^(?:seek|want|claim)$/.test(frame.lemma)
          ? 'sought'
          : null
  if (!lost || frame.form !== 'verb') return
  const holders = desk.cast(
    'holder',
    frame.agents.filter((agent) => desk.canAct(agent)),
  )
  const told = (name: ReturnType<typeof roleName>): void => {
    if (name) tell(frame, frame.span, holders, { role: name, status: lost, scope: scopeOf(desk, frame) })
  }
  for (const patient of frame.patients) {
    if (patient.head < 0 || !/^(?:status|role|position|function|part|mandate)$/.test(syntax.lemma[patient.head]!)) continue
    for (const k of syntax.kids(patient.head)) {
      const rel = syntax.rel[k]!
      if (rel === 'nmod' || rel === 'compound' || rel === 'amod') told(roleName(desk, k))
    }
    // "lost its status as mediator": the parser may hang the role on the verb. With any other verb it has been told above.
    for (const other of parting ? frame.others : []) if (other.by === 'as' && other.head >= 0) told(roleName(desk, other.head))
  }
}

/** Words for having a part: with others ("achieving peace as a co-chair", "in our capacity as") the role is held already. */
const isTakingPart = (desk: Desk, frame: Frame): boolean =>
  /^(?:participate|take|act|serve|join|help|assist|engage|work|contribute|continue|remain|come|step|return|be|play|support|appoint|name|choose|accept|invite|propose|reject|want|see|regard|replace|use|have)$/.test(
    frame.lemma,
  ) && !frame.others.some((o) => desk.syntax.lemma[o.head] === 'capacity')

/** The verb stands under "can", "could", "may", "might" or "would". */
const mayBe = ({ syntax }: Desk, { predicate }: Frame): boolean =>
  syntax.kids(predicate).some((k) => syntax.rel[k] === 'aux' && /^(?:can|could|may|might|would)$/.test(syntax.word[k]!))
