import type { SpeakerRead } from '../layers.js'
import type { Range, Scene } from './scene.js'

/** Head of the words that speak by a verb, −1 for none; and of those who quote them. */
export interface Subject {
  readonly speaker: number
  readonly through: readonly number[]
}

/** "X said Friday" may be read with the day as the one who speaks. */
export const isDay = ({ lower }: Scene, i: number): boolean =>
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|night|morning|evening|week)$/.test(lower[i]!)

const NOBODY: Subject = { speaker: -1, through: [] }
const CLIMB = new Set(['conj', 'xcomp', 'advcl', 'parataxis'])

/** Who speaks by this verb: its subject, the agent of a passive, the noun it describes, or the subject of the verb over it. */
export function subjectOf(scene: Scene, verb: number, depth = 0): Subject {
  const { trees, lower } = scene
  let passive = false
  for (const child of trees.children(verb)) {
    const relation = trees.relation(child)
    if (isDay(scene, child)) continue
    if (relation === 'nsubj' || relation === 'nsubj:outer') return { speaker: child, through: [] }
    if (relation === 'nsubj:pass') passive = true
    if (relation === 'obl:agent') return { speaker: child, through: [] }
  }
  if (passive) {
    for (const child of trees.children(verb)) {
      if (
        trees.relation(child).startsWith('obl') &&
        trees.children(child).some((c) => lower[c] === 'by' && trees.relation(c) === 'case')
      )
        return { speaker: child, through: [] }
    }
    return NOBODY
  }
  if (depth >= 4) return NOBODY
  const head = trees.head[verb]!
  if (head < 0) return NOBODY
  const relation = trees.relation(verb)
  if (relation === 'acl' || relation === 'acl:relcl')
    return trees.upos(verb) === 'VERB' && /ing$/.test(lower[verb]!) ? { speaker: head, through: [] } : NOBODY
  if (!CLIMB.has(relation)) return NOBODY
  const cited = citedBy(scene, verb, head)
  if (cited) return cited
  return subjectOf(scene, head, depth + 1)
}

/** "TASS cited the ministry as saying": the ministry speaks, through TASS; "was quoted by TASS as saying" likewise. */
function citedBy(scene: Scene, verb: number, head: number): Subject | null {
  const { trees, lower } = scene
  if (lower[verb] !== 'saying' && lower[verb] !== 'telling' && lower[verb] !== 'warning' && lower[verb] !== 'adding')
    return null
  const lemma = trees.lemma(head)
  if (lemma !== 'cite' && lemma !== 'quote') return null
  let object = -1
  let subject = -1
  let passive = -1
  let agent = -1
  for (const child of trees.children(head)) {
    const relation = trees.relation(child)
    if (relation === 'obj') object = child
    else if (relation === 'nsubj') subject = child
    else if (relation === 'nsubj:pass') passive = child
    else if (relation.startsWith('obl') && trees.children(child).some((c) => lower[c] === 'by')) agent = child
  }
  if (passive >= 0) return { speaker: passive, through: agent >= 0 ? [agent] : [] }
  return object >= 0 ? { speaker: object, through: subject >= 0 ? [subject] : [] } : null
}

const STOP = /^[,;:.()–—"“”]$|^--$|^''$|^``$/

/** The noun phrase around a head, cut at commas and clauses: "the ministry's spokeswoman", not its relative clause. */
export function phraseOf(scene: Scene, head: number): Range {
  const { trees, bounds, lower } = scene
  let from = head
  while (from > bounds.low[head]! && !STOP.test(lower[from - 1]!)) from--
  let to = head + 1
  while (to <= bounds.high[head]! && !STOP.test(lower[to]!)) {
    const tag = trees.upos(to)
    if (
      tag === 'VERB' ||
      tag === 'AUX' ||
      tag === 'SCONJ' ||
      lower[to] === 'who' ||
      lower[to] === 'which' ||
      lower[to] === 'that'
    )
      break
    to++
  }
  return { from, to }
}

/** Speaker as the layer keeps it: the mention with its title where there is one, else the noun phrase. */
export function speakerAt(scene: Scene, head: number): SpeakerRead | null {
  if (head < 0) return null
  const { trees } = scene
  const range = phraseOf(scene, head)
  let { start, end } = trees.span(range.from, range.to)
  const mention = speakingMention(scene, head)
  if (mention >= 0) {
    const { full } = scene.mentions[mention]!
    // "who said": the one the clause describes.
    const relative = /^(?:who|which|that)$/.test(scene.lower[head]!)
    if (relative || (full.start < end && full.end > start)) {
      start = full.start
      end = full.end
    }
  }
  return { start, end, mention }
}

/** The mention a speaking head stands for: its own, or for "who" the one its clause describes. */
function speakingMention(scene: Scene, head: number): number {
  const { trees, lower } = scene
  const own = scene.mentionAt[head]!
  if (own >= 0) {
    const mention = scene.mentions[own]!
    // "Armenian officials": the adjective is somebody else than the officials, unless the mention reaches the head.
    return trees.starts[head]! < mention.full.end && trees.ends[head]! > mention.full.start ? own : -1
  }
  if (lower[head] === 'who' || lower[head] === 'which' || lower[head] === 'that') {
    for (let up = trees.head[head]!, steps = 0; up >= 0 && steps < 4; up = trees.head[up]!, steps++) {
      if (trees.relation(up) === 'acl:relcl' || trees.relation(up) === 'acl') return scene.mentionAt[trees.head[up]!] ?? -1
    }
  }
  return -1
}
