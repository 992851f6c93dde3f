import { SPEECH_WORDS } from '../word-lists.js'
import type { Marked } from './marks.js'
import type { Report } from './reports.js'
import { type Scene, tokenFrom } from './scene.js'
import { isDay, subjectOf } from './subjects.js'

/** Who speaks the words of one marked stretch. */
export interface Voiced {
  /** Head of the speaking words, −1 for none. */
  readonly speaker: number
  readonly cue: number
  readonly through: readonly number[]
  readonly addressees: readonly number[]
  /** Speaker carried on from an earlier quotation. */
  readonly carried: boolean
}

export interface Stretch extends Marked {
  readonly from: number
  readonly to: number
}

export const stretchOf = (scene: Scene, marked: Marked): Stretch => ({
  ...marked,
  from: tokenFrom(scene.trees, marked.start),
  to: tokenFrom(scene.trees, marked.end),
})

const WINDOW = 40
const SAID = new Set([
  'said',
  'says',
  'told',
  'tells',
  'added',
  'wrote',
  'asked',
  'tweeted',
  'continued',
  'explained',
  'noted',
  'replied',
  'warned',
])

/** A verb of speech, however it was tagged: "said" always, others only as verbs. */
export function isCue(scene: Scene, i: number): boolean {
  if (SAID.has(scene.lower[i]!)) return true
  return scene.trees.upos(i) === 'VERB' && SPEECH_WORDS.say.has(scene.trees.lemma(i))
}

const marksOnly = /^["“”'‘’`]+$|^''$/
const ends = /^[.?!…]+$|^\.\.\.$/

/** Speech verb after the closing mark: `…," said X`, `…," X told reporters`. Token of the verb, −1 for none. */
export function cueAfter(scene: Scene, stretch: Stretch): number {
  const { trees, lower } = scene
  const inner = scene.text[stretch.end - 2] ?? ''
  const line = lineEnd(scene, stretch.end)
  let first = -1
  for (let i = stretch.to; i < Math.min(trees.length, stretch.to + WINDOW); i++) {
    if (trees.starts[i]! >= line || scene.quoteOf[i]! >= 0) break
    if (marksOnly.test(lower[i]!)) continue
    // "Rep. Ada Marsh (R-Fla.) said": what stands in brackets is passed over.
    if (lower[i] === '(') {
      const close = lower.indexOf(')', i)
      if (close > 0 && close - i <= 8) {
        i = close
        continue
      }
    }
    if (first < 0) {
      first = i
      // A new sentence after a full stop inside the marks is no "he said" of this one, unless it opens small.
      if (inner === '.' && /^\p{Lu}/u.test(trees.word(i)) && !invertedSoon(scene, i)) return -1
    }
    if (ends.test(lower[i]!) || lower[i] === ';') break
    if (isCue(scene, i) && !isParticiple(scene, i)) return i
    if (/^(?:and|but|because|while|which|who|when|after|before)$/.test(lower[i]!) && i > first) break
    if (trees.upos(i) === 'VERB' && !isParticiple(scene, i) && i > first + 1 && trees.relation(i) === 'root') break
  }
  return -1
}

/** "X said." right after a full stop inside the marks: a short clause that ends with the verb of speech. */
function invertedSoon(scene: Scene, at: number): boolean {
  for (let i = at; i < Math.min(scene.trees.length, at + 8); i++) {
    if (SAID.has(scene.lower[i]!))
      return ends.test(scene.lower[i + 1] ?? '.') || scene.lower[i + 1] === 'in' || scene.lower[i + 1] === 'on'
    if (ends.test(scene.lower[i]!)) return false
  }
  return false
}

const isParticiple = (scene: Scene, i: number): boolean => {
  const relation = scene.trees.relation(i)
  return relation === 'acl' || relation === 'amod'
}

/** Speech verb before the opening mark: `X said, "…`, `X said: "…`, `X called it "…`. −1 for none. */
export function cueBefore(scene: Scene, stretch: Stretch): number {
  const { trees, lower } = scene
  const line = lineStart(scene, stretch.start)
  let colon = false
  for (let i = stretch.from - 1; i >= 0 && i >= stretch.from - WINDOW; i--) {
    if (trees.starts[i]! < line || (scene.quoteOf[i]! >= 0 && i < stretch.from)) break
    if (marksOnly.test(lower[i]!)) continue
    if (ends.test(lower[i]!)) break
    if (lower[i] === ':' && i === stretch.from - 1) colon = true
    if (isCue(scene, i) && !isParticiple(scene, i)) return i
  }
  if (!colon) return -1
  return -1
}

/** The line's end and start around an offset. */
export function lineEnd(scene: Scene, offset: number): number {
  const at = scene.text.indexOf('\n', offset)
  return at < 0 ? scene.text.length : at
}
export const lineStart = (scene: Scene, offset: number): number => scene.text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1

/** Who speaks by a verb beside a quotation: by the tree, else by the words next to it. */
export function voiceOf(scene: Scene, cue: number, stretch: Stretch): Voiced {
  const { trees, lower } = scene
  const { speaker, through } = subjectOf(scene, cue)
  const outside =
    speaker >= 0 && !(speaker >= stretch.from && speaker < stretch.to) && trees.sentenceOf[speaker] === trees.sentenceOf[cue]
  const found = outside && nominal(scene, speaker) && !isDay(scene, speaker) ? speaker : beside(scene, cue, stretch)
  const addressees = trees
    .children(cue)
    .filter((child) => trees.relation(child) === 'obj' && /^(?:told|tells|tell|telling)$/.test(lower[cue]!))
  return { speaker: found, cue, through: outside ? through : [], addressees, carried: false }
}

function nominal(scene: Scene, i: number): boolean {
  const tag = scene.trees.upos(i)
  return tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON' || tag === 'ADJ' || tag === 'NUM' || tag === 'DET' || tag === 'X'
}

/** Nearest noun before the verb, else after it (`said the minister`), inside the line and outside the marks. */
function beside(scene: Scene, cue: number, stretch: Stretch): number {
  const { trees, lower } = scene
  const after = cue >= stretch.to
  const floor = after ? stretch.to : Math.max(0, cue - WINDOW)
  for (let i = cue - 1; i >= floor; i--) {
    if (lower[i] === ')') {
      const open = lower.lastIndexOf('(', i)
      if (open >= floor && i - open <= 8) {
        i = open
        continue
      }
    }
    if (ends.test(lower[i]!) || scene.quoteOf[i]! >= 0) break
    const tag = trees.upos(i)
    if (tag === 'PROPN' || tag === 'NOUN' || (tag === 'PRON' && lower[i] !== 'it')) {
      if (lower[i - 1] === 'on' || lower[i - 1] === 'in' || isDay(scene, i)) continue
      return topOf(scene, i)
    }
    if (tag === 'VERB' && i < cue - 1) break
  }
  for (let i = cue + 1; i < Math.min(trees.length, cue + 8); i++) {
    if (ends.test(lower[i]!) || lower[i] === ',' || scene.quoteOf[i]! >= 0) break
    const tag = trees.upos(i)
    if ((tag === 'PROPN' || tag === 'NOUN' || tag === 'PRON') && !isDay(scene, i)) return topOf(scene, i)
  }
  return -1
}

/** Head of the noun phrase a token is part of. */
function topOf(scene: Scene, i: number): number {
  const { trees } = scene
  let at = i
  for (let steps = 0; steps < 4; steps++) {
    const relation = trees.relation(at)
    if (
      relation !== 'compound' &&
      relation !== 'flat' &&
      relation !== 'flat:name' &&
      relation !== 'amod' &&
      relation !== 'nummod'
    )
      break
    const up = trees.head[at]!
    if (up < 0 || Math.abs(up - at) > 6 || scene.quoteOf[up]! >= 0) break
    at = up
  }
  return at
}

/** How many words a stretch has. */
export function wordsIn(scene: Scene, stretch: Stretch): number {
  let words = 0
  for (let i = stretch.from; i < stretch.to; i++) if (/[\p{L}\p{N}]/u.test(scene.trees.word(i))) words++
  return words
}

/** Report whose content holds most of the stretch, the narrowest first; null for none. */
export function coveringReport(stretch: Stretch, byToken: readonly (Report | undefined)[]): Report | null {
  const counts = new Map<Report, number>()
  let tokens = 0
  for (let i = stretch.from; i < stretch.to; i++) {
    tokens++
    const report = byToken[i]
    if (report) counts.set(report, (counts.get(report) ?? 0) + 1)
  }
  for (const [report, count] of counts)
    if (count >= 0.7 * tokens && !(report.cue >= stretch.from && report.cue < stretch.to)) return report
  return null
}
